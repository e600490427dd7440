//! What a full-text question found.

use serde::Serialize;

use super::super::links::{Links, segment};
use crate::model::{Kind, Model};
use crate::query::{self, Hit, Hits, Search};

/// A page of what was found.
#[derive(Serialize)]
pub(in crate::api) struct SearchView<'a> {
    pub data: Vec<HitView<'a>>,
    pub meta: SearchMeta,
    pub links: &'a Links,
}

/// About what was found.
#[derive(Serialize)]
pub(in crate::api) struct SearchMeta {
    pub total: usize,
    pub count: usize,
    pub limit: usize,
    pub kinds: KindCounts,
    pub asked: String,
}

/// How many of each kind were found; none of a kind that was not looked among.
#[derive(Serialize)]
pub(in crate::api) struct KindCounts {
    briefing: Option<usize>,
    official: Option<usize>,
    meeting: Option<usize>,
    issue: Option<usize>,
}

/// An entity found.
#[derive(Serialize)]
pub(in crate::api) struct HitView<'a> {
    kind: &'static str,
    id: &'a str,
    label: &'a str,
    rank: u32,
    snippets: Vec<SnippetView<'a>>,
    href: String,
}

/// A passage with the words asked for.
#[derive(Serialize)]
pub(in crate::api) struct SnippetView<'a> {
    text: &'a str,
    highlights: Vec<RangeView>,
    briefing: Option<&'a str>,
    start: Option<u32>,
}

/// A range of code points.
#[derive(Serialize)]
struct RangeView {
    start: u32,
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
