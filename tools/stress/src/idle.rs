//! Thousands of connections that ask nothing, and a thousand that ask very slowly: the others are served.

use std::path::Path;
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::Failures;
use crate::client::get;
use crate::service::{Service, texts};

const IDLE: usize = 10_000;
const SLOW: usize = 1_000;
const SLOW_REQUEST: &[u8] = b"GET /officials HTTP/1.1\r\nhost: stress\r\nx-padding: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n";

pub async fn run(binary: &Path, time: Duration) -> Failures {
    let mut failures = Failures::new();
    let root = texts(20).expect("a folder");
    let service = Service::start(binary, root.path(), &["--header-timeout", "60s"])
        .await
        .expect("a service");
    let before = service.memory();
    let mut idle = Vec::new();
    for _ in 0..IDLE {
        match TcpStream::connect(&service.address).await {
            Ok(stream) => idle.push(stream),
            Err(error) => {
                failures.push(format!("only {} idle connections: {error} (more files may have to be allowed: ulimit -n)", idle.len()));
                break;
            }
        }
    }
    let slow: Vec<_> = (0..SLOW)
        .map(|_| tokio::spawn(drip(service.address.clone())))
        .collect();
    let until = Instant::now() + time;
    let mut times = Vec::new();
    while Instant::now() < until {
        let began = Instant::now();
        match get(&service.address, "/officials").await {
            Ok(answer) if answer.status == 200 => times.push(began.elapsed()),
            Ok(answer) => failures.push(format!("an honest client got {}", answer.status)),
            Err(error) => failures.push(format!("an honest client got {error}")),
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    times.sort_unstable();
    println!(
        "{} idle and {SLOW} slow connections: {} honest requests, each over a new connection, p50 {:?}, p99 {:?}; memory {before:.0} MB before, {:.0} MB now",
        idle.len(),
        times.len(),
        times[times.len() / 2],
        times[times.len() * 99 / 100],
        service.memory(),
    );
    slow.iter().for_each(tokio::task::JoinHandle::abort);
    failures.truncate(5);
    failures
}

/// Sends a request a byte a second.
async fn drip(address: String) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    for byte in SLOW_REQUEST {
        stream.write_all(&[*byte]).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(())
}
