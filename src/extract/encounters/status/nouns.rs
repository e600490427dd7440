//! What is said of the encounter that a noun names, by what stands before it, hangs on it and governs it.

use std::ops::Range;

use super::Verdict;
use super::offers::of_request;
use super::predicate::of_predicate;
use super::refusals::cancels;
use super::verbs::{group_start, negated, of_verb};
use crate::extract::encounters::clauses::is_finite;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::roles::{Role, prepared_by};
use crate::extract::reading::Reading;
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// What is said of the encounter that a noun names ("talks", "his trip").
pub fn of_noun(scene: &Scene, noun: usize, role: Role) -> Verdict {
    let r = scene.r;
    let here = noun..noun + 1;
    let clause = scene.clauses.around(noun);
    let start = scene.np_start(noun, clause.start);
    let said = of_adjective(r, start..noun)
        .or_else(|| of_participle(scene, noun, clause.end))
        .or_else(|| of_follow_up(scene, noun));
    if let Some(v) = said {
        let open = matches!(v.status, Some(Status::Planned | Status::Unconfirmed));
        let back = taken_back(scene, noun, role, clause.end);
        return back.filter(|_| open).unwrap_or(v);
    }
    // "the dinner she had prepared with X never took place": what is said of it stands after
    if let (Role::Subject(_) | Role::Alone, Some((_, stop))) = (role, prepared_by(scene, noun)) {
        let end = r.sentence_around(noun).end;
        let finite = (stop..end.min(stop + 12)).find(|&i| is_finite(r, i));
        if let Some(v) = finite {
            return of_predicate(scene, noun, v, end);
        }
    }
    match role {
        Role::Object(v) => {
            if let Some(off) = called_off(r, v) {
                return off;
            }
            if let Some(open) = opens(r, v).or_else(|| unsaid(r, v)) {
                return open;
            }
            if let Some(planned) = on_programme(r, v) {
                return planned;
            }
            if let Some(d) = (start..noun).find(|&i| matches!(r.lower(i), "no" | "any")) {
                let mut verdict = of_verb(r, v);
                verdict.status = Some(Status::Unconfirmed);
                verdict.words = d..d + 1;
                verdict.rule = "status-no-meeting";
                return verdict;
            }
            if matches!(
                r.lemma(v),
                "plan"
                    | "schedule"
                    | "arrange"
                    | "announce"
                    | "prepare"
                    | "expect"
                    | "pencil"
                    | "await"
                    | "reschedule"
            ) {
                return Verdict::new(Status::Planned, group_start(r, v)..v + 1, "status-plan");
            }
            let mut verdict = of_verb(r, v);
            // "will wrap up her tour" says little of whether the tour has begun
            if matches!(
                r.lemma(v),
                "wrap"
                    | "wind"
                    | "conclude"
                    | "end"
                    | "finish"
                    | "complete"
                    | "continue"
                    | "extend"
                    | "cut"
            ) {
                verdict.explicit = verdict.status != Some(Status::Planned);
            }
            verdict
        }
        Role::Subject(v) => of_predicate(scene, noun, v, clause.end),
        Role::After(p, Some(v)) if leaves(r, v, p) => cancelled(v),
        // "invited X to the summit"
        Role::After(p, Some(v))
            if v < p && r.lemma(v) == "invite" && matches!(r.lower(p), "to" | "for") =>
        {
            of_request(r, p, v).unwrap_or_else(|| of_verb(r, v))
        }
        // "turned down an invitation to talks"
        Role::After(p, Some(v))
            if v < p
                && cancels(r, v)
                && p > 0
                && matches!(
                    r.lemma(p - 1),
                    "invitation" | "offer" | "proposal" | "summons"
                ) =>
        {
            Verdict::new(Status::Cancelled, v..v + 1, "status-refused")
        }
        // "nothing had been fixed for a meeting"
        Role::After(p, Some(v)) if r.lower(p) == "for" && unsaid(r, v).is_some() => {
            Verdict::open(v..v + 1, "status-not-confirmed")
        }
        Role::After(p, governor)
            if p > clause.start
                && r.lower(p) == "for"
                && matches!(r.lemma(p - 1), "plan" | "arrangement") =>
        {
            of_plan(r, p - 1, clause.start, governor)
        }
        // "talk of a meeting", "the prospect of a summit"
        Role::After(p, _) if p > 0 && is_rumour(r, p - 1) => {
            Verdict::new(Status::Unconfirmed, p - 1..p, "status-rumour")
        }
        Role::After(p, Some(v))
            if r.lower(p) == "in" && matches!(r.lower(v), "is" | "are") && v + 1 == p =>
        {
            Verdict::now(v..v + 1)
        }
        // "is open to a meeting", "is ready for talks"
        Role::After(p, _)
            if p > 0
                && matches!(r.lower(p), "to" | "for")
                && matches!(
                    r.lower(p - 1),
                    "open" | "ready" | "willing" | "amenable" | "agreeable" | "eager" | "keen"
                ) =>
        {
            Verdict::open(p - 1..p, "status-doubt")
        }
        Role::After(p, v) => match r.lower(p) {
            "after" | "following" | "since" => Verdict::new(Status::Held, p..p + 1, "status-after"),
            "before" | "ahead"
                if v.is_none_or(|v| {
                    !matches!(of_verb(r, v).status, Some(Status::Held)) || r.lower(p) == "ahead"
                }) =>
            {
                Verdict::new(Status::Planned, p..p + 1, "status-before")
            }
            "of" if p > 0 && r.lower(p - 1) == "ahead" => {
                Verdict::new(Status::Planned, p - 1..p + 1, "status-before")
            }
            "on" if v.is_some_and(|v| {
                matches!(r.lower(v), "is" | "are" | "'s") && r.lemma(v) == "be"
            }) =>
            {
                Verdict::new(Status::Ongoing, p..p + 1, "status-present-stay")
            }
            _ => match v {
                Some(v) => {
                    let mut verdict = of_verb(r, v);
                    verdict.explicit =
                        verdict.explicit && matches!(r.lower(p), "for" | "to" | "on");
                    verdict
                }
                None => Verdict::weak(Status::Held, here, "status-default"),
            },
        },
        Role::Alone => Verdict::weak(Status::Held, here, "status-default"),
    }
}

