//! One document as the rules see it: tokens with their analysis, the arcs walkable both ways.
//!
//! Rules ask in the field's words (head, child, subtree, clause) and never touch byte offsets.

use std::ops::Range;

use super::mistaken::{Mistaken, mistaken};
use crate::lexicon::{self, EncounterPart, Lexicon, VerbClass};
use crate::syntax::{Analysis, NameKind, Rel, Tag, Word};
use crate::text::{Document, Span};

/// A document with its analysis.
pub struct Reading<'a> {
    /// The text with its segmentation.
    pub doc: &'a Document,
    /// What the rules know of the world.
    pub lexicon: &'static Lexicon,
    words: &'a [Word],
    lower: Vec<String>,
    verbs: Vec<Option<&'static str>>,
    mistaken: Vec<Option<Mistaken>>,
    children: Vec<Vec<usize>>,
    sentence_of: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// Joins a document and its analysis, which must be of that document.
    pub fn new(doc: &'a Document, analysis: &'a Analysis) -> Reading<'a> {
        let mut children = vec![Vec::new(); doc.tokens.len()];
        for (i, word) in analysis.words.iter().enumerate() {
            if let Some(head) = word.head {
                children[head].push(i);
            }
        }
        let mut sentence_of = vec![0; doc.tokens.len()];
        for (s, sentence) in doc.sentences.iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(s);
        }
        let lower: Vec<String> = (0..doc.tokens.len())
            .map(|i| doc.word(i).to_lowercase().replace('\u{2019}', "'"))
            .collect();
        let lexicon = lexicon::get();
        // the endings tell no infinitive of "underscored"; the table of the field's verbs does
        let verbs = analysis
            .words
            .iter()
            .zip(&lower)
            .map(|(word, lower)| {
                let unknown = word.tag.is_verb() && !lexicon.verbs.contains(&word.lemma);
                let forms = unknown.then(|| lexicon.verb_forms.get(lower)).flatten()?;
                forms.first().map(|f| f.lemma)
            })
            .collect();
        let mistaken = mistaken(doc, &analysis.words, &lower, lexicon);
        Reading {
            doc,
            lexicon,
            words: &analysis.words,
            lower,
            verbs,
            mistaken,
            children,
            sentence_of,
        }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.doc.tokens.len()
    }
    /// The token as printed.
    pub fn word(&self, i: usize) -> &'a str {
        self.doc.word(i)
    }
    /// The token in lower case, curly apostrophes straightened.
    pub fn lower(&self, i: usize) -> &str {
        &self.lower[i]
    }
    /// The token's dictionary form.
    pub fn lemma(&self, i: usize) -> &'a str {
        match (self.mistaken[i], self.verbs[i]) {
            (Some(verb), _) => verb.infinitive,
            (None, Some(infinitive)) => infinitive,
            (None, None) => &self.words[i].lemma,
        }
    }
    /// Whether the token's word plays a part in the telling of encounters.
    pub fn tells(&self, i: usize, part: EncounterPart) -> bool {
        self.lexicon.tells(self.lemma(i), part)
    }
    /// Whether the table of the field's verbs has the token's word in one of these classes, in whatever frame.
    pub fn is_verb_of(&self, i: usize, classes: &[VerbClass]) -> bool {
        let frames = self.lexicon.verbs.get(self.lemma(i));
        frames.is_some_and(|frames| frames.iter().any(|f| classes.contains(&f.class)))
    }
    /// Past the short form in brackets that begins at a token: "(ROK)"; the token itself where none does.
    pub fn past_short_form(&self, i: usize) -> usize {
        let bracketed = i + 2 < self.len() && self.lower(i) == "(" && self.lower(i + 2) == ")";
        if bracketed { i + 3 } else { i }
    }
    /// The token's Penn tag; a verb's where the tagger took one for a noun.
    pub fn tag(&self, i: usize) -> Tag {
        self.mistaken[i].map_or(self.words[i].tag, |verb| verb.tag)
    }
    /// Whether the token is a verb that the tagger took for a noun; the tree has it as a noun.
    pub fn taken_for_noun(&self, i: usize) -> bool {
        self.mistaken[i].is_some()
    }
    /// The token's relation to its head.
    pub fn rel(&self, i: usize) -> Rel {
        self.words[i].rel
    }
    /// The token it depends on.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.words[i].head
    }
    /// What the names model takes the token to be part of.
    pub fn name_kind(&self, i: usize) -> Option<NameKind> {
        self.words[i].name.map(|n| n.kind)
    }
    /// Whether the names model begins a name here.
    pub fn begins_name(&self, i: usize) -> bool {
        self.words[i].name.is_some_and(|n| n.begins)
    }
    /// Whether the token starts with an upper-case letter.
    pub fn capitalized(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// The tokens that depend on this one, left to right.
    pub fn children(&self, i: usize) -> &[usize] {
        &self.children[i]
    }
    /// The children in one of these relations.
    pub fn children_by<'s>(
        &'s self,
        i: usize,
        rels: &'s [Rel],
    ) -> impl Iterator<Item = usize> + 's {
        self.children[i]
            .iter()
            .copied()
            .filter(move |&c| rels.contains(&self.rel(c)))
    }
    /// The first child in one of these relations.
    pub fn child(&self, i: usize, rels: &[Rel]) -> Option<usize> {
        self.children_by(i, rels).next()
    }
    /// The token and what depends on it, as the smallest range that holds them.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let (mut lo, mut hi) = (i, i);
        let mut open = vec![i];
        while let Some(t) = open.pop() {
            lo = lo.min(t);
            hi = hi.max(t);
            open.extend_from_slice(&self.children[t]);
        }
        lo..hi + 1
    }
    /// The token's head, its head's head and so on, nearest first.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |&h| self.head(h))
    }
    /// The index of the sentence a token stands in.
    pub fn sentence(&self, i: usize) -> usize {
        self.sentence_of[i]
    }
    /// The tokens of a sentence.
    pub fn sentence_tokens(&self, s: usize) -> Range<usize> {
        self.doc.sentences[s].tokens.clone()
    }
    /// The tokens of the sentence a token stands in.
    pub fn sentence_around(&self, i: usize) -> Range<usize> {
        self.sentence_tokens(self.sentence_of[i])
    }
    /// The index of the paragraph a token stands in.
    pub fn paragraph(&self, i: usize) -> usize {
        self.doc.sentences[self.sentence_of[i]].paragraph
    }
    /// The sentences that are content, in order.
    pub fn content_sentences(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.doc.sentences.len())
            .filter(|&s| self.doc.paragraphs[self.doc.sentences[s].paragraph].content)
    }

    /// The bytes a run of tokens covers.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        Span::new(
            self.doc.tokens[tokens.start].span.start,
            self.doc.tokens[tokens.end - 1].span.end,
        )
    }
    /// A run of tokens as printed.
    pub fn text(&self, tokens: &Range<usize>) -> &'a str {
        self.doc.slice(self.span(tokens))
    }
    /// The tokens from `i` to the end of its sentence, as printed: what gazetteers match on.
    pub fn ahead(&self, i: usize) -> impl Iterator<Item = &'a str> + Clone {
        let doc = self.doc;
        (i..self.sentence_around(i).end.min(i + LONGEST_PHRASE)).map(move |t| doc.word(t))
    }
    /// Whether the lower-cased tokens from `i` are these words.
    pub fn reads(&self, i: usize, words: &[&str]) -> bool {
        i + words.len() <= self.len()
            && words
                .iter()
                .enumerate()
                .all(|(k, w)| self.lower(i + k) == *w)
    }
}

/// No lexicon phrase is longer than this many tokens.
const LONGEST_PHRASE: usize = 14;
