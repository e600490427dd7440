//! What a text raises, as compact lines, for the tables of the rules' tests.
//!
//! One line an issue: category, stance, its mentions, who raises it with whom, whether a meeting has it on its agenda,
//! the issue it is under. "human_rights | concern | press freedom | by Ana Silva | with Jan Novak | at a meeting".

use crate::extract::{Extraction, Party, extract};
use crate::lexicon;
use crate::text::{Document, Meta};
use crate::vocabulary::Field;

/// Checks that each text raises exactly these issues, in order.
pub fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = raised(text);
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected:#?}\n  found {found:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn raised(text: &str) -> Vec<String> {
    let document = Document::read(Meta::default(), text);
    let read = extract(&document);
    read.issues
        .iter()
        .enumerate()
        .map(|(k, issue)| {
            let mentions: Vec<&str> = issue
                .evidence
                .iter()
                .filter(|e| e.field == Field::Mention)
                .map(|e| document.slice(e.span()))
                .collect();
            let mut line = format!(
                "{} | {} | {}",
                issue.category.as_str(),
                issue.stance.as_str(),
                mentions.join(" // ")
            );
            for (label, parties) in [("by", &issue.raised_by), ("with", &issue.raised_with)] {
                if !parties.is_empty() {
                    let names: Vec<String> = parties.iter().map(|p| name(&read, p)).collect();
                    line += &format!(" | {label} {}", names.join("; "));
                }
            }
            if read.meetings.iter().any(|m| m.agenda.contains(&k)) {
                line += " | at a meeting";
            }
            if let Some(parent) = issue.part_of {
                line += &format!(" | under {}", read.issues[parent].label);
            }
            line
        })
        .collect()
}

fn name(read: &Extraction, party: &Party) -> String {
    match party {
        Party::Official(o) => read.officials[*o].name.clone(),
        Party::Country(c) => lexicon::get()
            .country(c)
            .map_or_else(|| (*c).to_string(), |c| c.name.to_string()),
        Party::Organization(o) => o.clone(),
    }
}
