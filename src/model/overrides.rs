//! Where a reader knows better: entities to be merged, and mentions to be told apart.

use std::collections::BTreeMap;

use super::Kind;
use super::merge::{Clusters, Item};
use super::naming::Numbering;

/// One decision that overrules the merging.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Override {
    /// These entities are one.
    Merge {
        /// Of which kind.
        kind: Kind,
        /// The id that stays.
        id: String,
        /// The ids that redirect there.
        others: Vec<String>,
    },
    /// In these briefings somebody or something else is meant.
    Split {
        /// Of which kind.
        kind: Kind,
        /// The entity that the other briefings mean.
        id: String,
        /// Ids of the briefings that mean another.
        briefings: Vec<String>,
    },
}

impl Override {
    /// Of which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Override::Merge { kind, .. } | Override::Split { kind, .. } => *kind,
        }
    }
}

/// The clusters as the overrides of a kind want them; `briefings` are the ids of the documents in their order. What an
/// override names and nobody has is left alone; see [`Model::unknown_in`](super::Model::unknown_in).
pub(super) fn apply(
    clusters: Clusters,
    kind: Kind,
    overrides: &[Override],
    briefings: &[&str],
    number: impl Fn(&Clusters) -> Numbering,
) -> Clusters {
    let mut overrides = overrides.iter().filter(|o| o.kind() == kind).peekable();
    if overrides.peek().is_none() {
        return clusters;
    }
    let numbering = number(&clusters);
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, at) in &numbering.retired {
        place.insert(id, numbering.cluster[*at as usize]);
    }
    for (cluster, id) in numbering.ids.iter().enumerate() {
        place.insert(id, cluster);
    }
    let mut groups: Vec<(Vec<Item>, Option<String>)> = clusters
        .members
        .iter()
        .map(|members| (members.clone(), None))
        .collect();
    for wanted in overrides {
        match wanted {
            Override::Merge { id, others, .. } => {
                let Some(at) = place.get(id.as_str()).copied() else {
                    continue;
                };
                for other in others {
                    if let Some(from) = place.insert(other, at).filter(|from| *from != at) {
                        let moved = std::mem::take(&mut groups[from].0);
                        groups[at].0.extend(moved);
                    }
                }
                groups[at].1 = Some(id.clone());
            }
            Override::Split {
                id,
                briefings: in_these,
                ..
            } => {
                let Some(at) = place.get(id.as_str()).copied() else {
                    continue;
                };
                let other = |item: &Item| in_these.iter().any(|id| id == briefings[item.0]);
                let (moved, stay) = groups[at].0.iter().partition(|item| other(item));
                groups[at] = (stay, Some(id.clone()));
                groups.push((moved, None));
            }
        }
    }
    clusters.regrouped(groups)
}
