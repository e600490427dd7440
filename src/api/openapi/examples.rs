//! Examples that are real answers: what the router says of the embedded briefing.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::super::endpoint::{Asks, Endpoint, Shape};
use super::super::error::Code;
use super::super::format::Format;
use super::super::routes;
use super::super::state::{AppState, Settings};
use crate::Dataset;
use crate::load::{self, Limits};
use crate::model::Kind;
use crate::query::{Query, run};
use crate::text::Document;

/// The router to ask, and the ids to ask for.
pub(super) struct Examples {
    router: Option<Router>,
    /// The first entity of each kind.
    ids: [Option<String>; 4],
}

impl Examples {
    /// Answers from the briefing that is served when none is given.
    pub(super) fn of_embedded_briefing() -> Examples {
        let limits = Limits {
            max_text_size: u64::MAX,
        };
        let texts = load::paths(&[], limits).texts.into_iter();
        let documents = texts.map(|text| Document::read(text.meta, &text.body));
        let dataset = Dataset::build(documents.collect());
        let ids = Kind::ALL.map(|kind| {
            let page = run(&dataset.model, &dataset.index, &Query::all(kind));
            let first = page.rows.first()?;
            Some(dataset.model.id(kind, *first).to_owned())
        });
        Examples {
            router: Some(routes::router(AppState::new(dataset, Settings::default()))),
            ids,
        }
    }

    /// What stands for the part of a path that varies.
    pub(super) fn part_of_path(&self, path: &str) -> &str {
        let kind = path.split('/').nth(1).and_then(Kind::from_plural);
        match kind {
            Some(kind) => self.ids[kind as usize].as_deref().unwrap_or("none"),
            None => Code::INVALID_VALUE.name,
        }
    }

    /// The answer of an operation in a format; none where the example would only repeat another's.
    pub(super) fn answer(&self, endpoint: &Endpoint, format: Format) -> Option<Value> {
        let related = endpoint.path.contains("{id}/") && matches!(endpoint.asks, Asks::List(_));
        if related && format != Format::Json {
            return None;
        }
        if format == Format::EventStream {
            // It has no end.
            return None;
        }
        let address = endpoint.example.as_ref()?;
        let address = address.replace("{id}", self.part_of_path(&endpoint.path));
        let request = Request::get(address)
            .header(header::ACCEPT, format.media_type())
            .body(Body::empty())
            .ok()?;
        let asked = self.router.clone()?.oneshot(request);
        let answer = at_once(asked)?.ok()?;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let body = at_once(answer.into_body().collect())?.ok()?.to_bytes();
        let shape = endpoint.answers.iter().find(|(known, _)| *known == format);
        match shape {
            Some((_, Shape::Text)) => String::from_utf8(body.to_vec()).ok().map(Value::String),
            _ => serde_json::from_slice(&body).ok(),
        }
    }
}

/// What a future gives without waiting; the handlers that are asked here never wait.
fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}
