//! File input: which texts are there, and which of them can be read?
//!
//! Everything that touches files or standard input is here. A text that cannot be read is left out with a
//! [`Diagnostic`] that says where, why and what would be right; the others are loaded all the same.

mod diagnostic;
mod front_matter;
mod read;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use diagnostic::{Diagnostic, Severity};

use crate::model::slug;
use crate::text::{Meta, english};
use diagnostic::Report;

/// The path that means standard input.
pub const STDIN: &str = "-";

/// The briefings that are served when none are given: file name and content.
const EMBEDDED: &[(&str, &str)] = &[(
    "secretary-blinken-china-trip.txt",
    include_str!("../../data/briefings/secretary-blinken-china-trip.txt"),
)];

/// What is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A file with more bytes is not read.
    pub max_text_size: u64,
}

/// One text as loaded, not yet read for what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The file, as in diagnostics.
    pub path: String,
    /// Its front matter; the id is always set.
    pub meta: Meta,
    /// What follows the front matter, as it stands in the file.
    pub body: String,
}

/// The texts that could be read, and what is to be said of these and the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// In the order of their paths; ids are unique.
    pub texts: Vec<Text>,
    /// In the order of the paths, then of the lines.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// How many diagnostics are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        let alike = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        self.diagnostics.iter().filter(alike).count()
    }
}

/// Loads the files at these paths and all texts in these folders; without any path, the embedded briefing.
///
/// The result does not depend on the order of the paths, and a file that they reach twice is loaded once.
pub fn paths(paths: &[PathBuf], limits: Limits) -> Loaded {
    let mut loaded = Loaded::default();
    if paths.is_empty() {
        for (name, content) in EMBEDDED {
            let mut report = Report::new(*name, &mut loaded.diagnostics);
            let text = accept(Path::new(name), content.as_bytes(), &mut report);
            loaded.texts.extend(text);
        }
        return loaded;
    }
    for file in walk::files(paths, &mut loaded.diagnostics) {
        let mut report = Report::new(file.to_string_lossy(), &mut loaded.diagnostics);
        if let Some(bytes) = read::file(&file, limits, &mut report) {
            loaded.texts.extend(accept(&file, &bytes, &mut report));
        }
    }
    refuse_repeated_ids(&mut loaded);
    loaded
        .diagnostics
        .sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    loaded
}

/// Loads one file, or standard input for `-`.
pub fn one(path: &Path, limits: Limits) -> Loaded {
    let stdin = path == Path::new(STDIN);
    let name = if stdin { Path::new("stdin") } else { path };
    let mut loaded = Loaded::default();
    let mut report = Report::new(name.to_string_lossy(), &mut loaded.diagnostics);
    let bytes = if stdin {
        read::stdin(limits, &mut report)
    } else {
        read::file(path, limits, &mut report)
    };
    loaded.texts = bytes
        .and_then(|bytes| accept(name, &bytes, &mut report))
        .into_iter()
        .collect();
    loaded
}

/// Loads a text that is in no file, as if it stood in one of that name.
pub fn content(name: &str, bytes: &[u8]) -> Loaded {
    let mut loaded = Loaded::default();
    let mut report = Report::new(name, &mut loaded.diagnostics);
    let text = accept(Path::new(name), bytes, &mut report);
    loaded.texts.extend(text);
    loaded
}

/// The text in these bytes, unless something speaks against reading it.
fn accept(path: &Path, bytes: &[u8], report: &mut Report<'_>) -> Option<Text> {
    let content = decode(bytes, report)?;
    let split = front_matter::split(content, report);
    let mut meta = split.meta(report);
    if meta.id.is_empty() {
        meta.id = slug(&path.file_stem().unwrap_or_default().to_string_lossy());
    }
    let body = split.body;
    if !body.chars().any(char::is_alphanumeric) {
        report.error(None, "there is no text in it", "");
    } else if let Err(why) = english::check(body) {
        report.error(
            None,
            format!("the text is not English: {why}"),
            "only English is read",
        );
    } else if let Some(language) = meta.language.as_deref().filter(|tag| !is_english(tag)) {
        report.warning(
            None,
            format!("the text reads as English though its language is given as `{language}`"),
            "write `language: en`",
        );
    }
    (!report.failed()).then(|| Text {
        path: path.to_string_lossy().into_owned(),
        meta,
        body: body.to_owned(),
    })
}

fn is_english(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    language.eq_ignore_ascii_case("en") || language.eq_ignore_ascii_case("eng")
}

/// The characters in these bytes, without a byte order mark.
fn decode<'b>(bytes: &'b [u8], report: &mut Report<'_>) -> Option<&'b str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        report.error(
            None,
            "the text is in UTF-16, not UTF-8",
            "convert it: iconv -f UTF-16 -t UTF-8",
        );
        return None;
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        report.error(
            None,
            format!("not a text: byte {offset} is zero"),
            "plain text in UTF-8 is read",
        );
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let offset = error.valid_up_to();
            let line = 1 + bytes[..offset]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            report.error(
                line,
                format!("not UTF-8: byte {offset} is 0x{:02x}", bytes[offset]),
                "if it is an old Windows text, convert it: iconv -f WINDOWS-1252 -t UTF-8",
            );
            None
        }
    }
}

/// Of several texts with one id, the first stays.
fn refuse_repeated_ids(loaded: &mut Loaded) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let diagnostics = &mut loaded.diagnostics;
    loaded.texts.retain(|text| match first.get(&text.meta.id) {
        None => {
            first.insert(text.meta.id.clone(), text.path.clone());
            true
        }
        Some(other) => {
            Report::new(&text.path, diagnostics).error(
                None,
                format!("the id `{}` is that of {other} already", text.meta.id),
                "give one of them another `id: …` between two lines of `---` at its beginning",
            );
            false
        }
    });
}

#[cfg(test)]
mod tests;
