//! When is it time to look at the files again? When one of them changes, when somebody asks, and now and then.
//!
//! The system tells of changes; where it cannot (network drives, too many folders), looking now and then finds them. A
//! look that finds nothing new costs one question a file.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Files are looked at once nothing has changed for so long: copying a folder is one change, not a thousand.
const QUIET: Duration = Duration::from_millis(200);
/// Under changes without end, they are looked at this often.
const PATIENCE: Duration = Duration::from_secs(3);
/// So often they are looked at without being told.
const NOW_AND_THEN: Duration = Duration::from_secs(60);
/// The same where the system tells nothing.
const OFTEN: Duration = Duration::from_secs(5);

/// Why it is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wake {
    Changed,
    Asked,
}

/// Asks for a look from outside, on a signal for example.
#[derive(Debug, Clone)]
pub struct Bell(Sender<Wake>);

impl Bell {
    /// Asks for a look now.
    pub fn ring(&self) {
        // Nobody listens any more while the process ends.
        let _ = self.0.send(Wake::Asked);
    }
}

/// Waits for the time to look again.
#[derive(Debug)]
pub struct Watch {
    wakes: Receiver<Wake>,
    bell: Sender<Wake>,
    watcher: Option<RecommendedWatcher>,
    folders: Vec<Folder>,
}

/// A folder whose changes the system is to tell.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    mode: RecursiveMode,
    /// The number of the folder that is watched; another one can take its name.
    watched: Option<u64>,
}

impl Watch {
    /// Watches files and folders, and listens to its [`bell`](Self::bell).
    pub fn start(paths: &[PathBuf]) -> Watch {
        let (bell, wakes) = mpsc::channel();
        let told = bell.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // A fault of the system's queue means that something was missed.
            if event.is_ok_and(|event| !changes(event.kind)) {
                return;
            }
            let _ = told.send(Wake::Changed);
        });
        let watcher = watcher
            .inspect_err(
                |error| tracing::warn!(%error, "changes of files are looked for every few seconds"),
            )
            .ok();
        // What lies in a folder that is watched with all below it needs no watch of its own, and must not change that.
        let whole: Vec<&PathBuf> = paths.iter().filter(|path| path.is_dir()).collect();
        let covered = |path: &Path| whole.iter().any(|w| *w != path && path.starts_with(w));
        let apart = paths.iter().filter(|path| path.is_dir() || !covered(path));
        let folders = apart.map(|path| Folder {
            path: folder_of(path),
            mode: match path.is_dir() {
                true => RecursiveMode::Recursive,
                false => RecursiveMode::NonRecursive,
            },
            watched: None,
        });
        let mut watch = Watch {
            folders: folders.collect(),
            wakes,
            bell,
            watcher,
        };
        watch.renew();
        watch
    }

    /// What asks for a look.
    pub fn bell(&self) -> Bell {
        Bell(self.bell.clone())
    }

    /// Returns when it is time to look.
    pub fn wait(&mut self) {
        if self.folders.is_empty() {
            // Only a bell can be heard.
            let _ = self.wakes.recv();
            return;
        }
        let period = match self.folders.iter().all(|folder| folder.watched.is_some()) {
            true => NOW_AND_THEN,
            false => OFTEN,
        };
        match self.wakes.recv_timeout(period) {
            Ok(Wake::Changed) => self.settle(),
            Ok(Wake::Asked) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(period),
        }
        self.renew();
    }

    /// Waits until the changes have come to rest.
    fn settle(&self) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            match self.wakes.recv_timeout(QUIET) {
                Ok(Wake::Changed) => {}
                _ => return,
            }
        }
    }

    /// Watches what is not watched: what could not be before, and folders that were replaced by others of their name.
    fn renew(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        for folder in &mut self.folders {
            let now = number(&folder.path);
            if now == folder.watched {
                continue;
            }
            let _ = watcher.unwatch(&folder.path);
            folder.watched = None;
            if now.is_some() {
                match watcher.watch(&folder.path, folder.mode) {
                    Ok(()) => folder.watched = now,
                    Err(error) => {
                        tracing::warn!(%error, folder = %folder.path.display(), "not watched, looked at every few seconds");
                    }
                }
            }
        }
    }
}

/// The number of a folder; none if there is no such folder.
#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(path.metadata().ok()?.ino())
}

#[cfg(not(unix))]
fn number(path: &Path) -> Option<u64> {
    path.exists().then_some(0)
}

/// The folder to watch for a path: of a file the one that holds it, since files are replaced rather than written.
fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether an event can mean that a file has another content; reading one does not.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
