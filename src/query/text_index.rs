//! The words of all entities: which rows have a word, and how telling it is there.
//!
//! Postings are kept by word, and words by stem. A text is cut into words once, however much evidence stands in it.

use std::borrow::Cow;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::field::Op;
use super::fulltext::{folded_words, is_inside, stem, stems};
use super::key::Key;
use super::rows;
use crate::model::{Evidence, Ix, Kind, Model};

/// Weight of a word in what the entity is called.
const NAME: u32 = 8;
/// Weight of a word in an alias, title or place.
const SECOND: u32 = 4;
/// Weight of a word in the evidence or text.
const BODY: u32 = 1;
/// A word counts at most so often at one weight, so that long texts do not win by length.
const ENOUGH: u32 = 4;
/// So many entities are taken at once by one thread.
const CHUNK: usize = 512;

/// The rows of each word, with its weight in each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TextIndex {
    vocabulary: Arc<Vocabulary>,
    /// Where the postings of each word begin.
    starts: Vec<u32>,
    rows: Vec<u32>,
    weights: Vec<u8>,
    count: usize,
}

/// The words of all kinds.
#[derive(Debug, PartialEq, Eq, Default)]
struct Vocabulary {
    /// Folded, in order.
    words: Vec<Box<str>>,
    /// The words of each stem.
    stems: HashMap<Box<str>, Vec<u32>>,
}

/// Where the words of a text stand, and which ones they are.
type Tokens = Vec<(u32, u32)>;

/// Indexes the words of all kinds.
pub(super) fn text_indexes(model: &Model) -> [TextIndex; 4] {
    let (words, texts) = read(model);
    let mut stems: HashMap<Box<str>, Vec<u32>> = HashMap::new();
    for (at, word) in (0..).zip(&words) {
        stems.entry(stem(word).into()).or_default().push(at);
    }
    let vocabulary = Arc::new(Vocabulary { words, stems });
    let words = (0..).zip(&vocabulary.words);
    let number: HashMap<&str, u32> = words.map(|(at, word)| (&**word, at)).collect();
    // One kind after the other: what an index is made of takes more room than the index.
    Kind::ALL.map(|kind| {
        let postings = postings(model, kind, &number, &texts);
        TextIndex::new(Arc::clone(&vocabulary), model.len(kind), postings)
    })
}

/// All words in order, and each text as numbers of words.
fn read(model: &Model) -> (Vec<Box<str>>, Vec<Tokens>) {
    struct Chunk {
        words: Vec<String>,
        texts: Vec<Tokens>,
    }
    let chunks: Vec<Chunk> = model
        .briefings
        .par_chunks(CHUNK)
        .map(|briefings| {
            let mut known: HashMap<String, u32> = HashMap::new();
            let mut words = Vec::new();
            let texts = briefings.iter().map(|briefing| {
                let found = folded_words(&briefing.document.text).map(|(range, word)| {
                    let number = known.get(&*word).copied().unwrap_or_else(|| {
                        words.push(word.clone().into_owned());
                        known.insert(word.into_owned(), words.len() as u32 - 1);
                        words.len() as u32 - 1
                    });
                    (range.start as u32, number)
                });
                found.collect()
            });
            Chunk {
                texts: texts.collect(),
                words,
            }
        })
        .collect();
    let named = Kind::ALL.into_iter().flat_map(|kind| {
        let rows: Vec<Ix> = (0..model.len(kind) as Ix).collect();
        let of_chunk = |rows: &[Ix]| {
            let mut words: Vec<String> = Vec::new();
            for ix in rows {
                names(model, kind, *ix, &mut |_, text| {
                    words.extend(folded_words(text).map(|(_, word)| word.into_owned()));
                });
            }
            words.sort_unstable();
            words.dedup();
            words
        };
        rows.par_chunks(CHUNK).map(of_chunk).collect::<Vec<_>>()
    });
    let mut all: Vec<&str> = Vec::new();
    let named: Vec<Vec<String>> = named.collect();
    all.extend(chunks.iter().flat_map(|c| &c.words).map(String::as_str));
    all.extend(named.iter().flatten().map(String::as_str));
    all.par_sort_unstable();
    all.dedup();
    let words: Vec<Box<str>> = all.into_iter().map(Box::from).collect();
    let texts = chunks.into_par_iter().flat_map_iter(|chunk| {
        let place = |word: &String| words.binary_search_by(|known| (**known).cmp(word));
        let place: Vec<u32> = chunk
            .words
            .iter()
            .map(|word| place(word).unwrap_or_default() as u32)
            .collect();
        chunk.texts.into_iter().map(move |mut tokens| {
            for (_, number) in &mut tokens {
                *number = place[*number as usize];
            }
            tokens
        })
    });
    let texts = texts.collect();
    (words, texts)
}

