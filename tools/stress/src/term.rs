//! SIGTERM under load: every request that was sent is answered, and the process ends with 0.

use std::path::Path;
use std::time::Duration;

use crate::Failures;
use crate::client::{Client, QUERIES};
use crate::service::{Service, texts};

const ROUNDS: usize = 10;
const CLIENTS: usize = 32;

pub async fn run(binary: &Path) -> Failures {
    let mut failures = Failures::new();
    let root = texts(50).expect("a folder");
    let mut all = Seen::default();
    for _ in 0..ROUNDS {
        let mut service = Service::start(binary, root.path(), &[])
            .await
            .expect("a service");
        let clients: Vec<_> = (0..CLIENTS)
            .map(|n| tokio::spawn(ask(service.address.clone(), n)))
            .collect();
        tokio::time::sleep(Duration::from_millis(300)).await;
        service.signal("TERM").await.expect("a signal");
        match service.ended(Duration::from_secs(15)).await {
            Some(0) => {}
            other => failures.push(format!("it ended with {other:?}")),
        }
        for client in clients {
            let seen = client.await.expect("a client");
            all.answered += seen.answered;
            all.cut += seen.cut;
            all.at_the_door += seen.at_the_door;
        }
    }
    println!(
        "{ROUNDS} times SIGTERM under {CLIENTS} busy clients: {} requests answered, {} cut; {} new connections closed unheard",
        all.answered, all.cut, all.at_the_door
    );
    if all.cut > 0 {
        failures.push(format!("{} requests were cut", all.cut));
    }
    failures
}

#[derive(Default)]
struct Seen {
    answered: u64,
    /// Sent over a connection that had answered before, and not answered.
    cut: u64,
    /// Sent over a new connection that was closed as the service stopped listening: it was never heard, and may be sent again.
    at_the_door: u64,
}

/// Asks until no connection can be had.
async fn ask(address: String, first: usize) -> Seen {
    let mut seen = Seen::default();
    let mut n = first;
    // Who cannot connect any more has lost nothing.
    while let Ok(mut client) = Client::connect(&address).await {
        let mut fresh = true;
        loop {
            n += 1;
            match client.get(QUERIES[n % QUERIES.len()]).await {
                Ok(answer) => {
                    seen.answered += 1;
                    fresh = false;
                    if answer.last {
                        break;
                    }
                }
                Err(_) => {
                    match fresh {
                        true => seen.at_the_door += 1,
                        false => seen.cut += 1,
                    }
                    break;
                }
            }
        }
    }
    seen
}
