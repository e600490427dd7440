//! The words that report an encounter: verbs ("met", "will travel to"), nouns ("talks", "his trip"), named events.

use std::ops::Range;

use super::arguments::{clause, date, head_parties, oblique, parties_of, places, subjects};
use super::status::{self, Verdict, of_noun, of_verb};
use crate::extract::cast::Cast;
use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::lexicon::{NounClass, VerbClass};
use crate::syntax::Rel;
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// One report of an encounter; several may be of the same one.
#[derive(Debug, Clone)]
pub struct Report {
    /// The verb or noun that reports it.
    pub trigger: usize,
    /// The clause that says it.
    pub clause: Range<usize>,
    /// What kind the words say; none where "meeting" could be any.
    pub kind: Option<MeetingType>,
    /// Planned, held …
    pub verdict: Verdict,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where.
    pub places: Vec<Place>,
    /// When, and in which direction a bare weekday lies.
    pub when: Option<(DatePhrase, Direction)>,
    /// A definite noun without arguments of its own ("the talks"): it means an encounter already told.
    pub reference: bool,
    /// The name of a named event ("Munich Security Conference").
    pub event: Option<String>,
    /// Heads of the summit or visit it takes place beside ("on the margins of …").
    pub beside: Option<usize>,
    /// Told as background: "since their 2019 summit", "the first visit in 12 years".
    pub background: bool,
}

/// All reports of the text, in order.
pub fn reports(r: &Reading, cast: &Cast, dates: &[DatePhrase]) -> Vec<Report> {
    let mut all = Vec::new();
    for s in r.content_sentences() {
        for i in r.sentence_tokens(s) {
            let report = if r.tag(i).is_verb() {
                verbal(r, cast, dates, i)
            } else if r.tag(i).is_noun() {
                nominal(r, cast, dates, i)
            } else {
                None
            };
            all.extend(report);
        }
    }
    all
}

fn verbal(r: &Reading, cast: &Cast, dates: &[DatePhrase], v: usize) -> Option<Report> {
    let frames = r.lexicon.verbs.get(r.lemma(v))?;
    let has = |class: VerbClass| frames.iter().any(|f| f.class == class);
    let object = r.child(v, &[Rel::Obj]);
    if object.is_some_and(|o| encounter_noun(r, o).is_some()) {
        return None; // the noun reports it
    }
    let travels = has(VerbClass::Travel) || has(VerbClass::Arrive);
    let mut participants: Vec<Participant> = Vec::new();
    let mut add = |parties: Vec<Party>, role: ParticipantRole| {
        for party in parties {
            if !participants.iter().any(|p| p.party == party) {
                participants.push(Participant { party, role });
            }
        }
    };
    let passive = r.child(v, &[Rel::AuxPass, Rel::NsubjPass]).is_some();
    let clause = clause(r, v);
    let kind;
    if has(VerbClass::Meet) || has(VerbClass::Talk) || has(VerbClass::Call) {
        let by_phone = by_phone(r, &clause);
        let with = oblique(r, cast, &[v], &["with", "to"]);
        let mut others = if has(VerbClass::Talk) {
            with
        } else {
            let mut o = object
                .map(|o| person_parties(r, cast, o))
                .unwrap_or_default();
            o.extend(with);
            o
        };
        others.dedup();
        let own = subjects(r, cast, v);
        let together = r.children(v).iter().any(|&c| r.lower(c) == "together")
            || object.is_none() && own.len() >= 2;
        if others.is_empty() && !(together && own.len() >= 2) || own.is_empty() && others.is_empty()
        {
            return None;
        }
        if has(VerbClass::Talk) && !by_phone && !r.reads(v + 1, &["with"]) && !has(VerbClass::Meet)
        {
            let talks_to = r.lemma(v) == "speak" && others.len() == 1 && own.len() == 1;
            if !talks_to || r.reads(v + 1, &["to"]) {
                return None;
            }
        }
        add(own, ParticipantRole::Participant);
        add(others, ParticipantRole::Participant);
        let is_call = has(VerbClass::Call) && !has(VerbClass::Meet) || by_phone;
        kind = is_call.then_some(MeetingType::Call);
    } else if has(VerbClass::Host) {
        let guest = if passive {
            r.child(v, &[Rel::NsubjPass])
        } else {
            object
        };
        let guests = guest
            .map(|g| person_parties(r, cast, g))
            .unwrap_or_default();
        let hosts = if passive {
            oblique(r, cast, &[v], &["by"])
        } else {
            subjects(r, cast, v)
        };
        if guests.is_empty()
            || hosts.is_empty()
            || !guests.iter().any(|g| matches!(g, Party::Official(_)))
        {
            return None;
        }
        add(hosts, ParticipantRole::Host);
        add(guests, ParticipantRole::Visitor);
        kind = None;
    } else if travels {
        let visitors = subjects(r, cast, v);
        let mut to = places(
            r,
            cast,
            &(v + 1..clause.end),
            &["to", "in", "at", "for", "visit", "visiting", "through"],
        );
        if to.is_empty() && frames.iter().any(|f| f.preposition.is_none()) {
            to = object
                .map(|o| places_headed(r, cast, o))
                .unwrap_or_default();
        }
        if visitors.is_empty()
            || to.is_empty()
            || !visitors.iter().any(|p| matches!(p, Party::Official(_)))
        {
            return None;
        }
        add(
            visitors
                .into_iter()
                .filter(|p| matches!(p, Party::Official(_)))
                .collect(),
            ParticipantRole::Visitor,
        );
        return Some(finish(
            r,
            dates,
            v,
            clause,
            Some(MeetingType::Visit),
            participants,
            to,
            of_verb(r, v),
        ));
    } else {
        return None;
    }
    let places = places(r, cast, &clause, &["in", "at"]);
    Some(finish(
        r,
        dates,
        v,
        clause,
        kind,
        participants,
        places,
        of_verb(r, v),
    ))
}

