//! How the noun of an encounter stands in its clause, and who comes with it by that.

use super::clauses::is_finite;
use super::lists::List;
use super::marks::is_time;
use super::phrases::Scene;
use super::senses::{carries, noun_sense, verb_senses};
use super::status::cancels;
use super::verbal::passive;
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::MeetingType;

/// How a noun stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The object of a verb: "held talks".
    Object(usize),
    /// After a preposition; the verb the phrase goes with: "arrived on a visit", "said during a call".
    After(usize, Option<usize>),
    /// Before its verb: "the talks took place".
    Subject(usize),
    /// None of these.
    Alone,
}

/// How a noun stands in its clause, read along the words before it.
pub fn role(scene: &Scene, n: usize) -> Role {
    let r = scene.r;
    let floor = scene.clauses.around(n).start;
    let mut head = n;
    for _ in 0..3 {
        let start = scene.np_start(head, floor);
        let Some(before) = scene.clauses.before(start).filter(|&b| b >= floor) else {
            break;
        };
        let mut before = before;
        while before > floor
            && matches!(r.tag(before), Tag::RB | Tag::RP)
            && scene.clauses.same(before, n)
        {
            before -= 1;
        }
        // "ruled out a meeting", "is considering a visit": a particle, a participle that the tagger takes for prepositions
        if before > floor
            && matches!(r.lower(before), "out" | "off" | "up" | "on" | "through")
            && r.tag(before - 1).is_verb()
            && cancels(r, before - 1)
        {
            return Role::Object(before - 1);
        }
        if before > floor
            && r.tag(before) == Tag::IN
            && r.lower(before).ends_with("ing")
            && r.lemma(before - 1) == "be"
        {
            return Role::Object(before);
        }
        // "Following talks with X, she met Y": a preposition by its place
        let following = r.lower(before) == "following"
            && (before == floor || matches!(r.tag(before - 1), Tag::Comma));
        if r.tag(before).is_verb() && !following {
            return Role::Object(before);
        }
        if following || r.tag(before) == Tag::IN || r.tag(before) == Tag::TO {
            // "two days of talks", "a round of talks": the noun before takes its place
            if r.lower(before) == "of"
                && before > floor
                && measures(r, before - 1)
                && noun_sense(r, before - 1).is_none_or(|s| s.kind.is_none())
            {
                head = before - 1;
                continue;
            }
            let verb = (floor..before)
                .rev()
                .find(|&t| scene.clauses.same(t, n) && r.tag(t).is_verb());
            let verb = verb.or_else(|| {
                (n..scene.clauses.around(n).end).find(|&t| {
                    scene.clauses.same(t, n)
                        && r.tag(t).is_verb()
                        && (is_finite(r, t) || r.tag(t) == Tag::VBG && t > n + 1)
                })
            });
            return Role::After(before, verb);
        }
        if matches!(r.tag(before), Tag::CC | Tag::Comma) {
            // "talks and a dinner", "talks with X and a dinner with Y": as the first of the two
            if let Some(t) = (floor..before)
                .rev()
                .take_while(|&t| !r.tag(t).is_verb() && scene.clauses.same(t, n))
                .find(|&t| noun_sense(r, t).is_some())
            {
                head = t;
                continue;
            }
        }
        break;
    }
    let after = (n + 1..scene.clauses.around(n).end).find(|&t| {
        scene.clauses.same(t, n) && (is_finite(r, t) || r.lemma(t) == "be" && r.tag(t).is_verb())
    });
    after.map_or(Role::Alone, Role::Subject)
}

/// The journey or stay that an infinitive gives the purpose of: "flew to Rome to see X", "is in Oslo to settle it".
pub fn purpose_of(scene: &Scene, v: usize) -> Option<usize> {
    let r = scene.r;
    // "to see", "to be received"
    let clause = scene.clauses.around(v);
    let to = (v.saturating_sub(2).max(clause.start)..v).find(|&i| r.lower(i) == "to")?;
    if !(to + 1 == v && r.tag(v) == Tag::VB || r.lemma(to + 1) == "be" && r.tag(v) == Tag::VBN) {
        return None;
    }
    let goes = (clause.start..to)
        .rev()
        .find(|&i| scene.clauses.same(i, v) && r.tag(i).is_verb())?;
    let travels = verb_senses(r, goes)
        .iter()
        .any(|s| matches!(s.class, VerbClass::Travel | VerbClass::Arrive));
    let stays = r.lemma(goes) == "be"
        && goes + 1 < to
        && (goes + 1..to).any(|i| matches!(r.lower(i), "in" | "at" | "here"));
    (travels || stays).then_some(goes)
}

