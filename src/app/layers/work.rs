//! The work on layers that takes long, each piece on a thread of its own.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::model::Header;
use crate::model::layer::{Layer, LayerSpec, Links, RowQuery, RowSearch, Selected};
use crate::store::layer::{LayerError, LayerFolder};
use crate::store::progress::Progress;
use crate::view::reference::ReferenceIndex;

/// A layer that was read.
pub struct Loaded {
    /// The rows.
    pub layer: Layer,
    /// What its names are to the dataset.
    pub links: Links,
    /// Its texts, folded.
    pub search: RowSearch,
    /// The rows that were asked for when reading began.
    pub first_shown: Arc<Shown>,
}

/// The rows that are asked for.
pub struct Shown {
    /// What is asked for.
    pub query: RowQuery,
    /// The rows.
    pub selected: Selected,
    /// Ready to be drawn.
    pub index: Arc<ReferenceIndex>,
}

impl Loaded {
    /// How many rows the layer counts.
    pub fn total(&self, twins_once: bool) -> usize {
        let twins = if twins_once { self.layer.twins().len() } else { 0 };
        self.layer.len() - twins
    }
}

impl Shown {
    /// Looks for the rows that are asked for.
    pub fn of(loaded: &Loaded, header: &Header, query: RowQuery) -> Self {
        Self::among(&loaded.layer, &loaded.links, &loaded.search, header, query)
    }

    fn among(layer: &Layer, links: &Links, search: &RowSearch, header: &Header, query: RowQuery) -> Self {
        let selected = query.select(layer, links, search, header);
        let index = Arc::new(ReferenceIndex::of(layer, links, &selected, query.twins_once));
        Self { query, selected, index }
    }
}

/// Reads a layer and makes it ready to be drawn.
pub(super) fn load(
    folder: LayerFolder,
    spec: Arc<LayerSpec>,
    header: Header,
    query: RowQuery,
    progress: Progress,
) -> io::Result<Receiver<Result<Arc<Loaded>, LayerError>>> {
    let work = move || -> Result<Arc<Loaded>, LayerError> {
        let layer = folder.load(&spec, &progress)?;
        progress.check()?;
        let links = Links::of(&layer, &header);
        let search = RowSearch::of(&layer);
        progress.check()?;
        let first_shown = Arc::new(Shown::among(&layer, &links, &search, &header, query));
        Ok(Arc::new(Loaded { layer, links, search, first_shown }))
    };
    on_thread("layer", work)
}

/// Looks for the rows of a layer that are asked for.
pub(super) fn select(loaded: Arc<Loaded>, header: Header, query: RowQuery) -> io::Result<Receiver<Arc<Shown>>> {
    on_thread("layer-filter", move || Arc::new(Shown::of(&loaded, &header, query)))
}

fn on_thread<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Receiver<T>> {
    let (sender, receiver) = channel();
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        // Nobody waits any more where the dataset was left meanwhile.
        let _ = sender.send(work());
    })?;
    Ok(receiver)
}
