//! The dialog that asks for a file or folder: a field to type the path into,
//! with the desktop's own chooser behind a button. It works without a desktop
//! portal and by keyboard alone.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Context, Key, Ui};

use crate::app::command::{Command, ExportScope, FileCommand};
use crate::app::dialogs::Pending;
use crate::app::interface::{Words, flow};
use crate::app::state::State;
use crate::app::widgets::{Phrase, TextButton, TextField, TextLabel, radio_ui};
use crate::store::Origin;
use crate::text::Direction;

/// The formats that a figure can be written in, by the file's ending.
const FORMATS: [&str; 3] = ["png", "svg", "pdf"];
/// Room for the button that opens the desktop's chooser, in logical pixels.
const BROWSE_PX: f32 = 110.0;

/// What the path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPurpose {
    /// A dataset folder to open.
    Open,
    /// A folder to save to.
    SaveAs,
    /// A file to write a figure to.
    Export,
}

/// The dialog's content.
#[derive(Debug)]
pub struct PathDialog {
    /// What the path is asked for.
    pub purpose: PathPurpose,
    /// The path as typed.
    pub path: String,
    /// What a figure is to show.
    pub scope: ExportScope,
    /// What to go on with after saving.
    pub then: Option<Pending>,
    /// Folders that were open before.
    recent: Vec<PathBuf>,
    chosen: Option<Receiver<Option<PathBuf>>>,
    wants_focus: bool,
}

impl PathDialog {
    fn new(purpose: PathPurpose, path: &Path) -> Self {
        Self {
            purpose,
            path: path.display().to_string(),
            scope: ExportScope::default(),
            then: None,
            recent: Vec::new(),
            chosen: None,
            wants_focus: true,
        }
    }

    /// Asks for a folder to open, beside the present one.
    pub fn open(origin: &Origin, recent: &[PathBuf]) -> Self {
        let path = match origin {
            Origin::Folder(folder) => folder.clone(),
            Origin::Bundled => documents_folder(),
        };
        Self { recent: recent.to_vec(), ..Self::new(PathPurpose::Open, &path) }
    }

    /// Asks for a folder to save to.
    pub fn save_as(origin: &Origin, dataset_id: &str) -> Self {
        let path = match origin {
            Origin::Folder(folder) => folder.clone(),
            Origin::Bundled => documents_folder().join(file_stem(dataset_id)),
        };
        Self::new(PathPurpose::SaveAs, &path)
    }

    /// Asks for a file to write a figure to.
    pub fn export(dataset_id: &str) -> Self {
        Self::new(PathPurpose::Export, &documents_folder().join(format!("{}.pdf", file_stem(dataset_id))))
    }

