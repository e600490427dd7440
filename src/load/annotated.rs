//! Texts with their annotations beside them: `ID.txt` and `ID.json`.

use std::path::Path;

use super::diagnostic::{Diagnostic, Report, Severity};
use super::{Limits, Text, paths, read};

/// The texts of a folder that have an annotation, each with its JSON, in the order of their paths.
///
/// Other texts of the folder are no part of it, and nothing is said of them.
pub fn annotated(folder: &Path, limits: Limits) -> (Vec<(Text, String)>, Vec<Diagnostic>) {
    let loaded = paths(&[folder.to_path_buf()], limits);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut pairs = Vec::new();
    for text in loaded.texts {
        let beside = Path::new(&text.path).with_extension("json");
        if !beside.is_file() {
            continue;
        }
        let mut report = Report::new(beside.to_string_lossy(), &mut diagnostics);
        let Some(bytes) = read::file(&beside, limits.max_text_size, &mut report) else {
            continue;
        };
        match String::from_utf8(bytes) {
            Ok(json) => pairs.push((text, json)),
            Err(_) => report.error(None, "the annotation is not UTF-8", ""),
        }
    }
    let refused = loaded.diagnostics.into_iter();
    diagnostics.extend(refused.filter(|d| d.severity == Severity::Error));
    (pairs, diagnostics)
}
