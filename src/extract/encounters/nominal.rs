//! Nouns that report an encounter: "talks with X", "the Munich Security Conference"; trips are told in [`super::travel`].

use std::ops::Range;

use super::lists::List;
use super::marks::is_time;
use super::phrases::Scene;
use super::reports::{Report, Sides, Told};
use super::roles::{Role, attaches_to_verb, included_in, opening, relative_subject, role};
use super::senses::{NounSense, by_phone, carries, kind_before, noun_sense};
use super::status::of_noun;
use super::travel::{destination, possessor, visit};
use super::verbal::{one_by_one, passive};
use crate::extract::dates::DatePhrase;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::extract::{Party, Place};
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// What the noun at a token reports.
pub fn report(scene: &Scene, dates: &[DatePhrase], n: usize) -> Vec<Report> {
    let r = scene.r;
    let Some(report) = one(scene, dates, n) else {
        return Vec::new();
    };
    let each = noun_sense(r, n).is_some_and(|s| s.kind == Some(MeetingType::Bilateral))
        || (n.saturating_sub(3)..n)
            .any(|i| matches!(r.lower(i), "separate" | "individual" | "bilateral"));
    let apart = each && r.tag(n) == Tag::NNS;
    if apart && report.participants.len() >= 3 {
        one_by_one(scene, report)
    } else {
        vec![report]
    }
}

fn one(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    if !r.tag(n).is_noun() && r.tag(n) != Tag::JJ && r.tag(n) != Tag::VBG {
        return None;
    }
    let sense = noun_sense(r, n)?;
    if scene.cast.mention_at(n).is_some_and(|m| !m.pronoun) || is_modifier(r, n) {
        return None;
    }
    if let Some(stop) = destination(scene, dates, n) {
        return Some(stop);
    }
    if let Role::After(p, Some(v)) = role(scene, n) {
        // "met X for talks", "received him for a dinner": the verb has told it
        if r.lower(p) == "for" && v < n && tells_meeting(r, v) && !r.capitalized(n) {
            return None;
        }
    }
    let floor = scene.clauses.around(n).start;
    let start = scene.np_start(n, floor).min(sense.tokens.start);
    let event = event_name(r, n, start);
    let is_visit = sense.kind == Some(MeetingType::Visit);
    let next = if n + 1 < r.len() { r.lower(n + 1) } else { "" };
    let to_somebody = next == "to"
        && !scene
            .list_after(n + 2, scene.clauses.around(n).end)
            .is_empty();
    if r.lemma(n) == "call"
        && matches!(next, "for" | "to" | "on")
        && sense.tokens.len() == 1
        && !to_somebody
    {
        return None; // a demand
    }
    if sense
        .tokens
        .clone()
        .any(|i| matches!(r.lower(i), "press" | "news"))
        || n > 0 && matches!(r.lower(n - 1), "press" | "news")
    {
        return None;
    }
    if let Role::Object(v) = role(scene, n) {
        let resumes = matches!(
            r.lemma(v),
            "resume" | "restart" | "begin" | "continue" | "start" | "launch"
        ) && r.tag(v) == Tag::VB;
        if resumes && v > 0 && r.lower(v - 1) == "to" && !with_somebody(scene, n) {
            return None; // what they agreed to begin
        }
    }
    if sense.kind.is_none() && !speaks_of_meeting(r, n, &event) {
        return None;
    }
    let report = if is_visit && !with_somebody(scene, n) {
        visit(scene, dates, n, start)
    } else {
        meeting(scene, dates, n, start, &sense, event.clone())
    }?;
    let definite = (start..n).any(|i| {
        matches!(
            r.lower(i),
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its" | "both"
        )
    }) || is_visit;
    if is_process(r, n)
        && !report.sided
        && report.places.is_empty()
        && report.when.is_none()
        && !matches!(role(scene, n), Role::Object(v) if carries_out(r, v))
    {
        return None;
    }
    let bare = report.places.is_empty()
        && report.participants.len() < 2
        && !report.somebody
        && !report.sided;
    let placed = definite
        && report.participants.is_empty()
        && !report.sided
        && !is_summit(sense.kind)
        && report.when.is_none();
    // "his meetings in China": all of them, none in particular
    let all_of_them = r.tag(n) == Tag::NNS
        && matches!(r.lemma(n), "meeting" | "engagement" | "call")
        && report.participants.len() < 2
        && !report.sided;
    if all_of_them && event.is_none() {
        return None;
    }
    let reference = definite && (bare || placed) && event.is_none();
    let stop = is_visit
        && !report.places.is_empty()
        && (start..n).any(|i| matches!(r.lower(i), "a" | "an" | "another"));
    let occasion = event.is_some() || is_summit(sense.kind) && !report.places.is_empty();
    if report.participants.is_empty() && !(reference || stop || occasion) {
        return None;
    }
    let definite = definite && is_summit(sense.kind) && event.is_none();
    Some(Report {
        reference,
        event,
        definite,
        ..report
    })
}

