//! Stamps the binary with a hash of everything that decides how a text is read, so that what an older program has read is
//! never taken for what this one would read.

#![allow(
    clippy::disallowed_methods,
    reason = "it reads the sources, at build time"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// What decides how a text is read.
const READING: &[&str] = &[
    "src/text",
    "src/syntax",
    "src/lexicon",
    "src/extract",
    "src/cache",
    "src/vocabulary.rs",
    "data/lexicon",
    "data/model",
];

fn main() {
    let mut files = Vec::new();
    for path in READING {
        println!("cargo::rerun-if-changed={path}");
        collect(Path::new(path), &mut files);
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let content = fs::read(&file).unwrap_or_default();
        for byte in file.to_string_lossy().bytes().chain(content) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=BRIEFING_READING={hash:016x}");
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
