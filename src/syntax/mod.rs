//! What the words of a document do: part-of-speech tags, lemmas, dependency arcs and names, from small models
//! trained by this project (`tools/train`; figures in `docs/LANGUAGE.md`, licences in `NOTICE`).

pub mod conllu;
pub mod forms;
mod lemmas;
pub mod names;
pub mod parser;
pub mod phrases;
pub mod tagger;
mod tags;
pub mod weights;

use std::sync::LazyLock;

use crate::text::Document;
use forms::Form;
pub use lemmas::{Lemmas, class as lemma_class, regular as regular_lemma};
pub use names::{NameKind, NameTag};
pub use tags::{Rel, Tag};
use weights::Weights;

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

/// The models in the binary.
struct Models {
    tagger: Weights<'static>,
    parser: Weights<'static>,
    names: Weights<'static>,
    lemmas: Lemmas,
}

fn models() -> &'static Models {
    static MODELS: LazyLock<Models> = LazyLock::new(|| {
        let read = |bytes| Weights::read(bytes).expect("a test reads the embedded models");
        Models {
            tagger: read(include_bytes!("../../data/model/tagger.bin")),
            parser: read(include_bytes!("../../data/model/parser.bin")),
            names: read(include_bytes!("../../data/model/names.bin")),
            lemmas: Lemmas::read(include_str!("../../data/model/lemmas.tsv")),
        }
    });
    &MODELS
}

/// A sentence longer than this many tokens is analysed in stretches of it, so that time stays linear in the text.
const LONGEST: usize = 256;

/// Analyses a document. Infallible; the same text gives the same analysis on every machine.
pub fn analyze(document: &Document) -> Analysis {
    let models = models();
    let mut words = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        let mut start = sentence.tokens.start;
        while start < sentence.tokens.end {
            let end = sentence.tokens.end.min(start + LONGEST);
            stretch(models, document, start..end, &mut words);
            start = end;
        }
    }
    Analysis { words }
}

fn stretch(
    models: &Models,
    document: &Document,
    tokens: std::ops::Range<usize>,
    words: &mut Vec<Word>,
) {
    let base = tokens.start;
    let forms: Vec<Form> = tokens.clone().map(|i| Form::of(document.word(i))).collect();
    let tags = tagger::tag(&models.tagger, &forms);
    let arcs = parser::parse(&models.parser, &forms, &tags);
    let names = names::names(&models.names, &forms, &tags);
    for (k, i) in tokens.enumerate() {
        words.push(Word {
            tag: tags[k],
            lemma: models.lemmas.of(document.word(i), tags[k]),
            head: arcs[k].0.map(|h| base + h),
            rel: arcs[k].1,
            name: names[k],
        });
    }
}