/// Without the spokesmen, who tell of the meetings of others.
fn principals(scene: &Scene, mut list: List) -> List {
    list.parties.retain(|p| match p {
        Party::Official(o) => !scene.cast.people[*o]
            .titles
            .iter()
            .any(|t| scene.r.lemma(t.head).starts_with("spokes")),
        _ => true,
    });
    list
}

/// Verbs by which a spokesman tells of the meeting of others: "ruled out", "announced".
pub fn speaks_of(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "confirm" | "announce" | "propose" | "suggest" | "describe"
    )
}

/// Nouns of a going-on as much as of an occasion: "negotiations", "dialogue"; alone they tell no encounter.
fn is_process(r: &Reading, n: usize) -> bool {
    matches!(
        r.lemma(n),
        "negotiation"
            | "dialogue"
            | "dialog"
            | "consultation"
            | "engagement"
            | "discussion"
            | "conversation"
            | "exchange"
            | "mission"
            | "debate"
            | "travel"
    ) && (r.tag(n) != Tag::NN || !matches!(r.lemma(n), "conversation"))
}

/// "held", "had", "conducted": the occasion took place.
fn carries_out(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "hold" | "have" | "conduct" | "convene" | "host" | "chair" | "open" | "attend"
    )
}

fn is_summit(kind: Option<MeetingType>) -> bool {
    kind == Some(MeetingType::Multilateral)
}

/// "meeting room", "talks process", "summit declaration": the noun only describes another.
fn is_modifier(r: &Reading, n: usize) -> bool {
    n + 1 < r.len()
        && (r.tag(n + 1).is_noun() && !is_time(r, n + 1) && r.sentence(n) == r.sentence(n + 1))
        || n + 1 < r.len() && r.tag(n + 1) == Tag::POS && r.tag(n) != Tag::NNP
}

/// Nouns that are encounters only in company: "discussions", "conversation" yes; "round", "session", "dinner" need more.
fn speaks_of_meeting(r: &Reading, n: usize, event: &Option<String>) -> bool {
    !matches!(
        r.lemma(n),
        "briefing"
            | "celebration"
            | "ceremony"
            | "hearing"
            | "interview"
            | "commemoration"
            | "assembly"
            | "workshop"
            | "seminar"
            | "press conference"
            | "news conference"
            | "conference"
    ) || event.is_some()
}

fn with_somebody(scene: &Scene, n: usize) -> bool {
    let r = scene.r;
    n + 1 < r.len()
        && r.lower(n + 1) == "with"
        && !scene
            .list_after(n + 2, scene.clauses.around(n).end)
            .is_empty()
}

/// The capitalised phrase of a named event, if the noun heads one.
fn event_name(r: &Reading, n: usize, start: usize) -> Option<String> {
    if !r.capitalized(n) {
        return None;
    }
    let mut first = n;
    while first > start
        && r.capitalized(first - 1)
        && !matches!(r.tag(first - 1), Tag::DT | Tag::PrpPoss | Tag::PRP)
    {
        first -= 1;
    }
    let end = if n + 1 < r.len() && r.tag(n + 1) == Tag::CD && r.sentence(n) == r.sentence(n + 1) {
        n + 2
    } else {
        n + 1
    };
    (first < n || end > n + 1).then(|| r.text(&(first..end)).to_string())
}

