//! Commands about reference layers.

use crate::app::command::LayerCommand;
use crate::app::layers::{RowsFocus, Stage};
use crate::app::state::State;

pub(super) fn layer(state: &mut State, command: LayerCommand) {
    match command {
        LayerCommand::Show(at, show) => {
            if let Some(layer) = state.layers.all.get_mut(at) {
                layer.show = show;
            }
            state.show_layers();
        }
        LayerCommand::Scope(at, scope) => {
            if let Some(layer) = state.layers.all.get_mut(at) {
                layer.scope = scope;
            }
            state.renew_layers();
        }
        LayerCommand::TwinsOnce(at, once) => {
            if let Some(layer) = state.layers.all.get_mut(at) {
                layer.twins_once = once;
            }
            state.renew_layers();
            state.show_layers();
        }
        LayerCommand::Cancel(at) => {
            if let Some(Stage::Loading { progress, .. }) = state.layers.all.get(at).map(|layer| &layer.stage) {
                progress.cancel();
            }
        }
        LayerCommand::Read(at) => state.restart_layer(at),
        LayerCommand::OpenRows(target) => {
            state.focus = None;
            state.view.selected.clear();
            let layer = target.layer.or_else(|| first_in_background(state));
            let row = layer.zip(target.row);
            state.layers.focus = Some(RowsFocus { target, row });
        }
        LayerCommand::OpenRow(layer, row) => {
            if let Some(focus) = &mut state.layers.focus {
                focus.row = Some((layer, row));
            }
        }
        LayerCommand::CloseRows => state.layers.focus = None,
    }
}

fn first_in_background(state: &State) -> Option<usize> {
    state.layers.all.iter().position(|layer| layer.show == crate::model::layer::LayerShow::Background)
}
