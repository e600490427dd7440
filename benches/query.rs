//! The query engine over 10,000 issues: filters, order, facets, words; and whole answers, without a connection.
//! `cargo bench --bench query`.

#[path = "support/issues.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod issues;

use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use briefing::Dataset;
use briefing::api::{AppState, Settings, router};
use briefing::model::Kind;
use briefing::query::{Param, Query, parse_list, run};
use divan::Bencher;
use http_body_util::BodyExt;
use tower::ServiceExt;

/// The same as the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static DATASET: LazyLock<Dataset> =
    LazyLock::new(|| Dataset::from_extractions(issues::read(10_000)));

static SERVICE: LazyLock<Router> = LazyLock::new(|| {
    let dataset = Dataset::from_extractions(issues::read(10_000));
    router(AppState::new(dataset, Settings::default()))
});

fn main() {
    divan::main();
}

fn query(asked: &str) -> Query {
    let params: Vec<Param<'_>> = asked
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| Param {
            name: name.into(),
            whole: value.into(),
            values: value.split(',').map(Into::into).collect(),
        })
        .collect();
    parse_list(Kind::Issue, &params, None).expect("a query")
}

/// What is asked, from the cheapest on.
#[divan::bench(args = [
    "limit=50",
    "category=economy",
    "category=economy&stance=concern",
    "raised_by.country=CN",
    "label__contains=trade",
    "category__not=other",
    "q=human rights",
    "sort=label",
    "category=economy&facet=stance",
    "facet=raised_by.country&limit=1",
])]
fn answer(bencher: Bencher<'_, '_>, asked: &str) {
    let dataset = &*DATASET;
    let query = query(asked);
    bencher.bench(|| run(&dataset.model, &dataset.index, &query));
}

/// What the service answers, one of many questions after the other.
#[divan::bench(args = ["&fields=id,label,category,stance,raised_by,countries", ""])]
fn list(bencher: Bencher<'_, '_>, fields: &str) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().build().expect("a thread");
    let questions = issues::questions(fields);
    let mut nth = 0;
    let ask = |nth: usize| {
        let request = Request::get(&questions[nth % questions.len()]);
        let request = request.header("host", "localhost");
        let request = request.header("accept", "application/json");
        let request = request.body(Body::empty()).expect("a request");
        runtime.block_on(async {
            let answer = SERVICE.clone().oneshot(request).await.expect("an answer");
            answer.into_body().collect().await.expect("its body")
        })
    };
    (0..questions.len()).for_each(|nth| drop(ask(nth)));
    bencher.bench_local(|| {
        nth += 1;
        ask(nth)
    });
}

#[divan::bench]
fn parse() -> Query {
    query("category=economy,other&stance=concern&raised_by.country__not=CN&sort=-label&limit=50")
}

#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    bencher.bench(|| briefing::query::Index::build(&DATASET.model));
}
