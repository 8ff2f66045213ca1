//! Figures from the window: the same layout run with another view, never a grab
//! of the screen.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::render::file::Format;
use crate::render::{Measurer, Meta};
use crate::store;
use crate::text::Engine;
use crate::view::Passes;
use crate::view::figure::{FigureInput, FigureSpec, figure};

use super::command::ExportScope;
use super::state::State;

/// Width of figures made from the window, in logical pixels.
const WIDTH_PX: f32 = 1600.0;
/// Physical pixels per logical one in PNG figures: about 190 dots an inch.
const PNG_SCALE: f32 = 2.0;

/// Writes a figure of the window's range or of the whole timeline.
///
/// # Errors
/// Where the figure cannot be laid out or the file cannot be written.
pub fn write_figure(state: &State, path: &Path, scope: ExportScope) -> Result<()> {
    let format = Format::of_path(path).context("the name must end in .png, .svg or .pdf")?;
    let spec = figure_spec(state, scope);
    let mut text = Engine::new();
    let figure = figure(&FigureInput {
        dataset: &state.dataset,
        chronology: &state.derived.chronology,
        spec: &spec,
        theme: &state.theme,
        measure: &Measurer::new(&mut text),
    })?;
    let meta = Meta::of(&figure, &spec);
    let scale = if format == Format::Png { PNG_SCALE } else { 1.0 };
    let bytes = format.draw(&figure.scene, &mut text, &meta, scale)?;
    store::atomic::write(path, &bytes).with_context(|| format!("the figure cannot be written to {}", path.display()))
}

/// The window's view as a figure's.
fn figure_spec(state: &State, scope: ExportScope) -> FigureSpec {
    let view = &state.view;
    FigureSpec {
        eras: view.eras,
        range_days: match scope {
            ExportScope::Window => Some((view.start_days, view.start_days + view.span_days)),
            ExportScope::Whole => None,
        },
        width_px: WIDTH_PX,
        height_px: None,
        lang: view.lang,
        customs: view.customs,
        lanes: view.lanes,
        passes: if state.filter.is_empty() { Passes::all() } else { view.passes.clone() },
        filtered_out: view.filtered_out,
        filter: state.filter.to_query(),
        references: view.references.clone(),
    }
}
