//! Checksums by which one state of a dataset's files is told from another.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Digest(String);

impl Digest {
    /// The checksum of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The checksum of a folder's place, for names of files about it.
    pub fn of_path(path: &Path) -> Self {
        Self::of(path.as_os_str().as_encoded_bytes())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A checksum that was read; what has another form is like no other.
    pub fn from_digits(digits: &str) -> Self {
        Self(digits.to_owned())
    }

    /// The first digits, for names and frames of which a mistake does no harm.
    pub fn short(&self) -> &str {
        self.0.get(..16).unwrap_or(&self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The checksums of a dataset's files, by path in its folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digests(pub BTreeMap<String, Digest>);

impl Digests {
    /// One checksum for all of them.
    pub fn whole(&self) -> Digest {
        let mut hasher = Sha256::new();
        for (name, digest) in &self.0 {
            hasher.update(name.as_bytes());
            hasher.update([0]);
            hasher.update(digest.0.as_bytes());
            hasher.update([0]);
        }
        Digest(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_change_names_or_contents_have_another_checksum() {
        let of = |files: &[(&str, &str)]| {
            let digests = files.iter().map(|(name, text)| ((*name).to_owned(), Digest::of(text.as_bytes())));
            Digests(digests.collect()).whole()
        };
        let whole = of(&[("a", "1"), ("b", "2")]);
        assert_eq!(whole, of(&[("b", "2"), ("a", "1")]));
        for other in [&[("a", "1")][..], &[("a", "2"), ("b", "1")], &[("a", "1"), ("c", "2")]] {
            assert_ne!(whole, of(other));
        }
        assert_eq!(Digest::of(b"").short(), "e3b0c44298fc1c14");
    }
}