/// "two days of talks", "a round of talks": nouns that only measure or place the one after "of".
pub fn measures(r: &Reading, i: usize) -> bool {
    is_time(r, i)
        || matches!(
            r.lemma(i),
            "day"
                | "hour"
                | "week"
                | "round"
                | "series"
                | "number"
                | "pair"
                | "set"
                | "couple"
                | "leg"
                | "start"
                | "end"
                | "eve"
                | "margin"
                | "sideline"
                | "part"
                | "course"
                | "string"
                | "flurry"
                | "session"
                | "month"
                | "year"
                | "stage"
                | "framework"
                | "beginning"
                | "conclusion"
                | "opening"
                | "close"
        )
}

/// Whether a prepositional phrase goes with the verb: "raised it in talks", not "involvement in talks".
pub fn attaches_to_verb(scene: &Scene, p: usize) -> bool {
    let r = scene.r;
    if matches!(
        r.lower(p),
        "during" | "at" | "after" | "before" | "following" | "to"
    ) || p == 0
    {
        return true;
    }
    let before = p - 1;
    !r.tag(before).is_noun()
        || is_time(r, before)
        || scene.cast.mention_at(before).is_some()
        || scene.cast.named_at(before).is_some()
        || matches!(
            r.lower(before),
            "part" | "visit" | "trip" | "stop" | "day" | "days" | "talks"
        )
        || super::marks::is_people_noun(r, before)
}

/// The first word of a clause, marks passed over.
pub fn opening(r: &Reading, start: usize) -> usize {
    (start..r.len())
        .find(|&i| !r.tag(i).is_punct() && r.word(i) != "•" && r.word(i) != "*")
        .unwrap_or(start)
}

/// "his trip, which will include meetings with X": the noun of the trip.
pub fn included_in(scene: &Scene, n: usize, role: Role) -> Option<usize> {
    let r = scene.r;
    let Role::Object(v) = role else {
        return None;
    };
    if !matches!(
        r.lemma(v),
        "include" | "feature" | "involve" | "comprise" | "encompass"
    ) {
        return None;
    }
    let floor = r.sentence_around(n).start;
    (floor..v).rev().find(|&i| {
        r.tag(i).is_noun() && noun_sense(r, i).is_some_and(|s| s.kind == Some(MeetingType::Visit))
    })
}

/// "the meeting (that) A had prepared with B": who prepared it, with whom, and the token after them.
pub fn prepared_by(scene: &Scene, n: usize) -> Option<(List, usize)> {
    let r = scene.r;
    let end = r.sentence_around(n).end;
    let that = n + 1 < end && matches!(r.lower(n + 1), "that" | "which");
    let from = n + 1 + usize::from(that);
    let by = scene.list_after(from, end.min(from + 14));
    let mut list = by.clone();
    if by.parties.is_empty() {
        return None;
    }
    let verb = (by.edge..end.min(by.edge + 5)).find(|&i| {
        r.tag(i).is_verb()
            && matches!(
                r.lemma(i),
                "prepare"
                    | "arrange"
                    | "plan"
                    | "seek"
                    | "want"
                    | "schedule"
                    | "agree"
                    | "promise"
                    | "request"
                    | "organise"
                    | "organize"
                    | "hold"
                    | "have"
                    | "propose"
            )
            && !(i + 1 < end && r.tag(i + 1) == Tag::VBN)
    })?;
    let between = (by.edge..verb)
        .all(|i| r.tag(i).is_verb() || matches!(r.tag(i), Tag::MD | Tag::RB | Tag::Comma));
    let with = (verb + 1..end.min(verb + 4)).find(|&i| r.lower(i) == "with");
    let stop = match with {
        Some(with) => {
            let others = scene.list_after(with + 1, end);
            list.somebody |= others.somebody;
            list.add(others.parties);
            others.edge
        }
        None => verb + 1,
    };
    (between && (with.is_some() || list.parties.len() > 1)).then_some((list, stop))
}

/// "the meeting that A and B had agreed to hold": the subject of the carrying verb in the clause that hangs on the noun.
pub fn relative_subject(scene: &Scene, n: usize) -> List {
    let r = scene.r;
    let Some(clause) = scene.follow_up(n) else {
        return List::default();
    };
    let carrier = clause
        .clone()
        .rfind(|&t| r.tag(t).is_verb() && !scene.clauses.same(t, n) && carries(r, t));
    let opener = clause.start;
    match carrier {
        Some(v)
            if matches!(r.lower(opener), "that" | "which")
                && !passive(r, v)
                && (opener + 1 < v && scene.cast.mention_at(opener + 1).is_some()
                    || !is_finite(r, opener + 1)) =>
        {
            scene.subject(v)
        }
        _ => List::default(),
    }
}
