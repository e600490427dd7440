//! One briefing: how long from the start of the process to its first answer, in how much memory, from how large a binary;
//! and whether answers stay whole while files change under load.
//!
//! `cargo bench --bench startup`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement makes its files and prints what it found"
)]

#[path = "support/load.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod load;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_briefing");
const STARTS: usize = 21;
const RELOADS: usize = 20;
const REQUESTS: usize = 10_000;
const ARTICLES: usize = 20;

fn main() {
    let size = fs::metadata(BINARY).map_or(0, |data| data.len());
    println!("binary: {:.1} MiB", size as f64 / f64::from(1 << 20));
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for _ in 0..STARTS {
        let (took, kilobytes) = start();
        times.push(took);
        memory.push(kilobytes);
    }
    times.sort_unstable();
    memory.sort_unstable();
    println!(
        "start to first answer: median {:.1?}, worst {:.1?}; resident then: {:.1} MiB",
        times[STARTS / 2],
        times[STARTS - 1],
        memory[STARTS / 2] as f64 / 1024.0
    );
    reloads();
}

/// A service on a free port.
fn serve(args: &[&str]) -> (Child, SocketAddr) {
    let mut child = Command::new(BINARY)
        .args(["serve", "--addr", "127.0.0.1:0", "--log", "error"])
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary");
    let output = child.stdout.take().expect("its output");
    let mut lines = BufReader::new(output).lines();
    let first = lines.next().expect("a line").expect("text");
    let address = first
        .rsplit("http://")
        .next()
        .and_then(|a| a.trim().parse().ok());
    // The rest is read so that the process never waits for its output.
    std::thread::spawn(move || lines.count());
    (child, address.expect("an address"))
}

/// One question on a connection of its own; the status and the body.
fn ask(address: SocketAddr, path: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.get(9..12)?.parse().ok()?;
    Some((status, answer))
}

fn start() -> (Duration, usize) {
    let began = Instant::now();
    let (mut child, address) = serve(&[]);
    while ask(address, "/meetings").is_none_or(|(status, _)| status != 200) {
        std::thread::sleep(Duration::from_micros(500));
    }
    let took = began.elapsed();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    let _ = child.kill();
    let _ = child.wait();
    (took, kilobytes.unwrap_or(0))
}

/// Every edition has all its articles replaced at once; an answer with two editions in it would be mixed.
fn write_edition(folder: &Path, edition: usize) {
    let lines: String = (0..ARTICLES)
        .map(|number| {
            format!(
                "{{\"id\": \"a{number}\", \"title\": \"Edition {edition}\", \"text\": \"Foreign Minister Anna Berg of Norway met \
                 Prime Minister Jo Park in Oslo to discuss item {number} of list {edition}.\"}}\n"
            )
        })
        .collect();
    let part = folder.join("edition.part");
    fs::write(&part, lines).expect("a file");
    fs::rename(part, folder.join("edition.jsonl")).expect("a file");
}

fn reloads() {
    let folder = std::env::temp_dir().join(format!("briefing-reloads-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    write_edition(&folder, 0);
    let (mut child, address) = serve(&["--cache", "off", folder.to_str().expect("a path")]);
    while ask(address, "/health/ready").is_none_or(|(status, _)| status != 200) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let (mut failed, mut mixed, mut asked) = (0, 0, 0);
    let mut editions = std::collections::BTreeSet::new();
    let writer = {
        let folder = folder.clone();
        std::thread::spawn(move || {
            for edition in 1..=RELOADS {
                write_edition(&folder, edition);
                std::thread::sleep(Duration::from_millis(600));
            }
        })
    };
    while asked < REQUESTS || !writer.is_finished() {
        asked += 1;
        match ask(address, "/briefings?fields=id,title") {
            Some((200, body)) => {
                let mut found: Vec<&str> = body.split("\"title\":\"").skip(1).collect();
                found
                    .iter_mut()
                    .for_each(|rest| *rest = rest.split('"').next().unwrap_or(""));
                found.sort_unstable();
                let count = found.len();
                found.dedup();
                mixed += usize::from(found.len() != 1 || count != ARTICLES);
                editions.extend(found.first().map(|edition| (*edition).to_owned()));
            }
            _ => failed += 1,
        }
    }
    writer.join().expect("a writer that ends");
    println!(
        "reloads under load: {asked} requests, {} editions seen of {}, {failed} failed, {mixed} mixed",
        editions.len(),
        RELOADS + 1
    );
    let _ = child.kill();
    let _ = child.wait();
    let _ = fs::remove_dir_all(folder);
}
