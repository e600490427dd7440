//! What is kept between runs, and where.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{Service, TEXT, briefing, write};

/// The number of the last change that a service on these texts starts from; `cache` is where the user keeps caches.
fn started(cache: &Path, texts: &Path, more: &[&str]) -> u64 {
    let mut command = briefing(&["serve", "--addr", "0"]);
    command.arg(texts).args(more).env("XDG_CACHE_HOME", cache);
    let service = Service::of(command);
    let (_, answer) = service.get("/changes");
    let json = answer.split_once("\r\n\r\n").unwrap().1;
    let json: Value = serde_json::from_str(json).unwrap();
    json["meta"]["last"].as_u64().unwrap()
}

/// The folders in a folder, and how many files each has below it.
fn folders(of: &Path) -> Vec<(PathBuf, usize)> {
    fn files(below: &Path) -> usize {
        let entries = fs::read_dir(below).unwrap().map(|e| e.unwrap().path());
        entries
            .map(|path| if path.is_dir() { files(&path) } else { 1 })
            .sum()
    }
    let entries = fs::read_dir(of).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut found: Vec<(PathBuf, usize)> = paths.map(|path| (path.clone(), files(&path))).collect();
    found.sort();
    found
}

#[test]
fn each_collection_has_a_cache_and_a_number_of_its_own() {
    let root = tempfile::tempdir().unwrap();
    let [a, b, cache] = ["a", "b", "cache"].map(|name| root.path().join(name));
    let all = cache.join("briefing");
    for folder in [&a, &b] {
        fs::create_dir(folder).unwrap();
        write(folder, "a.txt", format!("{TEXT}{}", folder.display()));
    }
    started(&cache, &a, &[]);
    let of_a = folders(&all);
    assert_eq!(of_a.len(), 1);
    // Its record, and what it is the folder of.
    assert_eq!(of_a[0].1, 2, "{of_a:?}");
    let far = 9_000_000_000_000_000;
    write(&of_a[0].0, "sequence", format!("{far}\n"));

    let last = started(&cache, &b, &[]);
    assert!(last < far);
    let both = folders(&all);
    assert_eq!(both.len(), 2);
    assert!(both.contains(&(of_a[0].0.clone(), 3)), "{both:?}");

    // The same place under another name: nothing is read again, and no number used twice.
    assert!(started(&cache, &b.join("../a"), &[]) > far);
    assert_eq!(folders(&all), both);

    // A folder that the user names is used as it is.
    let own = root.path().join("own");
    started(&cache, &a, &["--cache", own.to_str().unwrap()]);
    assert_eq!(folders(&all), both);
    assert_eq!(folders(&own).len(), 1);
}

#[test]
fn the_systemd_unit_keeps_its_cache_where_it_may_write() {
    let unit = include_str!("../../deploy/briefing.service");
    let value = |key: &str| unit.lines().find_map(|line| line.strip_prefix(key));
    let folder = value("CacheDirectory=").unwrap();
    let wanted = format!("%C/{folder}");
    assert_eq!(
        value("Environment=BRIEFING_CACHE="),
        Some(wanted.as_str()),
        "%C is where systemd makes the folders of CacheDirectory="
    );
}
