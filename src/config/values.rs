//! How values of settings are written: addresses, durations, sizes.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use ipnet::IpNet;
use jiff::SignedDuration;

/// An address with a port, or a port of this machine alone.
pub(super) fn address(value: &str) -> Result<SocketAddr, String> {
    let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
    if let Ok(port) = value
        .trim_start_matches("localhost")
        .trim_start_matches(':')
        .parse()
    {
        return Ok(SocketAddr::new(loopback, port));
    }
    value.parse().map_err(|_| {
        "write ADDRESS:PORT, as 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:80, or a port alone"
            .to_owned()
    })
}

/// A network, or a single address.
pub(super) fn network(value: &str) -> Result<IpNet, String> {
    let address = value.parse::<IpAddr>().map(IpNet::from);
    value
        .parse::<IpNet>()
        .or(address)
        .map_err(|_| "write a network or an address, as 10.0.0.0/8 or ::1".to_owned())
}

/// A time above zero: `10s`, `500ms`, `1m 30s`.
pub(super) fn duration(value: &str) -> Result<Duration, String> {
    let wrong = || "write a time above zero with its unit, as 10s, 500ms or 2m".to_owned();
    let signed: SignedDuration = value.parse().map_err(|_| wrong())?;
    match Duration::try_from(signed) {
        Ok(time) if !time.is_zero() => Ok(time),
        _ => Err(wrong()),
    }
}

/// Bytes above zero: `65536`, `64KiB`, `5MB`.
pub(super) fn size(value: &str) -> Result<u64, String> {
    const UNITS: [(&str, u64); 10] = [
        ("", 1),
        ("b", 1),
        ("k", 1000),
        ("kb", 1000),
        ("kib", 1 << 10),
        ("m", 1_000_000),
        ("mb", 1_000_000),
        ("mib", 1 << 20),
        ("gb", 1_000_000_000),
        ("gib", 1 << 30),
    ];
    let digits = value.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = value[digits.len()..].trim().to_ascii_lowercase();
    let factor = UNITS
        .iter()
        .find(|(name, _)| *name == unit)
        .map(|(_, factor)| *factor);
    let number: Option<u64> = digits.parse().ok();
    match number
        .zip(factor)
        .and_then(|(number, factor)| number.checked_mul(factor))
    {
        Some(bytes) if bytes > 0 => Ok(bytes),
        _ => Err("write a number of bytes above zero, as 65536, 64KiB or 5MB".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for wrong in [
            "",
            "localhost",
            "8080x",
            "70000",
            "example.org:80",
            "127.0.0.1",
        ] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
        for (value, expected) in [
            ("8080", "127.0.0.1:8080"),
            (":0", "127.0.0.1:0"),
            ("localhost:81", "127.0.0.1:81"),
            ("0.0.0.0:80", "0.0.0.0:80"),
            ("[::1]:80", "[::1]:80"),
        ] {
            assert_eq!(
                address(value).map(|a| a.to_string()).as_deref(),
                Ok(expected)
            );
        }
    }

    #[test]
    fn networks() {
        for wrong in ["", "10.0.0.0/33", "example.org", "10.0.0"] {
            assert!(network(wrong).is_err(), "{wrong}");
        }
        for (value, expected) in [("10.0.0.0/8", "10.0.0.0/8"), ("::1", "::1/128")] {
            assert_eq!(
                network(value).map(|n| n.to_string()).as_deref(),
                Ok(expected)
            );
        }
    }

    #[test]
    fn durations() {
        for wrong in ["", "10", "0s", "-1s", "1 fortnight", "s"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
        for (value, expected) in [("10s", 10_000), ("500ms", 500), ("1m 30s", 90_000)] {
            assert_eq!(duration(value), Ok(Duration::from_millis(expected)));
        }
    }

    #[test]
    fn sizes() {
        for wrong in ["", "0", "-1", "5 parsecs", "MB", "99999999999GiB", "1.5MB"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
        for (value, expected) in [
            ("1", 1),
            ("64KiB", 65_536),
            ("5MB", 5_000_000),
            ("5 mb", 5_000_000),
        ] {
            assert_eq!(size(value), Ok(expected));
        }
    }
}
