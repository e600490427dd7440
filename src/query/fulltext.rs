//! Full text over names, labels and evidence: words without case, diacritics and inflection.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::model::{Ix, Kind, Model, fold};

/// Weight of a word in what the entity is called.
const NAME: u32 = 8;
/// Weight of a word in an alias, title or place.
const SECOND: u32 = 4;
/// Weight of a word in the evidence or text.
const BODY: u32 = 1;
/// A word counts at most so often at one weight, so that long texts do not win by length.
const ENOUGH: u32 = 4;

/// The rows of each word, with its weight in each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TextIndex {
    words: BTreeMap<String, Vec<(u32, u32)>>,
    count: usize,
}

impl TextIndex {
    /// Indexes the words of a kind.
    pub(super) fn build(model: &Model, kind: Kind) -> TextIndex {
        let mut words: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        for ix in 0..model.len(kind) as Ix {
            let mut weights: BTreeMap<(String, u32), u32> = BTreeMap::new();
            passages(model, kind, ix, &mut |weight, text| {
                for word in stems(text) {
                    let count = weights.entry((word, weight)).or_default();
                    *count = (*count + 1).min(ENOUGH);
                }
            });
            for ((word, weight), count) in weights {
                let rows = words.entry(word).or_default();
                match rows.last_mut() {
                    Some((last, sum)) if *last == ix => *sum += weight * count,
                    _ => rows.push((ix, weight * count)),
                }
            }
        }
        TextIndex {
            words,
            count: model.len(kind),
        }
    }

    /// The rows that have every word of the question, in order, each with its rank; none for a question without words.
    pub(super) fn find(&self, question: &str) -> Vec<(u32, u32)> {
        let mut wanted = stems(question);
        wanted.sort();
        wanted.dedup();
        let mut lists: Vec<&Vec<(u32, u32)>> = Vec::with_capacity(wanted.len());
        for word in &wanted {
            match self.words.get(word) {
                Some(rows) => lists.push(rows),
                None => return Vec::new(),
            }
        }
        lists.sort_by_key(|rows| rows.len());
        let Some((first, others)) = lists.split_first() else {
            return Vec::new();
        };
        let mut found: Vec<(u32, u32)> = first
            .iter()
            .map(|(row, weight)| (*row, weight * self.rarity(first.len())))
            .collect();
        for rows in others {
            let rarity = self.rarity(rows.len());
            found.retain_mut(
                |(row, rank)| match rows.binary_search_by_key(row, |(row, _)| *row) {
                    Ok(at) => {
                        *rank += rows[at].1 * rarity;
                        true
                    }
                    Err(_) => false,
                },
            );
        }
        found
    }

    /// How telling a word is that so many rows have: whole numbers, so that every machine ranks alike.
    fn rarity(&self, rows: usize) -> u32 {
        1 + (self.count / rows.max(1)).max(1).ilog2()
    }
}

/// What is searched of an entity, each with its weight.
fn passages(model: &Model, kind: Kind, ix: Ix, emit: &mut dyn FnMut(u32, &str)) {
    emit(NAME, model.name(kind, ix));
    let at = ix as usize;
    match kind {
        Kind::Briefing => emit(BODY, &model.briefings[at].document.text),
        Kind::Official => {
            let official = &model.officials[at];
            for alias in &official.aliases {
                emit(SECOND, alias);
            }
            for role in &official.roles {
                emit(SECOND, &role.title);
                emit(SECOND, role.organization.as_deref().unwrap_or_default());
            }
        }
        Kind::Meeting => {
            let meeting = &model.meetings[at];
            for participant in &meeting.participants {
                emit(SECOND, model.party_name(&participant.party));
            }
            for place in &meeting.places {
                emit(SECOND, &place.name);
            }
        }
        Kind::Issue => {}
    }
    for evidence in model.evidence(kind, ix) {
        emit(BODY, model.exact(evidence));
    }
}

/// The words of a text without case, diacritics and inflection.
pub fn stems(text: &str) -> Vec<String> {
    words(text).map(|(_, stem)| stem).collect()
}

/// The words of a text, each with the bytes it stands at and its stem.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c) || APOSTROPHES.contains(&c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(inside)?;
        let end = text[start..]
            .find(|c| !inside(c))
            .map_or(text.len(), |length| start + length);
        rest = end;
        Some(start..end)
    })
    .filter_map(|range| {
        let start = range.end - text[range.clone()].trim_start_matches(APOSTROPHES).len();
        let bare = text[range].trim_matches(APOSTROPHES);
        let folded = fold(bare);
        let word = folded.strip_suffix("'s").unwrap_or(&folded);
        (!word.is_empty()).then(|| (start..start + bare.len(), stem(word)))
    })
}

/// Stand inside words; [`fold`] makes one of them.
const APOSTROPHES: [char; 3] = ['\'', '\u{2018}', '\u{2019}'];

/// A light stemmer: plurals, `-ing`, `-ed`. What is left need not be a word; it is the same for its inflections.
fn stem(word: &str) -> String {
    let long = |rest: &str| rest.len() >= 3 && rest.bytes().any(|b| b"aeiouy".contains(&b));
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        stem = format!("{rest}y");
    } else if word.ends_with("sses")
        || word.ends_with("xes")
        || word.ends_with("ches")
        || word.ends_with("shes")
    {
        stem.truncate(word.len() - 2);
    } else if word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && word.len() > 3
    {
        stem.truncate(word.len() - 1);
    }
    for suffix in ["ing", "ed"] {
        if let Some(rest) = stem.strip_suffix(suffix).filter(|rest| long(rest)) {
            let bytes = rest.as_bytes();
            let double = bytes.len() > 3
                && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
                && !b"sz".contains(&bytes[bytes.len() - 1]);
            stem = rest[..rest.len() - usize::from(double)].to_owned();
            break;
        }
    }
    if stem.len() > 3 && stem.ends_with("ll") {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in [
            ("talks", "talk"),
            ("meeting", "meet"),
            ("planned", "plan"),
            ("countries", "country"),
            ("discussed", "discuss"),
            ("China's", "china"),
            ("Erdoğan", "erdogan"),
            ("exchanges", "exchange"),
            ("trading", "trade"),
            ("travelling", "travels"),
            ("called", "call"),
        ] {
            assert_eq!(stems(a), stems(b), "{a} {b}");
        }
        for (text, expected) in [
            ("“Xi’s” ‘plans’", vec![3..9, 16..21]),
            ("a–b", vec![0..1, 4..5]),
        ] {
            let found: Vec<_> = words(text).map(|(range, _)| range).collect();
            assert_eq!(found, expected, "{text}");
        }
        for word in ["crisis", "status", "xi", "g7", "gas", "un"] {
            assert_eq!(stems(word), [word]);
        }
    }
}
