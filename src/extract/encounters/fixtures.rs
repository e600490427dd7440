//! What a text tells of meetings, as compact lines, for the tables of the rules' tests.
//!
//! One line a meeting: type, status, who takes part, then where, when and what it is part of, as far as told:
//! "visit | planned | Ana Silva | Oslo | 2024-05-20..2024-05-21", "bilateral | held | Ana Silva; Jan Novak | in 1".
//! The texts are published on Wednesday, 15 May 2024.

use crate::extract::{Extraction, Meeting, Party, extract};
use crate::lexicon;
use crate::text::{Date, Document, Meta};

/// Checks that each text tells of exactly these meetings, in order.
pub fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = told(text);
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected:#?}\n  found {found:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(text: &str) -> Vec<String> {
    let meta = Meta {
        published: Date::new(2024, 5, 15).ok(),
        ..Meta::default()
    };
    let read = extract(&Document::read(meta, text));
    read.meetings.iter().map(|m| line(&read, m)).collect()
}

fn line(read: &Extraction, meeting: &Meeting) -> String {
    let names: Vec<String> = meeting
        .participants
        .iter()
        .map(|p| match &p.party {
            Party::Official(o) => read.officials[*o].name.clone(),
            Party::Country(c) => lexicon::get()
                .country(c)
                .map_or_else(|| (*c).to_string(), |c| c.name.to_string()),
            Party::Organization(o) => o.clone(),
        })
        .collect();
    let places: Vec<&str> = meeting.places.iter().map(|p| p.name.as_str()).collect();
    let mut line = format!(
        "{} | {} | {}",
        meeting.kind.as_str(),
        meeting.status.as_str(),
        names.join("; ")
    );
    if !places.is_empty() {
        line += &format!(" | {}", places.join("; "));
    }
    if let Some(when) = &meeting.when {
        line += &match (when.start, when.end) {
            (Some(start), Some(end)) if start == end => format!(" | {start}"),
            (Some(start), Some(end)) => format!(" | {start}..{end}"),
            (None, Some(end)) => format!(" | ..{end}"),
            _ => format!(" | {}", when.text),
        };
    }
    if let Some(whole) = meeting.part_of {
        line += &format!(" | in {}", whole + 1);
    }
    line
}