/// The parties of an object that is itself somebody: "met the president", not "met the needs of the people".
fn person_parties(r: &Reading, cast: &Cast, object: usize) -> Vec<Party> {
    let direct = r.conjuncts(object).into_iter().any(|c| {
        cast.mention_at(c).is_some() || cast.named_at(c).is_some_and(|n| n.tokens.contains(&c))
    });
    if direct {
        parties_of(r, cast, object)
    } else {
        Vec::new()
    }
}

fn places_headed(r: &Reading, cast: &Cast, head: usize) -> Vec<Place> {
    let range = r.subtree(head);
    let start = range.start;
    places(r, cast, &range, &["visit"])
        .into_iter()
        .chain(
            cast.named_in(&range)
                .filter(|n| {
                    n.is_location() && r.conjuncts(head).iter().any(|c| n.tokens.contains(c))
                })
                .map(|n| Place {
                    name: r.text(&n.tokens).to_string(),
                    country: n.country(),
                }),
        )
        .fold(Vec::new(), |mut out, p| {
            if !out.contains(&p) {
                out.push(p);
            }
            let _ = start;
            out
        })
}

fn by_phone(r: &Reading, clause: &Range<usize>) -> bool {
    clause.clone().any(|i| {
        matches!(
            r.lower(i),
            "phone"
                | "telephone"
                | "videoconference"
                | "teleconference"
                | "video"
                | "virtually"
                | "call"
                | "videolink"
        ) && (i == clause.start
            || matches!(
                r.lower(i - 1),
                "by" | "the" | "via" | "over" | "a" | "secure" | "through"
            ))
            || r.lower(i) == "virtually"
    })
}

/// The encounter that a noun names, from the lexicon.
pub fn encounter_noun(r: &Reading, i: usize) -> Option<Option<MeetingType>> {
    let rows = r
        .lexicon
        .nouns
        .get(r.lemma(i))
        .or_else(|| r.lexicon.nouns.get(r.lower(i)))?;
    rows.iter()
        .find(|n| n.class == NounClass::Encounter)
        .map(|n| n.meeting)
}

