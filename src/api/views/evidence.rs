//! Evidence: the words, where they stand, and what they say.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Evidence, Kind, Model};
use crate::text::Span;

/// How many characters of context stand before and after a quote: enough to find it again where offsets have moved.
const CONTEXT: usize = 32;
/// How many bytes of a sentence stand before and after where the words start: more than any sentence people write, so
/// that one of a whole text is not repeated with every piece of evidence in it.
const SENTENCE: usize = 1_000;

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
    /// The sentence in which the words start; of one that goes on for pages, about 1,000 bytes before and after.
    sentence: Option<&'a str>,
    pub(super) field: &'a str,
    pub(super) rule: &'a str,
    /// How often the rule was right about such values in annotated texts; null where none has tried it.
    pub(super) confidence: Option<f64>,
}

/// A sentence, or what of a very long one stands near a byte of it, from word to word.
fn near(text: &str, sentence: Span, byte: usize) -> &str {
    let whole = &text[sentence.start..sentence.end];
    let at = byte - sentence.start;
    let start = match at.checked_sub(SENTENCE) {
        None | Some(0) => 0,
        Some(from) => {
            let from = boundary(whole, from);
            whole[from..at]
                .find(' ')
                .map_or(from, |space| from + space + 1)
        }
    };
    let end = match at + SENTENCE {
        to if to >= whole.len() => whole.len(),
        to => {
            let to = boundary(whole, to);
            whole[at..to].rfind(' ').map_or(to, |space| at + space)
        }
    };
    &whole[start..end]
}

/// The boundary between characters at a byte, or the last one before it.
fn boundary(text: &str, byte: usize) -> usize {
    let mut at = byte;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Hundredths as a number between 0 and 1.
pub(super) fn share(hundredths: Option<u8>) -> Option<f64> {
    hundredths.map(|hundredths| f64::from(hundredths) / 100.0)
}

impl<'a> EvidenceView<'a> {
    pub(super) fn new(model: &'a Model, evidence: &Evidence) -> EvidenceView<'a> {
        let document = &model.briefings[evidence.briefing as usize].document;
        let span = evidence.span();
        let before = &document.text[..span.start];
        let after = &document.text[span.end..];
        let prefix = before
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(0, |(at, _)| at);
        let suffix = after
            .char_indices()
            .nth(CONTEXT)
            .map_or(after.len(), |(at, _)| at);
        let sentence = model
            .sentence(evidence)
            .map(|sentence| near(&document.text, sentence, span.start));
        let points = model.code_points(evidence);
        EvidenceView {
            briefing: model.id(Kind::Briefing, evidence.briefing),
            start: points.start,
            end: points.end,
            exact: model.exact(evidence),
            prefix: &before[prefix..],
            suffix: &after[..suffix],
            sentence,
            field: evidence.field.as_str(),
            rule: evidence.rule.name(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_sentence_without_end_the_part_near_the_words_is_shown() {
        let text = format!("Before. {} after.", "éé ".repeat(2_000));
        let sentence = Span::new(8, text.len());
        assert_eq!(near(&text, Span::new(0, 7), 3), "Before.");
        for byte in [8, 58, 5_008, text.len() - 6] {
            let part = near(&text, sentence, byte);
            assert!(
                part.len() <= 2 * SENTENCE && part.len() > SENTENCE / 2,
                "{}",
                part.len()
            );
            assert!(
                part.split(' ').all(|w| ["éé", "", "after."].contains(&w)),
                "{part}"
            );
        }
    }
}
