//! A client that asks as fast as it is answered, on many connections at once, in a process of its own as clients are.

use std::fmt;
use std::io::Write;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What was measured.
#[derive(Debug)]
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    pub p50: Duration,
    pub p99: Duration,
    pub failed: usize,
}

impl Measured {
    fn new(took: Duration, mut latencies: Vec<Duration>, failed: usize) -> Measured {
        latencies.sort_unstable();
        let percentile = |share: f64| {
            let at = (latencies.len().saturating_sub(1) as f64 * share) as usize;
            latencies.get(at).copied().unwrap_or_default()
        };
        Measured {
            rate: latencies.len() as f64 / took.as_secs_f64(),
            p50: percentile(0.5),
            p99: percentile(0.99),
            failed,
        }
    }

    /// For the process that asked for it.
    fn print(&self) -> String {
        let nanos = |time: Duration| time.as_nanos();
        format!(
            "{} {} {} {}",
            self.rate,
            nanos(self.p50),
            nanos(self.p99),
            self.failed
        )
    }

    fn parse(text: &str) -> Option<Measured> {
        let mut parts = text.split_whitespace();
        Some(Measured {
            rate: parts.next()?.parse().ok()?,
            p50: Duration::from_nanos(parts.next()?.parse().ok()?),
            p99: Duration::from_nanos(parts.next()?.parse().ok()?),
            failed: parts.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>9.0} requests/s, p50 {:>7.2?}, p99 {:>7.2?}, {} failed",
            self.rate, self.p50, self.p99, self.failed
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
            let Some(head) = memmem::find(&self.buffer, b"\r\n\r\n") else {
                continue;
            };
            let text = str::from_utf8(&self.buffer[..head]).unwrap_or_default();
            let status = text.get(9..12).and_then(|s| s.parse().ok()).unwrap_or(0);
            let length = text
                .split_once("content-length: ")
                .and_then(|(_, rest)| rest.lines().next()?.parse::<usize>().ok())
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

/// The arguments that make this program the client.
const CLIENT: &str = "--client";

/// Asks for the paths in turn until the time is up, in another process.
pub fn run(address: SocketAddr, paths: &[String], connections: usize, time: Duration) -> Measured {
    let program = std::env::current_exe().expect("this program");
    let mut client = Command::new(program)
        .args([CLIENT, &address.to_string(), &connections.to_string()])
        .arg(time.as_millis().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("another process");
    let mut stdin = client.stdin.take().expect("its input");
    stdin
        .write_all(paths.join("\n").as_bytes())
        .expect("its input");
    drop(stdin);
    let output = client.wait_with_output().expect("its output");
    Measured::parse(&String::from_utf8_lossy(&output.stdout)).expect("what it measured")
}

/// Is the client, if the arguments say so; whether they did.
pub fn is_client() -> bool {
    let arguments: Vec<String> = std::env::args().collect();
    let Some(at) = arguments.iter().position(|argument| argument == CLIENT) else {
        return false;
    };
    let [address, connections, millis] = &arguments[at + 1..at + 4] else {
        return false;
    };
    let address = address.parse().expect("an address");
    let connections = connections.parse().expect("a number");
    let time = Duration::from_millis(millis.parse().expect("a number"));
    let paths = std::io::read_to_string(std::io::stdin()).expect("paths");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let measured = runtime.block_on(ask_all(address, paths.lines(), connections, time));
    println!("{}", measured.print());
    true
}

async fn ask_all(
    address: SocketAddr,
    paths: impl Iterator<Item = &str>,
    connections: usize,
    time: Duration,
) -> Measured {
    let requests: Arc<Vec<Vec<u8>>> = Arc::new(paths.map(request).collect());
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
    let (mut latencies, mut failed) = (Vec::new(), 0);
    for task in tasks {
        let (some, failures) = task.await.expect("a task that ends");
        latencies.extend(some);
        failed += failures;
    }
    Measured::new(began.elapsed(), latencies, failed)
}
