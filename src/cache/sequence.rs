//! The highest number of a change that was given out, kept over restarts: a clock can be set back, a number is not used twice.

#![allow(clippy::disallowed_methods, reason = "this is the cache")]

use std::fs;
use std::io;
use std::path::Path;

const FILE: &str = "sequence";

/// The number kept in a folder, if there is one.
pub fn last_sequence(folder: &Path) -> Option<u64> {
    let text = fs::read_to_string(folder.join(FILE)).ok()?;
    text.trim().parse().ok()
}

/// Keeps a number, whole or not at all.
pub fn keep_sequence(folder: &Path, number: u64) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{FILE}.{}.part", std::process::id()));
    fs::write(&part, format!("{number}\n"))?;
    fs::rename(part, folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("cache");
        assert_eq!(last_sequence(&below), None);
        keep_sequence(&below, 17).unwrap();
        keep_sequence(&below, 18).unwrap();
        assert_eq!(last_sequence(&below), Some(18));
        fs::write(below.join(FILE), "1\u{0}").unwrap();
        assert_eq!(last_sequence(&below), None);
    }
}
