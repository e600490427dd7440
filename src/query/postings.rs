//! Which rows have a word, and how telling is it there? The lists of the full-text index, made on all cores.
//!
//! The rows of a kind are taken in pieces. Of each piece the words of a row are counted where the word's number points, so
//! that nothing is sorted, and what was found is then laid out word by word. In the end the lists of all pieces are put
//! one behind the other, each core doing some of the words.

use std::ops::Range;

use rayon::prelude::*;

use super::said::Said;
use super::times::{Place, Tally};
use super::vocabulary::{Words, pieces};
use crate::model::{Ix, Kind, Model};

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
        let said = Said::new(model, kind, words);
        let pieces = pieces(model.len(kind)).into_par_iter();
        let pieces = pieces.map(|rows| Found::read(kind, rows, words, &said).by_word());
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
    fn read(kind: Kind, rows: Range<Ix>, words: &Words, said: &Said) -> Found {
        let mut found = Found {
            first: rows.start,
            ends: Vec::with_capacity(rows.len()),
            words: Vec::new(),
            weights: Vec::new(),
            counts: vec![0; words.len()],
        };
        let mut tally = Tally::new(words.len());
        for ix in rows {
            let called = words.called(kind, ix);
            for word in called.first {
                tally.meet(*word).add(Place::Name);
            }
            for word in called.second {
                tally.meet(*word).add(Place::Second);
            }
            if kind == Kind::Briefing {
                for word in words.body(ix) {
                    tally.meet(*word).add(Place::Body);
                }
            }
            for (word, times) in said.of(ix) {
                tally.meet(word).add_all(times, Place::Body);
            }
            for (word, times) in tally.drain() {
                found.words.push(word);
                found.weights.push(times.weight());
                found.counts[word as usize] += 1;
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const WORDS: usize = 40;

    /// Rows from one on, each with these words and weights.
    fn found(first: Ix, rows: &[BTreeMap<u32, u8>]) -> Found {
        let mut found = Found {
            first,
            ends: Vec::new(),
            words: Vec::new(),
            weights: Vec::new(),
            counts: vec![0; WORDS],
        };
        for row in rows {
            for (word, weight) in row {
                found.words.push(*word);
                found.weights.push(*weight);
                found.counts[*word as usize] += 1;
            }
            found.ends.push(found.words.len());
        }
        found
    }

    proptest! {
        #[test]
        fn pieces_make_what_the_whole_makes(
            rows in prop::collection::vec(prop::collection::btree_map(0..WORDS as u32, 1u8.., 0..9), 0..30),
            size in 1usize..12,
        ) {
            let whole = found(0, &rows).by_word();
            let pieces = rows.chunks(size).enumerate();
            let pieces = pieces.map(|(at, rows)| found((at * size) as Ix, rows).by_word());
            let pieces: Vec<Postings> = pieces.collect();
            prop_assert_eq!(&Postings::joined(WORDS, &pieces), &whole);
            for word in 0..WORDS as u32 {
                let having = (0..).zip(&rows).filter_map(|(row, words)| Some((row, *words.get(&word)?)));
                let (rows, weights): (Vec<u32>, Vec<u8>) = having.unzip();
                prop_assert_eq!(whole.rows(word), rows);
                prop_assert_eq!(whole.weights(word), weights);
            }
        }
    }
}
