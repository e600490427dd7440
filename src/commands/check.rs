//! `briefing check`: is everything there as it should be?

use std::path::PathBuf;
use std::process::ExitCode;

use briefing::Dataset;
use briefing::config::Reading;
use briefing::lexicon::{Lexicon, Sources};
use briefing::load::{self, Severity};

use super::library::summary;
use super::{Exit, limits, print, read, say};

/// Reads the lexicon and all texts, prints every diagnostic and a sum.
pub fn check(paths: &[PathBuf], reading: &Reading) -> ExitCode {
    let faults = Lexicon::parse(&Sources::EMBEDDED).err().unwrap_or_default();
    for fault in &faults {
        print(fault);
    }
    if !faults.is_empty() {
        // Nothing can be read with a broken lexicon.
        return Exit::Refused.into();
    }
    let loaded = load::paths(paths, limits(reading));
    for diagnostic in &loaded.diagnostics {
        print(diagnostic);
    }
    let [errors, warnings] =
        [Severity::Error, Severity::Warning].map(|severity| loaded.count(severity));
    say(summary(&Dataset::build(read(loaded.texts))));
    let s = |count| if count == 1 { "" } else { "s" };
    say(format_args!(
        "{errors} error{}, {warnings} warning{}",
        s(errors),
        s(warnings)
    ));
    match errors {
        0 => Exit::Done.into(),
        _ => Exit::Refused.into(),
    }
}
