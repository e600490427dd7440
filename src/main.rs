//! The `briefing` command.

use std::path::Path;
use std::process::ExitCode;

use briefing::Dataset;
use briefing::api::views::extraction_json;
use briefing::load::{self, Limits};
use briefing::text::Document;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(_), Some(path)) = (args.next(), args.next()) else {
        return ExitCode::from(2);
    };
    let loaded = load::one(
        Path::new(&path),
        Limits {
            max_text_size: 5_000_000,
        },
    );
    for d in &loaded.diagnostics {
        eprintln!("{d}");
    }
    let documents: Vec<Document> = loaded
        .texts
        .into_iter()
        .map(|t| Document::read(t.meta, &t.body))
        .collect();
    if documents.is_empty() {
        return ExitCode::FAILURE;
    }
    println!("{:#}", extraction_json(&Dataset::build(documents)));
    ExitCode::SUCCESS
}
