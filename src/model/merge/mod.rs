//! Which items of different documents are one and the same; decided here, once.
//!
//! Items come in the order of publication, and the first of a cluster gives it its id, so that what is added later
//! joins or stands beside what is there and never renames it. Each kind has rules of its own; where they leave doubt, two
//! things stay two: a reader can merge them with an override, but cannot see that two were made one.

mod meetings;
mod names;
mod officials;
mod subjects;

use std::collections::BTreeMap;
use std::hash::Hash;

use foldhash::{HashMap, HashMapExt};

use crate::extract::Extraction;
use crate::text::{Date, Document};

pub(super) use meetings::meetings;
pub(super) use officials::officials;
pub(super) use subjects::issues;

/// An item of a document: the document's place and the item's place in its list.
pub(super) type Item = (usize, usize);

/// What has been found to be one and the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Clusters {
    /// Members in the order of publication; never empty.
    pub(super) members: Vec<Vec<Item>>,
    /// The id a cluster must have, where an override says so.
    pub(super) named: BTreeMap<usize, String>,
    /// Where the items of each document begin in `of`.
    starts: Vec<usize>,
    /// The cluster of each item.
    of: Vec<u32>,
}

impl Clusters {
    /// Items that are in no cluster yet; `counts` says how many each document has.
    fn of_counts(counts: impl Iterator<Item = usize>) -> Clusters {
        let mut starts = vec![0];
        let mut sum = 0;
        for count in counts {
            sum += count;
            starts.push(sum);
        }
        Clusters {
            starts,
            of: vec![u32::MAX; sum],
            ..Clusters::default()
        }
    }

    fn open(&mut self, item: Item) -> usize {
        let cluster = self.members.len();
        self.members.push(Vec::new());
        self.join(cluster, item);
        cluster
    }

    fn join(&mut self, cluster: usize, item: Item) {
        self.members[cluster].push(item);
        self.of[self.starts[item.0] + item.1] = cluster as u32;
    }

    /// The cluster of an item; none if there is no such item.
    pub(super) fn cluster(&self, (document, i): Item) -> Option<usize> {
        let start = *self.starts.get(document)?;
        let end = *self.starts.get(document + 1)?;
        let cluster = *self.of.get(start..end)?.get(i)?;
        Some(cluster as usize)
    }

    /// The document whose item was last added to a cluster.
    fn last_document(&self, cluster: usize) -> usize {
        self.members[cluster].last().map_or(0, |last| last.0)
    }

    /// The clusters with other members, in the order of their first ones.
    pub(super) fn regrouped(&self, groups: Vec<(Vec<Item>, Option<String>)>) -> Clusters {
        let mut groups: Vec<_> = groups
            .into_iter()
            .filter(|(members, _)| !members.is_empty())
            .collect();
        for (members, _) in &mut groups {
            members.sort_unstable();
        }
        groups.sort_by_key(|(members, _)| members[0]);
        let mut made = Clusters {
            starts: self.starts.clone(),
            of: self.of.clone(),
            ..Clusters::default()
        };
        for (members, name) in groups {
            let cluster = made.members.len();
            made.members.push(Vec::with_capacity(members.len()));
            for item in members {
                made.join(cluster, item);
            }
            made.named.extend(name.map(|name| (cluster, name)));
        }
        made
    }

    /// Joins items of equal keys; the second of a key in one document meets only the second of another.
    fn by_key<K: Eq + Hash>(
        mut clusters: Clusters,
        items: impl Iterator<Item = (Item, Option<K>)>,
    ) -> Clusters {
        let mut known: HashMap<K, Vec<usize>> = HashMap::new();
        for (item, key) in items {
            let Some(key) = key else {
                clusters.open(item);
                continue;
            };
            let alike = known.entry(key).or_default();
            // Clusters that the document has met already are behind the others only for this document.
            let free = alike
                .iter()
                .find(|cluster| clusters.last_document(**cluster) != item.0);
            match free {
                Some(cluster) => clusters.join(*cluster, item),
                None => alike.push(clusters.open(item)),
            }
        }
        clusters
    }
}

/// Every item of a list of every document, in the order of publication.
fn each<'a, T: 'a>(
    extractions: &'a [Extraction],
    list: fn(&'a Extraction) -> &'a Vec<T>,
) -> impl Iterator<Item = (Item, &'a T)> {
    extractions
        .iter()
        .enumerate()
        .flat_map(move |(d, extraction)| {
            list(extraction)
                .iter()
                .enumerate()
                .map(move |(i, item)| ((d, i), item))
        })
}

/// When a document was published.
fn published(documents: &[Document], document: usize) -> Option<Date> {
    documents.get(document)?.meta.published
}

#[cfg(test)]
mod tests;
