//! The files at some paths over time: what was read is kept until the file changes.
//!
//! A file that can no longer be read, or that no longer holds a text, keeps what was last read from it, and a diagnostic
//! says so: an editor may have been half-way through writing it. A file that is gone is gone, unless the folder above it
//! cannot be looked into.

#![allow(clippy::disallowed_methods, reason = "this is the loader")]

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::article;
use super::assemble::assemble;
use super::diagnostic::{Diagnostic, Report, Severity};
use super::format::Format;
use super::{EMBEDDED, Limits, Loaded, Text, read, walk};

/// The files at some paths, as they were when last looked at.
#[derive(Debug)]
pub struct Shelf {
    paths: Vec<PathBuf>,
    limits: Limits,
    files: BTreeMap<PathBuf, Kept>,
    /// What the walk itself had to say.
    said: Vec<Diagnostic>,
    changed: bool,
}

/// What is known of one file.
#[derive(Debug, Clone)]
struct Kept {
    /// None where the file could not be asked.
    stamp: Option<Stamp>,
    texts: Vec<Text>,
    diagnostics: Vec<Diagnostic>,
}

/// Differs when the file has been written, whatever the clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The file's number and when it was last changed in any way, where the system tells.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(path: &Path) -> Option<Stamp> {
        let data = fs::metadata(path).ok()?;
        Some(Stamp {
            length: data.len(),
            modified: data.modified().ok(),
            identity: identity(&data),
        })
    }
}

#[cfg(unix)]
fn identity(data: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (data.ino(), data.ctime(), data.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

impl Shelf {
    /// The files at these paths and in these folders; without any path, the embedded briefing.
    pub fn new(paths: Vec<PathBuf>, limits: Limits) -> Shelf {
        Shelf {
            paths,
            limits,
            files: BTreeMap::new(),
            said: Vec::new(),
            changed: true,
        }
    }

    /// Whether the last look gave something else than the one before it.
    pub fn has_changed(&self) -> bool {
        self.changed
    }

    /// Reads what has changed since the last look, and gives everything.
    pub fn look(&mut self) -> Loaded {
        let mut diagnostics = Vec::new();
        if self.paths.is_empty() {
            let texts = EMBEDDED.iter().flat_map(|(name, content)| {
                let path = Path::new(name);
                let all = Limits {
                    max_text_size: u64::MAX,
                };
                article::texts(
                    path,
                    Format::of(path),
                    content.as_bytes(),
                    all,
                    &mut diagnostics,
                )
            });
            let texts = texts.collect();
            return Loaded { texts, diagnostics };
        }
        let found = walk::files(&self.paths, &mut diagnostics);
        let before = std::mem::take(&mut self.files);
        let limits = self.limits;
        let looked: Vec<(PathBuf, Kept, bool)> = found
            .files
            .into_par_iter()
            .map(|path| {
                let kept = before.get(&path);
                let now = look_at(&path, kept, limits);
                let same = kept.is_some_and(|kept| kept.stamp.is_some() && kept.stamp == now.stamp);
                (path, now, same)
            })
            .collect();
        self.changed = diagnostics != self.said || looked.iter().any(|(.., same)| !same);
        self.said.clone_from(&diagnostics);
        self.files = looked
            .into_iter()
            .map(|(path, now, _)| (path, now))
            .collect();
        for (path, mut kept) in before {
            if self.files.contains_key(&path) {
                continue;
            }
            if found.lost.iter().any(|lost| path.starts_with(lost)) {
                self.changed |= kept.serve_on(&path);
                self.files.insert(path, kept);
            } else {
                self.changed = true;
            }
        }
        let all: Vec<&Kept> = self.files.values().collect();
        let texts = all
            .par_iter()
            .flat_map_iter(|kept| kept.texts.iter().cloned());
        let texts = texts.collect();
        diagnostics.extend(all.iter().flat_map(|kept| kept.diagnostics.iter().cloned()));
        let texts = assemble(texts, &mut diagnostics);
        diagnostics.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
        Loaded { texts, diagnostics }
    }
}

impl Kept {
    /// Says that what is kept is no longer what the file has; whether that is news.
    fn serve_on(&mut self, path: &Path) -> bool {
        let message = "its last good version is served on";
        let news = self.diagnostics.iter().all(|d| d.message != message);
        if news {
            Report::new(path.to_string_lossy(), &mut self.diagnostics).warning(None, message, "");
        }
        news
    }
}

/// A file as it is now: as kept if it has not changed or cannot be read any more.
fn look_at(path: &Path, kept: Option<&Kept>, limits: Limits) -> Kept {
    // Asked before it is read: what is written meanwhile shows at the next look.
    let stamp = Stamp::of(path);
    if let Some(kept) = kept.filter(|kept| stamp.is_some() && kept.stamp == stamp) {
        return kept.clone();
    }
    let format = Format::of(path);
    let mut diagnostics = Vec::new();
    let mut report = Report::new(path.to_string_lossy(), &mut diagnostics);
    let bytes = read::file(path, format.largest(limits), &mut report);
    let texts = bytes.map_or_else(Vec::new, |bytes| {
        article::texts(path, format, &bytes, limits, &mut diagnostics)
    });
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let mut now = Kept {
        stamp,
        texts,
        diagnostics,
    };
    if let Some(kept) = kept.filter(|kept| failed && now.texts.is_empty() && !kept.texts.is_empty())
    {
        now.texts.clone_from(&kept.texts);
        now.serve_on(path);
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The ministers met in Nairobi and said that they will meet there again.";

    /// The bodies on the shelf and what is said of them.
    fn seen(shelf: &mut Shelf, folder: &Path) -> (Vec<String>, Vec<String>) {
        let loaded = shelf.look();
        let root = format!("{}/", folder.display());
        let bodies = loaded.texts.iter().map(|text| text.body.to_string());
        let said = loaded.diagnostics.iter();
        let said = said.map(|d| d.to_string().replace(&root, ""));
        (bodies.collect(), said.collect())
    }

    #[test]
    fn changes_are_seen_and_broken_files_keep_their_last_good_version() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let limits = Limits {
            max_text_size: 1000,
        };
        fs::write(file("a.txt"), format!("{ENGLISH} A.")).unwrap();
        let mut shelf = Shelf::new(vec![folder.path().to_owned()], limits);
        let a = format!("{ENGLISH} A.");
        let b = format!("{ENGLISH} B.");
        let none: Vec<String> = Vec::new();
        assert_eq!(
            seen(&mut shelf, folder.path()),
            (vec![a.clone()], none.clone())
        );

        fs::write(file("b.txt"), &b).unwrap();
        assert_eq!(
            seen(&mut shelf, folder.path()),
            (vec![a.clone(), b.clone()], none.clone())
        );

        fs::write(file("a.txt"), b"\xff").unwrap();
        let (bodies, said) = seen(&mut shelf, folder.path());
        assert_eq!(bodies, [a.clone(), b.clone()]);
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(
            said[0],
            "a.txt: warning: its last good version is served on"
        );
        assert_eq!(seen(&mut shelf, folder.path()).1, said);

        let c = format!("{ENGLISH} C.");
        fs::write(file("a.txt"), &c).unwrap();
        fs::remove_file(file("b.txt")).unwrap();
        assert_eq!(seen(&mut shelf, folder.path()), (vec![c.clone()], none));

        fs::remove_dir_all(folder.path()).unwrap();
        let (bodies, said) = seen(&mut shelf, folder.path());
        assert_eq!(bodies, [c]);
        assert_eq!(
            said[1],
            "a.txt: warning: its last good version is served on"
        );
    }
}
