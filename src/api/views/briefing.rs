//! Briefings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::extent::{Cut, Extent, LeftOff};
use super::reference::{Labelled, Named, issues, meetings, officials};
use crate::model::{Ix, Model};
use crate::text::Span;

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Briefing")]
pub(in crate::api) struct BriefingView<'a> {
    id: &'a str,
    title: Option<&'a str>,
    published: Option<String>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    licence: Option<&'a str>,
    /// How much is in it.
    counts: Counts,
    officials: Vec<Named<'a>>,
    meetings: Vec<Labelled<'a>>,
    issues: Vec<Labelled<'a>>,
    text: &'a str,
    paragraphs: Vec<ParagraphView>,
    sentences: Vec<Position>,
    /// How many items of which members a list leaves off; the entity itself has all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, usize>>")]
    left_off: LeftOff,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "BriefingCounts")]
struct Counts {
    officials: usize,
    meetings: usize,
    issues: usize,
    /// How many paragraphs it has.
    paragraphs: usize,
    /// How many sentences it has.
    sentences: usize,
    /// How many code points its text has.
    characters: usize,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Paragraph")]
struct ParagraphView {
    /// First code point.
    start: usize,
    /// One past the last code point.
    end: usize,
    /// Whether it is content, not residue of a web page.
    content: bool,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Sentence")]
struct Position {
    /// First code point.
    start: usize,
    /// One past the last code point.
    end: usize,
}

impl<'a> BriefingView<'a> {
    pub(super) fn new(model: &'a Model, ix: Ix, extent: Extent) -> BriefingView<'a> {
        let mut cut = Cut::to(extent);
        let briefing = &model.briefings[ix as usize];
        let document = &briefing.document;
        let meta = &document.meta;
        let mut points = Counter {
            text: &document.text,
            byte: 0,
            count: 0,
        };
        let paragraphs = document.paragraphs.iter().map(|paragraph| {
            let Position { start, end } = points.position(paragraph.span);
            ParagraphView {
                start,
                end,
                content: paragraph.content,
            }
        });
        let paragraphs: Vec<ParagraphView> = paragraphs.collect();
        let mut points = Counter {
            text: &document.text,
            byte: 0,
            count: 0,
        };
        let sentences = document
            .sentences
            .iter()
            .map(|s| points.position(s.span))
            .collect();
        BriefingView {
            id: &briefing.id,
            title: meta.title.as_deref(),
            published: meta.published.map(|date| date.to_string()),
            source: meta.source.as_deref(),
            url: meta.url.as_deref(),
            language: meta.language.as_deref(),
            licence: meta.licence.as_deref(),
            counts: Counts {
                officials: briefing.officials.len(),
                meetings: briefing.meetings.len(),
                issues: briefing.issues.len(),
                paragraphs: document.paragraphs.len(),
                sentences: document.sentences.len(),
                characters: document.text.chars().count(),
            },
            officials: officials(model, cut.of("officials", &briefing.officials)),
            meetings: meetings(model, cut.of("meetings", &briefing.meetings)),
            issues: issues(model, cut.of("issues", &briefing.issues)),
            text: &document.text,
            paragraphs,
            sentences,
            left_off: cut.left_off(),
        }
    }
}

/// Counts code points once through a text, for spans in order.
struct Counter<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl Counter<'_> {
    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += self
            .text
            .get(self.byte..byte)
            .map_or(0, |text| text.chars().count());
        self.byte = byte;
        self.count
    }

    fn position(&mut self, span: Span) -> Position {
        Position {
            start: self.at(span.start),
            end: self.at(span.end),
        }
    }
}
