//! Records by key, in a folder or, where there is none, in memory.
//!
//! A folder has files that are only ever added whole and removed whole. Each begins with the words of [`HEADER`] and holds
//! records one after the other: key, length, checksum, bytes. A damaged record counts as none.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the cache"
)]

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Key;
use crate::dataset::READING;

const HEADER: &str = "extractions of briefing ";
const ENDING: &str = "extractions";
/// The length of what stands before the bytes of a record.
const FRONT: usize = 28;
/// With more files than this, or more than half of the bytes unused, one new file takes the place of all.
const MOST_FILES: usize = 24;

/// Records by key.
#[derive(Debug)]
pub struct Store {
    folder: Option<PathBuf>,
    records: HashMap<Key, Record>,
    /// Not yet written.
    fresh: Vec<Key>,
    files: Vec<PathBuf>,
    /// Bytes in all files.
    written: usize,
}

/// Where the bytes of records are in a file.
type Places = Vec<(Key, Range<usize>)>;

/// A file that has been written.
struct Written {
    path: PathBuf,
    places: Places,
    length: usize,
}

/// Where a record is: in memory until it is on disk and has been used.
#[derive(Debug)]
struct Record {
    memory: Option<Vec<u8>>,
    /// In a file of the folder.
    file: Option<(Arc<PathBuf>, Range<usize>)>,
}

impl Record {
    fn len(&self) -> usize {
        let memory = self.memory.as_ref().map(Vec::len);
        let file = self.file.as_ref().map(|(_, range)| range.len());
        memory.or(file).unwrap_or(0)
    }

    /// Its bytes; none if the file no longer has them.
    fn get(&self, key: Key) -> Option<Cow<'_, [u8]>> {
        if let Some(bytes) = &self.memory {
            return Some(Cow::Borrowed(bytes));
        }
        let (file, range) = self.file.as_ref()?;
        let mut file = File::open(&**file).ok()?;
        let start = range.start.checked_sub(FRONT)?;
        file.seek(SeekFrom::Start(start as u64)).ok()?;
        let mut bytes = vec![0; range.end - start];
        file.read_exact(&mut bytes).ok()?;
        let front = Front::of(bytes.first_chunk()?);
        bytes.drain(..FRONT);
        let whole = front.key == key && front.checksum == checksum(&bytes);
        whole.then_some(Cow::Owned(bytes))
    }

    /// Leaves it to the disk, if it is there.
    fn rest(&mut self) {
        if self.file.is_some() {
            self.memory = None;
        }
    }
}

impl Store {
    /// The records of a folder; without one, or where it cannot be used, they last as long as the store.
    pub fn open(folder: Option<&Path>) -> Store {
        let mut store = Store {
            folder: None,
            records: HashMap::new(),
            fresh: Vec::new(),
            files: Vec::new(),
            written: 0,
        };
        let Some(folder) = folder else {
            return store;
        };
        let folder = folder.join(READING);
        match fs::create_dir_all(&folder).and_then(|()| fs::read_dir(&folder)) {
            Ok(entries) => {
                let paths = entries.flatten().map(|entry| entry.path());
                let mut files: Vec<PathBuf> = paths
                    .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
                    .collect();
                files.sort();
                for file in files {
                    if let Err(error) = store.take(&file) {
                        tracing::warn!(%error, file = %file.display(), "cache not read");
                    }
                }
                store.folder = Some(folder);
            }
            Err(error) => {
                tracing::warn!(%error, folder = %folder.display(), "no cache is kept there");
            }
        }
        store
    }

    /// Notes where the records of a file are. Whether one is whole shows when it is asked for.
    fn take(&mut self, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        let mut file = BufReader::with_capacity(1 << 20, file);
        let head = format!("{HEADER}{READING}\n");
        let mut found = vec![0; head.len().min(length)];
        file.read_exact(&mut found)?;
        if found != head.as_bytes() {
            return Ok(());
        }
        self.written += length;
        self.files.push(path.to_owned());
        let path = Arc::new(path.to_owned());
        let mut start = head.len() + FRONT;
        while start <= length {
            let mut front = [0; FRONT];
            file.read_exact(&mut front)?;
            let front = Front::of(&front);
            let end = start.saturating_add(front.size);
            if end > length {
                break;
            }
            let record = Record {
                memory: None,
                file: Some((Arc::clone(&path), start..end)),
            };
            self.records.insert(front.key, record);
            file.seek_relative(front.size as i64)?;
            start = end + FRONT;
        }
        Ok(())
    }

