//! Whether a request brings a token, where the service asks for one (RFC 6750).

use std::fmt;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use subtle::{Choice, ConstantTimeEq};

use super::super::error::{ApiError, Code};
use super::super::state::AppState;
use super::is_health;

/// A shorter one can be guessed.
const SHORTEST: usize = 16;

/// The tokens that open the service; none of them asks for nothing. Never printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Tokens(Vec<Vec<u8>>);

/// Why tokens were not accepted. Says nothing of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// There is none.
    None,
    /// One has fewer than 16 characters.
    Short,
    /// One has characters that a header cannot carry.
    Characters,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TokenError::None => f.write_str("there is no token in it"),
            TokenError::Short => write!(f, "a token needs at least {SHORTEST} characters"),
            TokenError::Characters => {
                f.write_str("a token has letters, digits and -._~+/= only (RFC 6750)")
            }
        }
    }
}

impl std::error::Error for TokenError {}

impl Tokens {
    /// Reads tokens, one a line; while one replaces another, both may stand there.
    pub fn parse(lines: &str) -> Result<Tokens, TokenError> {
        let mut tokens = Vec::new();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !line
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b))
            {
                return Err(TokenError::Characters);
            }
            if line.len() < SHORTEST {
                return Err(TokenError::Short);
            }
            tokens.push(line.as_bytes().to_vec());
        }
        match tokens.is_empty() {
            true => Err(TokenError::None),
            false => Ok(Tokens(tokens)),
        }
    }

    /// Takes as long whichever token is right and wherever a wrong one differs; only lengths show.
    fn have(&self, given: &[u8]) -> bool {
        let found = self.0.iter().map(|token| token.as_slice().ct_eq(given));
        found.fold(Choice::from(0), |any, this| any | this).into()
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tokens({})", self.0.len())
    }
}

/// Refuses requests without a right token. Health is open, and so is `OPTIONS`, which browsers send without one.
pub(super) fn check(state: &AppState, request: &Request) -> Result<(), ApiError> {
    let tokens = &state.settings().tokens;
    if tokens.0.is_empty() || request.method() == Method::OPTIONS || is_health(request.uri().path())
    {
        return Ok(());
    }
    let (detail, challenge) = match bearer(request.headers()) {
        Some(given) if tokens.have(given) => return Ok(()),
        Some(_) => (
            "The token opens nothing here.",
            "Bearer realm=\"briefing\", error=\"invalid_token\"",
        ),
        None => (
            "A token is needed: `Authorization: Bearer …`.",
            "Bearer realm=\"briefing\"",
        ),
    };
    let challenge = HeaderValue::from_static(challenge);
    Err(ApiError::new(Code::UNAUTHORIZED, detail).header(header::WWW_AUTHENTICATE, challenge))
}

fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    let value = headers.get(header::AUTHORIZATION)?.as_bytes();
    let (scheme, token) = value.split_at_checked(7)?;
    scheme
        .eq_ignore_ascii_case(b"bearer ")
        .then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_and_never_shown() {
        for (lines, error) in [
            ("", TokenError::None),
            ("\n \n", TokenError::None),
            ("short", TokenError::Short),
            ("0123456789abcdef\nshort", TokenError::Short),
            ("0123456789 abcdef", TokenError::Characters),
            ("0123456789abcdéf", TokenError::Characters),
        ] {
            assert_eq!(Tokens::parse(lines), Err(error), "{lines:?}");
        }
        let tokens = Tokens::parse("0123456789abcdef\r\n\nfedcba9876543210\n").unwrap();
        for (given, expected) in [
            ("0123456789abcdef", true),
            ("fedcba9876543210", true),
            ("0123456789abcdeF", false),
            ("0123456789abcde", false),
            ("0123456789abcdef0", false),
            ("", false),
        ] {
            assert_eq!(tokens.have(given.as_bytes()), expected, "{given}");
        }
        assert_eq!(format!("{tokens:?}"), "Tokens(2)");
    }
}
