//! Stamps the binary: with a hash of everything that decides how a text is read, so that what an older program has read is
//! never taken for what this one would read; and with what `briefing --version` says: version, commit, compiler, target.
//! Nothing of the machine or the clock, so that the same sources and compiler give the same binary.

#![allow(
    clippy::disallowed_methods,
    reason = "it reads the sources and cargo's variables, at build time"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

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
    println!("cargo::rustc-env=BRIEFING_READING={}", reading());
    println!("cargo::rustc-env=BRIEFING_VERSION={}", version());
}

/// A hash of everything that decides how a text is read.
fn reading() -> String {
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
    format!("{hash:016x}")
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

/// Version, commit, compiler and target.
fn version() -> String {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BRIEFING_COMMIT");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let target = env::var("TARGET").unwrap_or_default();
    let compiler = env::var("RUSTC").ok();
    let compiler = compiler.and_then(|rustc| said(&rustc, &["--version"]));
    let parts = [commit(), compiler, Some(target)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{version} ({})", parts.join(", "))
}

/// The commit, from whoever builds without a repository or from the repository.
fn commit() -> Option<String> {
    if let Ok(commit) = env::var("BRIEFING_COMMIT")
        && !commit.is_empty()
    {
        return Some(format!("commit {commit}"));
    }
    // While one works on the code, a commit must not have everything compiled again.
    if env::var("PROFILE").as_deref() != Ok("release") {
        return Some("development build".to_owned());
    }
    let log = said("git", &["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo::rerun-if-changed={log}");
    let commit = said("git", &["log", "-1", "--format=%h of %cs"])?;
    Some(format!("commit {commit}"))
}

fn said(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}
