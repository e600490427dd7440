//! Which words are there, and which of them stand where? Texts and names as numbers of words.
//!
//! Everything is cut into words once, in pieces that number the words they meet; then the words of all pieces are put in
//! order, and the pieces numbered anew. What is found by span is looked up among the words of its text, and only read again
//! where the span cuts one of them in two.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;

use super::fulltext::folded_words;
use crate::model::{Ix, Kind, Model};
use crate::text::Span;

/// Each kind is read in at most so many pieces: enough for all cores, few enough to have most words once.
const PIECES: usize = 16;
/// A piece has at least so many entities, if there are as many.
const LEAST: usize = 512;

/// The rows of a kind, in pieces of which each is work for one core.
pub(super) fn pieces(count: usize) -> Vec<Range<Ix>> {
    let size = count.div_ceil(PIECES).max(LEAST);
    let starts = (0..count).step_by(size);
    let pieces = starts.map(|start| start as Ix..count.min(start + size) as Ix);
    pieces.collect()
}

/// All words, and which of them each entity is called by and each text has.
pub(super) struct Words {
    /// Folded, in order.
    pub(super) words: Vec<Box<str>>,
    /// Of each kind, in the order of its rows.
    pieces: [Vec<Piece>; 4],
}

/// Some entities of a kind.
#[derive(Default)]
struct Piece {
    rows: Range<Ix>,
    /// The words by the numbers that they have here.
    words: Vec<String>,
    /// The words of names, row by row.
    named: Vec<u32>,
    /// Where the words of each row begin there: of what it is called first, then of what else it is known by.
    starts: Vec<[u32; 2]>,
    /// The words of texts, of briefings.
    bodies: Bodies,
}

/// The words of texts, one text after the other.
#[derive(Default)]
struct Bodies {
    words: Vec<u32>,
    /// Where each begins in its text.
    starts: Vec<u32>,
    /// How many bytes each has; 255 of those that are longer as well.
    lengths: Vec<u8>,
    /// How many words there are up to the end of each text.
    ends: Vec<usize>,
}

/// The words of one text.
struct Body<'p> {
    words: &'p [u32],
    starts: &'p [u32],
    lengths: &'p [u8],
}

/// The words that an entity is called by.
pub(super) struct Called<'w> {
    /// In its name.
    pub(super) first: &'w [u32],
    /// In what else it is known by: aliases, titles, places.
    pub(super) second: &'w [u32],
}

impl Words {
    pub(super) fn read(model: &Model) -> Words {
        let wanted = Kind::ALL.into_iter().flat_map(|kind| {
            let pieces = pieces(model.len(kind)).into_iter();
            pieces.map(move |rows| (kind, rows))
        });
        let wanted: Vec<(Kind, Range<Ix>)> = wanted.collect();
        let read = |(kind, rows)| (kind, Piece::read(model, kind, rows));
        let read: Vec<(Kind, Piece)> = wanted.into_par_iter().map(read).collect();
        let mut pieces: [Vec<Piece>; 4] = Default::default();
        for (kind, piece) in read {
            pieces[kind as usize].push(piece);
        }
        let words = in_order(&mut pieces);
        Words { words, pieces }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn piece(&self, kind: Kind, ix: Ix) -> Option<(&Piece, usize)> {
        let pieces = &self.pieces[kind as usize];
        let size = pieces.first()?.rows.len();
        let piece = pieces.get(ix as usize / size)?;
        Some((piece, ix as usize % size))
    }

    /// What an entity is called.
    pub(super) fn called(&self, kind: Kind, ix: Ix) -> Called<'_> {
        match self.piece(kind, ix) {
            Some((piece, at)) => piece.called(at),
            None => Called {
                first: &[],
                second: &[],
            },
        }
    }

    /// The words of a briefing's text.
    pub(super) fn body(&self, briefing: Ix) -> &[u32] {
        self.body_of(briefing).map_or(&[], |body| body.words)
    }

