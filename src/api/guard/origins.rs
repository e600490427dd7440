//! Whose scripts may read the answers in a browser (CORS).

use std::fmt;
use std::str::FromStr;

use axum::http::{HeaderMap, HeaderValue, header};

/// Origins whose scripts may read the answers. Programs that are no browsers do not care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origins {
    /// All: what is served has no secrets and no cookies.
    Any,
    /// These; none at all if there is none.
    Only(Vec<HeaderValue>),
}

impl FromStr for Origins {
    type Err = String;

    /// `*`, `none`, or origins with commas between them.
    fn from_str(text: &str) -> Result<Origins, String> {
        match text {
            "*" => return Ok(Origins::Any),
            "none" => return Ok(Origins::Only(Vec::new())),
            _ => {}
        }
        let origins = text.split(',').map(|origin| {
            let origin = origin.trim();
            let host = origin
                .strip_prefix("https://")
                .or_else(|| origin.strip_prefix("http://"));
            let sound = host.is_some_and(|host| {
                !host.is_empty()
                    && !host.contains(|c: char| "/?#@*".contains(c) || c.is_whitespace())
            });
            sound
                .then(|| HeaderValue::from_str(&origin.to_ascii_lowercase()).ok())
                .flatten()
        });
        let origins: Option<Vec<HeaderValue>> = origins.collect();
        origins.map(Origins::Only).ok_or_else(|| {
            "write *, none, or origins as https://example.org, with commas between them".to_owned()
        })
    }
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origins::Any => f.write_str("*"),
            Origins::Only(origins) if origins.is_empty() => f.write_str("none"),
            Origins::Only(origins) => {
                let origins = origins
                    .iter()
                    .map(|o| String::from_utf8_lossy(o.as_bytes()));
                f.write_str(&origins.collect::<Vec<_>>().join(","))
            }
        }
    }
}

impl Origins {
    /// The value of `Access-Control-Allow-Origin` for a request, if its origin may read the answer.
    pub(in crate::api) fn allowed(&self, request: &HeaderMap) -> Option<HeaderValue> {
        match self {
            Origins::Any => Some(HeaderValue::from_static("*")),
            Origins::Only(origins) => {
                let origin = request.get(header::ORIGIN)?;
                origins.contains(origin).then(|| origin.clone())
            }
        }
    }

    /// Whether the answer differs between origins, so that caches must know.
    pub(in crate::api) fn vary(&self) -> bool {
        matches!(self, Origins::Only(origins) if !origins.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_read() {
        for wrong in [
            "",
            "example.org",
            "https://",
            "https://*.example.org",
            "https://example.org/",
            "https://a@b",
            "https://example.org,",
            "*,https://example.org",
        ] {
            assert!(wrong.parse::<Origins>().is_err(), "{wrong}");
        }
        for (text, shown) in [
            ("*", "*"),
            ("none", "none"),
            (
                "https://Example.org, http://localhost:3000",
                "https://example.org,http://localhost:3000",
            ),
        ] {
            let origins: Origins = text.parse().unwrap();
            assert_eq!(origins.to_string(), shown);
        }
    }

    #[test]
    fn only_listed_origins_are_allowed() {
        let origins: Origins = "https://example.org".parse().unwrap();
        for (origin, allowed) in [
            ("https://example.org", true),
            ("http://example.org", false),
            ("https://example.org.evil.example", false),
            ("null", false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(header::ORIGIN, origin.parse().unwrap());
            assert_eq!(origins.allowed(&request).is_some(), allowed, "{origin}");
        }
        assert_eq!(origins.allowed(&HeaderMap::new()), None);
    }
}