    fn title(&self) -> &'static str {
        match self.purpose {
            PathPurpose::Open => "open-dataset",
            PathPurpose::SaveAs => "save-dataset-as",
            PathPurpose::Export => "export-a-figure",
        }
    }

    fn confirm(&self) -> &'static str {
        match self.purpose {
            PathPurpose::Open => "confirm-open",
            PathPurpose::SaveAs => "save",
            PathPurpose::Export => "confirm-export",
        }
    }

    /// Why the path as typed will not do, as the key of a sentence; `None` where
    /// it will.
    fn objection(&self) -> Option<&'static str> {
        let path = Path::new(self.path.trim());
        if self.path.trim().is_empty() {
            return Some("path-empty");
        }
        match self.purpose {
            PathPurpose::Open if !path.is_dir() => Some("path-no-folder"),
            PathPurpose::Open if !path.join("dataset.ron").exists() => Some("path-no-dataset"),
            PathPurpose::SaveAs if path.is_file() => Some("path-is-file"),
            PathPurpose::Export => {
                let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
                (!FORMATS.contains(&ending.as_str())).then_some("path-ending")
            }
            PathPurpose::Open | PathPurpose::SaveAs => None,
        }
    }

    /// Whether a figure would take the place of a file.
    fn replaces_a_file(&self) -> bool {
        self.purpose == PathPurpose::Export && Path::new(self.path.trim()).is_file()
    }

    fn command(&self) -> FileCommand {
        let path = PathBuf::from(self.path.trim());
        match self.purpose {
            PathPurpose::Open => FileCommand::Open(path),
            PathPurpose::SaveAs => FileCommand::SaveAs(path),
            PathPurpose::Export => FileCommand::Export { path, scope: self.scope },
        }
    }

    /// Opens the desktop's chooser on a thread of its own, so that the window
    /// goes on answering.
    fn browse(&mut self, ctx: &Context, figure: &'static str) {
        let (sender, receiver) = channel();
        let (ctx, purpose, start) = (ctx.clone(), self.purpose, PathBuf::from(self.path.trim()));
        self.chosen = Some(receiver);
        std::thread::spawn(move || {
            let mut dialog = rfd::FileDialog::new();
            if let Some(folder) = start.ancestors().find(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            let chosen = match purpose {
                PathPurpose::Open | PathPurpose::SaveAs => dialog.pick_folder(),
                PathPurpose::Export => {
                    let name = start.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    dialog.add_filter(figure, &FORMATS).set_file_name(name).save_file()
                }
            };
            // The dialog may have been closed meanwhile; then nobody listens.
            let _ = sender.send(chosen);
            ctx.request_repaint();
        });
    }

    fn take_chosen(&mut self) {
        let Some(receiver) = &self.chosen else { return };
        match receiver.try_recv() {
            Ok(chosen) => {
                if let Some(path) = chosen {
                    self.path = path.display().to_string();
                }
                self.chosen = None;
            }
            Err(TryRecvError::Disconnected) => self.chosen = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    /// Draws the content; `Some(true)` to go ahead, `Some(false)` to give up.
    fn content_ui(&mut self, ui: &mut Ui, words: &'static Words) -> Option<bool> {
        ui.add(Phrase::heading(words.say(self.title())));
        ui.add_space(8.0);
        let objection = self.objection();
        let mut on_browse = false;
        ui.horizontal(|ui| {
            let is_figure = self.purpose == PathPurpose::Export;
            let name = if is_figure { words.say("file") } else { words.say("folder") };
            let field = TextField::singleline(&mut self.path, name).error(objection.is_some());
            let field = ui.add(field.width(ui.available_width() - BROWSE_PX));
            if self.wants_focus {
                field.request_focus();
                self.wants_focus = false;
            }
            let browse = ui.add_enabled(self.chosen.is_none(), TextButton::new(words.say("browse")));
            on_browse = browse.has_focus();
            if browse.clicked() {
                self.browse(&ui.ctx().clone(), words.say("figure"));
            }
        });
        let hint = objection.unwrap_or(match self.purpose {
            PathPurpose::Open => "hint-open",
            PathPurpose::SaveAs => "hint-save",
            PathPurpose::Export => "hint-export",
        });
        let color = if objection.is_some() { ui.visuals().error_fg_color } else { ui.visuals().weak_text_color() };
        ui.add(Phrase::new(words.say(hint)).color(color));
        if self.replaces_a_file() {
            ui.add(Phrase::new(words.say("will-be-replaced")).color(ui.visuals().warn_fg_color));
        }
        if !self.recent.is_empty() {
            ui.add_space(10.0);
            ui.add(Phrase::new(words.say("opened-before")).bold().small());
            for folder in &self.recent {
                let path = folder.display().to_string();
                if ui.add(TextLabel::new(path.clone()).direction(Direction::LeftToRight).link()).clicked() {
                    self.path = path;
                }
            }
        }
        if self.purpose == PathPurpose::Export {
            ui.add_space(8.0);
            for (scope, key) in [(ExportScope::Window, "scope-window"), (ExportScope::Whole, "scope-whole")] {
                if radio_ui(ui, self.scope == scope, words.say(key)).clicked() {
                    self.scope = scope;
                }
            }
        }
        ui.add_space(16.0);
        let mut answer = None;
        ui.with_layout(flow::row_from_end(ui.ctx()), |ui| {
            // Enter on a focused Browse… presses that button.
            let entered = objection.is_none() && !on_browse && ui.input(|input| input.key_pressed(Key::Enter));
            let confirm = TextButton::new(words.say(self.confirm()));
            if ui.add_enabled(objection.is_none(), confirm).clicked() || entered {
                answer = Some(true);
            }
            if ui.add(TextButton::new(words.say("cancel"))).clicked() {
                answer = Some(false);
            }
        });
        answer
    }
}

/// Shows the dialog where it is open.
pub fn path_ui(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let words = state.words;
    let Some(dialog) = &mut state.dialogs.path else { return };
    dialog.take_chosen();
    let modal = super::dialog_ui(ctx, "path", 520.0, |ui| dialog.content_ui(ui, words));
    let answer = modal.inner.or(modal.should_close().then_some(false));
    let Some(go_ahead) = answer else { return };
    if let Some(dialog) = state.dialogs.path.take()
        && go_ahead
    {
        commands.push(Command::File(dialog.command()));
        match dialog.then {
            Some(Pending::Quit) => commands.push(Command::Action(crate::app::action::Action::Quit)),
            Some(Pending::OpenBundled) => commands.push(Command::Action(crate::app::action::Action::OpenBundled)),
            Some(Pending::Open(folder)) => commands.push(Command::File(FileCommand::Open(folder))),
            None => {}
        }
    }
}

/// Where the user keeps documents; the working folder where that is unknown.
fn documents_folder() -> PathBuf {
    directories::UserDirs::new()
        .and_then(|dirs| dirs.document_dir().map(Path::to_path_buf).or_else(|| Some(dirs.home_dir().to_path_buf())))
        .unwrap_or_else(|| PathBuf::from("."))
}

/// A dataset's identifier as a file name.
fn file_stem(dataset_id: &str) -> String {
    let stem: String =
        dataset_id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect();
    if stem.is_empty() { "timeline".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_needs_a_known_ending() {
        let mut dialog = PathDialog::export("morocco-israel");
        assert!(dialog.path.ends_with("morocco-israel.pdf"));
        assert_eq!(dialog.objection(), None);
        dialog.path = "figure.docx".to_owned();
        assert!(dialog.objection().is_some_and(|key| key == "path-ending"));
    }

    #[test]
    fn only_a_dataset_folder_can_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        let mut dialog = PathDialog::open(&Origin::Folder(folder.path().to_path_buf()), &[]);
        assert!(dialog.objection().is_some_and(|key| key == "path-no-dataset"));
        std::fs::write(folder.path().join("dataset.ron"), "()").unwrap();
        assert_eq!(dialog.objection(), None);
        dialog.path.push_str("/missing");
        assert_eq!(dialog.objection(), Some("path-no-folder"));
    }

    #[test]
    fn identifiers_become_file_names() {
        assert_eq!(file_stem("a/b: ج"), "a-b--ج");
        assert_eq!(file_stem(""), "timeline");
    }
}