    fn body_of(&self, briefing: Ix) -> Option<Body<'_>> {
        let (piece, at) = self.piece(Kind::Briefing, briefing)?;
        piece.bodies.get(at)
    }

    /// The words of a passage of a briefing's text.
    pub(super) fn quoted(
        &self,
        model: &Model,
        briefing: Ix,
        span: Span,
        emit: &mut dyn FnMut(u32),
    ) {
        let body = self.body_of(briefing);
        match body.and_then(|body| body.within(span)) {
            Some(words) => words.iter().copied().for_each(emit),
            None => {
                let text = model.briefings[briefing as usize].document.slice(span);
                let words = folded_words(text).filter_map(|(_, word)| self.number(&word));
                words.for_each(emit);
            }
        }
    }

    fn number(&self, word: &str) -> Option<u32> {
        let found = self.words.binary_search_by(|known| (**known).cmp(word));
        found.ok().map(|at| at as u32)
    }
}

impl Piece {
    fn read(model: &Model, kind: Kind, rows: Range<Ix>) -> Piece {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut number = |word: &str| match known.get(word) {
            Some(number) => *number,
            None => {
                let number = known.len() as u32;
                known.insert(word.to_owned(), number);
                number
            }
        };
        let mut piece = Piece {
            rows: rows.clone(),
            ..Piece::default()
        };
        if kind == Kind::Briefing {
            let texts = &model.briefings[rows.start as usize..rows.end as usize];
            let bytes = texts.iter().map(|briefing| briefing.document.text.len());
            piece.bodies = Bodies::for_bytes(bytes.sum());
        }
        for ix in rows {
            let named = &mut piece.named;
            let first = named.len() as u32;
            named.extend(folded_words(model.name(kind, ix)).map(|(_, word)| number(&word)));
            let second = named.len() as u32;
            also_called(model, kind, ix, &mut |text| {
                named.extend(folded_words(text).map(|(_, word)| number(&word)));
            });
            piece.starts.push([first, second]);
            if kind == Kind::Briefing {
                let text = &model.briefings[ix as usize].document.text;
                piece.bodies.read(text, &mut number);
            }
        }
        piece.words = vec![String::new(); known.len()];
        for (word, number) in known {
            piece.words[number as usize] = word;
        }
        piece
    }

    fn called(&self, at: usize) -> Called<'_> {
        let [first, second] = self.starts[at];
        let end = self.starts.get(at + 1).map(|next| next[0] as usize);
        let named = &self.named[..end.unwrap_or(self.named.len())];
        Called {
            first: &named[first as usize..second as usize],
            second: &named[second as usize..],
        }
    }

    /// Gives its words other numbers.
    fn renumber(&mut self, place: &[u32]) {
        for list in [&mut self.named, &mut self.bodies.words] {
            for number in list {
                *number = place[*number as usize];
            }
        }
    }
}

impl Bodies {
    /// With room for texts of so many bytes.
    fn for_bytes(bytes: usize) -> Bodies {
        // A word takes more than six, with what stands before the next one.
        let words = bytes / 6;
        Bodies {
            words: Vec::with_capacity(words),
            starts: Vec::with_capacity(words),
            lengths: Vec::with_capacity(words),
            ends: Vec::new(),
        }
    }

    fn read(&mut self, text: &str, number: &mut impl FnMut(&str) -> u32) {
        for (range, word) in folded_words(text) {
            self.words.push(number(&word));
            self.starts.push(range.start as u32);
            self.lengths
                .push(u8::try_from(range.len()).unwrap_or(u8::MAX));
        }
        self.ends.push(self.words.len());
    }

    fn get(&self, at: usize) -> Option<Body<'_>> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let words = start..*self.ends.get(at)?;
        Some(Body {
            words: &self.words[words.clone()],
            starts: &self.starts[words.clone()],
            lengths: &self.lengths[words],
        })
    }
}

