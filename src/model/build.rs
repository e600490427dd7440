//! From what each document says to one model.

use std::collections::BTreeSet;

use super::ids::{Allotment, slug};
use super::merge::{self, Clusters, Item};
use super::naming::{Numbering, meeting_wish, official_wishes};
use super::quote::CodePoints;
use super::relate::relate;
use super::{Briefing, Evidence, Issue, Ix, Kind, Meeting, Model, Official, Participant, Party};
use crate::extract::{self, Extraction};
use crate::text::{Date, Document};
use crate::vocabulary::Field;

pub(super) fn build(inputs: Vec<(Document, Extraction)>) -> Model {
    let (documents, extractions) = in_order(inputs);
    let clusters = AllClusters {
        officials: merge::officials(&extractions),
        issues: merge::issues(&extractions),
        meetings: Clusters::default(),
    };
    let clusters = AllClusters {
        meetings: merge::meetings(&extractions, &clusters.officials),
        ..clusters
    };
    let builder = Builder::new(&documents, &extractions, &clusters);
    let mut model = Model {
        officials: builder.officials(),
        meetings: builder.meetings(),
        issues: builder.issues(),
        ..Model::default()
    };
    for (kind, numbering) in [
        (Kind::Official, &builder.official_ids),
        (Kind::Meeting, &builder.meeting_ids),
        (Kind::Issue, &builder.issue_ids),
    ] {
        for (id, ix) in &numbering.retired {
            model.retired.insert((kind, id.clone()), *ix);
        }
    }
    let order = builder.briefing_order.clone();
    model.briefings = builder.briefings();
    drop(builder);
    let mut documents: Vec<Option<Document>> = documents.into_iter().map(Some).collect();
    for (briefing, from) in model.briefings.iter_mut().zip(order) {
        if let Some(document) = documents[from].take() {
            briefing.document = document;
        }
    }
    relate(&mut model);
    model
}

/// Documents in the order of publication, each with an id of its own.
fn in_order(mut inputs: Vec<(Document, Extraction)>) -> (Vec<Document>, Vec<Extraction>) {
    inputs.sort_by(|(a, _), (b, _)| order_key(a).cmp(&order_key(b)));
    let mut ids = Allotment::default();
    inputs
        .into_iter()
        .enumerate()
        .map(|(at, (mut document, extraction))| {
            let wish = slug(&document.meta.id);
            document.meta.id = ids.allot(&[wish], &document.text, at);
            (document, extraction)
        })
        .unzip()
}

/// Dated before undated, then by id; texts decide between documents of one id.
fn order_key(document: &Document) -> (bool, Option<Date>, &str, &str, Option<&str>) {
    let meta = &document.meta;
    (
        meta.published.is_none(),
        meta.published,
        &meta.id,
        &document.text,
        meta.title.as_deref(),
    )
}

struct AllClusters {
    officials: Clusters,
    meetings: Clusters,
    issues: Clusters,
}

struct Builder<'a> {
    extractions: &'a [Extraction],
    clusters: &'a AllClusters,
    points: Vec<CodePoints<'a>>,
    documents: &'a [Document],
    /// The document at each place of the model's briefings.
    briefing_order: Vec<usize>,
    /// The place of each document.
    briefing_place: Vec<Ix>,
    official_ids: Numbering,
    meeting_ids: Numbering,
    issue_ids: Numbering,
}

