//! kill -9 while the cache is written and while files are read again: the next start is clean and answers the same.

use std::path::Path;
use std::time::Duration;

use crate::Failures;
use crate::client::get;
use crate::service::{Service, text, texts};

const ROUNDS: u64 = 20;
const TEXTS: usize = 600;

pub async fn run(binary: &Path) -> Failures {
    let mut failures = Failures::new();
    let root = texts(TEXTS).expect("a folder");
    for round in 0..ROUNDS {
        let mut service = Service::spawn(binary, root.path(), &[])
            .await
            .expect("a service");
        // Half of the rounds die at once, in the middle of the first reading; the others while they follow a change.
        let changed = service.folder.join(format!("{round}.txt"));
        std::fs::write(changed, text(TEXTS + round as usize)).expect("a text");
        tokio::time::sleep(Duration::from_millis(round * 37 % 1500)).await;
        let _ = service.child.kill().await;
    }
    let version = |address: String| async move {
        let answer = get(&address, "/").await.ok()?;
        let body = String::from_utf8(answer.body).ok()?;
        let (_, rest) = body.split_once("\"dataset\":\"")?;
        Some(rest.split('"').next()?.to_owned())
    };
    let service = Service::start(binary, root.path(), &[])
        .await
        .expect("a clean start");
    let with_cache = version(service.address.clone()).await;
    drop(service);
    let service = Service::start(binary, root.path(), &["--cache", "off"]).await;
    let without = match service {
        Ok(service) => version(service.address.clone()).await,
        Err(_) => None,
    };
    println!("{ROUNDS} times kill -9 while {TEXTS} texts were read and cached; then a clean start");
    if with_cache.is_none() || (without.is_some() && with_cache != without) {
        failures.push(format!(
            "with the cache {with_cache:?}, without it {without:?}"
        ));
    }
    failures
}
