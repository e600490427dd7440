//! What the words of a document do: part-of-speech tags, lemmas, dependency arcs and names, from small models
//! trained by this project.

use crate::text::Document;

/// One token's analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Lower-case dictionary form.
    pub lemma: String,
    /// The token this one depends on, as an index into [`Document::tokens`]; none for the root of a sentence.
    pub head: Option<usize>,
    /// Universal Dependencies relation to the head.
    pub rel: Rel,
    /// The kind of name the token is part of, and whether it begins one.
    pub name: Option<NameTag>,
}
/// The analysis of a document: one [`Word`] a token.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    /// Parallel to [`Document::tokens`].
    pub words: Vec<Word>,
}
/// placeholder
pub type Tag = u8;
/// placeholder
pub type Rel = u8;
/// placeholder
pub type NameTag = u8;

/// Analyses a document.
pub fn analyze(document: &Document) -> Analysis {
    let _ = document;
    Analysis::default()
}
