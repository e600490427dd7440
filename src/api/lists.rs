//! Lists, alike for every kind: all of a kind, or those related to one entity.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use serde_json::{Map, Value};

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::entities::{Found, find};
use super::error::{ApiError, Code};
use super::format::{Chosen, Format, with_format};
use super::formats::{csv, ical, jsonld};
use super::links::{Address, Links, segment};
use super::params;
use super::rendered::{Served, separate};
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::{self, FacetValue, FacetView, ListView, Meta};
use crate::model::{Ix, Kind, fold};
use crate::query::{self, Filter, Key, Op, Page, Path, Query, table};

/// The formats of a list.
pub(super) const fn formats(kind: Kind) -> &'static [Format] {
    match kind {
        Kind::Meeting => Format::MEETINGS,
        _ => Format::LIST,
    }
}

/// `/{kind}`.
pub(super) fn endpoint(kind: Kind) -> Endpoint {
    let plural = kind.plural();
    Endpoint {
        path: format!("/{plural}"),
        route: route(kind),
        method: "get",
        id: format!("list_{plural}"),
        tag: Tag::of(kind),
        summary: format!("List {plural}"),
        doc: format!(
            "{} Filters combine with AND, the values of one with OR.",
            table(kind).doc
        ),
        asks: Asks::List(kind),
        answers: answers(kind),
        refusals: vec![Code::UNKNOWN_CURSOR],
        example: Some(format!("/{plural}?limit=1")),
    }
}

/// `/{kind}/{id}/{there}`.
pub(super) fn related_endpoint(kind: Kind, there: Kind) -> Endpoint {
    let (one, plural) = (kind.singular(), there.plural());
    let path = format!("/{}/{{id}}/{plural}", kind.plural());
    let article = if matches!(kind, Kind::Official | Kind::Issue) {
        "an"
    } else {
        "a"
    };
    Endpoint {
        route: related_route(kind, there),
        method: "get",
        id: format!("list_{one}_{plural}"),
        tag: Tag::of(kind),
        summary: format!("List the {plural} of {article} {one}"),
        doc: format!(
            "Those of the {plural} that {article} {one} has to do with; filters, order and formats as at `/{plural}`."
        ),
        asks: Asks::List(there),
        answers: answers(there),
        refusals: vec![Code::UNKNOWN_ID, Code::UNKNOWN_CURSOR],
        example: Some(format!("{path}?limit=1")),
        path,
    }
}

fn answers(kind: Kind) -> Vec<(Format, Shape)> {
    let shape = |format: &Format| match format {
        Format::Json => Shape::List(kind),
        Format::JsonLd => Shape::LinkedData,
        _ => Shape::Text,
    };
    formats(kind)
        .iter()
        .map(|format| (*format, shape(format)))
        .collect()
}

fn route(kind: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>, request: Request| async move {
            let dataset = state.dataset();
            let headers = request.headers();
            let params = params::read(request.uri().query())?;
            let parsed = query::parse_list(kind, &params, None);
            let (query, format) = with_format(parsed, formats(kind), &params, headers)?;
            let path = format!("/{}", kind.plural());
            answered(&state, dataset, query, path, format, headers).await
        },
    )
}

fn related_route(kind: Kind, there: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>,
              id: Result<UrlPath<String>, PathRejection>,
              request: Request| async move {
            let dataset = state.dataset();
            let headers = request.headers();
            let ix = match find(&dataset, kind, id, there.plural(), request.uri().query())? {
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
            let params = params::read(request.uri().query())?;
            let parsed = query::parse_list(there, &params, scope);
            let (query, format) = with_format(parsed, formats(there), &params, headers)?;
            let path = format!("/{}/{}/{}", kind.plural(), segment(id), there.plural());
            answered(&state, dataset, query, path, format, headers).await
        },
    )
}

/// The list, made here and now unless that can take a while.
async fn answered(
    state: &AppState,
    dataset: Arc<Served>,
    query: Query,
    path: String,
    format: Chosen,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    match query.is_costly() {
        false => Ok(list(&dataset, &query, &path, format, headers)),
        true => {
            let headers = headers.clone();
            let answer = move || list(&dataset, &query, &path, format, &headers);
            state.apart(answer).await
        }
    }
}

