//! From what each document says to one model.

use rayon::prelude::*;

use super::choice::{commonest, decided, distinct, fullest, most_telling};
use super::ids::{Allotment, slug};
use super::merge::Item;
use super::named::{AllClusters, Named};
use super::overrides::Override;
use super::quote::{CodePoints, keep_quotable, quote};
use super::relate::relate;
use super::{
    Briefing, Evidence, Issue, Ix, Kind, Meeting, Model, Official, Participant, Party, Report, Role,
};
use crate::extract::{self, Extraction};
use crate::text::{Date, Document};
use crate::vocabulary::Field;

pub(super) fn build(inputs: Vec<(Document, Extraction)>, overrides: &[Override]) -> Model {
    let (mut documents, extractions) = in_order(inputs);
    let clusters = AllClusters::find(&documents, &extractions, overrides);
    let builder = Builder::new(&documents, &extractions, &clusters);
    let (officials, (meetings, issues)) = rayon::join(
        || builder.officials(),
        || rayon::join(|| builder.meetings(), || builder.issues()),
    );
    let mut model = Model {
        briefings: builder.briefings(),
        officials,
        meetings,
        issues,
        ..Model::default()
    };
    for (kind, named) in [
        (Kind::Official, &clusters.officials),
        (Kind::Meeting, &clusters.meetings),
        (Kind::Issue, &clusters.issues),
    ] {
        for (id, ix) in &named.ids.retired {
            let retired = model.retired.entry((kind, id.clone()));
            retired.or_insert(*ix);
        }
    }
    let order = builder.briefing_order;
    for (briefing, from) in model.briefings.iter_mut().zip(order) {
        briefing.document = std::mem::replace(&mut documents[from], empty());
        // What is served asks for spans of sentences and paragraphs, never of words.
        briefing.document.tokens = Vec::new();
        for sentence in &mut briefing.document.sentences {
            sentence.tokens = 0..0;
        }
    }
    for wanted in overrides {
        if let Override::Merge { kind, id, others } = wanted
            && let Some(ix) = model.find(*kind, id)
        {
            for other in others {
                if model.find(*kind, other).is_none() {
                    model.retired.insert((*kind, other.clone()), ix);
                }
            }
        }
    }
    // To take apart what has been read takes as long as some of the making.
    rayon::join(
        || {
            part_ways(&mut model);
            relate(&mut model);
        },
        || {
            drop(clusters);
            extractions.into_par_iter().for_each(drop);
        },
    );
    model
}

/// Takes out wholes that are parts of their own parts, as two briefings can have it between them.
fn part_ways(model: &mut Model) {
    fn cut(count: usize, get: impl Fn(usize) -> Option<Ix>) -> Vec<usize> {
        let in_circle = |start: &usize| {
            let mut at = get(*start);
            let mut steps = 0;
            while let Some(whole) = at {
                if whole as usize == *start {
                    return true;
                }
                steps += 1;
                if steps > DEEPEST {
                    return true;
                }
                at = get(whole as usize);
            }
            false
        };
        (0..count).filter(in_circle).collect()
    }
    for at in cut(model.meetings.len(), |at| model.meetings[at].part_of) {
        model.meetings[at].part_of = None;
    }
    for at in cut(model.issues.len(), |at| model.issues[at].part_of) {
        model.issues[at].part_of = None;
    }
}

/// No whole has parts of parts of parts deeper than this.
const DEEPEST: usize = 16;

