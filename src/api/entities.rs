//! Single entities, alike for every kind: `/{kind}/{id}`.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Chosen, Format, with_format};
use super::formats::{ical, jsonld};
use super::links::{self, Links, segment};
use super::params;
use super::rendered::Served;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::{self, OneView};
use crate::Dataset;
use crate::model::{Ix, Kind};
use crate::query::{self, table};

/// The kinds that an entity of a kind is related to; each is a list at `/{kind}/{id}/{related}`.
pub(super) fn related(kind: Kind) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(move |other| *other != kind)
}

/// The formats of one entity.
pub(super) const fn formats(kind: Kind) -> &'static [Format] {
    match kind {
        Kind::Meeting => Format::MEETING,
        _ => Format::ONE,
    }
}

/// `/{kind}/{id}`.
pub(super) fn endpoint(kind: Kind) -> Endpoint {
    let one = kind.singular();
    let path = format!("/{}/{{id}}", kind.plural());
    let shape = |format: &Format| match format {
        Format::Json => Shape::One(kind),
        Format::JsonLd => Shape::LinkedData,
        _ => Shape::Text,
    };
    Endpoint {
        route: route(kind),
        method: "get",
        id: format!("get_{one}"),
        tag: Tag::of(kind),
        summary: format!("Get one {one}"),
        doc: format!(
            "{} An id that a merge retired redirects to what took its place.",
            table(kind).doc
        ),
        asks: Asks::One(kind),
        answers: formats(kind)
            .iter()
            .map(|format| (*format, shape(format)))
            .collect(),
        refusals: vec![Code::UNKNOWN_ID],
        example: Some(path.clone()),
        path,
    }
}

fn route(kind: Kind) -> MethodRouter<AppState> {
    get(
        move |State(state): State<AppState>,
              id: Result<UrlPath<String>, PathRejection>,
              RawQuery(raw): RawQuery,
              headers: HeaderMap| async move {
            let dataset = state.dataset();
            let ix = match find(&dataset, kind, id, "", raw.as_deref())? {
                Found::Here(ix) => ix,
                Found::Moved(response) => return Ok(response),
            };
            let params = params::read(raw.as_deref())?;
            let parsed = query::parse_one(kind, &params);
            let (shape, format) = with_format(parsed, formats(kind), &params, &headers)?;
            Ok::<_, ApiError>(one(&dataset, kind, ix, &shape, format, &headers))
        },
    )
}

fn one(
    dataset: &Served,
    kind: Kind,
    ix: Ix,
    shape: &query::Shape,
    chosen: Chosen,
    headers: &HeaderMap,
) -> Response {
    let model = &dataset.model;
    let base = format!("/{}/{}", kind.plural(), segment(model.id(kind, ix)));
    let this = links::with_shape(&base, kind, shape, chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    links.add("collection", format!("/{}", kind.plural()));
    for there in related(kind) {
        links.add(there.plural(), format!("{base}/{}", there.plural()));
    }
    let answer = Answer {
        dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    let mut response = answer.send(headers, || match chosen.format {
        Format::JsonLd => json_bytes(&jsonld::one(model, kind, ix)),
        Format::Ical => ical::write(model, &[ix]),
        _ => json_bytes(&OneView {
            data: views::entity(model, kind, ix, shape, views::Extent::Whole),
            links: &links,
        }),
    });
    if chosen.format == Format::Ical {
        response
            .headers_mut()
            .insert("undated-count", ical::undated(model, &[ix]).into());
    }
    response
}

/// Where the entity of an address is.
pub(super) enum Found {
    Here(Ix),
    Moved(Response),
}

/// The entity of an id in the path, or where it has gone.
pub(super) fn find(
    dataset: &Dataset,
    kind: Kind,
    id: Result<UrlPath<String>, PathRejection>,
    below: &str,
    asked: Option<&str>,
) -> Result<Found, ApiError> {
    let UrlPath(id) = id.map_err(params::not_decoded)?;
    let model = &dataset.model;
    if let Some(ix) = model.find(kind, &id) {
        return Ok(Found::Here(ix));
    }
    if let Some(successor) = model.successor(kind, &id) {
        let mut target = format!("/{}/{}", kind.plural(), segment(successor));
        if !below.is_empty() {
            target.extend(["/", below]);
        }
        if let Some(asked) = asked {
            target.extend(["?", asked]);
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
