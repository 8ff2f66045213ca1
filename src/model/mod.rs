//! Records, dates, datasets, queries and validation.
//!
//! Pure data and rules. Knows no file, no font, no window.

pub mod dataset;
pub mod date;
pub mod era;
mod event_ids;
mod fold;
pub mod lang;
pub mod layer;
mod list_change;
pub mod parallel;
pub mod problem;
pub mod query;
pub mod record;
mod search;
pub mod validate;
pub mod words;

pub use dataset::{Actor, Dataset, Header, Kind, Office, Person, Source};
pub use era::{Era, EraTrack};
pub use event_ids::EventIds;
pub use lang::{Lang, LocalText};
pub use layer::{Layer, LayerSpec};
pub use list_change::{ListChange, NewPlaces};
pub use problem::{Finding, Location, Problem, Section, Severity, Step};
pub use record::{Direction, Event, EventId, Side};