/// Documents in the order of publication, each with an id of its own, and what they say with words to show for it.
fn in_order(mut inputs: Vec<(Document, Extraction)>) -> (Vec<Document>, Vec<Extraction>) {
    inputs.par_sort_by(|(a, _), (b, _)| order_key(a).cmp(&order_key(b)));
    let wishes: Vec<String> = inputs
        .par_iter_mut()
        .map(|(document, extraction)| {
            keep_quotable(document, extraction);
            slug(&document.meta.id)
        })
        .collect();
    let mut ids = Allotment::default();
    let inputs = inputs.into_iter().zip(wishes);
    inputs
        .map(|((mut document, extraction), wish)| {
            document.meta.id = ids.allot(vec![wish], || document.text.to_string());
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

struct Builder<'a> {
    extractions: &'a [Extraction],
    clusters: &'a AllClusters,
    documents: &'a [Document],
    /// The document at each place of the model's briefings.
    briefing_order: Vec<usize>,
    /// The place of each document.
    briefing_place: Vec<Ix>,
}

impl<'a> Builder<'a> {
    fn new(
        documents: &'a [Document],
        extractions: &'a [Extraction],
        clusters: &'a AllClusters,
    ) -> Builder<'a> {
        let mut briefing_order: Vec<usize> = (0..documents.len()).collect();
        briefing_order
            .par_sort_unstable_by(|a, b| documents[*a].meta.id.cmp(&documents[*b].meta.id));
        let mut briefing_place = vec![0; documents.len()];
        for (at, document) in briefing_order.iter().enumerate() {
            briefing_place[*document] = at as Ix;
        }
        Builder {
            extractions,
            clusters,
            documents,
            briefing_order,
            briefing_place,
        }
    }

    fn briefings(&self) -> Vec<Briefing> {
        let places = |of: &Named, d: usize, count: usize| {
            distinct((0..count).filter_map(|i| of.place((d, i))))
        };
        let made = self.briefing_order.par_iter().map(|&d| {
            let said = &self.extractions[d];
            let c = self.clusters;
            Briefing {
                id: self.documents[d].meta.id.clone(),
                document: empty(),
                points: CodePoints::new(&self.documents[d].text),
                officials: places(&c.officials, d, said.officials.len()),
                meetings: places(&c.meetings, d, said.meetings.len()),
                issues: places(&c.issues, d, said.issues.len()),
            }
        });
        made.collect()
    }

    fn officials(&self) -> Vec<Official> {
        let named = &self.clusters.officials;
        let numbering = &named.ids;
        let made = numbering.cluster.par_iter().map(|&cluster| {
            let members = &named.clusters.members[cluster];
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
                roles: self.roles(members, &said),
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
        let named = &self.clusters.meetings;
        let numbering = &named.ids;
        let made = numbering.cluster.par_iter().map(|&cluster| {
            let members = &named.clusters.members[cluster];
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
            participants.shrink_to_fit();
            let history = self.history(members, &said);
            // What was last reported is how things stand.
            let status = history.last().map_or(said[0].status, |last| last.status);
            Meeting {
                id: numbering.ids[cluster].clone(),
                label: said[0].label.clone(),
                kind: said[0].kind,
                status,
                participants,
                places: distinct(said.iter().flat_map(|m| m.places.iter().cloned())),
                when: most_telling(&history),
                history,
                part_of: members.iter().zip(&said).find_map(|(&(d, _), m)| {
                    let whole = named.place((d, m.part_of?))?;
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
        let named = &self.clusters.issues;
        let numbering = &named.ids;
        let made = numbering.cluster.par_iter().map(|&cluster| {
            let members = &named.clusters.members[cluster];
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
                category: commonest(said.iter().map(|i| i.category)).unwrap_or(said[0].category),
                stance: commonest(said.iter().map(|i| i.stance)).unwrap_or(said[0].stance),
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
                let place = self.clusters.officials.place((document, *i));
                Party::Official(place.unwrap_or_default())
            }
            extract::Party::Country(code) => Party::Country(code),
            extract::Party::Organization(name) => Party::Organization(name.clone()),
        }
    }

    fn issue_place(&self, document: usize, issue: usize) -> Option<Ix> {
        self.clusters.issues.place((document, issue))
    }

    fn briefings_of(&self, members: &[Item]) -> Vec<Ix> {
        let places = members.iter().map(|(d, _)| self.briefing_place[*d]);
        let mut places: Vec<Ix> = places.collect();
        places.sort_unstable();
        places.dedup();
        places.shrink_to_fit();
        places
    }

    /// The offices of a person over time: the one last reported first, otherwise in the order given.
    fn roles(&self, members: &[Item], said: &[&extract::Official]) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::new();
        for (&(d, _), official) in members.iter().zip(said) {
            let day = self.documents[d].meta.published;
            for role in &official.roles {
                match roles.iter_mut().find(|known| known.is(role)) {
                    Some(known) => known.report(role, day),
                    None => roles.push(Role::new(role, day)),
                }
            }
        }
        roles.sort_by_key(|role| std::cmp::Reverse(role.last_reported));
        roles
    }

    /// What was reported of an encounter, the latest last; reports without a day come before all others.
    fn history(&self, members: &[Item], said: &[&extract::Meeting]) -> Vec<Report> {
        let mut history: Vec<Report> = members
            .iter()
            .zip(said)
            .map(|(&(d, _), meeting)| Report {
                briefing: self.briefing_place[d],
                published: self.documents[d].meta.published,
                status: meeting.status,
                when: meeting.when.clone(),
            })
            .collect();
        history.sort_by_key(|report| (report.published, decided(report.status)));
        history
    }

    /// All evidence of the members, mentions first, otherwise in the order given.
    fn evidence<'b>(
        &self,
        of: impl Iterator<Item = (&'b Item, &'b Vec<extract::Evidence>)> + Clone,
    ) -> Vec<Evidence> {
        // There are millions, and none is added.
        let count = of.clone().map(|(_, evidence)| evidence.len()).sum();
        let mut all: Vec<Evidence> = Vec::with_capacity(count);
        for mentions in [true, false] {
            for (&(d, _), evidence) in of.clone() {
                let wanted = evidence
                    .iter()
                    .filter(|e| (e.field == Field::Mention) == mentions);
                all.extend(wanted.map(|e| quote(self.briefing_place[d], e)));
            }
        }
        all
    }
}

/// Stands in a briefing until its document is moved there.
fn empty() -> Document {
    Document {
        meta: Default::default(),
        text: "".into(),
        tokens: Vec::new(),
        sentences: Vec::new(),
        paragraphs: Vec::new(),
    }
}