/// An encounter: its sides follow "with", "between", "of"; or they carry it as a subject, or stand before it.
fn meeting(
    scene: &Scene,
    dates: &[DatePhrase],
    n: usize,
    start: usize,
    sense: &NounSense,
    event: Option<String>,
) -> Option<Report> {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    let role = role(scene, n);
    let mut sides = Sides::default();
    sides.add(&possessor(scene, n), ParticipantRole::Participant);
    sides.add(&named_before(scene, start..n), ParticipantRole::Participant);
    let with = scene.after_preposition(n + 1, end, &["with", "between", "among"]);
    let of = (n + 1 < end && matches!(r.lower(n + 1), "of" | "by"))
        .then(|| scene.list_after(n + 2, end))
        .filter(|l| !l.is_empty());
    let together = with
        .as_ref()
        .is_some_and(|w| w.parties.len() + usize::from(w.somebody) >= 2)
        && n + 1 < end
        && (n + 1..end.min(n + 6)).any(|i| matches!(r.lower(i), "between" | "among"));
    match role {
        Role::Object(v)
            if (carries(r, v) || r.lemma(v) == "host")
                && !together
                && !passive(r, v)
                && !speaks_of(r, v) =>
        {
            let own = principals(scene, scene.subject(v));
            let cancels = super::status::cancels(r, v) && with.is_some() && of.is_none();
            if !cancels || own.parties.iter().any(|p| matches!(p, Party::Official(_))) {
                sides.add(&own, ParticipantRole::Participant);
            }
        }
        Role::Object(v) if with.is_some() && !together && travels_or_meets(r, v) => {
            sides.add(&scene.subject(v), ParticipantRole::Participant)
        }
        Role::After(p, Some(v)) => {
            let joins = attaches_to_verb(scene, p)
                && matches!(
                    r.lower(p),
                    "for"
                        | "in"
                        | "during"
                        | "at"
                        | "after"
                        | "before"
                        | "following"
                        | "to"
                        | "on"
                        | "of"
                        | "from"
                        | "as"
                        | "through"
                );
            let own = scene.subject(v);
            let attends = matches!(r.lower(p), "at" | "to" | "for" | "in" | "during" | "from")
                && (event.is_some()
                    || of.is_some()
                    || sense.kind == Some(MeetingType::Multilateral))
                && (r.lemma(n) == "talk"
                    || r.lemma(n) == "talks"
                    || !own.parties.iter().any(|p| matches!(p, Party::Country(_))));
            let among_them = own.parties.len() >= 2
                && matches!(r.lower(p), "in" | "during" | "at" | "from" | "after")
                && sense.kind != Some(MeetingType::Multilateral);
            if joins && !together && (with.is_some() || attends || among_them) {
                sides.add(&own, ParticipantRole::Participant);
            }
        }
        Role::Subject(v) if with.is_none() => {
            // "the talks were attended by X", "the meeting was hosted by Y"
            if let Some(by) = scene
                .after_preposition(v + 1, end, &["by"])
                .filter(|_| r.tag(v) == Tag::VBD || r.tag(v) == Tag::VBZ)
            {
                sides.add(&by, ParticipantRole::Participant);
            }
        }
        _ => {}
    }
    if sense.kind == Some(MeetingType::Call) {
        for preposition in ["from", "to"] {
            if let Some(list) = scene.after_preposition(n + 1, end, &[preposition]) {
                sides.add(&list, ParticipantRole::Participant);
            }
        }
    }
    if with.is_none() && of.is_none() && !matches!(role, Role::Object(_)) {
        sides.add(&relative_subject(scene, n), ParticipantRole::Participant);
    }
    let trip = included_in(scene, n, role);
    if let Some(t) = trip {
        sides.add_people(&possessor(scene, t), ParticipantRole::Participant);
    }
    if let (Role::After(p, Some(v)), None) = (role, &with) {
        // "had discussed it with Y during a call", "told Z in a call"
        if matches!(r.lower(p), "during" | "in" | "by")
            && v < n
            && sense.kind != Some(MeetingType::Multilateral)
            && !definite_before(r, start, n)
        {
            let addressed = scene
                .after_preposition(v + 1, p, &["with", "to"])
                .unwrap_or_else(|| scene.list_after(v + 1, p));
            if addressed
                .parties
                .iter()
                .any(|q| matches!(q, Party::Official(_)))
            {
                sides.add(&scene.subject(v), ParticipantRole::Participant);
                sides.add(&addressed, ParticipantRole::Participant);
            }
        }
    }
    for list in with.iter().chain(&of) {
        sides.add(list, ParticipantRole::Participant);
    }
    if let Role::Object(v) = role
        && with.is_none()
        && carries(r, v)
        && let Some(list) = scene.after_preposition(v + 1, end, &["with"])
    {
        sides.add(&list, ParticipantRole::Participant);
    }
    let sided = with.is_some() || of.is_some();
    let kind = kind_of(
        scene,
        n,
        start..n,
        sense,
        &sides,
        event.is_some(),
        with.is_some(),
    );
    let mut places = place_of(scene, n, start, end, role);
    if kind == Some(MeetingType::Call) {
        places.clear();
    }
    let mut report = Told {
        trigger: n,
        kind,
        verdict: of_noun(scene, n, role),
        sides,
        places,
    }
    .finish(scene, dates);
    report.sided = sided;
    report.beside = trip.or(report.beside);
    if let Role::After(p, Some(v)) = role
        && matches!(r.lower(p), "for" | "to")
        && v < n
    {
        report.purpose_of = Some(v);
    }
    Some(report)
}

