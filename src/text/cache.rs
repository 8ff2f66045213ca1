//! Set paragraphs by text and style, least recently used ones first to go.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::Arc;

use super::{Paragraph, ParagraphStyle};

/// Bytes that the cached paragraphs may take, by [`Paragraph::bytes`]: about
/// ten thousand labels and some hundred pages of text.
const BUDGET_BYTES: usize = 24 << 20;

/// A bounded cache. Looking up copies nothing.
pub(super) struct Cache {
    entries: HashMap<u64, Entry>,
    hasher: RandomState,
    bytes: usize,
    budget_bytes: usize,
    clock: u64,
}

struct Entry {
    style: ParagraphStyle,
    paragraph: Arc<Paragraph>,
    bytes: usize,
    used: u64,
}

impl Cache {
    pub(super) fn new() -> Self {
        Self::with_budget(BUDGET_BYTES)
    }

    fn with_budget(budget_bytes: usize) -> Self {
        Self { entries: HashMap::new(), hasher: RandomState::new(), bytes: 0, budget_bytes, clock: 0 }
    }

    fn key(&self, text: &str, style: &ParagraphStyle) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        text.hash(&mut hasher);
        style.size.to_bits().hash(&mut hasher);
        style.line_height.to_bits().hash(&mut hasher);
        style.max_width.map(f32::to_bits).hash(&mut hasher);
        (style.bold, style.max_lines, style.align, style.direction, style.shows_hidden).hash(&mut hasher);
        style.bold_ranges.hash(&mut hasher);
        hasher.finish()
    }

    pub(super) fn get(&mut self, text: &str, style: &ParagraphStyle) -> Option<Arc<Paragraph>> {
        let key = self.key(text, style);
        self.clock += 1;
        let entry = self.entries.get_mut(&key)?;
        if entry.paragraph.text != text || entry.style != *style {
            return None;
        }
        entry.used = self.clock;
        Some(Arc::clone(&entry.paragraph))
    }

    /// Keeps a paragraph; on a collision of hashes the newer one stays.
    pub(super) fn insert(&mut self, style: &ParagraphStyle, paragraph: &Arc<Paragraph>) {
        let key = self.key(&paragraph.text, style);
        let bytes = paragraph.bytes();
        if bytes > self.budget_bytes {
            return;
        }
        self.clock += 1;
        let entry = Entry { style: style.clone(), paragraph: Arc::clone(paragraph), bytes, used: self.clock };
        self.bytes += bytes;
        if let Some(old) = self.entries.insert(key, entry) {
            self.bytes -= old.bytes;
        }
        if self.bytes > self.budget_bytes {
            self.shrink();
        }
    }

    /// Drops the least recently used until three quarters of the budget are left,
    /// so that the next insertions need not clean up again.
    fn shrink(&mut self) {
        let mut ages: Vec<(u64, u64, usize)> =
            self.entries.iter().map(|(&key, entry)| (entry.used, key, entry.bytes)).collect();
        ages.sort_unstable();
        for (_, key, bytes) in ages {
            if self.bytes <= self.budget_bytes / 4 * 3 {
                break;
            }
            self.entries.remove(&key);
            self.bytes -= bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Arc<Paragraph> {
        Arc::new(Paragraph { text: text.to_owned(), ..Paragraph::default() })
    }

    #[test]
    fn the_least_recently_used_goes_first() {
        let style = ParagraphStyle::default();
        let mut cache = Cache::with_budget(paragraph("0").bytes() * 4);
        for text in ["a", "b", "c", "d"] {
            cache.insert(&style, &paragraph(text));
        }
        assert!(cache.get("a", &style).is_some());
        cache.insert(&style, &paragraph("e"));
        assert!(cache.get("b", &style).is_none());
        assert!(cache.get("c", &style).is_none());
        for kept in ["a", "d", "e"] {
            assert!(cache.get(kept, &style).is_some(), "{kept}");
        }
    }

    #[test]
    fn styles_are_kept_apart() {
        let style = ParagraphStyle::default();
        let mut cache = Cache::new();
        cache.insert(&style, &paragraph("a"));
        assert!(cache.get("a", &ParagraphStyle { bold: true, ..style.clone() }).is_none());
        assert!(cache.get("a", &ParagraphStyle { max_width: Some(10.0), ..style.clone() }).is_none());
        assert!(cache.get("a", &style).is_some());
    }

    #[test]
    fn what_exceeds_the_whole_budget_is_not_kept() {
        let style = ParagraphStyle::default();
        let mut cache = Cache::with_budget(10);
        cache.insert(&style, &paragraph("a"));
        assert!(cache.get("a", &style).is_none());
        assert_eq!(cache.bytes, 0);
    }
}
