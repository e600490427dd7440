//! Figures for Prometheus at `/metrics`: how the service fares, not what its texts say.

use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::ApiError;
use super::format::Format;
use super::health::asks_nothing;
use super::state::AppState;
use crate::Dataset;
use crate::load::{Diagnostic, Severity};
use crate::model::Kind;

/// Most answers take well under a millisecond; the last is the default time limit.
const LATENCIES: [f64; 10] = [
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.01, 0.05, 0.25, 1.0, 10.0,
];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByRoute {
    route: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByKind {
    kind: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByOutcome {
    outcome: &'static str,
}

type Seconds = Gauge<f64, std::sync::atomic::AtomicU64>;

/// All figures of one service.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    latency: Family<ByRoute, Histogram, fn() -> Histogram>,
    going_on: Gauge,
    connections: Gauge,
    entities: Family<ByKind, Gauge>,
    load_time: Seconds,
    loads: Family<ByOutcome, Counter>,
}

/// A request being answered; ends when dropped, also by a client that went away.
#[derive(Debug)]
pub(super) struct GoingOn(Gauge);

impl Drop for GoingOn {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    pub(super) fn new() -> Metrics {
        let metrics = Metrics {
            registry: Registry::with_prefix("briefing"),
            requests: Family::default(),
            latency: Family::new_with_constructor(|| Histogram::new(LATENCIES)),
            going_on: Gauge::default(),
            connections: Gauge::default(),
            entities: Family::default(),
            load_time: Gauge::default(),
            loads: Family::default(),
        };
        metrics.registered()
    }

    fn registered(mut self) -> Metrics {
        let r = &mut self.registry;
        let version = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        r.register("build", "The program", version);
        r.register("requests", "Requests answered", self.requests.clone());
        r.register_with_unit(
            "request_duration",
            "From the head of a request to the head of its answer",
            Unit::Seconds,
            self.latency.clone(),
        );
        r.register(
            "requests_going_on",
            "Requests being answered",
            self.going_on.clone(),
        );
        r.register("connections", "Open connections", self.connections.clone());
        r.register(
            "entities",
            "Entities served, by kind",
            self.entities.clone(),
        );
        r.register_with_unit(
            "load_duration",
            "What the last load took, from files to what is served",
            Unit::Seconds,
            self.load_time.clone(),
        );
        r.register(
            "loads",
            "Times that the texts were loaded, the first included, by outcome",
            self.loads.clone(),
        );
        self
    }

    pub(super) fn begin(&self) -> GoingOn {
        self.going_on.inc();
        GoingOn(self.going_on.clone())
    }

    pub(super) fn answered(
        &self,
        method: &Method,
        route: &'static str,
        status: u16,
        took: Duration,
    ) {
        // Anybody can invent methods; each would be a series for good.
        let method = match *method {
            Method::GET => "GET",
            Method::HEAD => "HEAD",
            Method::POST => "POST",
            Method::OPTIONS => "OPTIONS",
            _ => "other",
        };
        let asked = Asked {
            method,
            route,
            status,
        };
        self.requests.get_or_create(&asked).inc();
        self.latency
            .get_or_create(&ByRoute { route })
            .observe(took.as_secs_f64());
    }

    /// Counts open connections.
    pub fn connections(&self) -> Gauge {
        self.connections.clone()
    }

    /// The texts were loaded and are served, without those that the diagnostics refuse.
    pub fn loaded(&self, dataset: &Dataset, diagnostics: &[Diagnostic], took: Duration) {
        let refused = |d: &Diagnostic| d.severity == Severity::Error;
        let outcome = match diagnostics.iter().any(refused) {
            true => "with_errors",
            false => "ok",
        };
        self.loads.get_or_create(&ByOutcome { outcome }).inc();
        self.load_time.set(took.as_secs_f64());
        for kind in Kind::ALL {
            let count = dataset.model.len(kind) as i64;
            let kind = kind.plural();
            self.entities.get_or_create(&ByKind { kind }).set(count);
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = text::encode(&mut out, &self.registry);
        out
    }
}

/// `/metrics`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/metrics".to_owned(),
        route: get(metrics),
        method: "get",
        id: "get_metrics".to_owned(),
        tag: Tag::Service,
        summary: "Figures for Prometheus".to_owned(),
        doc: "How the service fares, in the OpenMetrics text format: requests, latency by route, connections, entities, loads."
            .to_owned(),
        asks: Asks::Only(&[]),
        answers: vec![(Format::OpenMetrics, Shape::Text)],
        refusals: vec![],
        example: None,
    }
}

async fn metrics(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
) -> Result<Response, ApiError> {
    asks_nothing(raw)?;
    let mut response = state.metrics().text().into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(Format::OpenMetrics.content_type()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
