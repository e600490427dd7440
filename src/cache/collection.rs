//! Which folder has what was read of one collection? One for each set of paths, below the folder of all.
//!
//! A collection forgets what is no longer in it, so two that shared a folder would forget each other's texts.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the cache"
)]

use std::fs::{self, DirEntry};
use std::io;
use std::path::{self, Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::model::{fnv, fnv_on};

/// The file that names the paths, for whoever wonders what a folder is for.
const PATHS: &str = "paths";
/// A folder that was not used for so long is removed.
const UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The folder for the texts at these paths, in whatever order and spelling, below one for all collections; those of
/// collections that were not read for a long time are removed.
pub fn claim(all: &Path, paths: &[PathBuf]) -> PathBuf {
    let mut places: Vec<PathBuf> = paths.iter().map(|path| place(path)).collect();
    places.sort();
    places.dedup();
    let hash = places.iter().fold(fnv(b""), |hash, place| {
        fnv_on(fnv_on(hash, place.as_os_str().as_encoded_bytes()), b"\0")
    });
    let folder = all.join(format!("{hash:016x}"));
    let lines = places.iter().map(|place| format!("{}\n", place.display()));
    // Written each time: that is when the folder was used last.
    let marked = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join(PATHS), lines.collect::<String>()));
    if let Err(error) = marked.and_then(|()| remove_unused(all, &folder, SystemTime::now())) {
        tracing::debug!(%error, folder = %all.display(), "caches not used for long are not looked for");
    }
    folder
}

fn place(path: &Path) -> PathBuf {
    let place = fs::canonicalize(path).or_else(|_| path::absolute(path));
    place.unwrap_or_else(|_| path.to_owned())
}

fn remove_unused(all: &Path, used: &Path, now: SystemTime) -> io::Result<()> {
    for entry in fs::read_dir(all)?.flatten() {
        let path = entry.path();
        let unused = is_collection(&entry)
            && path != used
            && last_use(&path).is_ok_and(|last| now.duration_since(last).is_ok_and(|d| d > UNUSED));
        if unused {
            match fs::remove_dir_all(&path) {
                Ok(()) => {
                    tracing::info!(folder = %path.display(), "cache removed: not used for long")
                }
                Err(error) => tracing::debug!(%error, folder = %path.display(), "not removed"),
            }
        }
    }
    Ok(())
}

/// Whether that is the folder of a collection, by its name; not a link to one.
fn is_collection(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.as_encoded_bytes();
    name.len() == 16
        && name.iter().all(u8::is_ascii_hexdigit)
        && entry.file_type().is_ok_and(|kind| kind.is_dir())
}

/// When something directly in a folder was last written.
fn last_use(folder: &Path) -> io::Result<SystemTime> {
    let mut last = fs::metadata(folder)?.modified()?;
    for entry in fs::read_dir(folder)? {
        last = last.max(entry?.metadata()?.modified()?);
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_has_its_own_folder_however_its_paths_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a", "b"] {
            fs::create_dir(at(name)).unwrap();
        }
        let all = at("cache");
        let [a, b] = ["a", "b"].map(|name| claim(&all, &[at(name)]));
        let both = claim(&all, &[at("a"), at("b")]);
        assert!(a != b && a != both && b != both);
        assert_eq!(claim(&all, &[at("b"), at("a/../a"), at("b/")]), both);
        // Neither is gone, and each says what it is for.
        let said = |folder: &Path| fs::read_to_string(folder.join(PATHS)).unwrap();
        let real = |name: &str| fs::canonicalize(at(name)).unwrap().display().to_string();
        assert_eq!(said(&a), format!("{}\n", real("a")));
        assert_eq!(said(&both), format!("{}\n{}\n", real("a"), real("b")));
    }

    #[test]
    fn folders_of_collections_go_when_they_were_not_used_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let all = folder.path();
        let [a, b] = ["a", "b"].map(|name| claim(all, &[all.join(name)]));
        for other in ["0.1.0-abc", "notes", "0123456789abcdeg"] {
            fs::create_dir(all.join(other)).unwrap();
        }
        fs::write(all.join("0123456789abcdef"), "no folder").unwrap();
        let day = Duration::from_secs(24 * 60 * 60);
        let now = SystemTime::now();
        remove_unused(all, &a, now + 89 * day).unwrap();
        assert!(b.exists());
        // One whose files are newer than it is in use.
        let ago = fs::File::options().write(true).open(b.join(PATHS)).unwrap();
        ago.set_modified(now + 50 * day).unwrap();
        remove_unused(all, &a, now + 91 * day).unwrap();
        assert!(b.exists());
        ago.set_modified(now).unwrap();
        remove_unused(all, &a, now + 91 * day).unwrap();
        assert!(a.exists() && !b.exists());
        assert_eq!(fs::read_dir(all).unwrap().count(), 5);
    }
}
