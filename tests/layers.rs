//! The layers' arrows point down only: this test reads every path in `src/` and
//! fails on one that a layer may not use.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name besides itself, as `ARCHITECTURE.md` says.
const MAY_KNOW: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("evidence", &["model"]),
    ("store", &["model", "evidence"]),
    ("publish", &["model", "evidence"]),
    ("view", &["model"]),
    ("text", &[]),
    ("render", &["view", "text"]),
    ("cli", &["model", "evidence", "store", "publish", "view", "text", "render"]),
    ("app", &["model", "evidence", "store", "publish", "view", "text", "render", "cli"]),
];

/// Crates that belong to some layers alone: crate, then folders.
const OWNERS: [(&str, &[&str]); 10] = [
    ("egui", &["app", "render/egui"]),
    ("eframe", &["app"]),
    ("fluent_bundle", &["app/interface"]),
    ("rfd", &["app"]),
    ("parley", &["text"]),
    ("krilla", &["render"]),
    ("tiny_skia", &["render"]),
    ("clap", &["cli"]),
    ("ron", &["store", "view/tokens.rs"]),
    ("edtf_core", &["model"]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The sources below `src/`, by path relative to it with forward slashes.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// A source without comments and string literals' ends of line: enough to find
/// paths in code.
fn code_lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
        .filter(|(_, line)| !line.trim().is_empty())
}

/// The layers that a line names through `crate::`, braces of a `use` included.
fn layers_named(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for after in line.split("crate::").skip(1) {
        let list = after.strip_prefix('{').map_or_else(|| vec![after], |inner| inner.split(',').collect());
        for item in list {
            let name: String = item.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                named.push(name);
            }
        }
    }
    named
}

/// Forbidden arrows in one source, as "file:line: why".
fn forbidden(name: &str, source: &str) -> Vec<String> {
    let layer = name.split('/').next().unwrap_or_default();
    let mut found = Vec::new();
    for (line_number, line) in code_lines(source) {
        if let Some((_, allowed)) = MAY_KNOW.iter().find(|(folder, _)| *folder == layer) {
            for target in layers_named(line) {
                let is_layer = MAY_KNOW.iter().any(|(folder, _)| *folder == target);
                if is_layer && target != layer && !allowed.contains(&target.as_str()) {
                    found.push(format!("src/{name}:{line_number}: {layer} may not know {target}"));
                }
            }
        }
        for (krate, folders) in OWNERS {
            let uses = line.trim_start().starts_with(&format!("use {krate}::"))
                || line.contains(&format!(" {krate}::"))
                || line.contains(&format!("({krate}::"))
                || line.contains(&format!("<{krate}::"))
                || line.contains(&format!("&{krate}::"));
            if uses && !folders.iter().any(|folder| name.starts_with(folder)) {
                found.push(format!("src/{name}:{line_number}: {krate} belongs to {}", folders.join(", ")));
            }
        }
    }
    found
}

#[test]
fn no_layer_knows_one_above_it() {
    let violations: Vec<String> = sources().iter().flat_map(|(name, source)| forbidden(name, source)).collect();
    assert!(violations.is_empty(), "forbidden arrows:\n{}", violations.join("\n"));
}

#[test]
fn the_test_sees_forbidden_arrows() {
    for (name, source) in [
        ("model/date.rs", "use crate::view::Scene;"),
        ("view/axis.rs", "use crate::{model::Lang, store};"),
        ("store/mod.rs", "    let theme = crate::view::Theme::named(name);"),
        ("text/mod.rs", "use parley::Layout;\nuse crate::model::Lang;"),
        ("view/scene.rs", "use egui::Color32;"),
    ] {
        assert_eq!(forbidden(name, source).len(), 1, "{name}");
    }
    assert!(forbidden("app/state.rs", "use crate::store::Opened; // egui::").is_empty());
}

#[test]
fn files_stay_small() {
    // A concept per file; beyond this many lines a file holds more than one.
    const MOST_LINES: usize = 700;
    let long: Vec<String> = sources()
        .iter()
        .map(|(name, source)| (name, source.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(name, lines)| format!("src/{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split these files:\n{}", long.join("\n"));
}
