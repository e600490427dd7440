//! The figures as text for a terminal, and as the tables of `docs/ACCURACY.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::tally::Tally;
use super::verdicts::{Judgement, Outcome, Verdicts};

/// The judgements of one set of texts.
#[derive(Debug, Clone)]
pub struct Section {
    /// What the set is called.
    pub title: String,
    /// Each text's source and judgement, in the order of the ids.
    pub texts: Vec<(String, Judgement)>,
    /// Whether its words may be quoted.
    pub quoted: bool,
}

const KINDS: [&str; 3] = ["officials", "meetings", "issues"];
/// So many examples of a cause are enough to see it.
const EXAMPLES: usize = 3;

impl Section {
    fn tallies<'s>(&self, texts: impl Iterator<Item = &'s Judgement>) -> [Tally; 3] {
        let mut all: [Tally; 3] = Default::default();
        for judgement in texts {
            for (tally, (_, verdicts)) in all.iter_mut().zip(judgement.kinds()) {
                tally.merge(&verdicts.tally());
            }
        }
        all
    }

    /// The counts of officials, meetings and issues.
    pub fn totals(&self) -> [Tally; 3] {
        self.tallies(self.texts.iter().map(|(_, judgement)| judgement))
    }
}

/// The mean F1 and the mean strict F1 of the three kinds.
fn overall(tallies: &[Tally; 3]) -> (f64, f64) {
    let scores = tallies.each_ref().map(Tally::score);
    let mean = |of: fn(&super::Score) -> f64| scores.iter().map(of).sum::<f64>() / 3.0;
    (mean(|s| s.f1), mean(|s| s.strict))
}

/// One set's figures in plain text.
pub fn figures(section: &Section) -> String {
    let tallies = section.totals();
    let mut out = format!(
        "{}: {} texts\n{:10} {:>6} {:>6} {:>6} {:>7}   attributes\n",
        section.title,
        section.texts.len(),
        "",
        "P",
        "R",
        "F1",
        "strict"
    );
    for (kind, tally) in KINDS.iter().zip(&tallies) {
        let score = tally.score();
        let attributes: Vec<String> = tally
            .attributes
            .iter()
            .map(|(name, (sum, count))| format!("{name} {:.2}", sum / *count as f64))
            .collect();
        let _ = writeln!(
            out,
            "{kind:10} {:6.3} {:6.3} {:6.3} {:7.3}   {}   (gold {})",
            score.precision,
            score.recall,
            score.f1,
            score.strict,
            attributes.join("  "),
            tally.gold()
        );
    }
    let (f1, strict) = overall(&tallies);
    let _ = write!(out, "overall {f1:.3}   strict {strict:.3}");
    out
}

/// All sets as Markdown, with the commonest errors by cause.
pub fn markdown(sections: &[Section]) -> String {
    let mut out = String::new();
    for section in sections {
        let _ = writeln!(out, "## {}\n", section.title);
        table(&mut out, section);
        attributes(&mut out, section);
        sources(&mut out, section);
        causes(&mut out, section);
    }
    out
}

fn table(out: &mut String, section: &Section) {
    let tallies = section.totals();
    out.push_str("| | n | precision | recall | F1 | strict F1 |\n|---|---|---|---|---|---|\n");
    for (kind, tally) in KINDS.iter().zip(&tallies) {
        let s = tally.score();
        let _ = writeln!(
            out,
            "| {kind} | {} | {:.3} | {:.3} | {:.3} | {:.3} |",
            tally.gold(),
            s.precision,
            s.recall,
            s.f1,
            s.strict
        );
    }
    let (f1, strict) = overall(&tallies);
    let _ = writeln!(out, "| overall | | | | {f1:.3} | {strict:.3} |\n");
}

fn attributes(out: &mut String, section: &Section) {
    out.push_str("| attribute of what was found | n | right |\n|---|---|---|\n");
    for (kind, tally) in KINDS.iter().zip(&section.totals()) {
        for (name, (sum, count)) in &tally.attributes {
            let _ = writeln!(
                out,
                "| {kind}: {name} | {count} | {:.2} |",
                sum / *count as f64
            );
        }
    }
    out.push('\n');
}

fn sources(out: &mut String, section: &Section) {
    let mut by_source: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for (source, judgement) in &section.texts {
        by_source.entry(source).or_default().push(judgement);
    }
    if by_source.len() < 2 {
        return;
    }
    out.push_str("| source | texts | officials F1 | meetings F1 | issues F1 | overall strict |\n|---|---|---|---|---|---|\n");
    for (source, judgements) in by_source {
        let tallies = section.tallies(judgements.iter().copied());
        let f1 = tallies.each_ref().map(|tally| tally.score().f1);
        let _ = writeln!(
            out,
            "| {source} | {} | {:.2} | {:.2} | {:.2} | {:.2} |",
            judgements.len(),
            f1[0],
            f1[1],
            f1[2],
            overall(&tallies).1
        );
    }
    out.push('\n');
}

/// Why items were missed, invented or half wrong, commonest first.
fn causes(out: &mut String, section: &Section) {
    let mut causes: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    let mut note = |cause: String, example: String| {
        let entry = causes.entry(cause).or_default();
        entry.0 += 1;
        if entry.1.len() < EXAMPLES {
            entry.1.push(example);
        }
    };
    for (_, judgement) in &section.texts {
        for (kind, verdicts) in judgement.kinds() {
            errors(kind.trim_end_matches('s'), verdicts, &mut note);
        }
    }
    let mut rows: Vec<(String, (usize, Vec<String>))> = causes.into_iter().collect();
    rows.sort_by(|a, b| (b.1.0, &a.0).cmp(&(a.1.0, &b.0)));
    let examples = if section.quoted { " for example |" } else { "" };
    let rule = if section.quoted { "---|" } else { "" };
    let _ = writeln!(out, "| error | n |{examples}\n|---|---|{rule}");
    for (cause, (count, quotes)) in rows.into_iter().take(15) {
        let quotes: Vec<String> = quotes.iter().map(|q| format!("“{}”", clean(q))).collect();
        let quotes = match section.quoted {
            true => format!(" {} |", quotes.join(" · ")),
            false => String::new(),
        };
        let _ = writeln!(out, "| {cause} | {count} |{quotes}");
    }
    out.push('\n');
}

fn errors(kind: &str, verdicts: &Verdicts, note: &mut impl FnMut(String, String)) {
    for missed in &verdicts.missed {
        let cause = match missed.near {
            true => format!("{kind} cut wrongly"),
            false => format!("{kind} missed ({})", missed.sort.replace('_', " ")),
        };
        note(cause, missed.words.clone());
    }
    for found in &verdicts.found {
        match &found.outcome {
            Outcome::Wrong if found.near => {}
            Outcome::Wrong => note(format!("{kind} that is none"), found.words.clone()),
            Outcome::Optional => {}
            Outcome::Right(attributes) => {
                for (name, value) in attributes {
                    if *value < 0.5 {
                        note(
                            format!("{kind}: {} wrong", name.replace('_', " ")),
                            found.words.clone(),
                        );
                    }
                }
            }
        }
    }
}

/// One line of a table's cell, short.
fn clean(words: &str) -> String {
    let words = words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "/");
    match words.char_indices().nth(90) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
