//! `/search`: full text over everything.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::links::{self, Links};
use super::params;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::search::{HitView, SearchMeta, SearchView};
use crate::query::{self, DEFAULT_LIMIT, SEARCH, Search};

/// `/search`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/search".to_owned(),
        route: get(search),
        method: "get",
        id: "search".to_owned(),
        tag: Tag::Everything,
        summary: "Full text over everything".to_owned(),
        doc: "Briefings, officials, meetings and issues that have all of the words, whatever their inflection, case and diacritics; best first, each with the passages that match.".to_owned(),
        asks: Asks::Only(SEARCH),
        answers: vec![(Format::Json, Shape::Named("SearchPage"))],
        refusals: vec![Code::MISSING_PARAMETER, Code::UNKNOWN_CURSOR],
        example: Some("/search?q=talks&limit=3".to_owned()),
    }
}

/// Everything that has the words, best first.
async fn search(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let dataset = state.dataset();
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_search(&params);
    let (search, chosen) = with_format(parsed, Format::JSON, &params, &headers)?;
    let hits = query::search(&dataset.model, &dataset.index, &search);
    let page = |cursor| address(&search, chosen.in_links(), cursor);
    let this = page(search.after.as_ref().map(|cursor| cursor.encode()));
    let mut links = Links::default();
    links.add("self", &this);
    links.add("first", page(None));
    if let Some(next) = &hits.next {
        links.add("next", page(Some(next.encode())));
    }
    let answer = Answer {
        dataset: &dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    let hit = |hit| HitView::new(&dataset.model, hit, &search.words);
    Ok(answer.send(&headers, || {
        json_bytes(&SearchView {
            data: hits.hits.iter().map(hit).collect(),
            meta: SearchMeta::new(&search, &hits),
            links: &links,
        })
    }))
}

/// The address of a search, in one spelling.
fn address(search: &Search, format: Option<&str>, cursor: Option<String>) -> String {
    let mut pairs = vec![("q".to_owned(), vec![search.words.clone()])];
    if !search.everywhere() {
        let kinds = search.kinds.iter().map(|kind| kind.singular().to_owned());
        pairs.push(("kind".to_owned(), kinds.collect()));
    }
    let mut one = |name: &str, value: String| pairs.push((name.to_owned(), vec![value]));
    if search.limit != DEFAULT_LIMIT {
        one("limit", search.limit.to_string());
    }
    if let Some(format) = format {
        one("format", format.to_owned());
    }
    if let Some(cursor) = cursor {
        one("cursor", cursor);
    }
    links::address("/search", &pairs)
}
