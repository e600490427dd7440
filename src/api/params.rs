//! The raw query string as parameters.
//!
//! Commas separate values where they stand bare; `%2C` is a comma inside a value. So values are cut before they are
//! decoded, which no ready-made extractor does.

use std::borrow::Cow;

use axum::extract::rejection::PathRejection;

use super::error::{ApiError, Code};
use crate::query::Param;

/// Reads a query string (`application/x-www-form-urlencoded`).
pub(super) fn read(raw: Option<&str>) -> Result<Vec<Param<'_>>, ApiError> {
    let wrong = |name: &str| {
        ApiError::new(
            Code::INVALID_ENCODING,
            format!("`{name}` does not decode to UTF-8."),
        )
    };
    pairs(raw).map_err(wrong)
}

/// A path that does not decode to UTF-8, the one way in which a path with text for its parts is refused.
pub(super) fn not_decoded(_: PathRejection) -> ApiError {
    ApiError::new(Code::INVALID_ENCODING, "The path does not decode to UTF-8.")
}

/// `Err` names a parameter that is no UTF-8.
fn pairs(raw: Option<&str>) -> Result<Vec<Param<'_>>, &str> {
    let pairs = raw.unwrap_or_default().split('&');
    let mut params = Vec::with_capacity(pairs.clone().count());
    for pair in pairs.filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let param = || {
            Some(Param {
                name: decode(name)?,
                whole: decode(value)?,
                values: value.split(',').map(decode).collect::<Option<_>>()?,
            })
        };
        params.push(param().ok_or(name)?);
    }
    Ok(params)
}

/// Decodes `+` and percent-encoding; none where the bytes are no UTF-8. A `%` without two hex digits stays.
fn decode(text: &str) -> Option<Cow<'_, str>> {
    if memchr::memchr2(b'+', b'%', text.as_bytes()).is_none() {
        return Some(text.into());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        bytes.push(match (first, more) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high * 16 + low
                }
                _ => b'%',
            },
            (byte, _) => *byte,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_commas_separate_and_encoded_ones_do_not() {
        for (raw, name, values) in [
            ("a=b,c", "a", vec!["b", "c"]),
            ("a=b%2Cc,d", "a", vec!["b,c", "d"]),
            ("a=b+c%20d", "a", vec!["b c d"]),
            ("a", "a", vec![""]),
            ("a=%zz%4", "a", vec!["%zz%4"]),
            ("a=x=y", "a", vec!["x=y"]),
            (
                "participant%2Ecountry=CN",
                "participant.country",
                vec!["CN"],
            ),
        ] {
            let params = pairs(Some(raw)).unwrap();
            assert_eq!(params.len(), 1);
            assert_eq!(params[0].name, name);
            assert_eq!(params[0].values, values, "{raw}");
        }
        assert_eq!(pairs(Some("&&")).unwrap(), []);
        assert_eq!(pairs(None).unwrap(), []);
        assert_eq!(pairs(Some("q=%ff")), Err("q"));
    }
}
