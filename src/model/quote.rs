//! From the bytes of the reading layers to the code points of the answers.

use super::{Evidence, Ix};
use crate::extract::{self, Extraction};
use crate::text::Document;

/// Every how many bytes the code points are counted ahead.
const STEP: usize = 256;

/// Counts of code points of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CodePoints {
    /// Code points before each multiple of [`STEP`] bytes; empty for ASCII.
    before: Box<[u32]>,
}

impl CodePoints {
    pub(super) fn new(text: &str) -> CodePoints {
        if text.is_ascii() {
            return CodePoints::default();
        }
        let steps = text.as_bytes().chunks(STEP);
        let counts = steps.map(|bytes| bytes.iter().filter(|byte| starts(**byte)).count() as u32);
        let before = std::iter::once(0).chain(counts).scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        CodePoints {
            before: before.collect(),
        }
    }

    /// How many code points of the text they count stand before a byte.
    pub(super) fn at(&self, text: &str, byte: usize) -> u32 {
        if self.before.is_empty() {
            return byte as u32;
        }
        let step = byte / STEP;
        let rest = &text.as_bytes()[step * STEP..byte];
        let known = self.before.get(step).copied().unwrap_or_default();
        known + rest.iter().filter(|byte| starts(**byte)).count() as u32
    }
}

/// Leaves out the evidence whose span is not in the text or empty. Done text by text, for later the texts would have to be
/// fetched from memory for every single piece.
pub(super) fn keep_quotable(document: &Document, said: &mut Extraction) {
    let officials = said.officials.iter_mut().map(|o| &mut o.evidence);
    let meetings = said.meetings.iter_mut().map(|m| &mut m.evidence);
    let issues = said.issues.iter_mut().map(|i| &mut i.evidence);
    for evidence in officials.chain(meetings).chain(issues) {
        evidence.retain(|evidence| {
            let span = evidence.span();
            let words = document.text.get(span.start..span.end);
            words.is_some_and(|words| !words.is_empty())
        });
    }
}

/// Evidence of the reading layers as evidence of the model.
pub(super) fn quote(briefing: Ix, evidence: &extract::Evidence) -> Evidence {
    Evidence {
        briefing,
        words: evidence.span().into(),
        field: evidence.field,
        rule: evidence.rule,
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
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(&text, byte), count as u32);
        }
        assert_eq!(points.at(&text, text.len()) as usize, text.chars().count());
    }
}
