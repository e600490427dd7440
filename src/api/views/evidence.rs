//! Evidence: the words, where they stand, and what they say.

use serde::Serialize;

use crate::model::{Evidence, Kind, Model};

/// How many characters of context stand before and after a quote: enough to find it again where offsets have moved.
const CONTEXT: usize = 32;

#[derive(Serialize)]
pub(super) struct EvidenceView<'a> {
    briefing: &'a str,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) exact: &'a str,
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
    sentence: Option<&'a str>,
    pub(super) field: &'a str,
    pub(super) rule: &'a str,
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
        }
    }

    pub(super) fn all(model: &'a Model, evidence: &[Evidence]) -> Vec<EvidenceView<'a>> {
        evidence
            .iter()
            .map(|one| EvidenceView::new(model, one))
            .collect()
    }
}
