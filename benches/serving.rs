//! Filtered lists out of 10,000 issues against a bare axum server that sends a fixed body of the same size, in one run.
//!
//! `cargo bench --bench serving` prints requests a second and latencies of both, and their ratio. Servers and load share the
//! machine's cores, as they would in any comparison on one machine. Each request asks another question; the answers are
//! checked for status and length as they are counted. The client is a process of its own.
//!
//! `cargo bench --bench serving -- --serve FILE` measures nothing: it writes the questions to a file, says where both
//! servers listen and waits, for whatever else makes load: `oha -z 5s -c 64 --no-tui --urls-from-file FILE`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement makes its files and prints what it found"
)]

#[path = "support/issues.rs"]
mod issues;
#[path = "support/load.rs"]
mod load;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::routing::get;
use briefing::Dataset;
use briefing::api::{AppState, Settings, router};
use briefing::serve::{self, Limits, Service};
use tokio::net::TcpListener;

/// The same as the program's, for the bare server too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SECONDS: Duration = Duration::from_secs(2);
const CONNECTIONS: usize = 64;
const ROUNDS: usize = 9;
/// Members that make a page of about 13 kB.
const SHORT: &str = "&fields=id,label,category,stance,raised_by,countries";

fn main() {
    if load::is_client() {
        return;
    }
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let dataset = Dataset::from_extractions(issues::read(10_000));
        println!("{} issues", dataset.model.issues.len());
        let state = AppState::new(dataset, Settings::default());
        let ours = listen(router(state)).await;
        let mut arguments = std::env::args().skip_while(|argument| argument != "--serve");
        if let Some(file) = arguments.nth(1) {
            return wait(ours, &file).await;
        }
        for (name, fields) in [("short members", SHORT), ("all members", "")] {
            let questions = issues::questions(fields);
            let sizes = load::sizes(ours, &questions).await;
            let mean = sizes.iter().sum::<usize>() / sizes.len();
            println!(
                "\n{name}: {} questions, answers of {mean} bytes on average",
                questions.len()
            );
            let bare = bare(mean).await;
            let mut ratios = Vec::new();
            for _ in 0..ROUNDS {
                let bare = asked(bare, &["/".to_owned()]).await;
                let full = asked(ours, &questions).await;
                println!("  bare axum  {bare}");
                println!("  briefing   {full}");
                ratios.push(full.rate / bare.rate);
            }
            ratios.sort_by(f64::total_cmp);
            println!(
                "  ratio of the requests a second, median of {ROUNDS}: {:.2}",
                ratios[ROUNDS / 2]
            );
        }
    });
}

/// Lets others ask the questions that are about short members.
async fn wait(ours: SocketAddr, file: &str) {
    let questions = issues::questions(SHORT);
    let sizes = load::sizes(ours, &questions).await;
    let bare = bare(sizes.iter().sum::<usize>() / sizes.len()).await;
    let addresses = questions
        .iter()
        .map(|path| format!("http://{ours}{path}\n"));
    std::fs::write(file, addresses.collect::<String>()).expect("a file to write");
    println!("bare axum at http://{bare}/, briefing at the addresses in {file}");
    std::future::pending().await
}

async fn asked(server: SocketAddr, paths: &[String]) -> load::Measured {
    let paths = paths.to_vec();
    let run = move || load::run(server, &paths, CONNECTIONS, SECONDS);
    tokio::task::spawn_blocking(run).await.expect("a client")
}

/// The whole service, with its connections and their limits as the program has them.
async fn listen(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let service = Service {
        router,
        limits: Limits {
            connections: 2 * CONNECTIONS,
            header_timeout: Duration::from_secs(10),
            write_timeout: Duration::from_secs(30),
            drain_timeout: Duration::from_secs(10),
        },
        tls: None,
        open: Default::default(),
    };
    tokio::spawn(serve::run(listener, service, std::future::pending(), || ()));
    address
}

/// A server that does nothing but send a body of that size.
async fn bare(size: usize) -> SocketAddr {
    let body = Bytes::from(vec![b'x'; size]);
    let send = move || {
        let body = body.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], body) }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let service = Router::new().route("/", get(send));
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}