fn list(
    dataset: &Served,
    query: &Query,
    path: &str,
    chosen: Chosen,
    headers: &HeaderMap,
) -> Response {
    let model = &dataset.model;
    let page = query::run(model, &dataset.index, query);
    let address = Address {
        path,
        query,
        format: chosen.in_links(),
    };
    let first = address.first();
    let this = match &query.after {
        Some(cursor) => Address::after(&first, cursor).into(),
        None => Cow::Borrowed(first.as_str()),
    };
    let mut links = Links::default();
    links.add("self", this.as_ref());
    links.add("first", &first);
    if let Some(next) = &page.next {
        links.add("next", Address::after(&first, next));
    }
    let answer = Answer {
        dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    let members = query.shape.members.as_deref();
    let entity = |ix: &Ix| {
        let mut entity = views::entity(model, query.kind, *ix, &query.shape, views::Extent::Row);
        if let (Some(words), Value::Object(entity)) = (&query.search, &mut entity) {
            let snippets = views::search::snippets(model, query.kind, *ix, words);
            let snippets = serde_json::to_value(snippets).unwrap_or_default();
            entity.insert("snippets".to_owned(), snippets);
        }
        entity
    };
    let mut response = answer.send(headers, || match chosen.format {
        Format::Csv => csv::write(model, query.kind, members, &page.rows),
        Format::Ical => ical::write(model, &page.rows),
        Format::JsonLd => json_bytes(&jsonld::page(model, query.kind, &page.rows)),
        Format::Ndjson => ndjson(page.rows.iter().map(entity)),
        Format::Json
        | Format::Annotations
        | Format::GraphMl
        | Format::EventStream
        | Format::OpenMetrics => {
            let view = ListView {
                data: match query.search {
                    Some(_) => page.rows.iter().map(entity).collect(),
                    None => Vec::new(),
                },
                meta: Meta {
                    total: page.total,
                    count: page.rows.len(),
                    limit: query.limit,
                    sort: &query.sort_text(),
                    asked: &query::in_words(query),
                },
                facets: (!query.facets.is_empty()).then(|| facets(query, &page, &address)),
                links: &links,
            };
            let envelope = json_bytes(&view);
            match query.search {
                Some(_) => envelope,
                None => with_entities(dataset, query, &page.rows, &envelope),
            }
        }
    });
    if chosen.format != Format::Json {
        response
            .headers_mut()
            .insert("total-count", page.total.into());
    }
    if chosen.format == Format::Ical {
        response
            .headers_mut()
            .insert("undated-count", ical::undated(model, &page.rows).into());
    }
    response
}

/// An answer without its entities, and these put where they belong: first, as the one list that is empty.
fn with_entities(dataset: &Served, query: &Query, rows: &[Ix], envelope: &[u8]) -> Vec<u8> {
    const START: &[u8] = b"{\"data\":[";
    let rest = envelope.strip_prefix(START).unwrap_or_default();
    let choice = dataset.choice(query.kind, &query.shape);
    let sizes = rows.iter().map(|ix| dataset.size(query.kind, *ix, &choice));
    let mut body = Vec::with_capacity(envelope.len() + sizes.sum::<usize>());
    body.extend_from_slice(START);
    let mut first = true;
    for ix in rows {
        separate(&mut body, &mut first);
        dataset.write(&mut body, query.kind, *ix, &choice, &query.shape.embed);
    }
    body.extend_from_slice(rest);
    body
}

/// One entity a line.
fn ndjson(entities: impl Iterator<Item = Value>) -> Vec<u8> {
    let mut lines = Vec::new();
    for entity in entities {
        lines.extend(json_bytes(&entity));
        lines.push(b'\n');
    }
    lines
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
                facet.path.name().into_owned(),
                serde_json::to_value(view(facet)).unwrap_or_default(),
            )
        })
        .collect()
}