/// "called off the visit planned for May", "a planned visit fell through": whatever the plan was, the verb takes it back.
fn taken_back(scene: &Scene, noun: usize, role: Role, end: usize) -> Option<Verdict> {
    let r = scene.r;
    match role {
        Role::Object(v) => called_off(r, v).filter(|_| !negated(r, v)),
        Role::After(p, Some(v)) if leaves(r, v, p) => Some(cancelled(v)),
        Role::Subject(v) => Some(of_predicate(scene, noun, v, end)).filter(|predicate| {
            matches!(
                predicate.status,
                Some(Status::Cancelled | Status::Unconfirmed)
            )
        }),
        _ => None,
    }
}

/// "cancelled the talks"; "did not cancel the talks" as its verb has it.
fn called_off(r: &Reading, v: usize) -> Option<Verdict> {
    cancels(r, v).then(|| {
        if negated(r, v) {
            of_verb(r, v)
        } else {
            cancelled(v)
        }
    })
}

/// "there are no plans for a meeting", "shelved plans for a summit", "there are plans for a visit".
fn of_plan(r: &Reading, plan: usize, floor: usize, governor: Option<usize>) -> Verdict {
    let none = (plan.saturating_sub(2).max(floor)..plan)
        .any(|i| matches!(r.lower(i), "no" | "any" | "without"));
    if none {
        return Verdict::new(Status::Cancelled, plan..plan + 1, "status-no-plan");
    }
    governor
        .filter(|&v| cancels(r, v) && !negated(r, v))
        .map_or_else(
            || Verdict::new(Status::Planned, plan..plan + 1, "status-plan"),
            cancelled,
        )
}

