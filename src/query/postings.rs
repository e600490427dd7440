//! Which rows have a word, and how telling is it there? The lists of the full-text index, made on all cores.
//!
//! The rows of a kind are taken in pieces. Of each piece the words of a row are counted where the word's number points, so
//! that nothing is sorted, and what was found is then laid out word by word. In the end the lists of all pieces are put
//! one behind the other, each core doing some of the words.

use std::ops::Range;

use rayon::prelude::*;

use super::vocabulary::{Words, pieces};
use crate::model::{Ix, Kind, Model};

/// A word counts at most so often at one weight, so that long texts do not win by length.
const ENOUGH: u16 = 4;
/// The lists of all words are put together in so many parts.
const PARTS: usize = 16;

/// The rows of each word in order, with its weight in each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Postings {
    /// Where the rows of each word begin, and where the last ones end.
    starts: Vec<u32>,
    rows: Vec<u32>,
    weights: Vec<u8>,
}

impl Postings {
    /// Those of the words that the entities of a kind are called by and that are said of them.
    pub(super) fn new(model: &Model, kind: Kind, words: &Words) -> Postings {
        let pieces = pieces(model.len(kind)).into_par_iter();
        let pieces = pieces.map(|rows| Found::read(model, kind, rows, words).by_word());
        let mut pieces: Vec<Postings> = pieces.collect();
        match pieces.len() {
            1 => pieces.swap_remove(0),
            _ => Postings::joined(words.len(), &pieces),
        }
    }

    /// The lists of pieces one behind the other.
    fn joined(words: usize, pieces: &[Postings]) -> Postings {
        let counts = (0..words as u32).map(|word| pieces.iter().map(|p| p.range(word).len()).sum());
        let mut joined = Postings::with_lists(counts);
        let total = joined.rows.len();
        let mut parts = Vec::with_capacity(PARTS);
        let (mut rows, mut weights) = (&mut joined.rows[..], &mut joined.weights[..]);
        let mut first = 0;
        for part in 1..=PARTS {
            let most = total * part / PARTS;
            let end = joined
                .starts
                .partition_point(|start| (*start as usize) <= most)
                - 1;
            let (start, end) = (std::mem::replace(&mut first, end), end);
            let length = (joined.starts[end] - joined.starts[start]) as usize;
            let own;
            (own, rows) = rows.split_at_mut(length);
            let own_weights;
            (own_weights, weights) = weights.split_at_mut(length);
            parts.push((start as u32..end as u32, own, own_weights));
        }
        parts.into_par_iter().for_each(|(words, rows, weights)| {
            let mut at = 0;
            for range in words.flat_map(|word| pieces.iter().map(move |p| (p, p.range(word)))) {
                let (piece, range) = range;
                let to = at..at + range.len();
                rows[to.clone()].copy_from_slice(&piece.rows[range.clone()]);
                weights[to.clone()].copy_from_slice(&piece.weights[range]);
                at = to.end;
            }
        });
        joined
    }

    /// Lists of these lengths, yet to be filled.
    fn with_lists(lengths: impl Iterator<Item = usize>) -> Postings {
        let mut starts = vec![0];
        let mut sum = 0;
        starts.extend(lengths.map(|length| {
            sum += length;
            sum as u32
        }));
        Postings {
            starts,
            rows: vec![0; sum],
            weights: vec![0; sum],
        }
    }

    fn range(&self, word: u32) -> Range<usize> {
        self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize
    }

    /// The rows that have a word.
    pub(super) fn rows(&self, word: u32) -> &[u32] {
        &self.rows[self.range(word)]
    }

    /// The weight of a word in each row that has it.
    pub(super) fn weights(&self, word: u32) -> &[u8] {
        &self.weights[self.range(word)]
    }
}

/// The words of some rows, row by row.
struct Found {
    first: Ix,
    /// Where those of each row end.
    ends: Vec<usize>,
    words: Vec<u32>,
    weights: Vec<u8>,
    /// How many rows have each word.
    counts: Vec<u32>,
}

impl Found {
    fn read(model: &Model, kind: Kind, rows: Range<Ix>, words: &Words) -> Found {
        let mut found = Found {
            first: rows.start,
            ends: Vec::with_capacity(rows.len()),
            words: Vec::new(),
            weights: Vec::new(),
            counts: vec![0; words.len()],
        };
        // How often the row has each word so far, and the words it has.
        let mut times = vec![Times::default(); words.len()];
        for ix in rows {
            let own = found.words.len();
            let mut meet = |word: u32, place: Place| {
                let times = &mut times[word as usize];
                if *times == Times::default() {
                    found.words.push(word);
                }
                times.add(place);
            };
            let called = words.called(kind, ix);
            called
                .first
                .iter()
                .for_each(|word| meet(*word, Place::Name));
            called
                .second
                .iter()
                .for_each(|word| meet(*word, Place::Second));
            if kind == Kind::Briefing {
                let body = words.body(ix).iter();
                body.for_each(|word| meet(*word, Place::Body));
            }
            for evidence in model.evidence(kind, ix) {
                words.quoted(model, evidence, &mut |word| meet(word, Place::Body));
            }
            for word in &found.words[own..] {
                let times = std::mem::take(&mut times[*word as usize]);
                found.weights.push(times.weight());
                found.counts[*word as usize] += 1;
            }
            found.ends.push(found.words.len());
        }
        found
    }

    /// The same, word by word.
    fn by_word(self) -> Postings {
        let counts = self.counts.iter().map(|count| *count as usize);
        let mut made = Postings::with_lists(counts);
        let mut next = made.starts.clone();
        let mut start = 0;
        for (row, end) in (self.first..).zip(self.ends) {
            let own = self.words[start..end].iter().zip(&self.weights[start..end]);
            for (word, weight) in own {
                let at = &mut next[*word as usize];
                made.rows[*at as usize] = row;
                made.weights[*at as usize] = *weight;
                *at += 1;
            }
            start = end;
        }
        made
    }
}

/// Where a word stands.
#[derive(Clone, Copy)]
enum Place {
    /// In the evidence or text.
    Body,
    /// In an alias, title or place.
    Second,
    /// In what the entity is called.
    Name,
}

impl Place {
    const ALL: [Place; 3] = [Place::Body, Place::Second, Place::Name];

    /// How much a word there counts.
    const fn weight(self) -> u16 {
        match self {
            Place::Body => 1,
            Place::Second => 4,
            Place::Name => 8,
        }
    }
}

/// How often a word stands at each place, four bits for each.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Times(u16);

impl Times {
    fn at(self, place: Place) -> u16 {
        self.0 >> (4 * place as u16) & 0xf
    }

    fn add(&mut self, place: Place) {
        if self.at(place) < ENOUGH {
            self.0 += 1 << (4 * place as u16);
        }
    }

    fn weight(self) -> u8 {
        let weights = Place::ALL.map(|place| self.at(place) * place.weight());
        weights.iter().sum::<u16>() as u8
    }
}
