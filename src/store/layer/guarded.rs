//! A file that does not let one record grow without bounds.

use std::io::{Read, Seek, SeekFrom};

/// A reader that fails with [`TooLong`] once so many bytes were read since
/// [`Guarded::start_record`].
#[derive(Debug)]
pub struct Guarded<R> {
    inner: R,
    since_start: u64,
    limit: u64,
}

/// A record is longer than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the record is too long")]
pub struct TooLong;

impl<R> Guarded<R> {
    /// A reader of records of so many bytes, with a tolerance of what is read
    /// ahead.
    pub fn new(inner: R, limit: u64) -> Self {
        Self { inner, since_start: 0, limit }
    }

    /// Counts anew.
    pub fn start_record(&mut self) {
        self.since_start = 0;
    }
}

impl TooLong {
    /// Whether an error is this one.
    pub fn is(error: &std::io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.since_start > self.limit {
            return Err(std::io::Error::other(TooLong));
        }
        let count = self.inner.read(buffer)?;
        self.since_start = self.since_start.saturating_add(count as u64);
        Ok(count)
    }
}

impl<R: Seek> Seek for Guarded<R> {
    fn seek(&mut self, place: SeekFrom) -> std::io::Result<u64> {
        self.since_start = 0;
        self.inner.seek(place)
    }
}

impl<R: Read + Seek> Guarded<R> {
    /// The byte after the end of the line that holds this one; the file's
    /// length where it is the last. `tell` is called with each number of bytes
    /// read.
    pub fn next_line<E: From<std::io::Error>>(
        &mut self,
        byte: u64,
        mut tell: impl FnMut(u64) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.inner.seek(SeekFrom::Start(byte))?;
        let mut buffer = [0_u8; 16 * 1024];
        let mut place = byte;
        loop {
            let count = self.inner.read(&mut buffer)?;
            let read = buffer.get(..count).unwrap_or_default();
            if read.is_empty() {
                return Ok(place);
            }
            if let Some(at) = memchr::memchr(b'\n', read) {
                return Ok(place + at as u64 + 1);
            }
            place += count as u64;
            tell(count as u64)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn what_grows_beyond_the_limit_is_refused_and_the_next_line_is_found() {
        let text = format!("{}\nnext", "x".repeat(100_000));
        let mut guarded = Guarded::new(Cursor::new(text), 1000);
        let mut buffer = [0; 800];
        assert!(guarded.read(&mut buffer).is_ok());
        assert!(guarded.read(&mut buffer).is_ok());
        let error = guarded.read(&mut buffer).unwrap_err();
        assert!(TooLong::is(&error));
        guarded.start_record();
        assert!(guarded.read(&mut buffer).is_ok());
        let place = guarded.next_line::<std::io::Error>(10, |_| Ok(())).unwrap();
        assert_eq!(place, 100_001);
        assert_eq!(guarded.next_line::<std::io::Error>(place, |_| Ok(())).unwrap(), 100_005);
    }
}