fn cancelled(v: usize) -> Verdict {
    Verdict::new(Status::Cancelled, v..v + 1, "status-cancelled")
}

/// "pulled out of the summit", "stayed away from the talks"
fn leaves(r: &Reading, v: usize, preposition: usize) -> bool {
    v < preposition && cancels(r, v) && matches!(r.lower(preposition), "of" | "from")
}

/// "His programme includes a call on X": what stands on a list of what is to come.
fn on_programme(r: &Reading, v: usize) -> Option<Verdict> {
    let present = matches!(r.tag(v), Tag::VBZ | Tag::VBP);
    let programme = programme_of(r, v).filter(|_| present)?;
    Some(Verdict::new(
        Status::Planned,
        programme..v + 1,
        "status-plan",
    ))
}

/// The programme, agenda or diary that is the subject of "includes".
pub fn programme_of(r: &Reading, v: usize) -> Option<usize> {
    let lists = matches!(r.lemma(v), "include" | "feature" | "foresee");
    let start = r.sentence_around(v).start.max(v.saturating_sub(6));
    (start..v).rev().filter(|_| lists).find(|&i| {
        matches!(
            r.lemma(i),
            "programme" | "program" | "itinerary" | "schedule" | "agenda" | "diary"
        )
    })
}

/// "a meeting of ministers, which could take place in Busan": what the clause on the noun says of the occasion.
pub fn of_follow_up(scene: &Scene, noun: usize) -> Option<Verdict> {
    let r = scene.r;
    let clause = scene.follow_up(noun)?;
    if clause.start + 1 < clause.end && r.lower(clause.start + 1) == "will" {
        return Some(Verdict::new(
            Status::Planned,
            clause.start + 1..clause.start + 2,
            "status-future",
        ));
    }
    let mut happens = clause.filter(|&i| {
        r.tag(i).is_verb()
            && (matches!(
                r.lemma(i),
                "begin" | "open" | "start" | "convene" | "gather" | "meet" | "occur" | "happen"
            ) || r.lemma(i) == "hold" && r.tag(i) == Tag::VBN
                || r.lemma(i) == "take" && i + 1 < r.len() && r.lower(i + 1) == "place")
    });
    happens.next_back().map(|v| of_verb(r, v))
}

/// "upcoming", "possible", "recent", "cancelled" before the noun.
pub fn of_adjective(r: &Reading, premodifiers: Range<usize>) -> Option<Verdict> {
    premodifiers.rev().find_map(|i| {
        let status = match r.lower(i) {
            "upcoming" | "forthcoming" | "planned" | "scheduled" | "coming" | "next" | "future" => {
                Status::Planned
            }
            "possible" | "potential" | "proposed" | "rumored" | "rumoured" | "hypothetical" => {
                Status::Unconfirmed
            }
            "recent" | "previous" | "earlier" | "past" | "last" | "concluded" => Status::Held,
            "ongoing" | "current" | "continuing" => Status::Ongoing,
            "cancelled" | "canceled" | "postponed" | "aborted" => Status::Cancelled,
            _ => return None,
        };
        Some(Verdict::new(status, i..i + 1, "status-adjective"))
    })
}