fn nominal(r: &Reading, cast: &Cast, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let meeting = encounter_noun(r, n)?;
    if matches!(r.rel(n), Rel::Compound) && !r.capitalized(n) {
        return None; // "meeting room"
    }
    if cast.mention_at(n).is_some() {
        return None;
    }
    let clause = clause(r, n);
    let light = r.head(n).filter(|&v| {
        r.tag(v).is_verb() && matches!(r.rel(n), Rel::Obj | Rel::Obl | Rel::NsubjPass | Rel::Nsubj)
    });
    let subtree = r.subtree(n);
    let mut participants: Vec<Participant> = Vec::new();
    let mut add = |parties: Vec<Party>| {
        for party in parties {
            if !participants.iter().any(|p| p.party == party) {
                participants.push(Participant {
                    party,
                    role: ParticipantRole::Participant,
                });
            }
        }
    };
    // "Blinken's trip", "his visit", "the visit of Governor Newsom"
    for c in r.children_by(n, &[Rel::NmodPoss]) {
        add(parties_of(r, cast, c));
    }
    let is_visit = meeting == Some(MeetingType::Visit);
    let holds = light.is_some_and(|v| {
        matches!(r.rel(n), Rel::Obj) && LIGHT.contains(&r.lemma(v)) || attends(r, v)
    });
    if holds {
        let v = light.unwrap_or(n);
        add(subjects(r, cast, v)
            .into_iter()
            .filter(|p| !is_visit || matches!(p, Party::Official(_)))
            .collect());
        if !is_visit {
            add(oblique(r, cast, &[n, v], &["with", "between", "among"]));
        }
    }
    if is_visit {
        add(oblique(r, cast, &[n], &["of", "by"])
            .into_iter()
            .filter(|p| matches!(p, Party::Official(_)))
            .collect());
    } else {
        add(oblique(r, cast, &[n], &["of", "between", "with", "among"]));
        if !holds {
            if let Some(v) = light.filter(|_| matches!(r.rel(n), Rel::Obl)) {
                // "came for talks with …", "during a meeting with …": the subject takes part
                let joins = r
                    .child(n, &[Rel::Case])
                    .is_some_and(|k| matches!(r.lower(k), "for" | "in" | "during" | "at"));
                if joins && !oblique(r, cast, &[n], &["with"]).is_empty() {
                    add(subjects(r, cast, v));
                }
            }
            if r.rel(n) == Rel::Nmod
                && !oblique(r, cast, &[n], &["with"]).is_empty()
                && participants_len(&participants) < 2
            {
                if let Some(h) = r.head(n) {
                    let up = head_parties(r, cast, h);
                    for party in up {
                        participants.push(Participant {
                            party,
                            role: ParticipantRole::Participant,
                        });
                    }
                }
            }
        }
    }
    let prepositions: &[&str] = if is_visit {
        &["to", "in", "of", "through"]
    } else {
        &["in", "at"]
    };
    let mut where_ = places(r, cast, &(n..subtree.end.max(n + 1)), prepositions);
    if where_.is_empty() && holds {
        where_ = places(
            r,
            cast,
            &clause,
            if is_visit {
                &["to", "in"]
            } else {
                &["in", "at"]
            },
        );
    }
    let event = event_name(r, n);
    let kind = match meeting {
        Some(k) => Some(k),
        None if by_phone(r, &(n.saturating_sub(2)..n + 1))
            || r.reads(n.saturating_sub(1), &["phone"])
            || r.reads(n.saturating_sub(1), &["telephone"]) =>
        {
            Some(MeetingType::Call)
        }
        None => None,
    };
    let kind = if event.is_some() {
        Some(MeetingType::Multilateral)
    } else {
        kind
    };
    let definite = r.children(n).iter().any(|&c| {
        c < n
            && matches!(
                r.lower(c),
                "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its"
            )
    });
    let mut report = finish(
        r,
        dates,
        n,
        clause,
        kind,
        participants,
        where_,
        of_noun(r, n),
    );
    report.reference = definite
        && report.places.is_empty()
        && report.participants.len() < 2
        && event_is_bare(&event);
    report.event = event;
    report.background = is_background(r, n);
    if report.participants.is_empty()
        && report.places.is_empty()
        && report.event.is_none()
        && !report.reference
    {
        return None;
    }
    Some(report)
}

fn participants_len(p: &[Participant]) -> usize {
    p.len()
}

fn event_is_bare(event: &Option<String>) -> bool {
    event.is_none()
}

