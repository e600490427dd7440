//! Names of people as runs of tokens: after a title or honorific, or where the names model and the given names agree.

use std::ops::Range;

use super::places::{Named, What};
use super::reading::Reading;
use super::titles::{Title, starting_at};
use crate::lexicon::{Gender, PlaceKind};
use crate::syntax::{NameKind, Tag};

/// A person's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name proper.
    pub tokens: Range<usize>,
    /// With its honorific.
    pub whole: Range<usize>,
    /// What the honorific or given name says of gender.
    pub gender: Option<Gender>,
    /// An honorific stands before it: a short form of someone known.
    pub honorific: bool,
}

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "abu", "abd", "de", "del", "della", "da", "das", "do", "dos",
    "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "y", "e", "ul", "ur", "st.",
    "af", "av", "zu", "ould", "ag", "dit",
];

/// What may end a name: generational suffixes.
const SUFFIXES: &[&str] = &["jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "vi", "xiv"];

/// Every person's name of the text, in order, none overlapping.
pub fn names(r: &Reading, named: &[Named], titles: &[Title]) -> Vec<Name> {
    let mut titled = vec![false; r.len() + 1];
    let mut after_title = vec![false; r.len() + 1];
    for t in titles {
        titled[t.tokens.clone()].fill(true);
        after_title[t.whole.end] = true;
    }
    let mut all: Vec<Name> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            if titled[i] {
                i += 1;
                continue;
            }
            match name_at(r, named, &titled, after_title[i], i, sentence.end) {
                Some(name) => {
                    i = name.whole.end;
                    all.push(name);
                }
                None => i += 1,
            }
        }
    }
    all
}

fn name_at(
    r: &Reading,
    named: &[Named],
    titled: &[bool],
    after_title: bool,
    i: usize,
    end: usize,
) -> Option<Name> {
    let mut start = i;
    let mut gender = None;
    let mut honorific = false;
    while let Some((n, rows)) = r.lexicon.honorifics.longest_at(r.ahead(start)) {
        if start + n >= end || !(r.capitalized(start + n) || is_particle(r, start + n, end)) {
            break;
        }
        if r.capitalized(start) {
            honorific = true;
            gender = gender.or(rows.first().and_then(|h| h.gender));
            start += n;
        } else {
            break;
        }
        if titled[start] {
            return None;
        }
    }
    let likely = after_title
        || honorific
        || r.name_kind(start) == Some(NameKind::Person)
        || (r.lexicon.given_names.contains(r.word(start))
            && start + 1 < end
            && r.tag(start + 1).is_proper()
            && r.capitalized(start + 1)
            && r.name_kind(start).is_none_or(|k| k == NameKind::Person));
    if !likely || !(r.capitalized(start) || is_particle(r, start, end)) {
        return None;
    }
    let stop = run_end(r, named, titled, start, end, after_title || honorific);
    if stop == start {
        return None;
    }
    let tokens = start..stop;
    if !after_title && !honorific && is_elsewhere(r, named, &tokens) {
        return None;
    }
    if after_title && !honorific && !plausible_after_title(r, named, &tokens) {
        return None;
    }
    let given = r
        .lexicon
        .given_names
        .get(r.word(start))
        .and_then(|rows| rows.first()?.gender);
    Some(Name {
        tokens,
        whole: i..stop,
        gender: gender.or(given),
        honorific,
    })
}

fn is_particle(r: &Reading, i: usize, end: usize) -> bool {
    let w = r.lower(i);
    (PARTICLES.contains(&w) || w.starts_with("al-") || w.starts_with("el-") || w.starts_with("ul-"))
        && i + 1 < end
        && (r.capitalized(i + 1) || w.contains('-'))
}

/// One past the last token of the name that starts at `start`.
fn run_end(
    r: &Reading,
    named: &[Named],
    titled: &[bool],
    start: usize,
    end: usize,
    announced: bool,
) -> usize {
    let mut j = start;
    while j < end {
        let word = r.word(j);
        let lower = r.lower(j);
        if titled[j] || r.tag(j) == Tag::POS {
            break;
        }
        if j > start
            && r.begins_name(j)
            && r.name_kind(j) != Some(NameKind::Person)
            && !SUFFIXES.contains(&lower)
        {
            break;
        }
        if j > start && SUFFIXES.contains(&lower) {
            j += 1;
            break;
        }
        let initial = word.len() == 2 && word.ends_with('.') && r.capitalized(j);
        let is_person = r.name_kind(j) == Some(NameKind::Person);
        let proper = r.capitalized(j)
            && (r.tag(j).is_proper() || is_person || (announced && j == start) || initial);
        let arabic = (lower.starts_with("al-") || lower.starts_with("el-")) && lower.len() > 3;
        if proper || arabic {
            if j > start
                && !is_person
                && starting_at(named, j).is_some_and(|n| !ambiguous_in_name(n))
            {
                break;
            }
            if is_calendar(lower) {
                break;
            }
            j += 1;
            continue;
        }
        if j > start
            && is_particle(r, j, end)
            && !matches!(lower, "e" | "y" | "do" | "la" if !r.capitalized(j + 1))
        {
            j += 1;
            continue;
        }
        if j == start && is_particle(r, j, end) {
            j += 1;
            continue;
        }
        // "Joseph R. Biden, Jr."
        if j > start
            && lower == ","
            && j + 1 < end
            && matches!(r.lower(j + 1), "jr." | "jr" | "sr." | "sr")
        {
            return j + 2;
        }
        break;
    }
    j
}

fn ambiguous_in_name(n: &Named) -> bool {
    matches!(
        n.what,
        What::Place {
            kind: PlaceKind::City | PlaceKind::Region,
            ..
        }
    ) && n.tokens.len() == 1
}

fn is_calendar(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// Whether the run is wholly a place or body.
fn is_elsewhere(r: &Reading, named: &[Named], tokens: &Range<usize>) -> bool {
    starting_at(named, tokens.start).is_some_and(|n| {
        n.tokens.end >= tokens.end
            && !(tokens.len() == 1
                && r.name_kind(tokens.start) == Some(NameKind::Person)
                && ambiguous_in_name(n))
    })
}

/// After a title comes a name, unless what follows is a body or place ("the president European Union leaders chose").
fn plausible_after_title(r: &Reading, named: &[Named], tokens: &Range<usize>) -> bool {
    if let Some(n) = starting_at(named, tokens.start) {
        let person = r.name_kind(tokens.start) == Some(NameKind::Person);
        return person || (ambiguous_in_name(n) && tokens.len() > 1);
    }
    r.tag(tokens.start).is_proper()
        || r.name_kind(tokens.start) == Some(NameKind::Person)
        || r.capitalized(tokens.start)
}
