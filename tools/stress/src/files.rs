//! What may happen to files, disk and clock under a running service: it serves on, and says what is wrong.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use tokio::process::Command;

use crate::Failures;
use crate::client::get;
use crate::service::{Service, text, texts};

pub async fn run(binary: &Path) -> Failures {
    let mut failures = Failures::new();
    let checks = [
        ("the folder is removed", removed(binary).await),
        ("a file is replaced again and again", replaced(binary).await),
        (
            "files come with times in the past and the future",
            times(binary).await,
        ),
        (
            "nothing can be written to the cache",
            unwritable(binary).await,
        ),
        ("the disk is full", full(binary).await),
        ("the clock is set back", clock(binary).await),
    ];
    for (what, result) in checks {
        let came = match &result {
            Ok(()) => "served on".to_owned(),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                println!("{what}: not tried, {error}");
                continue;
            }
            Err(_) => "FAILED".to_owned(),
        };
        println!("{what}: {came}");
        failures.extend(result.err().map(|error| format!("{what}: {error}")));
    }
    failures
}

async fn total(service: &Service) -> io::Result<u64> {
    let answer = get(&service.address, "/briefings?limit=1").await?;
    match answer.status {
        200 => number(&answer.body, "\"total\":"),
        status => Err(io::Error::other(format!("status {status}"))),
    }
}

/// The number behind a key of an answer.
fn number(body: &[u8], key: &str) -> io::Result<u64> {
    let body = String::from_utf8_lossy(body);
    let rest = body.split(key).nth(1);
    rest.and_then(|rest| rest.split([',', '}']).next()?.parse().ok())
        .ok_or_else(|| io::Error::other(format!("no {key} in {body}")))
}

/// Waits until it serves so many briefings.
async fn serves(service: &Service, count: u64) -> io::Result<()> {
    for _ in 0..150 {
        if total(service).await? == count {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(io::Error::other(format!(
        "{} briefings, not {count}",
        total(service).await?
    )))
}

async fn removed(binary: &Path) -> io::Result<()> {
    let root = texts(5)?;
    let service = Service::start(binary, root.path(), &[]).await?;
    std::fs::remove_dir_all(&service.folder)?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    total(&service).await?;
    std::fs::create_dir(&service.folder)?;
    for n in 0..3 {
        std::fs::write(service.folder.join(format!("{n}.txt")), text(n))?;
    }
    serves(&service, 3).await
}

async fn replaced(binary: &Path) -> io::Result<()> {
    let root = texts(3)?;
    let service = Service::start(binary, root.path(), &[]).await?;
    for n in 0..300 {
        // Half of a file, then the whole of it, as a careless editor writes.
        let content = text(0);
        let half = content.len() / 2;
        std::fs::write(service.folder.join("0.txt"), &content[..half])?;
        total(&service).await?;
        std::fs::write(
            service.folder.join("0.txt"),
            content.replace("number 0", &format!("number {n}")),
        )?;
        total(&service).await?;
    }
    serves(&service, 3).await
}

async fn times(binary: &Path) -> io::Result<()> {
    let root = texts(2)?;
    let service = Service::start(binary, root.path(), &[]).await?;
    let day = Duration::from_secs(86_400);
    for (n, time) in [
        (2, SystemTime::UNIX_EPOCH),
        (3, SystemTime::now() - 3650 * day),
        (4, SystemTime::now() + 3650 * day),
    ] {
        let path = service.folder.join(format!("{n}.txt"));
        std::fs::write(&path, text(n))?;
        std::fs::File::options()
            .append(true)
            .open(&path)?
            .set_modified(time)?;
        serves(&service, n as u64 + 1).await?;
    }
    Ok(())
}

async fn unwritable(binary: &Path) -> io::Result<()> {
    let root = texts(3)?;
    // A file where the cache's folder should be: like a full disk, every write fails, whoever the user is.
    std::fs::write(root.path().join("cache"), "")?;
    let service = Service::start(binary, root.path(), &[]).await?;
    std::fs::write(service.folder.join("3.txt"), text(3))?;
    serves(&service, 4).await
}

/// The cache on a disk of its own with 8 kB, as any user may mount one in a namespace of his own.
async fn full(binary: &Path) -> io::Result<()> {
    const MOUNT: &str = "mount -t tmpfs -o size=8k tmpfs \"$0\" && exec \"$@\"";
    let root = texts(40)?;
    let cache = root.path().join("cache");
    std::fs::create_dir(&cache)?;
    let inside = |command: &Path| {
        let mut unshare = Command::new("unshare");
        unshare
            .args(["-rm", "sh", "-c", MOUNT])
            .arg(&cache)
            .arg(command);
        unshare
    };
    let tried = inside(Path::new("true"))
        .stderr(Stdio::null())
        .status()
        .await;
    if !tried.is_ok_and(|status| status.success()) {
        return unsupported("nothing can be mounted here");
    }
    let service = Service::start_by(inside(binary), root.path(), &[]).await?;
    serves(&service, 40).await?;
    for n in 40..60 {
        std::fs::write(service.folder.join(format!("{n}.txt")), text(n))?;
    }
    serves(&service, 60).await
}

/// Ten days back while it serves, and again a restart later: changes are seen, and their numbers go on.
async fn clock(binary: &Path) -> io::Result<()> {
    let Some(library) = libfaketime() else {
        return unsupported("libfaketime is not there");
    };
    let root = texts(2)?;
    let clock = root.path().join("clock");
    let faked = || {
        let mut command = Command::new(binary);
        command
            .env("LD_PRELOAD", &library)
            .env("FAKETIME_TIMESTAMP_FILE", &clock)
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command
    };
    std::fs::write(&clock, "+0")?;
    let service = Service::start_by(faked(), root.path(), &[]).await?;
    std::fs::write(&clock, "-10d")?;
    std::fs::write(service.folder.join("2.txt"), text(2))?;
    serves(&service, 3).await?;
    let before = last_change(&service).await?;
    drop(service);
    let service = Service::start_by(faked(), root.path(), &[]).await?;
    serves(&service, 3).await?;
    let after = last_change(&service).await?;
    if after > before {
        return Ok(());
    }
    Err(io::Error::other(format!("change {after} after {before}")))
}

fn unsupported(why: &str) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, why))
}

/// Where Debian and its kin put it.
fn libfaketime() -> Option<PathBuf> {
    std::fs::read_dir("/usr/lib")
        .ok()?
        .flatten()
        .find_map(|entry| {
            let library = entry.path().join("faketime/libfaketime.so.1");
            library.exists().then_some(library)
        })
}

/// The number of the last change.
async fn last_change(service: &Service) -> io::Result<u64> {
    let answer = get(&service.address, "/changes").await?;
    number(&answer.body, "\"last\":")
}
