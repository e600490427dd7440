//! Which items are one and the same, and what is each of them called?

use super::ids::slug;
use super::merge::{self, Clusters, Item};
use super::naming::{Numbering, meeting_wish, official_wishes};
use super::overrides::{self, Override};
use super::{Ix, Kind};
use crate::extract::Extraction;
use crate::text::Document;

/// What is one and the same, by kind.
pub(super) struct AllClusters {
    pub(super) officials: Named,
    pub(super) meetings: Named,
    pub(super) issues: Named,
}

/// The clusters of a kind and their ids.
pub(super) struct Named {
    pub(super) clusters: Clusters,
    pub(super) ids: Numbering,
}

impl Named {
    /// The place of an item's cluster in the model.
    pub(super) fn place(&self, item: Item) -> Option<Ix> {
        Some(self.ids.place[self.clusters.cluster(item)?])
    }
}

impl AllClusters {
    pub(super) fn find(
        documents: &[Document],
        extractions: &[Extraction],
        overrides: &[Override],
    ) -> Self {
        let briefings: Vec<&str> = documents.iter().map(|d| d.meta.id.as_str()).collect();
        let wanted = |clusters, kind, number: &dyn Fn(&Clusters) -> Numbering| {
            overrides::apply(clusters, kind, overrides, &briefings, number)
        };
        let numbers = Numbers {
            documents,
            extractions,
        };
        let issues = || {
            let clusters = merge::issues(extractions);
            let clusters = wanted(clusters, Kind::Issue, &|c| numbers.issues(c));
            Named {
                ids: numbers.issues(&clusters),
                clusters,
            }
        };
        let others = || {
            let officials = merge::officials(extractions);
            let officials = wanted(officials, Kind::Official, &|c| numbers.officials(c));
            let meetings = merge::meetings(documents, extractions, &officials);
            let meetings = wanted(meetings, Kind::Meeting, &|c| numbers.meetings(c));
            let ids = rayon::join(
                || numbers.officials(&officials),
                || numbers.meetings(&meetings),
            );
            let named = |(clusters, ids)| Named { clusters, ids };
            (named((officials, ids.0)), named((meetings, ids.1)))
        };
        // One item after the other is compared with those before it, so each kind keeps one core.
        let (issues, (officials, meetings)) = rayon::join(issues, others);
        AllClusters {
            officials,
            meetings,
            issues,
        }
    }
}

/// Gives clusters their ids.
#[derive(Clone, Copy)]
struct Numbers<'a> {
    documents: &'a [Document],
    extractions: &'a [Extraction],
}

impl Numbers<'_> {
    fn officials(&self, clusters: &Clusters) -> Numbering {
        let official = |(d, i): Item| &self.extractions[d].officials[i];
        let key = |item| {
            let official = official(item);
            (&official.name, official.country, official.kind)
        };
        Numbering::new(
            clusters,
            |item| official_wishes(official(item)),
            |a, b| key(a) == key(b),
            |item| self.content("official", item),
        )
    }

    fn meetings(&self, clusters: &Clusters) -> Numbering {
        Numbering::new(
            clusters,
            |(d, i)| {
                let said = &self.extractions[d];
                vec![meeting_wish(&said.meetings[i], said)]
            },
            |_, _| false,
            |item| self.content("meeting", item),
        )
    }

    fn issues(&self, clusters: &Clusters) -> Numbering {
        let label = |(d, i): Item| &self.extractions[d].issues[i].label;
        Numbering::new(
            clusters,
            |item| vec![slug(label(item))],
            |a, b| label(a) == label(b),
            |item| self.content("issue", item),
        )
    }

    /// What makes an item like no other.
    fn content(&self, what: &str, (d, i): Item) -> String {
        format!("{what} {i} of {}", self.documents[d].meta.id)
    }
}
