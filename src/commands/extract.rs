//! `briefing extract`: what one text says.

use std::path::Path;
use std::process::ExitCode;

use briefing::Dataset;
use briefing::api::to_pretty;
use briefing::api::views::extraction_json;
use briefing::config::Reading;
use briefing::load;

use super::{Exit, limits, print, read, say_all};

/// Prints the officials, meetings and issues of one text as JSON.
pub fn extract(file: &Path, reading: &Reading) -> ExitCode {
    let loaded = load::one(file, limits(reading));
    say_all(&loaded.diagnostics);
    if loaded.texts.is_empty() {
        return Exit::Refused.into();
    }
    let dataset = Dataset::build(read(loaded.texts));
    print(to_pretty(&extraction_json(&dataset)));
    Exit::Done.into()
}
