//! The answer to a connection that is one too many.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The same refusal that the service gives when it is overloaded, made here since nothing of the service is to be asked.
const REFUSAL: &str = concat!(
    "HTTP/1.1 503 Service Unavailable\r\n",
    "content-type: application/problem+json\r\n",
    "cache-control: no-store\r\n",
    "retry-after: 1\r\n",
    "connection: close\r\n",
    "content-length: 177\r\n",
    "\r\n",
    "{\"type\":\"/problems/overloaded\",\"title\":\"Overloaded\",\"status\":503,\"code\":\"overloaded\",",
    "\"detail\":\"As many connections as allowed are open at this moment.\",\"nearest\":[],\"errors\":[]}",
);

/// A client that has not gone by then is left.
const PATIENCE: Duration = Duration::from_secs(1);
/// More of what it sends is not read.
const READ: u64 = 64 * 1024;

/// Refuses a connection. What the client sends is read and thrown away: closing before would destroy the answer.
pub(super) async fn refuse(mut stream: TcpStream) {
    let said = async {
        stream.write_all(REFUSAL.as_bytes()).await?;
        stream.shutdown().await?;
        tokio::io::copy(&mut (&mut stream).take(READ), &mut tokio::io::sink()).await
    };
    // Whether the client got it is its own business.
    let _ = tokio::time::timeout(PATIENCE, said).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_as_long_as_it_says() {
        let (head, body) = REFUSAL.split_once("\r\n\r\n").unwrap();
        assert!(
            head.contains(&format!("content-length: {}\r\n", body.len()))
                || head.ends_with(&format!("content-length: {}", body.len())),
            "{}",
            body.len()
        );
        assert!(serde_json::from_str::<serde_json::Value>(body).is_ok());
    }
}
