//! Full rate with mixed queries while files change: no error, memory flat, every answer of one dataset.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::Failures;
use crate::client::{Client, QUERIES};
use crate::service::{Service, text, texts};

const CLIENTS: usize = 32;
const TEXTS: usize = 200;

#[derive(Default)]
struct Seen {
    requests: u64,
    errors: Vec<String>,
    slowest: Duration,
    times: Vec<u32>,
}

pub async fn run(binary: &Path, time: Duration) -> Failures {
    let root = texts(TEXTS).expect("a folder");
    let service = Service::start(binary, root.path(), &[])
        .await
        .expect("a service");
    let until = Instant::now() + time;
    let clients: Vec<_> = (0..CLIENTS)
        .map(|n| tokio::spawn(ask(service.address.clone(), n, until)))
        .collect();
    let mut memory = vec![service.memory()];
    let mut reloads = 0;
    while Instant::now() < until {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let changed = service.folder.join(format!("{}.txt", reloads % TEXTS));
        let content =
            text(reloads % TEXTS).replace("report number", &format!("edition {reloads} of"));
        std::fs::write(changed, content).expect("a text");
        reloads += 1;
        memory.push(service.memory());
    }
    let mut all = Seen::default();
    for client in clients {
        let seen = client.await.expect("a client");
        all.requests += seen.requests;
        all.errors.extend(seen.errors);
        all.slowest = all.slowest.max(seen.slowest);
        all.times.extend(seen.times);
    }
    all.times.sort_unstable();
    let at = |share: f64| all.times[((all.times.len() - 1) as f64 * share) as usize];
    println!(
        "{} requests in {} s ({:.0}/s), {} errors; p50 {} µs, p99 {} µs, slowest {:?}; {reloads} changed files",
        all.requests,
        time.as_secs(),
        all.requests as f64 / time.as_secs_f64(),
        all.errors.len(),
        at(0.5),
        at(0.99),
        all.slowest,
    );
    let (half, end) = (memory[memory.len() / 2], memory[memory.len() - 1]);
    let most = memory.iter().copied().fold(0.0, f64::max);
    println!(
        "memory: {:.0} MB at the start, {half:.0} MB half-way, {end:.0} MB at the end, {most:.0} MB at most",
        memory[0]
    );
    let mut failures = Failures::new();
    failures.extend(
        all.errors
            .first()
            .map(|e| format!("{} errors, the first: {e}", all.errors.len())),
    );
    if end > half * 1.2 + 5.0 {
        failures.push(format!(
            "memory grows: {half:.0} MB half-way, {end:.0} MB at the end"
        ));
    }
    failures
}

async fn ask(address: String, first: usize, until: Instant) -> Seen {
    let mut seen = Seen::default();
    let mut client = None;
    let mut n = first;
    while Instant::now() < until {
        let connected = match client.take() {
            Some(client) => Ok(client),
            None => Client::connect(&address).await,
        };
        let path = QUERIES[n % QUERIES.len()];
        n += 1;
        let began = Instant::now();
        let answered = async {
            let mut client = connected?;
            let answer = client.get(path).await?;
            std::io::Result::Ok((client, answer))
        };
        match answered.await {
            Ok((kept, answer)) => {
                if answer.status != 200 {
                    seen.errors.push(format!("{path}: {}", answer.status));
                }
                if path.starts_with("/officials") && !answer.body.starts_with(b"{") {
                    seen.errors.push(format!("{path}: no JSON"));
                }
                client = (!answer.last).then_some(kept);
            }
            Err(error) => seen.errors.push(format!("{path}: {error}")),
        }
        let took = began.elapsed();
        seen.slowest = seen.slowest.max(took);
        // One in sixteen is enough for percentiles.
        if n.is_multiple_of(16) {
            seen.times.push(took.as_micros() as u32);
        }
        seen.requests += 1;
    }
    seen
}
