//! An archive of 100,000 briefings: how long until it is served, cold and from the cache, in how much memory, and how long
//! a page takes then.
//!
//! `cargo bench --bench scale -- [COUNT [FOLDER]]`; the folder keeps texts and cache for the next run. Reading is measured
//! in a process of its own each time, so that memory counts from nothing.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement makes its files and prints what it found"
)]

#[path = "support/corpus.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use briefing::api::{AppState, Settings, router};
use briefing::library::{self, Library};
use briefing::load::Limits;
use corpus::{COUNTRIES, Dice};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// The same as the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SEED: u64 = 2024;
/// People in the archive.
const PEOPLE: usize = 3000;
/// How often each kind of question is asked, each time with other values.
const TIMES: usize = 200;

fn main() {
    let mut args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    if args.first().is_some_and(|arg| arg == "read") {
        return read(Path::new(&args[1]), &args[2]);
    }
    let folder = match args.len() {
        2 => PathBuf::from(args.remove(1)),
        _ => std::env::temp_dir().join("briefing-scale"),
    };
    let count = args
        .first()
        .and_then(|arg| arg.parse().ok())
        .unwrap_or(100_000);
    make(&folder, count);
    let _ = fs::remove_dir_all(folder.join("cache"));
    for run in ["cold", "cached"] {
        let this = std::env::current_exe().expect("this program");
        let status = Command::new(this)
            .arg("read")
            .arg(&folder)
            .arg(run)
            .status();
        assert!(status.expect("this program again").success());
    }
}

/// Writes the archive, a folder for every thousand texts.
fn make(folder: &Path, count: usize) {
    let began = Instant::now();
    let texts = folder.join("texts");
    let (mut words, mut bytes) = (0, 0);
    for number in 0..count {
        let made = corpus::briefing(SEED, number, PEOPLE);
        words += made.text.split_whitespace().count();
        bytes += made.text.len();
        let folder = texts.join(format!("{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&folder).expect("a folder");
        }
        let file = folder.join(format!("{}.txt", made.id));
        if !file.exists() {
            fs::write(file, made.file()).expect("a file");
        }
    }
    println!(
        "{count} briefings of {} words and {} bytes on average, made in {:.1?}",
        words / count.max(1),
        bytes / count.max(1),
        began.elapsed()
    );
}

fn read(folder: &Path, run: &str) {
    let began = Instant::now();
    let mut library = Library::open(&library::Settings {
        paths: vec![folder.join("texts")],
        limits: Limits {
            max_text_size: 5_000_000,
        },
        cache: Some(folder.join("cache")),
        overrides: None,
    });
    let mut read = Duration::ZERO;
    let look = library.look(&mut |progress| {
        if progress.done == progress.total {
            read = began.elapsed();
        }
    });
    let dataset = look.expect("texts").dataset;
    let model = &dataset.model;
    println!(
        "{run}: read after {read:.1?}, served after {:.1?}; {} MiB at most; {} officials, {} meetings, {} issues",
        began.elapsed(),
        peak(),
        model.officials.len(),
        model.meetings.len(),
        model.issues.len()
    );
    if run == "cached" {
        drop(library);
        let state = AppState::new(dataset, Settings::default());
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        runtime.block_on(ask(&state));
        println!("{} MiB at most after the questions", peak());
    }
}

/// The most memory this process has had, in MiB.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kilobytes.unwrap_or(0) / 1024
}

async fn ask(state: &AppState) {
    let mut dice = Dice::new(7);
    let country = |dice: &mut Dice| COUNTRIES[dice.below(COUNTRIES.len())];
    type Question = (&'static str, Box<dyn Fn(&mut Dice) -> String>);
    let questions: Vec<Question> = vec![
        (
            "first page of everything",
            Box::new(|d| format!("/issues?limit={}", 1 + d.below(50))),
        ),
        (
            "one filter, equal",
            Box::new(move |d| format!("/officials?country={}", country(d).0)),
        ),
        (
            "one filter, a relation",
            Box::new(move |d| format!("/meetings?participant.country={}", country(d).0)),
        ),
        (
            "one filter, a date",
            Box::new(|d| {
                format!(
                    "/briefings?published__gte=20{}-0{}-01",
                    14 + d.below(10),
                    1 + d.below(9)
                )
            }),
        ),
        (
            "one filter, not",
            Box::new(|d| format!("/meetings?status__not={}", ["planned", "held"][d.below(2)])),
        ),
        (
            "one filter, text contains",
            Box::new(move |d| {
                format!("/issues?label__contains={}", country(d).1.replace(' ', "+"))
            }),
        ),
        (
            "one filter, body contains",
            Box::new(|d| format!("/briefings?text__contains=wire+{}", d.below(1000))),
        ),
        (
            "two filters",
            Box::new(move |d| format!("/meetings?status=planned&place.country={}", country(d).0)),
        ),
        (
            "a facet of everything",
            Box::new(|_| "/meetings?facet=status&limit=1".to_owned()),
        ),
        (
            "a facet of a filter",
            Box::new(move |d| format!("/issues?country={}&facet=category&limit=1", country(d).0)),
        ),
        (
            "search, one word",
            Box::new(move |d| format!("/issues?q={}&limit=10", country(d).2.replace(' ', "+"))),
        ),
        (
            "search, a name",
            Box::new(|d| format!("/officials?q={}", corpus::person(d.below(PEOPLE)).family)),
        ),
        (
            "search everything",
            Box::new(|d| {
                format!(
                    "/search?q={}&limit=10",
                    corpus::person(d.below(PEOPLE)).name.replace(' ', "+")
                )
            }),
        ),
        (
            "one official",
            Box::new(|d| {
                format!(
                    "/officials?name={}&limit=1",
                    corpus::person(d.below(PEOPLE)).name.replace(' ', "+")
                )
            }),
        ),
    ];
    println!(
        "{:<28} {:>10} {:>10} {:>10} {:>10}",
        "page", "p50", "p99", "worst", "bytes"
    );
    for (name, question) in questions {
        let mut took = Vec::with_capacity(TIMES);
        let mut bytes = 0;
        for _ in 0..TIMES {
            let uri = question(&mut dice);
            let request = Request::get(&uri).body(Body::empty()).expect("a request");
            let began = Instant::now();
            let response = router(state.clone())
                .oneshot(request)
                .await
                .expect("an answer");
            assert!(
                response.status().is_success(),
                "{uri}: {}",
                response.status()
            );
            bytes += response
                .into_body()
                .collect()
                .await
                .expect("a body")
                .to_bytes()
                .len();
            took.push(began.elapsed());
        }
        took.sort_unstable();
        println!(
            "{name:<28} {:>10.2?} {:>10.2?} {:>10.2?} {:>10}",
            took[TIMES / 2],
            took[TIMES * 99 / 100],
            took[TIMES - 1],
            bytes / TIMES
        );
    }
}
