//! The query engine alone, over 10,000 issues: filters, order, facets, words. `cargo bench --bench query`.

#[path = "support/issues.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod issues;

use std::sync::LazyLock;

use briefing::Dataset;
use briefing::model::Kind;
use briefing::query::{Param, Query, parse_list, run};
use divan::Bencher;

static DATASET: LazyLock<Dataset> =
    LazyLock::new(|| Dataset::from_extractions(issues::read(10_000)));

fn main() {
    divan::main();
}

fn query(asked: &str) -> Query {
    let params: Vec<Param> = asked
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| Param {
            name: name.to_owned(),
            whole: value.to_owned(),
            values: value.split(',').map(str::to_owned).collect(),
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

#[divan::bench]
fn parse() -> Query {
    query("category=economy,other&stance=concern&raised_by.country__not=CN&sort=-label&limit=50")
}

#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    bencher.bench(|| briefing::query::Index::build(&DATASET.model));
}
