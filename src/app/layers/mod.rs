//! Reference layers in the window: read off the window's thread, filtered with
//! the events, shown behind or below them.
//!
//! ```text
//!   State::start_layers --thread--> Layer, links, folded texts, index
//!   each frame: State::poll_layers takes what has come --> ViewSpec::references
//!   a filter changes: State::renew_layers --here or on a thread--> new index
//! ```

mod work;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use crate::model::Problem;
use crate::model::layer::{LayerShow, LayerSpec, RowQuery, RowScope};
use crate::store::layer::{LayerError, LayerFolder};
use crate::store::progress::Progress;
use crate::view::reference::{Reference, References, RowsTarget};

use super::state::State;

pub use work::{Loaded, Shown};
use work::{load, select};

/// Layers of more rows than this are filtered off the window's thread.
const MOST_ROWS_HERE: usize = 100_000;

/// The layers of the dataset.
#[derive(Default)]
pub struct Layers {
    /// In the dataset's order.
    pub all: Vec<LayerState>,
    /// The rows that the detail pane shows.
    pub focus: Option<RowsFocus>,
    /// What is wrong with the layers that were read.
    pub problems: Vec<Arc<Problem>>,
}

/// One layer.
pub struct LayerState {
    /// How the dataset describes it.
    pub spec: Arc<LayerSpec>,
    /// How it is shown.
    pub show: LayerShow,
    /// Which of its rows are shown.
    pub scope: RowScope,
    /// Whether twins count once.
    pub twins_once: bool,
    /// How far it has come.
    pub stage: Stage,
}

/// How far a layer has come.
pub enum Stage {
    /// It is being read.
    Loading {
        /// In bytes.
        progress: Progress,
        /// Where it arrives.
        arrives: Receiver<Result<Arc<Loaded>, LayerError>>,
    },
    /// It is there.
    Ready {
        /// What was read.
        loaded: Arc<Loaded>,
        /// The rows that are asked for.
        shown: Arc<Shown>,
        /// The rows that will be, where they are being looked for.
        next: Option<(RowQuery, Receiver<Arc<Shown>>)>,
    },
    /// It cannot be read.
    Failed(String),
    /// The user did not wait for it.
    Cancelled,
}

/// Rows that the detail pane shows.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsFocus {
    /// The stretch of time and the layers.
    pub target: RowsTarget,
    /// The layer and row of which all is shown.
    pub row: Option<(usize, u32)>,
}

impl LayerState {
    /// The layer where it is there, with the rows that are asked for.
    pub fn ready(&self) -> Option<(&Arc<Loaded>, &Arc<Shown>)> {
        match &self.stage {
            Stage::Ready { loaded, shown, .. } => Some((loaded, shown)),
            Stage::Loading { .. } | Stage::Failed(_) | Stage::Cancelled => None,
        }
    }

    fn is_waited_for(&self) -> bool {
        matches!(self.stage, Stage::Loading { .. } | Stage::Ready { next: Some(_), .. })
    }
}

impl State {
    /// Begins to read the dataset's layers, each on a thread of its own.
    pub fn start_layers(&mut self) {
        let specs = self.dataset.header.layers.clone();
        self.layers = Layers::default();
        self.layers.all = specs
            .into_iter()
            .map(|spec| {
                let (show, twins_once, spec) = (spec.show, spec.twins_once, Arc::new(spec));
                let mut layer = LayerState { spec, show, scope: RowScope::All, twins_once, stage: Stage::Cancelled };
                layer.stage = self.begin(&layer);
                layer
            })
            .collect();
        self.show_layers();
    }

    fn begin(&self, layer: &LayerState) -> Stage {
        let progress = Progress::new();
        let folder = LayerFolder::of(&self.opened.origin);
        let arrives =
            load(folder, Arc::clone(&layer.spec), self.dataset.header.clone(), self.query_of(layer), progress.clone());
        match arrives {
            Ok(arrives) => Stage::Loading { progress, arrives },
            Err(error) => Stage::Failed(format!("the system starts no thread ({error}); close other programs")),
        }
    }

    /// Reads a layer that was cancelled once more.
    pub fn restart_layer(&mut self, at: usize) {
        let Some(stage) = self.layers.all.get(at).map(|layer| self.begin(layer)) else { return };
        if let Some(layer) = self.layers.all.get_mut(at) {
            layer.stage = stage;
        }
    }

    /// What is asked of a layer.
    fn query_of(&self, layer: &LayerState) -> RowQuery {
        let LayerState { scope, twins_once, .. } = *layer;
        RowQuery { filter: self.filter.clone(), scope, twins_once, days: (None, None) }
    }

