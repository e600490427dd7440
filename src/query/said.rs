//! What do the texts say of each entity? The words of its evidence, counted text by text.
//!
//! The evidence of one entity stands in many texts, and looking there for each entity would have every text fetched from
//! memory again and again. So evidence is put in the order of the texts first, and each text is gone through once.

use std::ops::Range;

use rayon::prelude::*;

use super::lists::grouped;
use super::times::{Place, Tally, Times};
use super::vocabulary::{Words, pieces};
use crate::model::{Evidence, Ix, Kind, Model};
use crate::text::PackedSpan;

/// What all texts say of the entities of a kind.
#[derive(Default)]
pub(super) struct Said {
    /// By texts.
    pieces: Vec<Piece>,
    /// Where the passages of each row begin, and where the last ones end.
    starts: Vec<u32>,
    /// Piece and passage.
    passages: Vec<(u32, u32)>,
}

/// What some texts say.
#[derive(Default)]
struct Piece {
    /// Of whom each passage is: what one text says of one entity.
    rows: Vec<u32>,
    /// Where the words of each end.
    ends: Vec<u32>,
    words: Vec<u32>,
    times: Vec<Times>,
}

impl Said {
    pub(super) fn new(model: &Model, kind: Kind, words: &Words) -> Said {
        let quotes = Quotes::new(model, kind);
        let texts = pieces(model.briefings.len()).into_par_iter();
        let pieces = texts.map(|texts| Piece::read(model, texts, &quotes, words));
        let pieces: Vec<Piece> = pieces.collect();
        let (starts, passages) = grouped(model.len(kind), || {
            (0u32..).zip(&pieces).flat_map(|(at, piece)| {
                let passages = (0u32..).zip(&piece.rows);
                passages.map(move |(passage, row)| (*row, (at, passage)))
            })
        });
        Said {
            pieces,
            starts,
            passages,
        }
    }

    /// The words said of an entity, text by text, each with how often it is there.
    pub(super) fn of(&self, row: u32) -> impl Iterator<Item = (u32, Times)> {
        let from = self.starts[row as usize] as usize;
        let to = self.starts[row as usize + 1] as usize;
        let passages = self.passages[from..to].iter();
        passages.flat_map(|(piece, passage)| self.pieces[*piece as usize].passage(*passage))
    }
}

impl Piece {
    fn read(model: &Model, texts: Range<Ix>, quotes: &Quotes, words: &Words) -> Piece {
        let mut piece = Piece::default();
        let mut tally = Tally::new(words.len());
        for text in texts {
            for of_one in quotes.of(text).chunk_by(|a, b| a.row == b.row) {
                for quote in of_one {
                    words.quoted(model, text, quote.words.into(), &mut |word| {
                        tally.meet(word).add(Place::Body);
                    });
                }
                for (word, times) in tally.drain() {
                    piece.words.push(word);
                    piece.times.push(times);
                }
                piece.rows.push(of_one[0].row);
                piece.ends.push(piece.words.len() as u32);
            }
        }
        piece
    }

    fn passage(&self, at: u32) -> impl Iterator<Item = (u32, Times)> {
        let at = at as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let range = start as usize..self.ends[at] as usize;
        let times = self.times[range.clone()].iter().copied();
        self.words[range].iter().copied().zip(times)
    }
}

/// The evidence of a kind in the order of the texts, that of each text in the order of the rows.
struct Quotes {
    /// Where that of each text begins, and where the last ends.
    starts: Vec<u32>,
    quotes: Vec<Quote>,
}

#[derive(Clone, Copy, Default)]
struct Quote {
    row: u32,
    words: PackedSpan,
}

impl Quotes {
    fn new(model: &Model, kind: Kind) -> Quotes {
        let (starts, quotes) = grouped(model.briefings.len(), || {
            let quote = |(row, evidence): (Ix, &Evidence)| {
                let words = evidence.span().into();
                (evidence.briefing, Quote { row, words })
            };
            let rows = 0..model.len(kind) as Ix;
            rows.flat_map(|row| model.evidence(kind, row).iter().map(move |e| (row, e)))
                .map(quote)
        });
        Quotes { starts, quotes }
    }

    fn of(&self, text: Ix) -> &[Quote] {
        let at = text as usize;
        &self.quotes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
