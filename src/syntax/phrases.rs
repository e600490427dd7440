//! Which words go together? Noun phrases with their coordination and prepositional complements, and verb groups with
//! their tense, modality, negation and voice, read off the arcs.

use std::ops::Range;

use super::{Analysis, Rel, Tag};

/// A noun with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// The noun.
    pub head: usize,
    /// The noun with its determiners, adjectives, numbers, possessors and the rest of its name: "the two foreign
    /// ministers".
    pub core: Range<usize>,
    /// The nouns joined with this one ("A, B and C"), in the order of the text, this one not among them.
    pub conjuncts: Vec<usize>,
    /// The prepositions that hang complements on the noun, each with the noun it brings: "talks **on** trade **with**
    /// Oslo".
    pub complements: Vec<(usize, usize)>,
}

/// When a verb group says that something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "met", "had met", "was meeting".
    Past,
    /// "meets", "has met", "may meet".
    Present,
    /// "will meet", "shall meet".
    Future,
}

/// A verb, or a predicate with its copula, and its auxiliaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// The full verb, or what the copula joins to the subject.
    pub head: usize,
    /// The auxiliaries and the copula, in the order of the text.
    pub auxiliaries: Vec<usize>,
    /// The tense; none for infinitives and participles that stand alone.
    pub tense: Option<Tense>,
    /// The modal verb: "may", "could", "must"; "will" and "shall" are tenses.
    pub modal: Option<usize>,
    /// The word that denies it: "not", "n't", "never".
    pub negation: Option<usize>,
    /// "has met", "will have met".
    pub perfect: bool,
    /// "is meeting".
    pub progressive: bool,
    /// "was met".
    pub passive: bool,
    /// "to meet".
    pub infinitive: bool,
}

/// The phrases of a document, in the order of their heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases {
    /// The noun phrases.
    pub nouns: Vec<NounPhrase>,
    /// The verb groups.
    pub verbs: Vec<VerbGroup>,
}

impl Phrases {
    /// The phrases of an analysis.
    pub fn of(analysis: &Analysis) -> Phrases {
        let arcs = Arcs::of(analysis);
        let heads = 0..analysis.words.len();
        Phrases {
            nouns: heads.clone().filter_map(|i| arcs.noun_phrase(i)).collect(),
            verbs: heads.filter_map(|i| arcs.verb_group(i)).collect(),
        }
    }
}

/// The arcs, walkable downwards.
struct Arcs<'a> {
    analysis: &'a Analysis,
    children: Vec<Vec<usize>>,
}