/// Verbs that only carry the noun: "hold talks".
const LIGHT: &[&str] = &[
    "hold",
    "have",
    "conduct",
    "make",
    "pay",
    "begin",
    "start",
    "open",
    "conclude",
    "finish",
    "end",
    "complete",
    "undertake",
    "schedule",
    "plan",
    "resume",
    "continue",
    "arrange",
    "place",
    "wind",
    "wrap",
    "cancel",
    "postpone",
    "put",
    "call",
    "cut",
    "extend",
    "seek",
    "request",
    "propose",
    "host",
    "chair",
    "lead",
    "convene",
    "co-chair",
    "take",
    "attend",
    "join",
];

fn attends(r: &Reading, v: usize) -> bool {
    r.lexicon.verbs.get(r.lemma(v)).is_some_and(|f| {
        f.iter()
            .any(|f| matches!(f.class, VerbClass::Attend | VerbClass::Convene))
    })
}

/// The capitalised phrase of a named event, if the noun heads one.
fn event_name(r: &Reading, n: usize) -> Option<String> {
    if !r.capitalized(n) || !r.tag(n).is_proper() {
        return None;
    }
    let sentence = r.sentence_around(n);
    let mut start = n;
    while start > sentence.start
        && (r.capitalized(start - 1) && r.tag(start - 1).is_proper()
            || r.tag(start - 1).is_adjective() && r.capitalized(start - 1))
    {
        start -= 1;
    }
    (start < n).then(|| r.text(&(start..n + 1)).to_string())
}

/// "the first visit by a Japanese leader in 12 years", "since their 2019 summit".
fn is_background(r: &Reading, n: usize) -> bool {
    r.child(n, &[Rel::Case])
        .is_some_and(|k| r.lower(k) == "since")
        || r.children(n).iter().any(|&c| {
            matches!(r.lower(c), "previous" | "last")
                || r.word(c).len() == 4 && r.word(c).chars().all(|d| d.is_ascii_digit())
        })
}

fn finish(
    r: &Reading,
    dates: &[DatePhrase],
    trigger: usize,
    clause: Range<usize>,
    kind: Option<MeetingType>,
    participants: Vec<Participant>,
    places: Vec<Place>,
    verdict: Verdict,
) -> Report {
    let direction = match verdict.status {
        Some(Status::Held | Status::Ongoing) => Direction::Past,
        _ => Direction::Future,
    };
    let when = date(dates, &clause, trigger)
        .filter(|d| !d.is_vague() || d.tokens.len() > 1)
        .map(|d| (d.clone(), direction));
    let verdict = with_date(r, verdict, when.as_ref());
    let beside = beside(r, &clause, trigger);
    Report {
        trigger,
        clause,
        kind,
        verdict,
        participants,
        places,
        when,
        reference: false,
        event: None,
        beside,
        background: false,
    }
}

/// A present tense with a date ahead is a plan ("flies to Seoul on Sunday", "is travelling to Oslo next week").
fn with_date(r: &Reading, mut verdict: Verdict, when: Option<&(DatePhrase, Direction)>) -> Verdict {
    if verdict.status != Some(Status::Ongoing) {
        return verdict;
    }
    let Some((date, _)) = when else {
        return verdict;
    };
    let published = r.doc.meta.published;
    if let (Some((start, _)), Some(p)) = (date.resolve(published, Direction::Future), published) {
        if start > p {
            verdict.status = Some(Status::Planned);
            verdict.rule = "status-progressive-future";
        }
    }
    verdict
}

/// The noun after "on the margins of", "on the sidelines of".
fn beside(r: &Reading, clause: &Range<usize>, trigger: usize) -> Option<usize> {
    let m = (trigger..clause.end)
        .find(|&i| matches!(r.lower(i), "margins" | "sidelines" | "fringes" | "margin"))?;
    (m + 1..clause.end).find(|&i| r.tag(i).is_noun() && encounter_noun(r, i).is_some())
}

/// Whether the words of a report deny that anything of the kind took place.
pub fn is_generic(report: &Report) -> bool {
    report.verdict.status.is_none()
}

/// Kept for the callers that need the governing verb's own word on an encounter.
pub fn governed_by_cancellation(r: &Reading, v: usize) -> bool {
    status::cancels(r, v)
}
