//! The text of one briefing, cut into paragraphs, sentences and tokens, each a span into one source.
//!
//! Reading never fails: any string becomes a [`Document`].

mod abbreviations;
#[cfg(test)]
mod boundaries;
pub mod english;
mod offsets;
mod paragraphs;
mod sentences;
mod tokens;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use offsets::Offsets;

pub use jiff::civil::Date;

/// A half-open range of **byte** offsets into [`Document::text`]; always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of those bytes.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }
    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// Whether `other` lies within it.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A span in half the room, where there are millions; of a text of less than 4 GiB, as all that are read are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PackedSpan {
    start: u32,
    end: u32,
}

impl From<Span> for PackedSpan {
    fn from(span: Span) -> PackedSpan {
        let packed = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        PackedSpan {
            start: packed(span.start),
            end: packed(span.end),
        }
    }
}

impl From<PackedSpan> for Span {
    fn from(packed: PackedSpan) -> Span {
        Span::new(packed.start as usize, packed.end as usize)
    }
}

/// What a briefing says of itself, from its front matter; none of it is evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Stable id; the slug of the file name unless the front matter gives one.
    pub id: String,
    /// Headline; context for resolving names and dates.
    pub title: Option<String>,
    /// The day against which relative dates are resolved.
    pub published: Option<Date>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Language tag (RFC 5646); "en" where not given.
    pub language: Option<String>,
    /// Licence of the text.
    pub licence: Option<String>,
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// A sentence: a run of tokens of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token's start to the last one's end.
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
}

/// A paragraph, heading or list item: what blank lines or list marks set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From the first sentence's start to the last one's end.
    pub span: Span,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Whether it is content; residue of a web page ("Share.", a by-line, "###") is not and yields no entity.
    pub content: bool,
}

/// One briefing's text with its segmentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Front matter.
    pub meta: Meta,
    /// The body as given, without byte order mark, carriage returns and outer blank lines.
    pub text: Arc<str>,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Document {
    /// Reads a text. Only a byte order mark, carriage returns and outer blank lines are changed; any string is read.
    pub fn read(meta: Meta, body: &str) -> Document {
        Document::cut(meta, normalized(body).into())
    }

    /// The same of a body that others hold as well: shared, unless something of it has to be changed.
    pub fn read_shared(meta: Meta, body: &Arc<str>) -> Document {
        Document::cut(meta, shared(body))
    }

    fn cut(meta: Meta, text: Arc<str>) -> Document {
        let mut document = Document {
            meta,
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
        };
        for block in paragraphs::blocks(&document.text) {
            let first_token = document.tokens.len();
            let first_sentence = document.sentences.len();
            let words = &document.text[block.span.start..block.span.end];
            tokens::tokens(words, block.span.start, &mut document.tokens);
            let own = &document.tokens[first_token..];
            let (Some(first), Some(last)) = (own.first(), own.last()) else {
                continue;
            };
            let span = first.span.cover(last.span);
            for range in sentences::sentences(&document.text, own) {
                let tokens = first_token + range.start..first_token + range.end;
                let span = document.tokens[tokens.start]
                    .span
                    .cover(document.tokens[tokens.end - 1].span);
                document.sentences.push(Sentence {
                    span,
                    tokens,
                    paragraph: document.paragraphs.len(),
                });
            }
            let sentences = first_sentence..document.sentences.len();
            document.paragraphs.push(Paragraph {
                span,
                sentences,
                content: block.content,
            });
        }
        document
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }
    /// The words of a token.
    pub fn word(&self, token: usize) -> &str {
        self.slice(self.tokens[token].span)
    }
}

/// The body as a document has it: without byte order mark, carriage returns and outer blank lines.
pub(crate) fn normalized(body: &str) -> Cow<'_, str> {
    let body = body.strip_prefix('\u{feff}').unwrap_or(body);
    // outer blank lines go, the first line's indent stays
    fn trimmed(body: &str) -> &str {
        let start = body
            .find(|c: char| !c.is_whitespace())
            .map_or(body.len(), |i| body[..i].rfind('\n').map_or(0, |n| n + 1));
        body[start..].trim_end()
    }
    match body.contains('\r') {
        false => Cow::Borrowed(trimmed(body)),
        true => {
            let body = body.replace("\r\n", "\n").replace('\r', "\n");
            Cow::Owned(trimmed(&body).to_owned())
        }
    }
}

/// The same of a body that others hold as well: shared, unless something of it has to be changed.
pub(crate) fn shared(body: &Arc<str>) -> Arc<str> {
    match normalized(body) {
        Cow::Borrowed(same) if same.len() == body.len() => Arc::clone(body),
        other => other.into(),
    }
}
