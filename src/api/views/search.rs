//! What a full-text question found.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::links::{Links, segment};
use crate::model::{Kind, Model};
use crate::query::{self, Hit, Hits, Search};

/// A page of what was found.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "SearchPage")]
pub(in crate::api) struct SearchView<'a> {
    /// What was found, best first.
    pub data: Vec<HitView<'a>>,
    /// About all that was found.
    pub meta: SearchMeta,
    /// This page, the first, and the next if there is one.
    pub links: &'a Links<'a>,
}

/// About what was found.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct SearchMeta {
    /// How many there are on all pages.
    pub total: usize,
    /// How many are on this page.
    pub count: usize,
    /// How many a page holds at most.
    pub limit: usize,
    /// How many there are of each kind.
    pub kinds: KindCounts,
    /// What was asked, as a sentence.
    pub asked: String,
}

/// How many of each kind were found; none of a kind that was not looked among.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct KindCounts {
    /// Briefings.
    briefing: Option<usize>,
    /// Officials.
    official: Option<usize>,
    /// Meetings.
    meeting: Option<usize>,
    /// Issues.
    issue: Option<usize>,
}

/// An entity found.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "SearchHit")]
pub(in crate::api) struct HitView<'a> {
    /// The kind of entity.
    kind: &'static str,
    /// Its id.
    id: &'a str,
    /// What it is called.
    label: &'a str,
    /// How well it matches; comparable within one answer.
    rank: u32,
    /// The passages that match, best first, at most three.
    snippets: Vec<SnippetView<'a>>,
    /// Its address.
    href: String,
}

/// A passage with the words asked for.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Snippet")]
pub(in crate::api) struct SnippetView<'a> {
    /// The passage.
    text: &'a str,
    /// Where in the passage the words asked for stand.
    highlights: Vec<RangeView>,
    /// The briefing it stands in; none for the name of the entity.
    briefing: Option<&'a str>,
    /// Where it starts in the text of the briefing, in code points.
    start: Option<u32>,
}

/// A range of code points.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Highlight")]
struct RangeView {
    /// First code point of the word, counted in the passage.
    start: u32,
    /// One past its last code point.
    end: u32,
}

impl SearchMeta {
    pub(in crate::api) fn new(search: &Search, hits: &Hits) -> SearchMeta {
        let of = |kind: Kind| {
            let found = hits.totals.iter().find(|(known, _)| *known == kind);
            found.map(|(_, total)| *total)
        };
        let kinds: Vec<&str> = search.kinds.iter().map(|kind| kind.plural()).collect();
        let among = match search.everywhere() {
            true => "Everything".to_owned(),
            false => format!("All {}", kinds.join(" and ")),
        };
        SearchMeta {
            total: hits.totals.iter().map(|(_, total)| total).sum(),
            count: hits.hits.len(),
            limit: search.limit,
            kinds: KindCounts {
                briefing: of(Kind::Briefing),
                official: of(Kind::Official),
                meeting: of(Kind::Meeting),
                issue: of(Kind::Issue),
            },
            asked: format!("{among} that matches “{}”; by relevance.", search.words),
        }
    }
}

impl<'a> HitView<'a> {
    pub(in crate::api) fn new(model: &'a Model, hit: &Hit, words: &str) -> HitView<'a> {
        let id = model.id(hit.kind, hit.ix);
        HitView {
            kind: hit.kind.singular(),
            id,
            label: model.name(hit.kind, hit.ix),
            rank: hit.rank,
            snippets: snippets(model, hit.kind, hit.ix, words),
            href: format!("/{}/{}", hit.kind.plural(), segment(id)),
        }
    }
}

/// The passages of an entity that answer a question.
pub(in crate::api) fn snippets<'a>(
    model: &'a Model,
    kind: Kind,
    ix: crate::model::Ix,
    words: &str,
) -> Vec<SnippetView<'a>> {
    let view = |snippet: query::Snippet<'a>| {
        let ranges = snippet.highlights.into_iter();
        SnippetView {
            text: snippet.text,
            highlights: ranges
                .map(|range| RangeView {
                    start: range.start,
                    end: range.end,
                })
                .collect(),
            briefing: snippet.place.map(|(ix, _)| model.id(Kind::Briefing, ix)),
            start: snippet.place.map(|(_, start)| start),
        }
    };
    let found = query::snippets(model, kind, ix, words);
    found.into_iter().map(view).collect()
}
