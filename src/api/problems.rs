//! `/problems` and `/problems/{code}`: what each refusal means, at the address that its `type` names.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, RawQuery, State};
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
use super::views::problem::{CodeAnswer, CodeList, CodeView};
use crate::query::{self, JUST_FORMAT, nearest};

/// Where the catalogue is.
const CATALOGUE: &str = "/problems";

/// The catalogue and its entries.
pub(super) fn endpoints() -> [Endpoint; 2] {
    let endpoint = |path: &str, route, id: &str, summary: &str, doc: &str, schema| Endpoint {
        path: path.to_owned(),
        route,
        method: "get",
        id: id.to_owned(),
        tag: Tag::Service,
        summary: summary.to_owned(),
        doc: doc.to_owned(),
        asks: Asks::Only(JUST_FORMAT),
        answers: vec![(Format::Json, Shape::Named(schema))],
        refusals: vec![],
        example: Some(path.replace("{code}", Code::INVALID_VALUE.name)),
    };
    let catalogue = endpoint(
        CATALOGUE,
        get(list),
        "list_problems",
        "All refusals",
        "The catalogue of the codes that refusals carry, each with its status, its meaning and what to do about it.",
        "ProblemCodeList",
    );
    let mut entry = endpoint(
        "/problems/{code}",
        get(one),
        "get_problem",
        "One kind of refusal",
        "What a code means and what to do about it. The `type` of every refusal is this address.",
        "ProblemCodeAnswer",
    );
    entry.refusals.push(Code::NOT_FOUND);
    [catalogue, entry]
}

async fn list(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answer(&state, raw, &headers, CATALOGUE, |links| {
        let data = Code::ALL.iter().map(CodeView::new).collect();
        json_bytes(&CodeList { data, links })
    })
}

async fn one(
    State(state): State<AppState>,
    code: Result<UrlPath<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let UrlPath(name) = code.map_err(params::not_decoded)?;
    let code = known(&name)?;
    let path = format!("{CATALOGUE}/{}", code.name);
    answer(&state, raw, &headers, &path, |links| {
        let data = CodeView::new(code);
        json_bytes(&CodeAnswer { data, links })
    })
}

fn answer(
    state: &AppState,
    raw: Option<String>,
    headers: &HeaderMap,
    path: &str,
    body: impl FnOnce(&Links<'_>) -> Vec<u8>,
) -> Result<Response, ApiError> {
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_only(&params, JUST_FORMAT);
    let ((), chosen) = with_format(parsed, Format::JSON, &params, headers)?;
    let this = links::with_format(path, chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    if path != CATALOGUE {
        links.add("collection", CATALOGUE);
    }
    let dataset = state.dataset();
    let answer = Answer {
        dataset: &dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    Ok(answer.send(headers, || body(&links)))
}

fn known(name: &str) -> Result<&'static Code, ApiError> {
    let found = Code::ALL.iter().find(|code| code.name == name);
    found.ok_or_else(|| {
        let names = Code::ALL.iter().map(|code| code.name);
        let detail = format!("No refusal has the code `{name}`.");
        ApiError::new(Code::NOT_FOUND, detail).nearest(nearest(name, names))
    })
}
