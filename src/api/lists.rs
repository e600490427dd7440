//! Lists, single entities and relations, alike for every kind.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use serde_json::{Map, Value};

use super::error::{ApiError, Code};
use super::links::{Address, Links, segment};
use super::params;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::{self, FacetValue, FacetView, ListView, Meta, OneView};
use crate::Dataset;
use crate::model::{Ix, Kind, fold};
use crate::query::{self, Filter, Key, Op, Page, Param, Path, Query};

/// The kinds that an entity of a kind is related to; each is a list at `/{kind}/{id}/{related}`.
pub(super) fn related(kind: Kind) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(move |other| *other != kind)
}

/// `/{kind}`.
pub(super) fn list_route(kind: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>, RawQuery(raw): RawQuery, headers: HeaderMap| async move {
            let dataset = state.dataset();
            let params = read_params(raw.as_deref())?;
            let query = query::parse_list(kind, &params, None)?;
            Ok::<_, ApiError>(list(
                &dataset,
                &query,
                &format!("/{}", kind.plural()),
                &headers,
            ))
        },
    )
}

/// `/{kind}/{id}`.
pub(super) fn one_route(kind: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>,
              id: Result<UrlPath<String>, PathRejection>,
              RawQuery(raw): RawQuery,
              headers: HeaderMap| async move {
            let dataset = state.dataset();
            let ix = match find(&dataset, kind, id, "")? {
                Found::Here(ix) => ix,
                Found::Moved(response) => return Ok(response),
            };
            let shape = query::parse_one(kind, &read_params(raw.as_deref())?)?;
            Ok::<_, ApiError>(one(&dataset, kind, ix, &shape, raw.as_deref(), &headers))
        },
    )
}

/// `/{kind}/{id}/{there}`: the list of the other kind, of those related to the entity.
pub(super) fn related_route(kind: Kind, there: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>,
              id: Result<UrlPath<String>, PathRejection>,
              RawQuery(raw): RawQuery,
              headers: HeaderMap| async move {
            let dataset = state.dataset();
            let ix = match find(&dataset, kind, id, there.plural())? {
                Found::Here(ix) => ix,
                Found::Moved(response) => return Ok(response),
            };
            let id = dataset.model.id(kind, ix);
            let scope = Path::parse(there, kind.singular()).map(|path| Filter {
                path,
                op: Op::Eq,
                values: vec![Key::Text(fold(id))],
                shown: vec![id.to_owned()],
            });
            let query = query::parse_list(there, &read_params(raw.as_deref())?, scope)?;
            let path = format!("/{}/{}/{}", kind.plural(), segment(id), there.plural());
            Ok::<_, ApiError>(list(&dataset, &query, &path, &headers))
        },
    )
}

fn read_params(raw: Option<&str>) -> Result<Vec<Param>, ApiError> {
    let wrong = |name| {
        ApiError::new(
            Code::INVALID_ENCODING,
            format!("`{name}` does not decode to UTF-8."),
        )
    };
    params::read(raw).map_err(wrong)
}

enum Found {
    Here(Ix),
    Moved(Response),
}

/// The entity of an id in the path, or where it has gone.
fn find(
    dataset: &Dataset,
    kind: Kind,
    id: Result<UrlPath<String>, PathRejection>,
    below: &str,
) -> Result<Found, ApiError> {
    let Ok(UrlPath(id)) = id else {
        return Err(ApiError::new(
            Code::INVALID_ENCODING,
            "The path does not decode to UTF-8.",
        ));
    };
    let model = &dataset.model;
    if let Some(ix) = model.find(kind, &id) {
        return Ok(Found::Here(ix));
    }
    if let Some(successor) = model.successor(kind, &id) {
        let mut target = format!("/{}/{}", kind.plural(), segment(successor));
        if !below.is_empty() {
            target.push_str(&format!("/{below}"));
        }
        if let Ok(target) = HeaderValue::from_str(&target) {
            let moved = (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]);
            return Ok(Found::Moved(moved.into_response()));
        }
    }
    // Only ids that share a word are compared: a wrong id must not cost a look at all of a large dataset.
    let words: Vec<&str> = id
        .split('-')
        .filter(|word| word.len() > 2)
        .take(4)
        .collect();
    let ids = (0..model.len(kind) as Ix).map(|ix| model.id(kind, ix));
    let alike = ids.filter(|known| {
        words.iter().any(|word| known.contains(word))
            || known.starts_with(id.get(..3).unwrap_or("?"))
    });
    let nearest = query::nearest(&id, alike.take(500));
    let detail = format!("No {} has the id `{id}`.", kind.singular());
    Err(ApiError::new(Code::UNKNOWN_ID, detail).nearest(nearest))
}

