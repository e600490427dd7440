//! What may happen to files under a running service: it serves on, and says what is wrong.

use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

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
    ];
    for (what, result) in checks {
        println!(
            "{what}: {}",
            if result.is_ok() {
                "served on"
            } else {
                "FAILED"
            }
        );
        failures.extend(result.err().map(|error| format!("{what}: {error}")));
    }
    failures
}

async fn total(service: &Service) -> io::Result<u64> {
    let answer = get(&service.address, "/briefings?limit=1").await?;
    let body = String::from_utf8_lossy(&answer.body).into_owned();
    let total = body
        .split("\"total\":")
        .nth(1)
        .and_then(|rest| rest.split([',', '}']).next()?.parse().ok());
    total
        .filter(|_| answer.status == 200)
        .ok_or_else(|| io::Error::other(format!("{}: {body}", answer.status)))
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
