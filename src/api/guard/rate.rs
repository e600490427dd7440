//! How often one client may ask: a bucket that fills steadily, by the generic cell rate algorithm.
//!
//! A crate for this would bring more code than the arithmetic here, and a table without a bound.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

use super::super::error::{ApiError, Code};
use super::super::state::AppState;
use super::client::client;
use super::is_health;

/// So many clients are told apart at once; beyond, newcomers share one bucket. An attacker with many addresses must not
/// fill the memory.
const CLIENTS: usize = 65_536;

/// So many requests in such a time, and as many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Requests, at least one.
    pub requests: u32,
    /// In this time.
    pub time: Duration,
}

impl FromStr for Rate {
    type Err = String;

    /// `600/1m`.
    fn from_str(text: &str) -> Result<Rate, String> {
        let parsed = text.split_once('/').and_then(|(requests, time)| {
            let requests: u32 = requests.trim().parse().ok()?;
            let time: jiff::SignedDuration = time.trim().parse().ok()?;
            let time = Duration::try_from(time).ok()?;
            (requests > 0 && time >= Duration::from_millis(1)).then_some(Rate { requests, time })
        });
        parsed.ok_or_else(|| "write REQUESTS/TIME, as 600/1m or 20/1s".to_owned())
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:?}", self.requests, self.time)
    }
}

/// What a client has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Left {
    /// Requests it may send at once.
    requests: u32,
    /// Until the bucket is full again; of a refused one, until one request is allowed.
    wait: Duration,
    refused: bool,
}

/// The buckets of all clients.
#[derive(Debug)]
pub(in crate::api) struct Buckets {
    rate: Rate,
    began: Instant,
    /// For each client when its bucket will be full again, since `began`.
    full: Mutex<HashMap<Option<IpAddr>, Duration>>,
}

impl Buckets {
    pub(in crate::api) fn new(rate: Rate) -> Buckets {
        Buckets {
            rate,
            began: Instant::now(),
            full: Mutex::new(HashMap::new()),
        }
    }

    fn take(&self, client: Option<IpAddr>) -> Left {
        self.take_at(client, self.began.elapsed())
    }

    fn take_at(&self, client: Option<IpAddr>, now: Duration) -> Left {
        let Rate { requests, time } = self.rate;
        let one = time / requests;
        let mut buckets = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        let mut client = client.map(network);
        if buckets.len() >= CLIENTS && !buckets.contains_key(&client) {
            buckets.retain(|_, full| *full > now);
            if buckets.len() >= CLIENTS {
                client = None;
            }
        }
        let full = buckets.entry(client).or_default();
        let after = (*full).max(now) + one;
        let refused = after > now + time;
        if !refused {
            *full = after;
        }
        let used = full.saturating_sub(now);
        let left = (time.saturating_sub(used).as_nanos() / one.as_nanos().max(1)) as u32;
        Left {
            requests: left.min(requests),
            wait: match refused {
                true => after - now - time,
                false => used,
            },
            refused,
        }
    }
}

/// Whoever has one IPv6 address has the 2⁶⁴ of its network.
fn network(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => {
            let bits = ip.to_bits() & (u128::MAX << 64);
            IpAddr::V6(bits.into())
        }
    }
}

/// What a client has left of a rate.
pub(super) struct Taken {
    rate: Rate,
    left: Left,
}

/// Refuses clients that ask too often, and tells all what they have left (draft-ietf-httpapi-ratelimit-headers).
pub(super) fn take(state: &AppState, request: &Request) -> Option<Taken> {
    let buckets = state.buckets()?;
    if is_health(request.uri().path()) {
        return None;
    }
    let client = client(request, &state.settings().trusted_proxies);
    Some(Taken {
        rate: buckets.rate,
        left: buckets.take(client),
    })
}

impl Taken {
    fn seconds(&self) -> u64 {
        let wait = self.left.wait;
        wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
    }

    /// The refusal, if the client asked too often.
    pub(super) fn refused(&self) -> Option<ApiError> {
        let Rate { requests, time } = self.rate;
        let detail = || format!("More than {requests} requests in {time:?}.");
        self.left.refused.then(|| {
            ApiError::new(Code::RATE_LIMITED, detail())
                .header(header::RETRY_AFTER, self.seconds().into())
        })
    }

    /// Tells in the headers of an answer what the client may still ask.
    pub(super) fn tell(&self, response: &mut Response) {
        let Rate { requests, time } = self.rate;
        let window = time.as_secs().max(1);
        let policy = format!("\"client\";q={requests};w={window}");
        let state = format!("\"client\";r={};t={}", self.left.requests, self.seconds());
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", state)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response
                    .headers_mut()
                    .insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn buckets() -> Buckets {
        Buckets::new("3/30s".parse().unwrap())
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let buckets = buckets();
        let client: Option<IpAddr> = Some("192.0.2.1".parse().unwrap());
        for (second, requests, wait, refused) in [
            (0, 2, 10, false),
            (0, 1, 20, false),
            (0, 0, 30, false),
            (0, 0, 10, true),
            (4, 0, 6, true),
            (10, 0, 30, false),
            (10, 0, 10, true),
            (100, 2, 10, false),
        ] {
            let left = buckets.take_at(client, S * second);
            let expected = Left {
                requests,
                wait: S * wait,
                refused,
            };
            assert_eq!(left, expected, "at {second}");
        }
    }

    #[test]
    fn clients_have_buckets_of_their_own_and_networks_one() {
        let buckets = buckets();
        for (client, left) in [
            ("192.0.2.1", 2),
            ("192.0.2.2", 2),
            ("2001:db8::1", 2),
            ("2001:db8::2", 1),
            ("2001:db8:0:1::1", 2),
            ("192.0.2.1", 1),
        ] {
            let taken = buckets.take_at(Some(client.parse().unwrap()), S);
            assert_eq!(taken.requests, left, "{client}");
        }
    }

    #[test]
    fn the_table_has_a_bound() {
        let buckets = buckets();
        for n in 0..CLIENTS as u32 + 10 {
            buckets.take_at(Some(IpAddr::V4(n.into())), S);
        }
        let count = || buckets.full.lock().unwrap().len();
        assert_eq!(count(), CLIENTS + 1, "newcomers share one bucket");
        buckets.take_at(Some(IpAddr::V4(u32::MAX.into())), S * 60);
        assert_eq!(count(), 1, "full buckets are forgotten");
    }

    #[test]
    fn rates_are_read() {
        for wrong in ["", "600", "0/1s", "1/0s", "-1/1s", "1/1s/1s", "many/1s"] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
        let rate: Rate = "600/1m".parse().unwrap();
        assert_eq!((rate.requests, rate.time), (600, S * 60));
    }
}
