//! Bytes of one file or of standard input, no more of them than allowed.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this is the loader"
)]

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::diagnostic::Report;

/// The content of a file of at most so many bytes. Pipes and devices are read like files.
pub(super) fn file(path: &Path, most: u64, report: &mut Report<'_>) -> Option<Vec<u8>> {
    all(File::open(path), most, report)
}

/// What comes on standard input.
pub(super) fn stdin(most: u64, report: &mut Report<'_>) -> Option<Vec<u8>> {
    all(Ok(io::stdin().lock()), most, report)
}

fn all(source: io::Result<impl Read>, most: u64, report: &mut Report<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a text of the largest size from a larger one, and nothing beyond is read.
    let read =
        source.and_then(|source| source.take(most.saturating_add(1)).read_to_end(&mut bytes));
    match read {
        Err(error) => {
            let (message, help) = unreadable(&error);
            report.error(None, message, help);
            None
        }
        Ok(_) if bytes.len() as u64 > most => {
            report.error(
                None,
                format!("larger than {most} bytes"),
                "split it, or allow more with --max-text-size",
            );
            None
        }
        Ok(_) => Some(bytes),
    }
}

/// Why something cannot be read, and what to do.
pub(super) fn unreadable(error: &io::Error) -> (String, &'static str) {
    match error.kind() {
        ErrorKind::NotFound => ("no such file or folder".to_owned(), ""),
        ErrorKind::PermissionDenied => ("no permission to read it".to_owned(), ""),
        ErrorKind::IsADirectory => ("it is a folder".to_owned(), "name a file"),
        _ => (format!("cannot be read: {error}"), ""),
    }
}