    /// Takes what has been read or found since the last frame. Returns whether
    /// more is under way, for which the window must look again.
    pub fn poll_layers(&mut self) -> bool {
        let mut has_news = false;
        for at in 0..self.layers.all.len() {
            has_news |= self.poll_layer(at);
        }
        if has_news {
            self.renew_layers();
            self.show_layers();
        }
        self.layers.all.iter().any(LayerState::is_waited_for)
    }

    fn poll_layer(&mut self, at: usize) -> bool {
        let Some(layer) = self.layers.all.get_mut(at) else { return false };
        match &mut layer.stage {
            Stage::Loading { arrives, .. } => {
                let arrived = match arrives.try_recv() {
                    Ok(arrived) => Some(arrived),
                    Err(TryRecvError::Empty) => return false,
                    Err(TryRecvError::Disconnected) => None,
                };
                let spec = Arc::clone(&layer.spec);
                let (stage, problems) = match arrived {
                    Some(Ok(loaded)) => {
                        let problems = self.opened.layer_problems(&spec, Ok(&loaded.layer.bad_rows));
                        let shown = Arc::clone(&loaded.first_shown);
                        (Stage::Ready { loaded, shown, next: None }, problems)
                    }
                    Some(Err(LayerError::Cancelled(_))) => (Stage::Cancelled, Vec::new()),
                    Some(Err(error)) => {
                        let problems = self.opened.layer_problems(&spec, Err(&error));
                        (Stage::Failed(error.to_string()), problems)
                    }
                    None => {
                        (Stage::Failed("reading it ended without a result; open the dataset again".to_owned()), vec![])
                    }
                };
                layer.stage = stage;
                self.layers.problems.extend(problems.into_iter().map(Arc::new));
                true
            }
            Stage::Ready { shown, next, .. } => {
                let Some((_, arrives)) = next else { return false };
                match arrives.try_recv() {
                    Ok(found) => {
                        *shown = found;
                        *next = None;
                        true
                    }
                    Err(TryRecvError::Empty) => false,
                    Err(TryRecvError::Disconnected) => {
                        *next = None;
                        true
                    }
                }
            }
            Stage::Failed(_) | Stage::Cancelled => false,
        }
    }

    /// Looks for the rows that the filter asks for now: small layers at once,
    /// large ones on a thread.
    pub fn renew_layers(&mut self) {
        let mut has_news = false;
        for at in 0..self.layers.all.len() {
            let query = self.query_of(&self.layers.all[at]);
            let header = &self.dataset.header;
            let Some(LayerState { stage: Stage::Ready { loaded, shown, next }, .. }) = self.layers.all.get_mut(at)
            else {
                continue;
            };
            if shown.query == query {
                *next = None;
                continue;
            }
            if next.as_ref().is_some_and(|(wanted, _)| *wanted == query) {
                continue;
            }
            *next = None;
            if loaded.layer.len() > MOST_ROWS_HERE
                && let Ok(arrives) = select(Arc::clone(loaded), header.clone(), query.clone())
            {
                *next = Some((query, arrives));
            } else {
                *shown = Arc::new(Shown::of(loaded, header, query));
                has_news = true;
            }
        }
        if has_news {
            self.show_layers();
        }
    }

    /// Gives the timeline the layers as they are.
    pub fn show_layers(&mut self) {
        let references = self.layers.all.iter().enumerate().filter_map(|(at, layer)| {
            let (loaded, shown) = layer.ready()?;
            Some(Reference {
                layer: at,
                name: layer.spec.name.clone(),
                show: layer.show,
                total: loaded.total(layer.twins_once),
                index: Arc::clone(&shown.index),
            })
        });
        self.view.references = References::of(references.collect());
    }

    /// Waits until all layers are read and filtered, for exports and tests.
    pub fn finish_layers(&mut self) {
        for at in 0..self.layers.all.len() {
            if let Some(LayerState { stage, .. }) = self.layers.all.get_mut(at)
                && let Stage::Loading { progress, arrives } = stage
                && let Ok(arrived) = arrives.recv()
            {
                let (sender, receiver) = std::sync::mpsc::channel();
                // The receiver is right here, so that sending cannot fail.
                let _ = sender.send(arrived);
                *stage = Stage::Loading { progress: progress.clone(), arrives: receiver };
            }
        }
        self.poll_layers();
        for layer in &mut self.layers.all {
            if let Stage::Ready { shown, next, .. } = &mut layer.stage
                && let Some((_, arrives)) = next.take()
                && let Ok(found) = arrives.recv()
            {
                *shown = found;
            }
        }
        self.show_layers();
    }
}
