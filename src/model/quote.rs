//! From the bytes of the reading layers to the code points of the answers.

use super::{Evidence, Ix};
use crate::extract;
use crate::text::Document;

/// Every how many bytes the code points are counted ahead.
const STEP: usize = 256;

/// Counts of code points of one document.
pub(super) struct CodePoints<'a> {
    document: &'a Document,
    /// Code points before each multiple of [`STEP`] bytes; empty for ASCII.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    pub(super) fn new(document: &'a Document) -> CodePoints<'a> {
        let mut before = Vec::new();
        if !document.text.is_ascii() {
            let mut count = 0;
            for (at, byte) in document.text.bytes().enumerate() {
                if at % STEP == 0 {
                    before.push(count);
                }
                count += u32::from(starts(byte));
            }
            before.push(count);
        }
        CodePoints { document, before }
    }

    /// How many code points stand before a byte.
    pub(super) fn at(&self, byte: usize) -> u32 {
        if self.before.is_empty() {
            return byte as u32;
        }
        let step = byte / STEP;
        let rest = &self.document.text.as_bytes()[step * STEP..byte];
        let known = self.before.get(step).copied().unwrap_or_default();
        known + rest.iter().filter(|byte| starts(**byte)).count() as u32
    }

    /// Evidence of the reading layers as evidence of the model; none where the span is not in the text.
    pub(super) fn quote(&self, briefing: Ix, evidence: &extract::Evidence) -> Option<Evidence> {
        let span = evidence.span;
        self.document.text.get(span.start..span.end)?;
        if span.is_empty() {
            return None;
        }
        let sentences = &self.document.sentences;
        let after = sentences.partition_point(|s| s.span.end <= span.start);
        let sentence = sentences
            .get(after)
            .filter(|s| s.span.start <= span.start)
            .map(|_| after as u32);
        Some(Evidence {
            briefing,
            span,
            start: self.at(span.start),
            end: self.at(span.end),
            sentence,
            field: evidence.field,
            rule: evidence.rule,
        })
    }
}

/// Whether a byte starts a code point.
const fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_those_of_a_count() {
        let text = "“Xi” met — naïve 🇨🇳 ".repeat(40);
        let document = Document {
            meta: Default::default(),
            text,
            tokens: vec![],
            sentences: vec![],
            paragraphs: vec![],
        };
        let points = CodePoints::new(&document);
        for (count, (byte, _)) in document.text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count as u32);
        }
        assert_eq!(
            points.at(document.text.len()) as usize,
            document.text.chars().count()
        );
    }
}
