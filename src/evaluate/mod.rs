//! How well does the program read? What it says of annotated texts, compared with what a careful reader found.
//!
//! The rules of comparison are those of the annotators' own scoring program, and a test holds the two to the same
//! figures; `docs/ACCURACY.md` is written by the `evaluate` command from what this module finds.

mod attributes;
mod compare;
mod confidence;
mod gold;
mod judge;
mod quotes;
mod report;
mod said;
mod tally;
mod verdicts;

pub use confidence::{Counts, precision_table};
pub use gold::Gold;
pub use judge::judge;
pub use report::{Section, figures, markdown};
pub use tally::{Score, Tally};
pub use verdicts::{Judgement, Outcome};

use crate::extract;
use crate::model::Model;
use crate::text::Document;

/// An annotated text.
#[derive(Debug, Clone)]
pub struct Annotated {
    /// The text with its front matter.
    pub document: Document,
    /// What a careful reader finds in it.
    pub gold: Gold,
}

/// Reads an annotated text as any other and judges what comes out.
pub fn evaluate(annotated: &Annotated) -> Judgement {
    let document = annotated.document.clone();
    let extraction = extract::extract(&document);
    let model = Model::build(vec![(document, extraction)]);
    judge(&annotated.gold, &model)
}
