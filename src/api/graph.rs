//! `/graph`: who has to do with whom and what.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::formats::graphml;
use super::links::{self, Links};
use super::params;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::graph::{GraphAnswer, GraphMeta, GraphView};
use crate::query::{self, Graph, GraphQuery};

/// `/graph`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/graph".to_owned(),
        route: get(graph),
        method: "get",
        id: "get_graph".to_owned(),
        tag: Tag::Everything,
        summary: "Who has to do with whom and what".to_owned(),
        doc: "Officials, meetings, issues, countries and organisations as nodes; who takes part, who raises what with whom, what is on which agenda as directed edges.".to_owned(),
        asks: Asks::Only(GraphQuery::PARAMETERS),
        answers: vec![
            (Format::Json, Shape::Named("GraphAnswer")),
            (Format::GraphMl, Shape::Text),
        ],
        refusals: vec![Code::GRAPH_TOO_LARGE],
        example: Some("/graph?kind=official,country".to_owned()),
    }
}

/// A larger graph nobody could look at, and it would be an answer of hundreds of megabytes.
const MAX_SIZE: usize = 20_000;

/// The graph of all entities, or of those of some briefings or kinds.
async fn graph(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let dataset = state.dataset();
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_graph(&params);
    let (query, chosen) = with_format(parsed, Format::GRAPH, &params, &headers)?;
    let size = query.size(&dataset.model);
    if size > MAX_SIZE {
        let detail = format!(
            "The graph is of {size} entities, and at most {MAX_SIZE} are drawn: name some briefings (`briefing`) or fewer \
             kinds (`kind`)."
        );
        return Err(ApiError::new(Code::GRAPH_TOO_LARGE, detail));
    }
    let this = address(&query, chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    let answer = Answer {
        dataset: &dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    let model = &dataset.model;
    Ok(answer.send(&headers, || {
        let graph = Graph::of(model, &query);
        match chosen.format {
            Format::GraphMl => graphml::write(model, &graph),
            _ => json_bytes(&GraphAnswer {
                data: GraphView::new(model, &graph),
                meta: GraphMeta::new(&graph),
                links: &links,
            }),
        }
    }))
}

fn address(query: &GraphQuery, format: Option<&str>) -> String {
    let mut pairs = Vec::new();
    if !query.briefings.is_empty() {
        pairs.push(("briefing".to_owned(), query.briefings.clone()));
    }
    if !query.kinds.is_empty() {
        let kinds = query.kinds.iter().map(|kind| kind.as_str().to_owned());
        pairs.push(("kind".to_owned(), kinds.collect()));
    }
    if let Some(format) = format {
        pairs.push(("format".to_owned(), vec![format.to_owned()]));
    }
    links::address("/graph", &pairs)
}
