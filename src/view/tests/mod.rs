//! Tests of the whole layout.
//!
//! - `promises`: what holds for every dataset and every view, on random ones;
//! - `pictures`: small pictures that read as sentences, and snapshots;
//! - `describe`: a scene in a few lines of text.

mod describe;
mod pictures;
mod promises;
