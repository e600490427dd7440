//! What has been read before need not be read again: extractions on disk, keyed by content and by how this program reads.
//!
//! The folder can be deleted at any time. A record counts only if it is whole: files are written under another name,
//! then renamed, and each record carries a checksum, so a crash half-way or a full disk costs a second reading at most.

mod codec;
mod record;
mod sequence;
mod store;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::dataset::READING;
use crate::extract::{self, Extraction};
use crate::load::Text;
use crate::text::Document;

pub use sequence::{keep_sequence, last_sequence};
pub use store::Store;

/// So many texts are read before their extractions are put aside and progress is told.
const BATCH: usize = 512;
/// What has been read is written at least this often, so that little is lost when the program is ended.
const WRITTEN_EVERY: Duration = Duration::from_secs(20);

/// A text and everything of it that its reading depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key([u64; 2]);

impl Key {
    /// The key of a text.
    pub fn of(text: &Text) -> Key {
        Key([0, 1].map(|seed: u64| {
            let mut hasher = DefaultHasher::new();
            (seed, READING, &text.body).hash(&mut hasher);
            let meta = &text.meta;
            (&meta.title, &meta.source, &meta.language).hash(&mut hasher);
            meta.published.map(|day| day.to_string()).hash(&mut hasher);
            hasher.finish()
        }))
    }
}

/// How far a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Texts read.
    pub done: usize,
    /// Texts in all.
    pub total: usize,
    /// How many of those done had been read before.
    pub known: usize,
}

/// Reads texts, each at most once as long as the store remembers it.
#[derive(Debug)]
pub struct Reader {
    store: Store,
}

impl Reader {
    /// A reader that remembers in memory, and in a folder if one is given.
    pub fn new(folder: Option<&Path>) -> Reader {
        Reader {
            store: Store::open(folder),
        }
    }

    /// What the texts say, in their order. `tell` hears how far the reading is, the end included.
    pub fn read(
        &mut self,
        texts: Vec<Text>,
        tell: &mut dyn FnMut(Progress),
    ) -> Vec<(Document, Extraction)> {
        let mut read = Vec::with_capacity(texts.len());
        let mut progress = Progress {
            done: 0,
            total: texts.len(),
            known: 0,
        };
        let mut keys = Vec::with_capacity(texts.len());
        let mut written = Instant::now();
        let mut rest = texts.into_iter();
        while progress.done < progress.total {
            let batch: Vec<Text> = rest.by_ref().take(BATCH).collect();
            let store = &self.store;
            let done: Vec<One> = batch.into_par_iter().map(|text| one(store, text)).collect();
            for one in done {
                match one.fresh {
                    Some(record) => self.store.put(one.key, record),
                    None => progress.known += 1,
                }
                keys.push(one.key);
                read.push((one.document, one.said));
            }
            progress.done = read.len();
            if written.elapsed() >= WRITTEN_EVERY {
                self.store.write();
                written = Instant::now();
            }
            tell(progress);
        }
        self.store.write();
        self.store.keep_only(&keys);
        read
    }
}

/// One text, read.
struct One {
    key: Key,
    /// The record of it, if it had not been read before.
    fresh: Option<Vec<u8>>,
    document: Document,
    said: Extraction,
}

fn one(store: &Store, text: Text) -> One {
    let key = Key::of(&text);
    // Moved, not copied: what stays of a text would else lie between what goes, and keep its room from being used again.
    let Text { meta, body, .. } = text;
    let record = store.get(key);
    if let Some((document, said)) = record.and_then(|record| record::decode(&record, &body)) {
        return One {
            key,
            fresh: None,
            document: Document { meta, ..document },
            said,
        };
    }
    let mut document = Document::read_shared(meta, &body);
    let said = extract::extract(&document);
    let fresh = Some(record::encode(&document, &said));
    // As it comes back from its record.
    document.tokens = Vec::new();
    for sentence in &mut document.sentences {
        sentence.tokens = 0..0;
    }
    One {
        key,
        fresh,
        document,
        said,
    }
}

#[cfg(test)]
mod tests;