fn list(dataset: &Dataset, query: &Query, path: &str, headers: &HeaderMap) -> Response {
    let page = query::run(&dataset.model, &dataset.index, query);
    let address = Address {
        path,
        query,
        default_sort: Query::all(query.kind).sort,
        format: None,
    };
    let this = address.this();
    let mut links = Links::default();
    links.add("self", &this);
    links.add("first", address.page(None));
    if let Some(next) = &page.next {
        links.add("next", address.page(Some(next.encode())));
    }
    let answer = Answer {
        dataset,
        address: &this,
        media_type: "application/json",
        links: &links,
    };
    answer.send(headers, || {
        let entity = |ix: &Ix| views::entity(&dataset.model, query.kind, *ix, &query.shape, false);
        json_bytes(&ListView {
            data: page.rows.iter().map(entity).collect(),
            meta: Meta {
                total: page.total,
                count: page.rows.len(),
                limit: query.limit,
                sort: &query.sort_text(),
                asked: &query::in_words(query),
            },
            facets: (!query.facets.is_empty()).then(|| facets(query, &page, &address)),
            links: &links,
        })
    })
}

fn facets(query: &Query, page: &Page, address: &Address<'_>) -> Map<String, Value> {
    let chosen = |path: &Path, value: &str| {
        let key = Key::Text(fold(value));
        let same = |f: &&Filter| f.path == *path && f.op == Op::Eq;
        query
            .filters
            .iter()
            .filter(same)
            .any(|f| f.values.contains(&key) || f.shown.iter().any(|shown| shown == value))
    };
    let view = |facet: &query::Facet| FacetView {
        values: facet
            .counts
            .iter()
            .map(|count| FacetValue {
                selected: chosen(&facet.path, &count.value),
                toggle: address.toggle(&facet.path, &count.value),
                value: count.value.clone(),
                label: count.label.clone(),
                count: count.count,
            })
            .collect(),
        distinct: facet.distinct,
        missing: facet.missing,
    };
    page.facets
        .iter()
        .map(|facet| {
            (
                facet.path.name(),
                serde_json::to_value(view(facet)).unwrap_or_default(),
            )
        })
        .collect()
}

fn one(
    dataset: &Dataset,
    kind: Kind,
    ix: Ix,
    shape: &query::Shape,
    raw: Option<&str>,
    headers: &HeaderMap,
) -> Response {
    let base = format!("/{}/{}", kind.plural(), segment(dataset.model.id(kind, ix)));
    let this = match raw.filter(|raw| !raw.is_empty()) {
        Some(raw) => format!("{base}?{raw}"),
        None => base.clone(),
    };
    let mut links = Links::default();
    links.add("self", &base);
    links.add("collection", format!("/{}", kind.plural()));
    for there in related(kind) {
        links.add(there.plural(), format!("{base}/{}", there.plural()));
    }
    let answer = Answer {
        dataset,
        address: &this,
        media_type: "application/json",
        links: &links,
    };
    answer.send(headers, || {
        json_bytes(&OneView {
            data: views::entity(&dataset.model, kind, ix, shape, true),
            links: &links,
        })
    })
}
