//! The pure pipeline: documents in, everything that is served out.

use rayon::prelude::*;

use crate::extract::{self, Extraction};
use crate::model::{Model, Override, fnv, fnv_on};
use crate::query::Index;
use crate::text::Document;

/// Differs between programs that may read a text differently: version, and a hash of what decides (see `build.rs`).
pub(crate) const READING: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("BRIEFING_READING"));

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
        let read = documents.into_par_iter().map(|document| {
            let said = extract::extract(&document);
            (document, said)
        });
        Dataset::from_extractions(read.collect())
    }

    /// The part of [`build`](Self::build) after reading.
    pub fn from_extractions(read: Vec<(Document, Extraction)>) -> Dataset {
        Dataset::with_overrides(read, &[])
    }

    /// The same where a reader knows better than the rules that merge.
    pub fn with_overrides(read: Vec<(Document, Extraction)>, overrides: &[Override]) -> Dataset {
        let model = Model::build_with(read, overrides);
        let (index, version) = rayon::join(|| Index::build(&model), || version(&model, overrides));
        Dataset {
            index,
            version,
            model,
        }
    }
}

/// A hash of everything that a dataset is made from.
fn version(model: &Model, overrides: &[Override]) -> u64 {
    let mut version = fnv(READING.as_bytes());
    for briefing in &model.briefings {
        let meta = format!("{:?}", briefing.document.meta);
        version = fnv_on(version, meta.as_bytes());
        version = fnv_on(version, briefing.document.text.as_bytes());
    }
    fnv_on(version, format!("{overrides:?}").as_bytes())
}
