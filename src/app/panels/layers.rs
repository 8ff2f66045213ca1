//! The layers in the side panel: switches, counts, progress.

use egui::{ProgressBar, Ui};

use crate::app::command::{Command, LayerCommand};
use crate::app::interface::{Arg, Words};
use crate::app::layers::{LayerState, Stage};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton, TextLabel, TextParagraph, check_ui, choice_ui};
use crate::model::layer::{LayerShow, RowScope};

/// Draws all layers.
pub fn layers_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (at, layer) in state.layers.all.iter().enumerate() {
        ui.push_id(("layer", at), |ui| layer_ui(ui, state, at, layer, commands));
        ui.add_space(6.0);
    }
}

fn layer_ui(ui: &mut Ui, state: &State, at: usize, layer: &LayerState, commands: &mut Vec<Command>) {
    let words = state.words;
    let name = layer.spec.name.in_lang(state.lang());
    ui.add(TextLabel::new(name).bold());
    match &layer.stage {
        Stage::Loading { progress, .. } => {
            ui.add(ProgressBar::new(progress.share().unwrap_or_default()).desired_height(6.0));
            let title = words.say_with("layer-cancel", &[("name", Arg::from(name))]);
            if ui.add(TextButton::new(title)).clicked() {
                commands.push(Command::Layer(LayerCommand::Cancel(at)));
            }
        }
        Stage::Failed(sentence) => {
            TextParagraph::new(sentence).color(ui.visuals().error_fg_color).show(ui);
        }
        Stage::Cancelled => {
            if ui.add(TextButton::new(words.say_with("layer-read", &[("name", Arg::from(name))]))).clicked() {
                commands.push(Command::Layer(LayerCommand::Read(at)));
            }
        }
        Stage::Ready { .. } => ready_ui(ui, state, at, layer, commands),
    }
}

fn ready_ui(ui: &mut Ui, state: &State, at: usize, layer: &LayerState, commands: &mut Vec<Command>) {
    let Some((loaded, shown)) = layer.ready() else { return };
    let words = state.words;
    let name = layer.spec.name.in_lang(state.lang());
    let total = loaded.total(layer.twins_once);
    let count = words.say_with("layer-rows", &[("shown", shown.selected.count.into()), ("count", total.into())]);
    ui.add(Phrase::new(count).small().weak());
    let bad = loaded.layer.bad_rows.total;
    if bad > 0 {
        let bad = words.say_with("layer-bad-rows", &[("count", bad.into())]);
        ui.add(Phrase::new(bad).small().color(ui.visuals().warn_fg_color));
    }
    let width = ui.available_width();
    let ways = LayerShow::ALL.map(|show| (show, show_name(show, words).to_owned()));
    let title = words.say_with("layer-show", &[("name", Arg::from(name))]);
    if let Some(show) = choice_ui(ui, &title, width, &layer.show, &ways) {
        commands.push(Command::Layer(LayerCommand::Show(at, show)));
    }
    let scopes = RowScope::ALL.map(|scope| (scope, scope_name(scope, words).to_owned()));
    let title = words.say_with("layer-scope", &[("name", Arg::from(name))]);
    if let Some(scope) = choice_ui(ui, &title, width, &layer.scope, &scopes) {
        commands.push(Command::Layer(LayerCommand::Scope(at, scope)));
    }
    let pairs = loaded.layer.twins().len();
    if pairs > 0 {
        let title = words.say_with("layer-twins-once", &[("count", pairs.into())]);
        if check_ui(ui, layer.twins_once, &title).clicked() {
            commands.push(Command::Layer(LayerCommand::TwinsOnce(at, !layer.twins_once)));
        }
    }
}

fn show_name(show: LayerShow, words: &'static Words) -> &'static str {
    words.say(match show {
        LayerShow::Background => "layer-background",
        LayerShow::Lane => "layer-lane",
        LayerShow::Hidden => "layer-hidden",
    })
}

fn scope_name(scope: RowScope, words: &'static Words) -> &'static str {
    words.say(match scope {
        RowScope::All => "layer-all-rows",
        RowScope::Sides => "layer-rows-of-sides",
        RowScope::Between => "layer-rows-between",
    })
}