/// Word, row and weight, in the order of the rows.
type Posting = (u32, u32, u32);

fn postings(
    model: &Model,
    kind: Kind,
    number: &HashMap<&str, u32>,
    texts: &[Tokens],
) -> Vec<Vec<Posting>> {
    let rows: Vec<Ix> = (0..model.len(kind) as Ix).collect();
    let of_chunk = |rows: &[Ix]| {
        let mut made: Vec<Posting> = Vec::new();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for ix in rows {
            pairs.clear();
            names(model, kind, *ix, &mut |weight, text| {
                let words = folded_words(text).filter_map(|(_, word)| number.get(&*word));
                pairs.extend(words.map(|word| (*word, weight)));
            });
            if kind == Kind::Briefing {
                pairs.extend(texts[*ix as usize].iter().map(|(_, word)| (*word, BODY)));
            }
            for evidence in model.evidence(kind, *ix) {
                quoted(model, evidence, number, texts, &mut |word| {
                    pairs.push((word, BODY));
                });
            }
            pairs.sort_unstable();
            for alike in pairs.chunk_by(|a, b| a == b) {
                let (word, weight) = alike[0];
                let weight = weight * (alike.len() as u32).min(ENOUGH);
                match made.last_mut() {
                    Some((last, row, sum)) if *last == word && row == ix => *sum += weight,
                    _ => made.push((word, *ix, weight)),
                }
            }
        }
        made
    };
    rows.par_chunks(CHUNK).map(of_chunk).collect()
}

/// The words of a piece of evidence: those of its text, unless it cuts one of them in two.
fn quoted(
    model: &Model,
    evidence: &Evidence,
    number: &HashMap<&str, u32>,
    texts: &[Tokens],
    emit: &mut dyn FnMut(u32),
) {
    let text = &model.briefings[evidence.briefing as usize].document.text;
    let span = evidence.span();
    let cuts = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(is_inside);
        before && text[at..].chars().next().is_some_and(is_inside)
    };
    if cuts(span.start) || cuts(span.end) {
        for (_, word) in folded_words(model.exact(evidence)) {
            if let Some(word) = number.get(&*word) {
                emit(*word);
            }
        }
        return;
    }
    let tokens = &texts[evidence.briefing as usize];
    let from = tokens.partition_point(|(start, _)| (*start as usize) < span.start);
    let own = tokens[from..].iter();
    for (_, word) in own.take_while(|(start, _)| (*start as usize) < span.end) {
        emit(*word);
    }
}

/// What an entity is called, each with its weight.
fn names(model: &Model, kind: Kind, ix: Ix, emit: &mut dyn FnMut(u32, &str)) {
    emit(NAME, model.name(kind, ix));
    let at = ix as usize;
    match kind {
        Kind::Briefing | Kind::Issue => {}
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
    }
}

impl TextIndex {
    fn new(vocabulary: Arc<Vocabulary>, count: usize, chunks: Vec<Vec<Posting>>) -> TextIndex {
        let words = vocabulary.words.len();
        let mut starts = vec![0u32; words + 1];
        for (word, ..) in chunks.iter().flatten() {
            starts[*word as usize + 1] += 1;
        }
        for at in 0..words {
            starts[at + 1] += starts[at];
        }
        let total = starts[words] as usize;
        let mut next = starts.clone();
        let mut rows = vec![0; total];
        let mut weights = vec![0; total];
        for (word, row, weight) in chunks.into_iter().flatten() {
            let at = &mut next[word as usize];
            rows[*at as usize] = row;
            weights[*at as usize] = u8::try_from(weight).unwrap_or(u8::MAX);
            *at += 1;
        }
        TextIndex {
            vocabulary,
            starts,
            rows,
            weights,
            count,
        }
    }

    fn range(&self, word: u32) -> std::ops::Range<usize> {
        self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize
    }

    fn rows_of(&self, word: u32) -> &[u32] {
        &self.rows[self.range(word)]
    }

