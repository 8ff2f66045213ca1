//! The written form of a dataset's files: where each value stands, how values
//! are printed, and how a file is changed in few places.
//!
//! ```text
//!   text --scan--> Syntax (spans)  \
//!                                   patch --> edits of the text
//!   record --node--> Node (values) /
//!                      \--print--> text
//! ```
//!
//! Knows the notation (RON) and nothing of events, sources or folders.

pub mod document;
pub mod lines;
pub mod node;
pub mod patch;
pub mod print;
pub mod read;
pub mod scan;
pub mod tree;
