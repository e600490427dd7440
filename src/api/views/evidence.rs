//! Evidence: the words, where they stand, and what they say.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Evidence, Kind, Model};

/// How many characters of context stand before and after a quote: enough to find it again where offsets have moved.
const CONTEXT: usize = 32;

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Evidence")]
pub(super) struct EvidenceView<'a> {
    briefing: &'a str,
    /// Where the words start in the text of the briefing, in code points.
    pub(super) start: u32,
    /// One past their last code point.
    pub(super) end: u32,
    pub(super) exact: &'a str,
    /// Up to 32 characters before the words.
    pub(super) prefix: &'a str,
    /// Up to 32 characters after the words.
    pub(super) suffix: &'a str,
    /// The sentence in which the words start.
    sentence: Option<&'a str>,
    pub(super) field: &'a str,
    pub(super) rule: &'a str,
    /// How often the rule was right about such values in annotated texts; null where none has tried it.
    pub(super) confidence: Option<f64>,
}

/// Hundredths as a number between 0 and 1.
pub(super) fn share(hundredths: Option<u8>) -> Option<f64> {
    hundredths.map(|hundredths| f64::from(hundredths) / 100.0)
}

impl<'a> EvidenceView<'a> {
    pub(super) fn new(model: &'a Model, evidence: &Evidence) -> EvidenceView<'a> {
        let document = &model.briefings[evidence.briefing as usize].document;
        let before = &document.text[..evidence.span.start];
        let after = &document.text[evidence.span.end..];
        let prefix = before
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(0, |(at, _)| at);
        let suffix = after
            .char_indices()
            .nth(CONTEXT)
            .map_or(after.len(), |(at, _)| at);
        let sentence = evidence
            .sentence
            .map(|at| document.slice(document.sentences[at as usize].span));
        EvidenceView {
            briefing: model.id(Kind::Briefing, evidence.briefing),
            start: evidence.start,
            end: evidence.end,
            exact: model.exact(evidence),
            prefix: &before[prefix..],
            suffix: &after[..suffix],
            sentence,
            field: evidence.field.as_str(),
            rule: evidence.rule,
            confidence: share(evidence.confidence()),
        }
    }

    pub(super) fn all(model: &'a Model, evidence: &[Evidence]) -> Vec<EvidenceView<'a>> {
        evidence
            .iter()
            .map(|one| EvidenceView::new(model, one))
            .collect()
    }
}
