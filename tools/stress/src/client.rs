//! Just enough of an HTTP client to count what goes wrong.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What service answers a mix of clients would ask.
pub const QUERIES: [&str; 12] = [
    "/",
    "/officials?country=SE",
    "/officials?q=berg&facet=country",
    "/meetings?status=held&sort=-when.start&limit=20",
    "/meetings?participant.country=JP&fields=label,status",
    "/issues?category=human_rights&fields=label,stance",
    "/issues?q=energy&limit=5",
    "/briefings?limit=10",
    "/officials/anna-berg",
    "/officials/anna-berg/meetings",
    "/health/ready",
    "/metrics",
];

/// An answer, read whole.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// The server says that the connection ends.
    pub last: bool,
}

pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub async fn connect(address: &str) -> io::Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Client {
            stream,
            buffer: Vec::new(),
        })
    }

    /// Asks and reads the answer. An error means that the request was cut.
    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: stress\r\n\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        self.answer().await
    }

    pub async fn answer(&mut self) -> io::Result<Answer> {
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).to_ascii_lowercase();
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
        let length: usize = header("content-length: ")
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        let last = header("connection: ") == Some("close");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or(0);
        while self.buffer.len() < end + length {
            self.more().await?;
        }
        let mut body = self.buffer.split_off(end);
        self.buffer = body.split_off(length);
        Ok(Answer { status, body, last })
    }

    async fn more(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// One request over a connection of its own.
pub async fn get(address: &str, path: &str) -> io::Result<Answer> {
    Client::connect(address).await?.get(path).await
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
