//! Which kinds of files are read, told by the endings of their names.

use std::path::Path;

use super::Limits;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text with front matter.
    Plain,
    /// Markdown with front matter.
    Markdown,
    /// A web page.
    Html,
    /// RSS or Atom.
    Feed,
    /// A JSON object a line.
    Lines,
}

/// The endings of names, as in messages.
pub(super) const ENDINGS: &str = ".txt, .md, .html, .xml, .rss, .atom or .jsonl";

/// A file of several articles may be so many times as large as one text.
const ARTICLES: u64 = 200;

impl Format {
    /// The format of files that end so.
    pub fn of_ending(ending: &str) -> Option<Format> {
        match ending {
            "txt" | "text" => Some(Format::Plain),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "xml" | "rss" | "atom" => Some(Format::Feed),
            "jsonl" | "ndjson" => Some(Format::Lines),
            _ => None,
        }
    }

    /// The format of a file; one whose name says nothing is plain text.
    pub fn of(path: &Path) -> Format {
        Format::of_ending(&ending(path)).unwrap_or(Format::Plain)
    }

    /// Whether a file of it can hold several articles.
    pub fn holds_several(self) -> bool {
        matches!(self, Format::Feed | Format::Lines)
    }

    /// A file with more bytes is not read.
    pub fn largest(self, limits: Limits) -> u64 {
        match self {
            Format::Plain | Format::Markdown => limits.max_text_size,
            // Markup is many times as long as the words in it.
            Format::Html => limits.max_text_size.saturating_mul(4),
            Format::Feed | Format::Lines => limits.max_text_size.saturating_mul(ARTICLES),
        }
    }
}

/// The ending of a name, in lower case; empty without one.
pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}