impl<'a> Arcs<'a> {
    fn of(analysis: &'a Analysis) -> Arcs<'a> {
        let mut children = vec![Vec::new(); analysis.words.len()];
        for (i, word) in analysis.words.iter().enumerate() {
            if let Some(head) = word.head {
                children[head].push(i);
            }
        }
        Arcs { analysis, children }
    }

    fn rel(&self, i: usize) -> Rel {
        self.analysis.words[i].rel
    }

    fn tag(&self, i: usize) -> Tag {
        self.analysis.words[i].tag
    }

    fn lemma(&self, i: usize) -> &str {
        &self.analysis.words[i].lemma
    }

    fn children(&self, i: usize, rels: &'a [Rel]) -> impl Iterator<Item = usize> + '_ {
        let all = self.children[i].iter().copied();
        all.filter(move |&c| rels.contains(&self.rel(c)))
    }

    fn noun_phrase(&self, head: usize) -> Option<NounPhrase> {
        let part = matches!(
            self.rel(head),
            Rel::Compound | Rel::Flat | Rel::Fixed | Rel::Goeswith
        );
        if part || !(self.tag(head).is_noun() || self.tag(head) == Tag::PRP) {
            return None;
        }
        const INNER: &[Rel] = &[
            Rel::Det,
            Rel::Amod,
            Rel::Nummod,
            Rel::Compound,
            Rel::Flat,
            Rel::NmodPoss,
        ];
        let (mut start, mut end) = (head, head + 1);
        for c in self.children(head, INNER) {
            let inner = self.subtree(c);
            // an adjective that follows with a clause of its own is no part of the core
            if c < head || self.rel(c) == Rel::Flat {
                start = start.min(inner.start);
                end = end.max(inner.end);
            }
        }
        let complements = self
            .children(head, &[Rel::Nmod])
            .filter_map(|c| Some((self.children(c, &[Rel::Case]).next()?, c)))
            .collect();
        Some(NounPhrase {
            head,
            core: start..end,
            conjuncts: self.conjuncts(head),
            complements,
        })
    }

    /// The others of the coordination a word stands in, whichever of them heads it.
    fn conjuncts(&self, i: usize) -> Vec<usize> {
        let first = match (self.rel(i), self.analysis.words[i].head) {
            (Rel::Conj, Some(head)) => head,
            _ => i,
        };
        let members = self.children(first, &[Rel::Conj]);
        let mut all: Vec<usize> = members.chain([first]).filter(|&m| m != i).collect();
        all.sort_unstable();
        all
    }

    /// The smallest range that holds a word and all that depends on it.
    fn subtree(&self, i: usize) -> Range<usize> {
        let (mut start, mut end) = (i, i + 1);
        let mut open = vec![i];
        while let Some(t) = open.pop() {
            start = start.min(t);
            end = end.max(t + 1);
            open.extend_from_slice(&self.children[t]);
        }
        start..end
    }

    fn verb_group(&self, head: usize) -> Option<VerbGroup> {
        if matches!(self.rel(head), Rel::Aux | Rel::AuxPass | Rel::Cop) {
            return None;
        }
        let auxiliaries: Vec<usize> = self
            .children(head, &[Rel::Aux, Rel::AuxPass, Rel::Cop])
            .collect();
        if auxiliaries.is_empty() && !self.tag(head).is_verb() {
            return None;
        }
        let mut verbs = auxiliaries.clone();
        if self.tag(head).is_verb() {
            verbs.push(head);
        }
        let infinitive = self
            .children(head, &[Rel::Mark])
            .chain(auxiliaries.iter().copied())
            .any(|c| self.tag(c) == Tag::TO);
        let will = |i: &usize| matches!(self.lemma(*i), "will" | "shall" | "'ll" | "wo");
        let modal = verbs.iter().copied().find(|&i| self.tag(i) == Tag::MD);
        let tense = verbs.first().and_then(|&first| match self.tag(first) {
            _ if infinitive => None,
            Tag::MD if will(&first) => Some(Tense::Future),
            Tag::VBD => Some(Tense::Past),
            Tag::MD | Tag::VBZ | Tag::VBP => Some(Tense::Present),
            _ => None,
        });
        let has = |rel: Rel, lemma: &str, tag: Tag| {
            self.tag(head) == tag
                && auxiliaries
                    .iter()
                    .any(|&a| self.rel(a) == rel && self.lemma(a) == lemma)
        };
        let passive = auxiliaries.iter().any(|&a| self.rel(a) == Rel::AuxPass);
        Some(VerbGroup {
            head,
            tense,
            modal: modal.filter(|m| !will(m)),
            negation: self
                .children(head, &[Rel::Advmod])
                .find(|&c| matches!(self.lemma(c), "not" | "n't" | "never")),
            perfect: auxiliaries
                .iter()
                .any(|&a| self.rel(a) == Rel::Aux && self.lemma(a) == "have"),
            progressive: has(Rel::Aux, "be", Tag::VBG),
            passive,
            infinitive,
            auxiliaries,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Word, analyze};
    use crate::text::{Document, Meta};

    /// Words with tag, lemma, head (from 1; 0 is the root) and relation.
    fn analysis(rows: &[(Tag, &str, usize, Rel)]) -> Analysis {
        let words = rows.iter().map(|(tag, lemma, head, rel)| Word {
            tag: *tag,
            lemma: (*lemma).to_string(),
            head: head.checked_sub(1),
            rel: *rel,
            name: None,
        });
        Analysis {
            words: words.collect(),
        }
    }

    #[test]
    fn a_modal_is_no_future_and_a_copula_is_no_passive() {
        // "They could not be ready."
        let phrases = Phrases::of(&analysis(&[
            (Tag::PRP, "they", 5, Rel::Nsubj),
            (Tag::MD, "could", 5, Rel::Aux),
            (Tag::RB, "not", 5, Rel::Advmod),
            (Tag::VB, "be", 5, Rel::Cop),
            (Tag::JJ, "ready", 0, Rel::Root),
        ]));
        let group = &phrases.verbs[0];
        assert_eq!(
            (group.head, group.tense, group.modal),
            (4, Some(Tense::Present), Some(1))
        );
        assert_eq!((group.negation, group.passive), (Some(2), false));
        assert_eq!(phrases.verbs.len(), 1);
    }

    #[test]
    fn a_passive_of_the_future() {
        // "Talks on trade and energy will be held."
        let phrases = Phrases::of(&analysis(&[
            (Tag::NNS, "talk", 8, Rel::NsubjPass),
            (Tag::IN, "on", 3, Rel::Case),
            (Tag::NN, "trade", 1, Rel::Nmod),
            (Tag::CC, "and", 5, Rel::Cc),
            (Tag::NN, "energy", 3, Rel::Conj),
            (Tag::MD, "will", 8, Rel::Aux),
            (Tag::VB, "be", 8, Rel::AuxPass),
            (Tag::VBN, "hold", 0, Rel::Root),
        ]));
        let group = &phrases.verbs[0];
        assert_eq!(
            (group.tense, group.modal, group.passive),
            (Some(Tense::Future), None, true)
        );
        assert_eq!(phrases.nouns[0].complements, [(1, 2)]);
        assert_eq!(phrases.nouns[1].conjuncts, [4]);
        assert_eq!(phrases.nouns[2].conjuncts, [2]);
    }

    /// The verb group of the sentence's full verb and the words of its first noun phrase, from the model's own arcs.
    #[test]
    fn the_model_serves_the_phrases() {
        let text = "The two foreign ministers have not met in Oslo.";
        let document = Document::read(Meta::default(), text);
        let phrases = Phrases::of(&analyze(&document));
        let core = phrases.nouns[0].core.clone();
        let words: Vec<&str> = core.map(|i| document.word(i)).collect();
        assert_eq!(words, ["The", "two", "foreign", "ministers"]);
        let group = &phrases.verbs[0];
        assert_eq!(document.word(group.head), "met");
        assert_eq!(group.tense, Some(Tense::Present));
        assert!(group.perfect && group.negation.is_some() && !group.passive);
    }
}