fn definite_before(r: &Reading, start: usize, n: usize) -> bool {
    (start..n).any(|i| matches!(r.lower(i), "the" | "this" | "that" | "their" | "these"))
}

fn tells_meeting(r: &Reading, v: usize) -> bool {
    super::senses::verb_senses(r, v)
        .iter()
        .any(|s| matches!(s.class, VerbClass::Meet | VerbClass::Host))
        && !matches!(r.lemma(v), "join" | "gather" | "call" | "see")
}

fn travels_or_meets(r: &Reading, v: usize) -> bool {
    r.lexicon.verbs.get(r.lemma(v)).is_some_and(|f| {
        f.iter().any(|f| {
            matches!(
                f.class,
                VerbClass::Travel | VerbClass::Arrive | VerbClass::Host | VerbClass::Meet
            )
        })
    })
}

fn kind_of(
    scene: &Scene,
    n: usize,
    premodifiers: Range<usize>,
    sense: &NounSense,
    sides: &Sides,
    event: bool,
    sided: bool,
) -> Option<MeetingType> {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    if let Some(kind) = kind_before(r, premodifiers.start..sense.tokens.end) {
        return Some(kind);
    }
    if by_phone(r, n + 1..end) {
        return Some(MeetingType::Call);
    }
    match sense.kind {
        Some(MeetingType::Visit) | None if event => Some(MeetingType::Multilateral),
        Some(MeetingType::Visit) => Some(MeetingType::Bilateral),
        Some(MeetingType::Multilateral)
            if sided
                && !event
                && matches!(r.lemma(n), "summit" | "conference")
                && sides.participants.len() == 2 =>
        {
            None
        }
        kind => kind,
    }
}

fn place_of(scene: &Scene, n: usize, start: usize, end: usize, role: Role) -> Vec<Place> {
    let r = scene.r;
    let mut places = scene.places(n + 1..end, n, &["in", "at"]);
    if places.is_empty() {
        places = scene.place_before(start..n);
        places.retain(|p| {
            r.lexicon.places.get(&p.name).is_none_or(|rows| {
                rows.iter().any(|row| {
                    !matches!(
                        row.kind,
                        crate::lexicon::PlaceKind::Country
                            | crate::lexicon::PlaceKind::Demonym
                            | crate::lexicon::PlaceKind::Region
                    )
                })
            })
        });
    }
    let clause = scene.clauses.around(n);
    if places.is_empty() {
        let verb = match role {
            Role::Object(v) => Some(v),
            Role::After(_, v) => v,
            _ => None,
        };
        if let Some(v) = verb.filter(|&v| v < n) {
            places = scene.places(v + 1..start, v, &["in", "at", "to"]);
            if places.is_empty()
                && matches!(role, Role::Object(_))
                && matches!(r.lower(opening(r, clause.start)), "in" | "at")
            {
                places = scene.places(clause.start..v, v, &["in", "at"]);
            }
        }
    }
    if let Some(clause) = scene.follow_up(n).filter(|_| places.is_empty()) {
        places = scene.places(clause.clone(), clause.start, &["in", "at"]);
    }
    if places.is_empty() {
        let there = (n + 1..end)
            .find(|&i| r.lower(i) == "there" && r.tag(i) != Tag::EX && scene.clauses.same(i, n));
        let where_ = scene.clauses.opener(n).filter(|&o| r.lower(o) == "where");
        places.extend(there.or(where_).and_then(|t| scene.place_named_before(t)));
    }
    places
}

