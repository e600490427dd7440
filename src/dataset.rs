//! The pure pipeline: documents in, everything that is served out.

use crate::extract::{self, Extraction};
use crate::model::{Model, fnv};
use crate::query::Index;
use crate::text::Document;

/// Everything one server serves. Never changes once built; a reload builds another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// The entities.
    pub model: Model,
    /// Their postings.
    pub index: Index,
    /// Differs between datasets of different documents or program versions.
    pub version: u64,
}

impl Dataset {
    /// Reads, merges and indexes documents. Pure: the same documents give the same dataset, in whatever order.
    pub fn build(documents: Vec<Document>) -> Dataset {
        let read = documents.into_iter().map(|document| {
            let said = extract::extract(&document);
            (document, said)
        });
        Dataset::from_extractions(read.collect())
    }

    /// The part of [`build`](Self::build) after reading.
    pub fn from_extractions(read: Vec<(Document, Extraction)>) -> Dataset {
        let model = Model::build(read);
        let mut content = format!("briefing {}", env!("CARGO_PKG_VERSION"));
        for briefing in &model.briefings {
            content.push_str(&format!(
                "\n{:?}\n{}",
                briefing.document.meta, briefing.document.text
            ));
        }
        Dataset {
            index: Index::build(&model),
            version: fnv(content.as_bytes()),
            model,
        }
    }
}