    /// The rows that have every word of the question, in order, each with its rank; none for a question without words.
    pub(super) fn find(&self, question: &str) -> Vec<(u32, u32)> {
        let mut wanted = stems(question);
        wanted.sort();
        wanted.dedup();
        let mut lists: Vec<Vec<(u32, u32)>> = Vec::with_capacity(wanted.len());
        let mut sizes: Vec<(usize, &[u32])> = Vec::with_capacity(wanted.len());
        for stem in &wanted {
            match self.vocabulary.stems.get(stem.as_str()) {
                Some(words) => {
                    sizes.push((words.iter().map(|w| self.rows_of(*w).len()).sum(), words));
                }
                None => return Vec::new(),
            }
        }
        sizes.sort_by_key(|(size, _)| *size);
        for (_, words) in sizes {
            // Of a common word only the rows that have all rarer ones are looked at.
            let among = lists.last().map(Vec::as_slice);
            lists.push(self.weighed(words, among));
        }
        let Some(found) = lists.pop() else {
            return Vec::new();
        };
        found
    }

    /// The rows that have any of some words of one stem, with what that adds to their rank; of `among`, if given.
    fn weighed(&self, words: &[u32], among: Option<&[(u32, u32)]>) -> Vec<(u32, u32)> {
        let mut found: Vec<(u32, u32)> = Vec::new();
        for word in words {
            let range = self.range(*word);
            let (rows, weights) = (&self.rows[range.clone()], &self.weights[range]);
            match among {
                None => found.extend(
                    rows.iter()
                        .copied()
                        .zip(weights.iter().copied().map(u32::from)),
                ),
                Some(among) => {
                    let mut from = 0;
                    for (row, _) in among {
                        from += rows::reach(&rows[from..], *row);
                        if rows.get(from) == Some(row) {
                            found.push((*row, u32::from(weights[from])));
                        }
                    }
                }
            }
        }
        found.sort_unstable_by_key(|(row, _)| *row);
        found.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let commonest = words.iter().map(|word| self.rows_of(*word).len()).max();
        let rarity = self.rarity(commonest.unwrap_or(0));
        let before = |row: u32| {
            let among = among?;
            let at = among.binary_search_by_key(&row, |(row, _)| *row).ok()?;
            Some(among[at].1)
        };
        for (row, weight) in &mut found {
            *weight = *weight * rarity + before(*row).unwrap_or(0);
        }
        found
    }

    /// How telling a word is that so many rows have: whole numbers, so that every machine ranks alike.
    fn rarity(&self, rows: usize) -> u32 {
        1 + (self.count / rows.max(1)).max(1).ilog2()
    }

    /// The rows that have the words of one of the values, as a comparison with it needs: parts of words at its open ends.
    pub(super) fn with_words_of(&self, op: Op, values: &[Key]) -> Vec<u32> {
        let lists: Vec<Cow<'_, [u32]>> = values
            .iter()
            .map(|value| self.possible(op, value.text()))
            .collect();
        rows::union(lists.iter().map(AsRef::as_ref))
    }

    fn possible(&self, op: Op, value: &str) -> Cow<'_, [u32]> {
        let parts: Vec<_> = folded_words(value).collect();
        let mut lists: Vec<Cow<'_, [u32]>> = Vec::with_capacity(parts.len());
        for (at, (range, word)) in parts.iter().enumerate() {
            let open_left = op == Op::Contains && at == 0 && range.start == 0;
            let open_right = op != Op::Eq && at + 1 == parts.len() && range.end == value.len();
            lists.push(self.part(word, open_left, open_right));
        }
        lists.sort_by_key(|list| list.len());
        let Some((first, others)) = lists.split_first_mut() else {
            return Cow::Owned((0..self.count as u32).collect());
        };
        let mut found = std::mem::take(first);
        for other in others {
            rows::keep_common(found.to_mut(), other);
        }
        found
    }

    /// The rows with a word that is this one, or begins, ends or goes on with it where it is open.
    fn part(&self, part: &str, open_left: bool, open_right: bool) -> Cow<'_, [u32]> {
        let words = &self.vocabulary.words;
        let at = words.binary_search_by(|word| (**word).cmp(part));
        let from = at.unwrap_or_else(|at| at);
        let alike: Vec<usize> = match (open_left, open_right) {
            (false, false) => return Cow::Borrowed(at.map_or(&[], |at| self.rows_of(at as u32))),
            (false, true) => (from..words.len())
                .take_while(|at| words[*at].starts_with(part))
                .collect(),
            (true, false) => (0..words.len())
                .filter(|at| words[*at].ends_with(part))
                .collect(),
            (true, true) => (0..words.len())
                .filter(|at| words[*at].contains(part))
                .collect(),
        };
        Cow::Owned(rows::union(
            alike.into_iter().map(|at| self.rows_of(at as u32)),
        ))
    }
}
