//! The words of all entities: which rows have a word, and how telling it is there.
//!
//! [Postings](super::postings) are kept by word, and words by stem. A text is cut into [words](super::vocabulary) once,
//! however much evidence stands in it.

use std::borrow::Cow;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::field::Op;
use super::fulltext::{folded_words, is_apostrophe, stem, stems};
use super::key::Key;
use super::postings::Postings;
use super::rows;
use super::vocabulary::Words;
use crate::model::{Kind, Model};

/// The rows of each word, with its weight in each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TextIndex {
    vocabulary: Arc<Vocabulary>,
    postings: Postings,
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

impl Vocabulary {
    fn new(words: Vec<Box<str>>) -> Vocabulary {
        let of_words: Vec<String> = words.par_iter().map(|word| stem(word)).collect();
        let mut stems: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (at, stem) in (0..).zip(of_words) {
            stems.entry(stem.into()).or_default().push(at);
        }
        Vocabulary { words, stems }
    }
}

/// Indexes the words of all kinds.
pub(super) fn text_indexes(model: &Model) -> [TextIndex; 4] {
    let words = Words::read(model);
    // One kind after the other: what an index is made of takes more room than the index.
    let postings = Kind::ALL.map(|kind| (kind, Postings::new(model, kind, &words)));
    let vocabulary = Arc::new(Vocabulary::new(words.words));
    postings.map(|(kind, postings)| TextIndex {
        vocabulary: Arc::clone(&vocabulary),
        postings,
        count: model.len(kind),
    })
}

impl TextIndex {
    fn rows_of(&self, word: u32) -> &[u32] {
        self.postings.rows(word)
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
            let (rows, weights) = (self.postings.rows(*word), self.postings.weights(*word));
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
        // A value can begin or end within a word: whether a word reaches an end, apostrophes aside, is not known there.
        let bare = |text: &str| text.chars().all(is_apostrophe);
        for (at, (range, word)) in parts.iter().enumerate() {
            let open_left = op == Op::Contains && at == 0 && bare(&value[..range.start]);
            let open_right = op != Op::Eq && at + 1 == parts.len() && bare(&value[range.end..]);
            // The end of "China's", of which the index has "china".
            if open_left && &**word == "s" {
                continue;
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Evidence, Extraction, Issue, Rule};
    use crate::text::{Document, Meta, Span};
    use crate::vocabulary::{Category, Field, Stance};

    /// A text that reports an issue of that label, and the words that say so.
    fn briefing(id: &str, text: &str, label: &str, words: &str) -> (Document, Extraction) {
        let meta = Meta {
            id: id.to_owned(),
            ..Meta::default()
        };
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let issue = Issue {
            label: label.to_owned(),
            category: Category::Other,
            stance: Stance::Discussion,
            raised_by: vec![],
            raised_with: vec![],
            countries: vec![],
            part_of: None,
            evidence: vec![Evidence::new(span, Field::Mention, Rule::new("test"))],
        };
        let said = Extraction {
            issues: vec![issue],
            ..Extraction::default()
        };
        (Document::read(meta, text), said)
    }

    #[test]
    fn words_count_by_where_they_stand_however_many_texts_there_are() {
        // More than one piece of texts and of issues.
        let read = (0..1300).map(|n| {
            let text = format!("Report {n}: talks on grain went on with wheat{n} in them.");
            match n % 2 {
                0 => briefing(&format!("b{n:04}"), &text, "grain", "grain went on"),
                _ => briefing(&format!("b{n:04}"), &text, &format!("wheat{n}"), "wheat"),
            }
        });
        let model = Model::build(read.collect());
        let [briefings, officials, _, issues] = text_indexes(&model);
        let found = |index: &TextIndex, kind, question| -> Vec<(String, u8)> {
            let words = &index.vocabulary.words;
            let word = words
                .binary_search_by(|word| (**word).cmp(question))
                .unwrap() as u32;
            let rows = index
                .postings
                .rows(word)
                .iter()
                .zip(index.postings.weights(word));
            let id = |row: &u32| model.id(kind, *row).to_owned();
            rows.map(|(row, weight)| (id(row), *weight)).collect()
        };
        let one = |id: &str, weight| vec![(id.to_owned(), weight)];
        assert_eq!(found(&officials, Kind::Official, "grain"), []);
        assert_eq!(found(&briefings, Kind::Briefing, "wheat7"), one("b0007", 1));
        assert_eq!(found(&briefings, Kind::Briefing, "talks").len(), 1300);
        // The label, and four of 650 mentions.
        assert_eq!(found(&issues, Kind::Issue, "grain"), one("grain", 12));
        assert_eq!(found(&issues, Kind::Issue, "went"), one("grain", 4));
        // Of a word that evidence cuts in two nothing is said but the part, which is no word of any text.
        assert_eq!(
            found(&issues, Kind::Issue, "wheat1299"),
            one("wheat1299", 8)
        );
        assert!(issues.find("wheat").is_empty());
        assert_eq!(issues.find("wheat1299 grain"), []);
    }
}
