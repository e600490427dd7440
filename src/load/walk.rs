//! Which files do the given paths mean?
//!
//! A path may be a file or a folder. Of a folder all files of the known endings are meant, those of its folders included, but
//! nothing hidden (names that begin with a dot) and nothing outside of it: a link is followed only where it leads
//! to a place within the folder that the user named. A file that is named itself is read whatever its name.

#![allow(clippy::disallowed_methods, reason = "this is the loader")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::diagnostic::{Diagnostic, Report};
use super::format::{ENDINGS, Format, ending};
use super::read::unreadable;

/// What the paths mean.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Each once, sorted by path.
    pub files: Vec<PathBuf>,
    /// Files and folders that could not be looked into: what they hold now is unknown.
    pub lost: Vec<PathBuf>,
}

/// All files that the paths mean.
pub(super) fn files(paths: &[PathBuf], diagnostics: &mut Vec<Diagnostic>) -> Files {
    let mut found = Vec::new();
    let mut lost = Vec::new();
    for path in paths {
        let mut report = Report::new(path.to_string_lossy(), diagnostics);
        match fs::canonicalize(path).and_then(|place| Ok((fs::metadata(&place)?, place))) {
            Ok((data, place)) if data.is_dir() => {
                let mut walk = Walk::new(place, diagnostics);
                walk.folder(path, &mut found);
                lost.append(&mut walk.lost);
                walk.finish(path);
            }
            Ok((_, place)) => found.push(Found::new(place, false, path.clone())),
            Err(error) => {
                let (message, help) = unreadable(&error);
                report.error(None, message, help);
                lost.push(path.clone());
            }
        }
    }
    found.par_sort_unstable();
    found.dedup_by(|next, kept| next.place == kept.place);
    let mut files: Vec<PathBuf> = found.into_iter().map(|found| found.path).collect();
    files.par_sort_unstable();
    Files { files, lost }
}

/// A file, sorted so that of one reached in two ways the best name comes first: a real one before a link, a short one
/// before a long one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    /// Where it is in truth.
    place: PathBuf,
    link: bool,
    length: usize,
    /// The name to call it by.
    path: PathBuf,
}

impl Found {
    fn new(place: PathBuf, link: bool, path: PathBuf) -> Found {
        Found {
            place,
            link,
            length: path.components().count(),
            path,
        }
    }
}

/// One walk through a folder that the user named.
struct Walk<'d> {
    root: PathBuf,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// Folders walked already, so that links in a circle end.
    walked: BTreeSet<PathBuf>,
    lost: Vec<PathBuf>,
    texts: usize,
    /// How many files of which other endings were passed over.
    others: BTreeMap<String, usize>,
}

impl Walk<'_> {
    fn new(root: PathBuf, diagnostics: &mut Vec<Diagnostic>) -> Walk<'_> {
        Walk {
            root,
            diagnostics,
            walked: BTreeSet::new(),
            lost: Vec::new(),
            texts: 0,
            others: BTreeMap::new(),
        }
    }

    fn folder(&mut self, named: &Path, found: &mut Vec<Found>) {
        let mut waiting = vec![(named.to_owned(), self.root.clone())];
        while let Some((path, place)) = waiting.pop() {
            if !self.walked.insert(place.clone()) {
                continue;
            }
            let entries: io::Result<Vec<DirEntry>> =
                fs::read_dir(&place).and_then(Iterator::collect);
            let mut entries = match entries {
                Ok(entries) => entries,
                Err(error) => {
                    let (message, help) = unreadable(&error);
                    self.report(&path).error(None, message, help);
                    self.lost.push(path);
                    continue;
                }
            };
            entries.sort_by_cached_key(DirEntry::file_name);
            for entry in entries {
                let name = entry.file_name();
                if name.to_string_lossy().starts_with('.') {
                    continue;
                }
                let path = path.join(&name);
                let Some((place, link)) = self.place(&path, &entry) else {
                    continue;
                };
                // The folder says of all but links what they are.
                let kind = match link {
                    true => fs::metadata(&place).map(|data| data.file_type()),
                    false => entry.file_type(),
                };
                match kind {
                    Ok(kind) if kind.is_dir() => waiting.push((path, place)),
                    Ok(kind) if kind.is_file() => self.file(path, place, link, found),
                    Ok(_) => self
                        .report(&path)
                        .note("skipped: neither a file nor a folder", ""),
                    Err(error) => {
                        let (message, help) = unreadable(&error);
                        self.report(&path).error(None, message, help);
                    }
                }
            }
        }
    }

    /// Where an entry of a folder is in truth and whether a link leads there; none if it is not to be followed.
    fn place(&mut self, path: &Path, entry: &DirEntry) -> Option<(PathBuf, bool)> {
        let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if !link {
            return Some((entry.path(), false));
        }
        match fs::canonicalize(entry.path()) {
            Ok(place) if place.starts_with(&self.root) => Some((place, true)),
            Ok(_) => {
                self.report(path).note(
                    "skipped: a link that leads out of the folder",
                    "name what it leads to on the command line",
                );
                None
            }
            Err(_) => {
                self.report(path)
                    .note("skipped: a link that leads nowhere", "");
                None
            }
        }
    }

    fn file(&mut self, path: PathBuf, place: PathBuf, link: bool, found: &mut Vec<Found>) {
        let ending = ending(&path);
        if Format::of_ending(&ending).is_some() {
            self.texts += 1;
            found.push(Found::new(place, link, path));
        } else {
            *self.others.entry(ending).or_default() += 1;
        }
    }

    /// Says what was passed over, and that nothing was found.
    fn finish(mut self, path: &Path) {
        let others: Vec<String> = std::mem::take(&mut self.others)
            .into_iter()
            .map(|(ending, count)| match ending.as_str() {
                "" => format!("{count} without an ending"),
                _ => format!("{count} .{ending}"),
            })
            .collect();
        let others = others.join(", ");
        if self.texts == 0 {
            let help = match others.as_str() {
                "" => String::new(),
                _ => format!("files of other kinds are read only when named: {others}"),
            };
            self.report(path)
                .error(None, format!("no {ENDINGS} file in this folder"), help);
        } else if !others.is_empty() {
            let message = format!("skipped files of other kinds: {others}");
            self.report(path).note(message, "");
        }
    }

    fn report(&mut self, path: &Path) -> Report<'_> {
        Report::new(path.to_string_lossy(), self.diagnostics)
    }
}
