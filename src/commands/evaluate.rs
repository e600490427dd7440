//! `briefing evaluate`: how well the program reads annotated texts.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use briefing::config::{Print, Reading};
use briefing::evaluate::{
    Annotated, Gold, Judgement, Section, evaluate as judged, figures, markdown, precision_table,
};
use briefing::load::{self, STDIN};
use briefing::text::Document;

use super::{Exit, limits, print, say, say_all};

/// Reads each folder's annotated texts and prints how well it went. Only words of `gold` are quoted, not those of `others`.
pub fn evaluate(gold: &[PathBuf], others: &[PathBuf], what: Print, reading: &Reading) -> ExitCode {
    let mut sections = Vec::new();
    for (folder, quoted) in gold
        .iter()
        .map(|g| (g, true))
        .chain(others.iter().map(|o| (o, false)))
    {
        match section(folder, quoted, reading) {
            Some(section) => sections.push(section),
            None => return Exit::Refused.into(),
        }
    }
    match what {
        Print::Figures => sections.iter().for_each(|section| print(figures(section))),
        Print::Markdown => print(markdown(&sections).trim_end()),
        Print::Confidence => print(counts(&sections).trim_end()),
    }
    Exit::Done.into()
}

fn section(folder: &Path, quoted: bool, reading: &Reading) -> Option<Section> {
    if folder == Path::new(STDIN) {
        say("--gold takes a folder, not standard input");
        return None;
    }
    let (pairs, diagnostics) = load::annotated(folder, limits(reading));
    say_all(&diagnostics);
    if pairs.is_empty() {
        say(format_args!(
            "{}: no annotated text (ID.txt with ID.json beside it)",
            folder.display()
        ));
        return None;
    }
    let mut texts = Vec::new();
    for (text, json) in pairs {
        let gold = match Gold::read(&json) {
            Ok(gold) => gold,
            Err(error) => {
                say(format_args!(
                    "{}: the annotation beside it: {error}",
                    text.path
                ));
                return None;
            }
        };
        let source = text.meta.source.clone().unwrap_or_default();
        let document = Document::read(text.meta, &text.body);
        texts.push((source, judged(&Annotated { document, gold })));
    }
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    Some(Section {
        title: name.to_string_lossy().into_owned(),
        texts,
        quoted,
    })
}

fn counts(sections: &[Section]) -> String {
    let judgements = sections
        .iter()
        .flat_map(|s| s.texts.iter().map(|(_, j): &(String, Judgement)| j));
    let mut out = String::from(
        "# How often each rule was right about a value, over annotated texts; printed by `briefing evaluate`.\nrule\tfield\tright\tall\n",
    );
    for ((rule, field), counts) in precision_table(judgements) {
        out.push_str(&format!(
            "{rule}\t{field}\t{}\t{}\n",
            counts.right, counts.all
        ));
    }
    out
}