impl<'a> Builder<'a> {
    fn new(
        documents: &'a [Document],
        extractions: &'a [Extraction],
        clusters: &'a AllClusters,
    ) -> Builder<'a> {
        let mut briefing_order: Vec<usize> = (0..documents.len()).collect();
        briefing_order.sort_by(|a, b| documents[*a].meta.id.cmp(&documents[*b].meta.id));
        let mut briefing_place = vec![0; documents.len()];
        for (at, document) in briefing_order.iter().enumerate() {
            briefing_place[*document] = at as Ix;
        }
        let content = |what: &str, (d, i): Item| format!("{what} {i} of {}", documents[d].meta.id);
        Builder {
            extractions,
            clusters,
            points: documents.iter().map(CodePoints::new).collect(),
            documents,
            briefing_order,
            briefing_place,
            official_ids: Numbering::new(
                &clusters.officials,
                |(d, i)| official_wishes(&extractions[d].officials[i]),
                |item| content("official", item),
            ),
            meeting_ids: Numbering::new(
                &clusters.meetings,
                |(d, i)| vec![meeting_wish(&extractions[d].meetings[i], &extractions[d])],
                |item| content("meeting", item),
            ),
            issue_ids: Numbering::new(
                &clusters.issues,
                |(d, i)| vec![slug(&extractions[d].issues[i].label)],
                |item| content("issue", item),
            ),
        }
    }

    fn briefings(&self) -> Vec<Briefing> {
        let places = |of: &Clusters, numbering: &Numbering, d: usize, count: usize| {
            distinct((0..count).map(|i| numbering.place[of.of[&(d, i)]]))
        };
        let made = self.briefing_order.iter().map(|&d| {
            let said = &self.extractions[d];
            let c = self.clusters;
            Briefing {
                id: self.documents[d].meta.id.clone(),
                document: empty(),
                officials: places(&c.officials, &self.official_ids, d, said.officials.len()),
                meetings: places(&c.meetings, &self.meeting_ids, d, said.meetings.len()),
                issues: places(&c.issues, &self.issue_ids, d, said.issues.len()),
            }
        });
        made.collect()
    }

    fn officials(&self) -> Vec<Official> {
        let numbering = &self.official_ids;
        let made = numbering.cluster.iter().map(|&cluster| {
            let members = &self.clusters.officials.members[cluster];
            let said: Vec<&extract::Official> = members
                .iter()
                .map(|&(d, i)| &self.extractions[d].officials[i])
                .collect();
            let name = fullest(said.iter().map(|o| o.name.as_str())).to_owned();
            let forms = said
                .iter()
                .flat_map(|o| std::iter::once(&o.name).chain(&o.aliases));
            Official {
                id: numbering.ids[cluster].clone(),
                kind: said[0].kind,
                aliases: distinct(forms.filter(|form| **form != name).cloned()),
                roles: distinct(said.iter().flat_map(|o| o.roles.iter().cloned())),
                country: said.iter().find_map(|o| o.country),
                mentions: said.iter().map(|o| o.mentions).sum(),
                briefings: self.briefings_of(members),
                meetings: Vec::new(),
                issues: Vec::new(),
                evidence: self.evidence(members.iter().zip(said.iter().map(|o| &o.evidence))),
                name,
            }
        });
        made.collect()
    }

    fn meetings(&self) -> Vec<Meeting> {
        let numbering = &self.meeting_ids;
        let made = numbering.cluster.iter().map(|&cluster| {
            let members = &self.clusters.meetings.members[cluster];
            let said: Vec<&extract::Meeting> = members
                .iter()
                .map(|&(d, i)| &self.extractions[d].meetings[i])
                .collect();
            let mut participants: Vec<Participant> = Vec::new();
            for (&(d, _), meeting) in members.iter().zip(&said) {
                for p in &meeting.participants {
                    let party = self.party(d, &p.party);
                    if participants.iter().all(|known| known.party != party) {
                        participants.push(Participant {
                            party,
                            role: p.role,
                        });
                    }
                }
            }
            // What was last reported is how things stand.
            let latest = said[said.len() - 1];
            Meeting {
                id: numbering.ids[cluster].clone(),
                label: said[0].label.clone(),
                kind: said[0].kind,
                status: latest.status,
                participants,
                places: distinct(said.iter().flat_map(|m| m.places.iter().cloned())),
                when: said.iter().find_map(|m| m.when.clone()),
                part_of: members.iter().zip(&said).find_map(|(&(d, _), m)| {
                    let whole =
                        numbering.place[*self.clusters.meetings.of.get(&(d, m.part_of?))?];
                    (whole != numbering.place[cluster]).then_some(whole)
                }),
                parts: Vec::new(),
                agenda: distinct(members.iter().zip(&said).flat_map(|(&(d, _), m)| {
                    m.agenda.iter().filter_map(move |i| self.issue_place(d, *i))
                })),
                briefings: self.briefings_of(members),
                evidence: self.evidence(members.iter().zip(said.iter().map(|m| &m.evidence))),
            }
        });
        made.collect()
    }

    fn issues(&self) -> Vec<Issue> {
        let numbering = &self.issue_ids;
        let made = numbering.cluster.iter().map(|&cluster| {
            let members = &self.clusters.issues.members[cluster];
            let said: Vec<&extract::Issue> = members
                .iter()
                .map(|&(d, i)| &self.extractions[d].issues[i])
                .collect();
            let parties = |list: fn(&extract::Issue) -> &Vec<extract::Party>| {
                distinct(members.iter().zip(&said).flat_map(|(&(d, _), issue)| {
                    list(issue).iter().map(move |party| self.party(d, party))
                }))
            };
            Issue {
                id: numbering.ids[cluster].clone(),
                label: said[0].label.clone(),
                category: said[0].category,
                stance: said[0].stance,
                raised_by: parties(|issue| &issue.raised_by),
                raised_with: parties(|issue| &issue.raised_with),
                countries: distinct(said.iter().flat_map(|i| i.countries.iter().copied())),
                part_of: members.iter().zip(&said).find_map(|(&(d, _), i)| {
                    let whole = self.issue_place(d, i.part_of?)?;
                    (whole != numbering.place[cluster]).then_some(whole)
                }),
                parts: Vec::new(),
                meetings: Vec::new(),
                briefings: self.briefings_of(members),
                evidence: self.evidence(members.iter().zip(said.iter().map(|i| &i.evidence))),
            }
        });
        made.collect()
    }

    fn party(&self, document: usize, party: &extract::Party) -> Party {
        match party {
            extract::Party::Official(i) => {
                let cluster = self.clusters.officials.of.get(&(document, *i)).copied();
                Party::Official(self.official_ids.place[cluster.unwrap_or_default()])
            }
            extract::Party::Country(code) => Party::Country(code),
            extract::Party::Organization(name) => Party::Organization(name.clone()),
        }
    }

    fn issue_place(&self, document: usize, issue: usize) -> Option<Ix> {
        let cluster = *self.clusters.issues.of.get(&(document, issue))?;
        Some(self.issue_ids.place[cluster])
    }

    fn briefings_of(&self, members: &[Item]) -> Vec<Ix> {
        let places: BTreeSet<Ix> = members
            .iter()
            .map(|(d, _)| self.briefing_place[*d])
            .collect();
        places.into_iter().collect()
    }

    /// All evidence of the members, mentions first, otherwise in the order given.
    fn evidence<'b>(
        &self,
        of: impl Iterator<Item = (&'b Item, &'b Vec<extract::Evidence>)>,
    ) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = of
            .flat_map(|(&(d, _), evidence)| {
                evidence
                    .iter()
                    .filter_map(move |e| self.points[d].quote(self.briefing_place[d], e))
            })
            .collect();
        all.sort_by_key(|e| e.field != Field::Mention);
        all
    }
}

/// The first of the names with most words.
fn fullest<'a>(names: impl Iterator<Item = &'a str>) -> &'a str {
    let words = |name: &str| name.split(' ').count();
    names
        .reduce(|best, name| {
            if words(name) > words(best) {
                name
            } else {
                best
            }
        })
        .unwrap_or("")
}

/// Each value once, in order of first appearance.
pub(super) fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

/// Stands in a briefing until its document is moved there.
fn empty() -> Document {
    Document {
        meta: Default::default(),
        text: String::new(),
        tokens: Vec::new(),
        sentences: Vec::new(),
        paragraphs: Vec::new(),
    }
}