    /// The record of a key.
    pub fn get(&self, key: Key) -> Option<Cow<'_, [u8]>> {
        self.records.get(&key)?.get(key)
    }

    /// Puts a record aside.
    pub fn put(&mut self, key: Key, record: Vec<u8>) {
        let record = Record {
            memory: Some(record),
            file: None,
        };
        self.records.insert(key, record);
        if self.folder.is_some() {
            self.fresh.push(key);
        }
    }

    /// Writes what has been put aside. What cannot be written is kept in memory.
    pub fn write(&mut self) {
        let fresh = std::mem::take(&mut self.fresh);
        if let (Some(folder), false) = (&self.folder, fresh.is_empty()) {
            match self.file(folder, &fresh) {
                Ok(written) => {
                    self.written += written.length;
                    self.files.push(written.path.clone());
                    self.settle(written);
                }
                Err(error) => tracing::warn!(%error, "what was read is not cached"),
            }
        }
    }

    /// Leaves records to the file that they have been written to.
    fn settle(&mut self, written: Written) {
        let path = Arc::new(written.path);
        for (key, range) in written.places {
            if let Some(record) = self.records.get_mut(&key) {
                record.file = Some((Arc::clone(&path), range));
                record.rest();
            }
        }
    }

    /// Forgets all other records, on disk when it is worth the writing. Those kept are left to the disk where they are there.
    pub fn keep_only(&mut self, keys: &[Key]) {
        let kept: HashSet<Key> = keys.iter().copied().collect();
        self.records.retain(|key, _| kept.contains(key));
        let used: usize = self.records.values().map(|r| FRONT + r.len()).sum();
        self.records.values_mut().for_each(Record::rest);
        let Some(folder) = &self.folder else {
            return;
        };
        if self.files.len() <= MOST_FILES && self.written <= 2 * used + (1 << 20) {
            return;
        }
        let mut keys: Vec<Key> = self.records.keys().copied().collect();
        keys.sort_unstable();
        match self.file(folder, &keys) {
            Ok(written) => {
                for old in std::mem::replace(&mut self.files, vec![written.path.clone()]) {
                    let _ = fs::remove_file(old);
                }
                self.written = written.length;
                self.settle(written);
            }
            Err(error) => tracing::warn!(%error, "the cache is not tidied"),
        }
    }

    /// A new file with these records, whole or not at all.
    fn file(&self, folder: &Path, keys: &[Key]) -> io::Result<Written> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut hasher = DefaultHasher::new();
        keys.hash(&mut hasher);
        let name = format!("{:016x}-{}-{count}", hasher.finish(), std::process::id());
        let part = folder.join(format!("{name}.part"));
        let written = self.write_to(&part, keys);
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        let (places, length) = written?;
        let path = folder.join(format!("{name}.{ENDING}"));
        fs::rename(&part, &path)?;
        Ok(Written {
            path,
            places,
            length,
        })
    }

    fn write_to(&self, part: &Path, keys: &[Key]) -> io::Result<(Places, usize)> {
        let mut file = BufWriter::new(File::create(part)?);
        let head = format!("{HEADER}{READING}\n");
        file.write_all(head.as_bytes())?;
        let mut length = head.len();
        let mut places = Vec::with_capacity(keys.len());
        for key in keys {
            let Some(record) = self.get(*key) else {
                continue;
            };
            let size = u32::try_from(record.len()).map_err(io::Error::other)?;
            file.write_all(&key.0[0].to_le_bytes())?;
            file.write_all(&key.0[1].to_le_bytes())?;
            file.write_all(&size.to_le_bytes())?;
            file.write_all(&checksum(&record).to_le_bytes())?;
            file.write_all(&record)?;
            let start = length + FRONT;
            length = start + record.len();
            places.push((*key, start..length));
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        // Before the name stands for the content, the content is on the disk.
        file.sync_all()?;
        Ok((places, length))
    }
}

/// What stands before a record.
struct Front {
    key: Key,
    size: usize,
    checksum: u64,
}

impl Front {
    fn of(bytes: &[u8; FRONT]) -> Front {
        // Numbers of eight, eight, four and eight bytes.
        let number = |range: Range<usize>| {
            let low = bytes[range].iter().rev();
            low.fold(0, |sum, byte| sum << 8 | u64::from(*byte))
        };
        Front {
            key: Key([number(0..8), number(8..16)]),
            size: number(16..20) as usize,
            checksum: number(20..28),
        }
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
