//! Tries to break the service from outside, as docs/RELIABILITY.md describes, and prints what came of it.
//!
//! `stress BINARY SCENARIO [SECONDS]` with `rate`, `idle`, `term`, `kill`, `files` or `all`. Exits with 1 if anything did not hold.

mod client;
mod files;
mod idle;
mod kill;
mod rate;
mod service;
mod term;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// What did not hold.
type Failures = Vec<String>;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(binary), Some(scenario)) = (args.first().map(Path::new), args.get(1)) else {
        eprintln!("usage: stress BINARY rate|idle|term|kill|files|all [SECONDS]");
        return ExitCode::from(2);
    };
    let seconds = args.get(2).and_then(|s| s.parse().ok()).unwrap_or(10);
    let time = Duration::from_secs(seconds);
    let mut failures = Failures::new();
    for name in ["rate", "idle", "term", "kill", "files"] {
        if name != scenario && scenario != "all" {
            continue;
        }
        println!("== {name}");
        failures.extend(match name {
            "rate" => rate::run(binary, time).await,
            "idle" => idle::run(binary, time).await,
            "term" => term::run(binary).await,
            "kill" => kill::run(binary).await,
            _ => files::run(binary).await,
        });
    }
    for failure in &failures {
        println!("FAILED: {failure}");
    }
    ExitCode::from(u8::from(!failures.is_empty()))
}
