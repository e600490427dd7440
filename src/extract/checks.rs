//! The rules' own fixtures: a text of a sentence or two, and everyone in it, one line each.

use crate::lexicon;
use crate::text::{Document, Meta};

/// Reads each text and compares its officials, in order, with lines such as
/// "person | Antony Blinken | Secretary of State | US"; further roles are joined by " + ", "-" is none.
pub fn check(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = officials(text);
        if found != *expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn officials(text: &str) -> Vec<String> {
    let document = Document::read(Meta::default(), text);
    let extraction = super::extract(&document);
    let or_none = |s: String| if s.is_empty() { "-".to_string() } else { s };
    let mut officials: Vec<&super::Official> = extraction.officials.iter().collect();
    officials.sort_by_key(|o| o.evidence.first().map(|e| e.span()));
    officials
        .iter()
        .map(|o| {
            let roles: Vec<&str> = o.roles.iter().map(|r| r.title.as_str()).collect();
            let country = o
                .country
                .and_then(|c| lexicon::get().country(c))
                .map_or("-", |c| c.code);
            format!(
                "{} | {} | {} | {country}",
                o.kind.as_str(),
                o.name,
                or_none(roles.join(" + "))
            )
        })
        .collect()
}
