//! What each command does. Results go to standard output, everything else to standard error.

mod analyze;
mod check;
mod evaluate;
mod extract;
mod health;
mod library;
mod openapi;
mod serve;

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use briefing::config::Reading;
use briefing::load::{Diagnostic, Limits, Text};
use briefing::text::Document;

pub use analyze::analyze;
pub use check::check;
pub use evaluate::evaluate;
pub use extract::extract;
pub use health::health;
pub use openapi::openapi;
pub use serve::serve;

/// How the program ends; README and `--help` say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, or asked to end and no request cut.
    Done = 0,
    /// An input was refused, or the asked service is not ready.
    Refused = 1,
    /// Wrong usage.
    Usage = 2,
    /// The address cannot be served.
    Address = 3,
    /// Requests were cut at shutdown.
    Cut = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Prints a result. Whoever closed the output (`| head`) has seen enough.
fn print(text: impl Display) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}

/// Says something that is no result.
fn say(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn say_all(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        say(diagnostic);
    }
}

fn limits(reading: &Reading) -> Limits {
    Limits {
        max_text_size: reading.max_text_size,
    }
}

fn read(texts: Vec<Text>) -> Vec<Document> {
    let read = |text: Text| Document::read(text.meta, &text.body);
    texts.into_iter().map(read).collect()
}
