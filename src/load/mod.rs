//! File input: which texts are there, and which of them can be read?
//!
//! Everything that touches files or standard input is here. A text that cannot be read is left out with a
//! [`Diagnostic`] that says where, why and what would be right; the others are loaded all the same.

mod annotated;
mod article;
mod assemble;
mod charset;
mod diagnostic;
mod feed;
mod format;
mod front_matter;
mod html;
mod lines;
mod markdown;
mod overrides;
mod published;
mod read;
mod shelf;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use annotated::annotated;
pub use diagnostic::{Diagnostic, Severity};
pub use overrides::{Decision, overrides};
pub use shelf::Shelf;

use crate::text::Meta;
use diagnostic::Report;
use format::Format;

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
    /// Where it begins, in a file of several.
    pub line: Option<usize>,
    /// What the file says of it; the id is always set, to what addresses can have.
    pub meta: Meta,
    /// Whether somebody gave it its id; else it is made from a name.
    pub named: bool,
    /// What somebody wrote where its id should be.
    given: Option<String>,
    /// Its words, as they stand in the file.
    pub body: Arc<str>,
    /// A hash of its words and their length, alike for texts that differ in white space only.
    words: (u64, usize),
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
    Shelf::new(paths.to_vec(), limits).look()
}

/// Loads one file, or standard input for `-`.
pub fn one(path: &Path, limits: Limits) -> Loaded {
    let stdin = path == Path::new(STDIN);
    let name = if stdin { Path::new("stdin") } else { path };
    let format = Format::of(name);
    let mut loaded = Loaded::default();
    let mut report = Report::new(name.to_string_lossy(), &mut loaded.diagnostics);
    let most = format.largest(limits);
    let bytes = if stdin {
        read::stdin(most, &mut report)
    } else {
        read::file(path, most, &mut report)
    };
    if let Some(bytes) = bytes {
        let texts = article::texts(name, format, &bytes, limits, &mut loaded.diagnostics);
        loaded.texts = assemble::assemble(texts, &mut loaded.diagnostics);
    }
    loaded
}

/// Loads a text that is in no file, as if it stood in one of that name.
pub fn content(name: &str, bytes: &[u8], limits: Limits) -> Loaded {
    let mut loaded = Loaded::default();
    let path = Path::new(name);
    let texts = article::texts(
        path,
        Format::of(path),
        bytes,
        limits,
        &mut loaded.diagnostics,
    );
    loaded.texts = assemble::assemble(texts, &mut loaded.diagnostics);
    loaded
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

#[cfg(test)]
mod tests;
