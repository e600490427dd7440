//! The file of a reader who knows better: which entities to merge, and where somebody else is meant.
//!
//! One decision a line, words apart by white space, `#` before a remark:
//!
//! ```text
//! merge official joe-biden joseph-r-biden      # one person; the first id stays, the others redirect to it
//! split official li-qiang trade-fair-2019      # in these briefings somebody else of that name is meant
//! ```

use std::path::Path;

use super::diagnostic::{Diagnostic, Report};
use super::read;
use crate::model::{Kind, Model, Override};

/// A larger file is no list of decisions.
const LARGEST: u64 = 10_000_000;

/// A decision and the line that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// From 1.
    pub line: usize,
    /// What is decided.
    pub wanted: Override,
}

/// Reads a file of overrides; lines that are no decision are reported.
pub fn overrides(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Decision> {
    let mut report = Report::new(path.to_string_lossy(), diagnostics);
    let Some(bytes) = read::file(path, LARGEST, &mut report) else {
        return Vec::new();
    };
    match super::decode(&bytes, &mut report) {
        Some(text) => parse(text, &mut report),
        None => Vec::new(),
    }
}

impl Decision {
    /// Says which of its ids a model does not have.
    pub fn check(&self, path: &Path, model: &Model, diagnostics: &mut Vec<Diagnostic>) {
        for id in model.unknown_in(&self.wanted) {
            Report::new(path.to_string_lossy(), diagnostics).warning(
                self.line,
                format!("there is no `{id}`"),
                "ids are those that the service gives without this file",
            );
        }
    }
}

fn parse(text: &str, report: &mut Report<'_>) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        match decision(&words) {
            Ok(wanted) => decisions.push(Decision {
                line: index + 1,
                wanted,
            }),
            Err(problem) => report.error(
                index + 1,
                problem,
                "write `merge KIND ID ID…` or `split KIND ID BRIEFING…`; a kind is official, meeting or issue",
            ),
        }
    }
    decisions
}

fn decision(words: &[&str]) -> Result<Override, String> {
    let [verb, kind, id, others @ ..] = words else {
        return Err("too few words for a decision".to_owned());
    };
    let kind = [Kind::Official, Kind::Meeting, Kind::Issue]
        .into_iter()
        .find(|known| known.singular() == *kind)
        .ok_or_else(|| format!("`{kind}` is no kind of entity to merge or split"))?;
    if others.is_empty() {
        return Err("nothing stands after the first id".to_owned());
    }
    let id = (*id).to_owned();
    let others = others.iter().map(|word| (*word).to_owned()).collect();
    match *verb {
        "merge" => Ok(Override::Merge { kind, id, others }),
        "split" => Ok(Override::Split {
            kind,
            id,
            briefings: others,
        }),
        _ => Err(format!("`{verb}` is no decision")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_a_line() {
        let mut diagnostics = Vec::new();
        let text = "# who is who\n\nmerge official a b c # one\nsplit  issue\tx y\r\n\
                    merge official a\nsplit briefing a b\njoin meeting a b\nmerge\n";
        let read = parse(text, &mut Report::new("f", &mut diagnostics));
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let wanted = [
            (
                3,
                Override::Merge {
                    kind: Kind::Official,
                    id: "a".to_owned(),
                    others: ids(&["b", "c"]),
                },
            ),
            (
                4,
                Override::Split {
                    kind: Kind::Issue,
                    id: "x".to_owned(),
                    briefings: ids(&["y"]),
                },
            ),
        ];
        let wanted = wanted.map(|(line, wanted)| Decision { line, wanted });
        assert_eq!(read, wanted);
        let said: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "nothing stands after the first id",
                "`briefing` is no kind of entity to merge or split",
                "`join` is no decision",
                "too few words for a decision",
            ]
        );
    }
}
