//! Whose request is it? The peer's, or that of the client a trusted proxy names.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::extract::Request;
use axum::http::HeaderMap;
use ipnet::IpNet;

/// Where a proxy writes down whom it asks for, each adding to the end what it saw.
const FORWARDED: &str = "x-forwarded-for";

/// The address of the client of a request, if it came over a connection.
///
/// Of `X-Forwarded-For` only what trusted proxies wrote counts: from its end, the first address that is none of them.
/// Anybody can write anything before that.
pub(super) fn client(request: &Request, trusted: &[IpNet]) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    Some(behind(peer.ip().to_canonical(), request.headers(), trusted))
}

fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|net| net.contains(&ip));
    if !is_trusted(peer) {
        return peer;
    }
    let mut client = peer;
    let lists: Vec<&str> = headers
        .get_all(FORWARDED)
        .iter()
        .map(|value| value.to_str().unwrap_or("?"))
        .collect();
    let hops = lists.iter().rev().flat_map(|list| list.rsplit(','));
    for hop in hops {
        let Some(ip) = address(hop.trim()) else {
            return client;
        };
        client = ip;
        if !is_trusted(ip) {
            return client;
        }
    }
    client
}

/// An address as proxies write it, with or without a port.
fn address(hop: &str) -> Option<IpAddr> {
    let ip: Option<IpAddr> = hop.parse().ok();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    let bracketed = || {
        let inner = hop.strip_prefix('[')?.strip_suffix(']')?;
        inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
    };
    ip.or_else(with_port)
        .or_else(bracketed)
        .map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128"]
            .map(|net| net.parse().unwrap())
            .into();
        for (peer, forwarded, expected) in [
            ("203.0.113.7", "", "203.0.113.7"),
            ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
            ("::1", "[2001:db8::1]", "2001:db8::1"),
            ("::1", "[2001:db8::1]:80, 10.1.1.1", "2001:db8::1"),
            ("10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"),
            ("10.0.0.1", "unknown, 10.0.0.2", "10.0.0.2"),
            ("10.0.0.1", "198.51.100.1,", "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            if !forwarded.is_empty() {
                headers.append(FORWARDED, forwarded.parse().unwrap());
            }
            let client = behind(peer.parse().unwrap(), &headers, &trusted);
            assert_eq!(client.to_string(), expected, "{peer} {forwarded}");
        }
        let mut headers = HeaderMap::new();
        headers.append(FORWARDED, "1.1.1.1".parse().unwrap());
        headers.append(FORWARDED, "198.51.100.1".parse().unwrap());
        let client = behind("10.0.0.1".parse().unwrap(), &headers, &trusted);
        assert_eq!(
            client.to_string(),
            "198.51.100.1",
            "the last header is the last proxy's"
        );
    }
}