/// Participles and clauses on the noun: "planned for May", "held in Oslo", "to be held", "which were to have been held".
pub fn of_participle(scene: &Scene, noun: usize, end: usize) -> Option<Verdict> {
    let r = scene.r;
    let next = (noun + 1..end.min(noun + 14))
        .find(|&i| r.tag(i).is_verb() || matches!(r.lower(i), "due" | ","))?;
    if !scene.clauses.same(next, noun) || r.lower(next) == "," {
        let opener = (noun + 1..end.min(noun + 24))
            .find(|&i| matches!(r.lower(i), "which" | "that") && !scene.clauses.same(i, noun))?;
        let group: Vec<&str> = (opener + 1..end.min(opener + 7))
            .map(|i| r.lower(i))
            .collect();
        if group.starts_with(&["were", "to", "have"]) || group.starts_with(&["was", "to", "have"]) {
            return Some(Verdict::new(
                Status::Cancelled,
                opener + 1..opener + 4,
                "status-was-to-have-been",
            ));
        }
        return None;
    }
    if r.tag(next) == Tag::VB && next > 0 && r.lower(next - 1) == "to" && r.lemma(next) == "be" {
        return Some(Verdict::new(
            Status::Planned,
            next - 1..next + 2.min(end - next),
            "status-participle-plan",
        ));
    }
    if !matches!(r.tag(next), Tag::VBN | Tag::JJ | Tag::VBD)
        || next > 0 && r.lemma(next - 1) == "be"
    {
        return None;
    }
    // "talks expected to be dominated by trade": it is not the talks that are expected
    let of_course = r.lemma(next) == "expect"
        && next + 1 < end
        && r.lower(next + 1) == "to"
        && !(next + 2..end.min(next + 5)).any(|i| {
            matches!(
                r.lemma(i),
                "take" | "hold" | "begin" | "open" | "start" | "last"
            )
        });
    if of_course {
        return None;
    }
    match r.lemma(next) {
        "plan" | "schedule" | "slate" | "expect" | "set" | "due" | "pencil"
            if r.tag(next) != Tag::VBD || next == noun + 1 =>
        {
            Some(Verdict::new(
                Status::Planned,
                next..next + 1,
                "status-participle-plan",
            ))
        }
        "hold" | "conclude" | "convene" | "host" if r.tag(next) == Tag::VBN => Some(Verdict::new(
            Status::Held,
            next..next + 1,
            "status-participle-past",
        )),
        _ => None,
    }
}

/// "neither side would confirm", "has yet to announce", "nothing had been fixed": left open by those who would know.
fn unsaid(r: &Reading, v: usize) -> Option<Verdict> {
    let says = matches!(
        r.lemma(v),
        "confirm" | "announce" | "fix" | "arrange" | "agree" | "decide" | "schedule" | "set"
    );
    let start = group_start(r, v);
    let floor = r.sentence_around(v).start;
    let nobody = (start.saturating_sub(3).max(floor)..start)
        .any(|i| matches!(r.lower(i), "neither" | "nothing" | "nobody" | "none" | "no"));
    let yet = (start.max(floor)..v).any(|i| r.lower(i) == "yet");
    (says && (nobody || yet || negated(r, v)))
        .then(|| Verdict::open(v..v + 1, "status-not-confirmed"))
}

/// "talk", "rumours", "prospect", "possibility": what is only talked of.
fn is_rumour(r: &Reading, i: usize) -> bool {
    r.tag(i).is_noun()
        && matches!(
            r.lemma(i),
            "talk"
                | "rumour"
                | "rumor"
                | "speculation"
                | "prospect"
                | "possibility"
                | "idea"
                | "hope"
                | "chance"
                | "suggestion"
                | "proposal"
                | "request"
        )
        && r.lower(i) != "talks"
}

/// Verbs whose object is left open: "is seeking talks", "proposed a summit", "denied".
pub fn opens(r: &Reading, v: usize) -> Option<Verdict> {
    matches!(
        r.lemma(v),
        "seek"
            | "request"
            | "propose"
            | "suggest"
            | "consider"
            | "weigh"
            | "mull"
            | "discuss"
            | "offer"
            | "want"
            | "demand"
            | "urge"
            | "forecast"
            | "predict"
            | "beg"
            | "float"
            | "explore"
            | "accept"
    )
    .then(|| Verdict::new(Status::Unconfirmed, v..v + 1, "status-doubt"))
}
