//! Tests of the whole layout.
//!
//! - `promises`: what holds for every dataset and every view, on random ones;
//! - `pictures`: small pictures that read as sentences, and snapshots;
//! - `crowds`: the same where thousands crowd each other;
//! - `describe`: a scene in a few lines of text.

mod crowds;
mod describe;
mod pictures;
mod promises;