impl<'p> Body<'p> {
    /// The words in a span; none if it may cut one of them in two.
    fn within(&self, span: Span) -> Option<&'p [u32]> {
        let from = self
            .starts
            .partition_point(|start| (*start as usize) < span.start);
        let rest = self.starts[from..].iter();
        let count = rest.take_while(|start| (**start as usize) < span.end);
        let to = from + count.count();
        // Only the last word before the start and the last one before the end can reach beyond it.
        let ends_by = |at: usize, byte: usize| {
            let length = self.lengths[at];
            length < u8::MAX && self.starts[at] as usize + usize::from(length) <= byte
        };
        let whole = (from == 0 || ends_by(from - 1, span.start))
            && (to == from || ends_by(to - 1, span.end));
        whole.then(|| &self.words[from..to])
    }
}

/// Numbers the words of all pieces in their order.
fn in_order(pieces: &mut [Vec<Piece>; 4]) -> Vec<Box<str>> {
    let met: Vec<Vec<String>> = pieces
        .iter_mut()
        .flatten()
        .map(|piece| std::mem::take(&mut piece.words))
        .collect();
    let distinct: HashSet<&str> = met.iter().flatten().map(String::as_str).collect();
    let mut words: Vec<&str> = distinct.into_iter().collect();
    words.par_sort_unstable();
    let number: HashMap<&str, u32> = words.iter().copied().zip(0..).collect();
    let all: Vec<&mut Piece> = pieces.iter_mut().flatten().collect();
    all.into_par_iter().zip(&met).for_each(|(piece, met)| {
        let place: Vec<u32> = met.iter().map(|word| number[word.as_str()]).collect();
        piece.renumber(&place);
    });
    words.into_iter().map(Box::from).collect()
}

/// What an entity is known by besides its name.
fn also_called(model: &Model, kind: Kind, ix: Ix, emit: &mut dyn FnMut(&str)) {
    let at = ix as usize;
    match kind {
        Kind::Briefing | Kind::Issue => {}
        Kind::Official => {
            let official = &model.officials[at];
            for alias in &official.aliases {
                emit(alias);
            }
            for role in &official.roles {
                emit(&role.title);
                emit(role.organization.as_deref().unwrap_or_default());
            }
        }
        Kind::Meeting => {
            let meeting = &model.meetings[at];
            for participant in &meeting.participants {
                emit(model.party_name(&participant.party));
            }
            for place in &meeting.places {
                emit(&place.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_span() {
        let long = "a".repeat(300);
        let text = format!("The “Erdoğan’s” ‘team’ met {long} twice.");
        let (mut bodies, mut known) = (Bodies::for_bytes(text.len()), Vec::new());
        bodies.read(&text, &mut |word| {
            known.push(word.to_owned());
            known.len() as u32 - 1
        });
        let body = bodies.get(0).unwrap();
        let within = |passage: &str| {
            let start = text.find(passage).unwrap();
            let words = body.within(Span::new(start, start + passage.len()))?;
            Some(
                words
                    .iter()
                    .map(|word| known[*word as usize].as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        };
        for (passage, expected) in [
            // What cuts a word is read again, as is what may: longer words than lengths are kept of.
            ("doğan’s", None),
            ("Erdoğan", None),
            ("team’ m", None),
            (&long[..], None),
            ("”", Some("")),
            ("The", Some("the")),
            ("Erdoğan’s", Some("erdogan")),
            ("“Erdoğan’s” ‘team", Some("erdogan team")),
            ("team’ met", Some("team met")),
            ("twice.", None),
        ] {
            assert_eq!(within(passage).as_deref(), expected, "{passage}");
        }
    }

    #[test]
    fn every_row_is_in_one_piece() {
        for count in [0, 1, LEAST, LEAST + 1, 100_000] {
            let pieces = pieces(count);
            assert!(pieces.len() <= PIECES);
            assert!(pieces.iter().cloned().flatten().eq(0..count as Ix));
        }
    }
}