/// Sides that stand before the noun: "the G7 summit", "U.S.-Russia talks", "Israeli-Palestinian negotiations".
fn named_before(scene: &Scene, premodifiers: Range<usize>) -> List {
    let r = scene.r;
    let mut list = List {
        edge: premodifiers.start,
        ..List::default()
    };
    let mut i = premodifiers.start;
    while i < premodifiers.end {
        let mut add = |party: Party| {
            if !list.parties.contains(&party) {
                list.parties.push(party);
            }
        };
        if let Some(named) = scene.cast.named_at(i) {
            match &named.what {
                What::Body { organization } if r.tag(named.tokens.end) != Tag::POS => {
                    add(Party::Organization(organization.name.to_string()))
                }
                // "U.S.-Chile talks"
                What::Place {
                    country: Some(code),
                    ..
                } if i > 0 && matches!(r.lower(i - 1), "-" | "–")
                    || matches!(r.lower(named.tokens.end), "-" | "–") =>
                {
                    add(Party::Country(code))
                }
                _ => {}
            }
            i = named.tokens.end.max(i + 1);
            continue;
        }
        if r.word(i).contains(['-', '–']) {
            let parts: Vec<&str> = r.word(i).split(['-', '–']).collect();
            let codes: Vec<_> = parts
                .iter()
                .filter_map(|w| {
                    r.lexicon
                        .places
                        .get(w)
                        .and_then(|rows| rows.first())
                        .and_then(|p| p.country)
                })
                .collect();
            if codes.len() == parts.len() && codes.len() >= 2 {
                codes.into_iter().for_each(|c| add(Party::Country(c)));
            }
        }
        i += 1;
    }
    list
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn tells_nothing() {
        check(&[
            ("The meeting room was empty.", &[]),
            ("President Ana Silva renewed her call for a ceasefire.", &[]),
            ("The talks process has stalled.", &[]),
            ("President Ana Silva held a press conference.", &[]),
            ("President Ana Silva dropped out of the debate.", &[]),
            ("A spokesman announced a visit.", &[]),
        ]);
    }

    #[test]
    fn talks_and_summits() {
        check(&[
            (
                "President Ana Silva held talks with Prime Minister Jan Novak in Lima on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "President Ana Silva had a telephone conversation with Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva had a phone call on May 14 with Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-14"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak held a working dinner in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "Talks between Norway and Chile will begin in Geneva on 3 June.",
                &["bilateral | planned | Norway; Chile | Geneva | 2024-06-03"],
            ),
            (
                "U.S.-Chile talks opened in Lima on Tuesday.",
                &["bilateral | held | United States; Chile | Lima | 2024-05-14"],
            ),
            (
                "President Ana Silva attended the G7 summit in Hiroshima.",
                &["multilateral | held | G7; Ana Silva | Hiroshima"],
            ),
            (
                "Foreign Minister Jan Novak will attend the Munich Security Conference on Friday.",
                &["multilateral | planned | Munich Security Conference; Jan Novak | 2024-05-17"],
            ),
            (
                "President Ana Silva flew to Oslo for talks with Prime Minister Jan Novak.",
                &[
                    "visit | held | Ana Silva | Oslo",
                    "bilateral | held | Ana Silva; Jan Novak | Oslo | in 1",
                ],
            ),
            (
                "After a meeting with Prime Minister Jan Novak in Rome, President Ana Silva spoke to reporters.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "During a call with Prime Minister Jan Novak, President Ana Silva raised trade.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak met in Bali on the margins of the G20 summit.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Bali | in 2",
                    "multilateral | held | G20 | Bali",
                ],
            ),
            (
                "President Ana Silva will have bilaterals with Prime Minister Jan Novak and Foreign Minister Eva Kiss in Rome.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Rome",
                    "bilateral | planned | Ana Silva; Eva Kiss | Rome",
                ],
            ),
        ]);
    }
}
