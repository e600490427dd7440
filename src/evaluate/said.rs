//! What the program says of one text, in the shape the comparison needs: names, spans in code points, rules.

use super::compare::{Chars, fold};
use crate::model::{Evidence, Kind, Model, Party};
use crate::vocabulary::{Field, OfficialKind};

/// Of one item's words, so many pieces count; more would be fishing for overlaps.
const SPANS: usize = 5;
/// Likewise of a person's aliases.
const ALIASES: usize = 8;
/// A longer name is none.
const LONGEST_NAME: usize = 120;

/// What the program says of one text, each list in the order of the text.
pub(super) struct Said<'m> {
    /// The text.
    pub(super) text: &'m str,
    /// Everyone.
    pub(super) officials: Vec<Official<'m>>,
    /// Every encounter.
    pub(super) meetings: Vec<Meeting<'m>>,
    /// Every subject.
    pub(super) issues: Vec<Issue<'m>>,
}

pub(super) struct Official<'m> {
    pub(super) name: &'m str,
    /// Name and aliases that stand in the text.
    pub(super) names: Vec<String>,
    pub(super) kind: OfficialKind,
    pub(super) titles: Vec<String>,
    pub(super) organizations: Vec<String>,
    pub(super) country: Option<&'m str>,
    pub(super) spans: Vec<Chars>,
    /// Those of the first piece of evidence.
    pub(super) words: &'m str,
    pub(super) evidence: &'m [Evidence],
}

pub(super) struct Meeting<'m> {
    pub(super) label: &'m str,
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) participants: Vec<Vec<String>>,
    pub(super) places: Vec<String>,
    pub(super) start: String,
    pub(super) end: String,
    /// Index among the meetings here.
    pub(super) part_of: Option<usize>,
    /// Indices among the issues here.
    pub(super) agenda: Vec<usize>,
    pub(super) spans: Vec<Chars>,
    /// Those of the first piece of evidence.
    pub(super) words: &'m str,
    pub(super) evidence: &'m [Evidence],
}

pub(super) struct Issue<'m> {
    pub(super) label: &'m str,
    pub(super) category: &'static str,
    pub(super) stance: &'static str,
    pub(super) raised_by: Vec<Vec<String>>,
    pub(super) raised_with: Vec<Vec<String>>,
    pub(super) spans: Vec<Chars>,
    /// Those of the first piece of evidence.
    pub(super) words: &'m str,
    pub(super) evidence: &'m [Evidence],
}

impl<'m> Said<'m> {
    /// The view of a model of one text.
    pub(super) fn of(model: &'m Model) -> Said<'m> {
        let text = model
            .briefings
            .first()
            .map_or("", |briefing| &briefing.document.text);
        let order = |kind| in_text_order(model, kind);
        let (meetings, issues) = (order(Kind::Meeting), order(Kind::Issue));
        let at = |list: &[usize], ix: u32| list.iter().position(|i| *i == ix as usize);
        Said {
            text,
            officials: order(Kind::Official)
                .into_iter()
                .map(|ix| official(model, ix, text))
                .collect(),
            meetings: meetings
                .iter()
                .map(|&ix| {
                    let m = &model.meetings[ix];
                    let day = |date: Option<crate::text::Date>| {
                        date.map_or(String::new(), |date| date.to_string())
                    };
                    let start = day(m.when.as_ref().and_then(|when| when.start));
                    let end = day(m.when.as_ref().and_then(|when| when.end));
                    Meeting {
                        label: &m.label,
                        kind: m.kind.as_str(),
                        status: m.status.as_str(),
                        participants: m
                            .participants
                            .iter()
                            .map(|p| party_names(model, &p.party))
                            .collect(),
                        places: m.places.iter().map(|place| place.name.clone()).collect(),
                        end: if end.is_empty() { start.clone() } else { end },
                        start,
                        part_of: m.part_of.and_then(|whole| at(&meetings, whole)),
                        agenda: m.agenda.iter().filter_map(|i| at(&issues, *i)).collect(),
                        spans: spans(model, &m.evidence),
                        words: words(model, &m.evidence),
                        evidence: &m.evidence,
                    }
                })
                .collect(),
            issues: issues
                .iter()
                .map(|&ix| {
                    let i = &model.issues[ix];
                    let names = |list: &[Party]| -> Vec<Vec<String>> {
                        list.iter().map(|p| party_names(model, p)).collect()
                    };
                    Issue {
                        label: &i.label,
                        category: i.category.as_str(),
                        stance: i.stance.as_str(),
                        raised_by: names(&i.raised_by),
                        raised_with: names(&i.raised_with),
                        spans: spans(model, &i.evidence),
                        words: words(model, &i.evidence),
                        evidence: &i.evidence,
                    }
                })
                .collect(),
        }
    }
}

fn official<'m>(model: &'m Model, ix: usize, text: &str) -> Official<'m> {
    let official = &model.officials[ix];
    let found = fold(text);
    let stands = |name: &&String| {
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && found.contains(&fold(name))
    };
    Official {
        name: &official.name,
        names: std::iter::once(&official.name)
            .chain(official.aliases.iter().take(ALIASES))
            .filter(stands)
            .cloned()
            .collect(),
        kind: official.kind,
        titles: official.roles.iter().map(|r| r.title.clone()).collect(),
        organizations: official
            .roles
            .iter()
            .filter_map(|role| role.organization.clone())
            .collect(),
        country: official.country,
        spans: spans(model, &official.evidence),
        words: words(model, &official.evidence),
        evidence: &official.evidence,
    }
}

/// What a party is called: a person by any alias too.
fn party_names(model: &Model, party: &Party) -> Vec<String> {
    let mut names = vec![model.party_name(party).to_owned()];
    if let Party::Official(ix) = party {
        let official = &model.officials[*ix as usize];
        if official.kind == OfficialKind::Person {
            names.extend(official.aliases.iter().take(ALIASES).cloned());
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The words of the first piece of evidence.
fn words<'m>(model: &'m Model, evidence: &[Evidence]) -> &'m str {
    evidence.first().map_or("", |first| model.exact(first))
}

/// Where the words stand that name the item itself.
fn spans(model: &Model, evidence: &[Evidence]) -> Vec<Chars> {
    evidence
        .iter()
        .filter(|e| e.field == Field::Mention)
        .take(SPANS)
        .map(|e| model.code_points(e))
        .map(|points| (points.start as usize, points.end as usize))
        .collect()
}

fn in_text_order(model: &Model, kind: Kind) -> Vec<usize> {
    let mut list: Vec<usize> = (0..model.len(kind)).collect();
    list.sort_by_key(|&ix| {
        let first = model.evidence(kind, ix as u32).first();
        (first.is_none(), first.map(|e| (e.briefing, e.span())), ix)
    });
    list
}
