//! Tokens and keys: read once at the start, never printed.

#![allow(
    clippy::disallowed_methods,
    reason = "files of settings and variables are read here"
)]

use std::fmt;
use std::path::Path;

use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::Serve;
use crate::api::Tokens;

/// The variable with a token. There is no flag for it: every user of the machine sees the flags of a process.
pub(super) const TOKEN: &str = "BRIEFING_TOKEN";
pub(super) const TOKEN_DOC: &str = "The token that opens the service. A variable only, since every user of a machine sees the flags of a process.";

/// Why a secret cannot be used: the file or variable, and what is wrong. Says nothing of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretError {
    place: String,
    problem: String,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for SecretError {}

/// What a service proves with who it is.
#[derive(Debug)]
pub struct Identity {
    /// The chain, the service's own certificate first.
    pub certificates: Vec<CertificateDer<'static>>,
    /// Its key.
    pub key: PrivateKeyDer<'static>,
}

impl Serve {
    /// The tokens that open the service; none if it is open.
    pub fn tokens(&self) -> Result<Tokens, SecretError> {
        let (place, lines) = match (&self.token_file, std::env::var(TOKEN)) {
            (Some(path), _) => {
                let lines = std::fs::read_to_string(path);
                let place = path.display().to_string();
                (place.clone(), lines.map_err(|error| wrong(place, error))?)
            }
            (None, Ok(token)) => (TOKEN.to_owned(), token),
            (None, Err(std::env::VarError::NotPresent)) => return Ok(Tokens::default()),
            (None, Err(error)) => return Err(wrong(TOKEN.to_owned(), error)),
        };
        Tokens::parse(&lines).map_err(|error| wrong(place, error))
    }

    /// The certificates and the key to serve TLS with, if that is asked for.
    pub fn identity(&self) -> Result<Option<Identity>, SecretError> {
        let (Some(cert), Some(key)) = (&self.tls_cert, &self.tls_key) else {
            return Ok(None);
        };
        let at = |path: &Path| path.display().to_string();
        let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(cert)
            .and_then(Iterator::collect)
            .map_err(|error| wrong(at(cert), error))?;
        if certificates.is_empty() {
            return Err(wrong(
                at(cert),
                "there is no certificate in it (PEM is read)",
            ));
        }
        let key = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(at(key), error))?;
        Ok(Some(Identity { certificates, key }))
    }
}

fn wrong(place: String, problem: impl fmt::Display) -> SecretError {
    SecretError {
        place,
        problem: problem.to_string(),
    }
}
