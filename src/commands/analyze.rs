//! `briefing analyze`: what the language layer sees of one text, for people who debug a rule.

use std::path::Path;
use std::process::ExitCode;

use briefing::config::Reading;
use briefing::load;
use briefing::syntax::{analyze as analysis, conllu};

use super::{Exit, limits, print, read, say_all};

/// Prints sentences, words, tags and arcs of one text in CoNLL-U.
pub fn analyze(file: &Path, reading: &Reading) -> ExitCode {
    let loaded = load::one(file, limits(reading));
    say_all(&loaded.diagnostics);
    let documents = read(loaded.texts);
    for document in &documents {
        print(conllu::print(document, &analysis(document)).trim_end());
    }
    match documents.is_empty() {
        true => Exit::Refused.into(),
        false => Exit::Done.into(),
    }
}
