//! A client that asks as fast as it is answered, on many connections at once.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What was measured.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    pub took: Duration,
    /// Sorted, one an answer.
    pub latencies: Vec<Duration>,
    pub failed: usize,
}

impl Measured {
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.took.as_secs_f64()
    }

    pub fn percentile(&self, share: f64) -> Duration {
        let last = self.latencies.len().saturating_sub(1);
        let at = (last as f64 * share) as usize;
        self.latencies.get(at).copied().unwrap_or_default()
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>9.0} requests/s, p50 {:>7.2?}, p99 {:>7.2?}, {} failed",
            self.rate(),
            self.percentile(0.5),
            self.percentile(0.99),
            self.failed
        )
    }
}

/// One connection that stays open.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> std::io::Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            buffer: Vec::with_capacity(1 << 20),
        })
    }

    /// Asks and reads the whole answer; its status and the length of its body.
    async fn ask(&mut self, request: &[u8]) -> std::io::Result<(u16, usize)> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let Some(head) = find(&self.buffer, b"\r\n\r\n") else {
                continue;
            };
            let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
            let status = text.get(9..12).and_then(|s| s.parse().ok()).unwrap_or(0);
            let length = text
                .split("content-length: ")
                .nth(1)
                .and_then(|rest| rest.split("\r\n").next()?.trim().parse::<usize>().ok())
                .unwrap_or(0);
            while self.buffer.len() < head + 4 + length {
                if self.stream.read_buf(&mut self.buffer).await? == 0 {
                    return Err(std::io::ErrorKind::UnexpectedEof.into());
                }
            }
            return Ok((status, length));
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn request(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n")
        .into_bytes()
}

/// The length of each answer, in order.
pub async fn sizes(address: SocketAddr, paths: &[String]) -> Vec<usize> {
    let mut connection = Connection::open(address).await.expect("a connection");
    let mut sizes = Vec::with_capacity(paths.len());
    for path in paths {
        let (status, size) = connection.ask(&request(path)).await.expect("an answer");
        assert_eq!(status, 200, "{path}");
        sizes.push(size);
    }
    sizes
}

/// Asks for the paths in turn until the time is up.
pub async fn run(
    address: SocketAddr,
    paths: &[String],
    connections: usize,
    time: Duration,
) -> Measured {
    let requests: Arc<Vec<Vec<u8>>> = Arc::new(paths.iter().map(|path| request(path)).collect());
    let began = Instant::now();
    let until = began + time;
    let tasks: Vec<_> = (0..connections)
        .map(|first| {
            let requests = Arc::clone(&requests);
            tokio::spawn(async move {
                let mut latencies = Vec::with_capacity(1 << 16);
                let mut failed = 0;
                let Ok(mut connection) = Connection::open(address).await else {
                    return (latencies, 1);
                };
                // Connections begin at different questions.
                let mut at = first * 7919;
                while Instant::now() < until {
                    let asked = Instant::now();
                    at += 1;
                    match connection.ask(&requests[at % requests.len()]).await {
                        Ok((200, _)) => latencies.push(asked.elapsed()),
                        _ => failed += 1,
                    }
                }
                (latencies, failed)
            })
        })
        .collect();
    let mut measured = Measured::default();
    for task in tasks {
        let (latencies, failed) = task.await.expect("a task that ends");
        measured.latencies.extend(latencies);
        measured.failed += failed;
    }
    measured.took = began.elapsed();
    measured.latencies.sort_unstable();
    measured
}
