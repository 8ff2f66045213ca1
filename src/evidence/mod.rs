//! From an event to the exact words of its source and back: sentences,
//! anchors, coverage. Knows the model alone.
//!
//! ```text
//!   citation + text --anchor--> exact | moved | changed (near) | lost
//!   text --sentence--> sentences --coverage--> which of them are coded
//!   quoted words + near match --difference--> what was exchanged
//!   dataset --validate--> findings
//! ```
//!
//! Offsets are Unicode code points throughout; [`offsets`] turns them into
//! bytes and back.

mod anchor;
mod citing;
mod coverage;
mod difference;
mod edit_distance;
mod near;
pub mod offsets;
mod runs;
mod sentence;
#[cfg(test)]
mod testing;
mod validate;

pub use anchor::{Anchor, AnchorState, CONTEXT, Resolver, cite, renewed, resolve, sha256_hex};
pub use citing::{Citing, anchors_of};
pub use coverage::{CitedSpan, Coverage, coverage, uncited_events};
pub use difference::{Piece, difference};
pub use near::{LIKENESS, LIKENESS_ELSEWHERE};
pub use sentence::{sentence_at, sentences, sentences_of};
pub use validate::{Sources, validate};
