//! The passages of an entity that answer a full-text question, with the words that do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fulltext::{stems, words};
use crate::model::{Ix, Kind, Model};
use crate::text::{Offsets, Span};

/// At most so many passages an entity.
const SNIPPETS: usize = 3;
/// Of an entity that very much is said of, no more than so many passages are looked at.
const LOOKED_AT: usize = 400;
/// A longer passage is cut around its first match, in bytes.
const LONGEST: usize = 320;
/// How much of it stands before the match.
const BEFORE: usize = 80;

/// A passage that answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'a> {
    /// The words.
    pub text: &'a str,
    /// The briefing they stand in and where they start, in code points; none for the entity's name.
    pub place: Option<(Ix, u32)>,
    /// Where in `text` the words asked for stand, in code points.
    pub highlights: Vec<Range<u32>>,
}

/// The passages of an entity with the most of the words asked for, best first.
pub fn snippets<'a>(model: &'a Model, kind: Kind, ix: Ix, question: &str) -> Vec<Snippet<'a>> {
    let wanted: BTreeSet<String> = stems(question).into_iter().collect();
    let mut found: Vec<(usize, Match<'a>)> = Vec::new();
    let (mut looked_at, mut complete) = (0, 0);
    let mut look = |passage: Passage<'a>| {
        let mut distinct = BTreeSet::new();
        let hits: Vec<Range<usize>> = words(passage.text)
            .filter(|(_, stem)| wanted.contains(stem))
            .map(|(range, stem)| {
                distinct.insert(stem);
                range
            })
            .collect();
        if !hits.is_empty() {
            complete += usize::from(distinct.len() == wanted.len());
            found.push((distinct.len(), Match { passage, hits }));
        }
        looked_at += 1;
        // Nothing after these could be better.
        complete < SNIPPETS && looked_at < LOOKED_AT
    };
    passages(model, kind, ix, &mut look);
    // Stable: of equals, the first in the text.
    found.sort_by_key(|(distinct, _)| std::cmp::Reverse(*distinct));
    found.truncate(SNIPPETS);
    let mut offsets: BTreeMap<Ix, Offsets<'a>> = BTreeMap::new();
    found
        .into_iter()
        .map(|(_, found)| found.snippet(model, &mut offsets))
        .collect()
}

/// Words to look in, and where in a briefing they start (bytes).
struct Passage<'a> {
    text: &'a str,
    place: Option<(Ix, usize)>,
}

struct Match<'a> {
    passage: Passage<'a>,
    /// In bytes of the passage.
    hits: Vec<Range<usize>>,
}

impl<'a> Match<'a> {
    fn snippet(self, model: &'a Model, offsets: &mut BTreeMap<Ix, Offsets<'a>>) -> Snippet<'a> {
        let window = window(self.passage.text, self.hits.first());
        let text = &self.passage.text[window.clone()];
        let points = Offsets::new(text);
        let at = |byte: usize| points.code_point(byte - window.start) as u32;
        let highlights = self.hits.iter();
        let highlights = highlights
            .filter(|hit| window.start <= hit.start && hit.end <= window.end)
            .map(|hit| at(hit.start)..at(hit.end));
        let place = self.passage.place.map(|(briefing, start)| {
            let whole = &model.briefings[briefing as usize].document.text;
            let points = offsets
                .entry(briefing)
                .or_insert_with(|| Offsets::new(whole));
            (briefing, points.code_point(start + window.start) as u32)
        });
        Snippet {
            text,
            place,
            highlights: highlights.collect(),
        }
    }
}

/// The part of a passage to show: all of it, or whole words around the first match.
fn window(text: &str, first: Option<&Range<usize>>) -> Range<usize> {
    let first = first.map_or(0, |first| first.start);
    if text.len() <= LONGEST {
        return 0..text.len();
    }
    let from = first.saturating_sub(BEFORE);
    let start = match text.get(..first) {
        Some(before) if from > 0 => before
            .char_indices()
            .find(|(at, c)| *at >= from && c.is_whitespace())
            .map_or(first, |(at, c)| at + c.len_utf8()),
        _ => 0,
    };
    let end = text[start..]
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .filter(|(_, c)| c.is_whitespace())
        .last();
    match end {
        _ if text.len() - start <= LONGEST => start..text.len(),
        Some((at, _)) => start..start + at,
        None => start..text.len(),
    }
}

/// What is shown of an entity: its name, and the sentences of its evidence or, of a briefing, all; until one wants no more.
fn passages<'a>(model: &'a Model, kind: Kind, ix: Ix, look: &mut dyn FnMut(Passage<'a>) -> bool) {
    look(Passage {
        text: model.name(kind, ix),
        place: None,
    });
    let mut within = |briefing: Ix, span: Span| {
        let document = &model.briefings[briefing as usize].document;
        look(Passage {
            text: document.slice(span),
            place: Some((briefing, span.start)),
        })
    };
    if kind == Kind::Briefing {
        let document = &model.briefings[ix as usize].document;
        let mut sentences = document.sentences.iter();
        sentences.all(|sentence| within(ix, sentence.span));
        return;
    }
    let mut seen: BTreeSet<(Ix, Span)> = BTreeSet::new();
    for evidence in model.evidence(kind, ix) {
        let words = evidence.span();
        let span = model
            .sentence(evidence)
            .map_or(words, |sentence| sentence.cover(words));
        if seen.insert((evidence.briefing, span)) && !within(evidence.briefing, span) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_passages_are_cut_between_words_around_the_match() {
        let text = "word ".repeat(200);
        for first in [0, 5, 500, 990] {
            let window = window(&text, Some(&(first..first + 4)));
            assert!(
                window.len() <= LONGEST && window.contains(&first),
                "{window:?}"
            );
            let shown = &text[window];
            assert!(
                shown
                    .split(' ')
                    .all(|word| word.is_empty() || word == "word")
            );
        }
        assert_eq!(window("short", Some(&(0..5))), 0..5);
        let unbroken = "é".repeat(400);
        assert_eq!(window(&unbroken, Some(&(0..800))), 0..800);
    }
}
