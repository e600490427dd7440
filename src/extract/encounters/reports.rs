//! One report of an encounter, as a verb or a noun tells it.

use std::ops::Range;

use super::chronicle::{as_chronicle, headed, headings, not_yet};
use super::lists::List;
use super::moved::{MOVED, moved_to};
use super::phrases::Scene;
use super::senses::noun_sense;
use super::status::{Verdict, group_start};
use super::timing::{carried_over, date, dated, lasting, with_date};
use super::{attendance, nominal, travel, verbal};
use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
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
    /// Whether somebody takes part who is no official ("survivors").
    pub somebody: bool,
    /// Where.
    pub places: Vec<Place>,
    /// When, and in which direction a bare weekday lies.
    pub when: Option<(DatePhrase, Direction)>,
    /// A definite noun without arguments of its own ("the talks"): it means an encounter already told.
    pub reference: bool,
    /// The name of a named event ("Munich Security Conference").
    pub event: Option<String>,
    /// The noun of the summit or visit it takes place beside or during ("on the margins of …").
    pub beside: Option<usize>,
    /// Whether it takes place on the margins of the gathering told last ("On the sidelines, …").
    pub on_margins: bool,
    /// A definite summit or conference ("the summit"): the one told before, where there is one.
    pub definite: bool,
    /// Whether a noun says with whom or of whom ("talks with X", "meeting of ministers").
    pub sided: bool,
    /// Whether it only adds people to the gathering told before ("among those attending are …").
    pub joins: bool,
    /// Whether "again" or "another" tells it from what was told before.
    pub anew: bool,
    /// The trip made for it ("flew to Rome for talks"), by its trigger.
    pub purpose_of: Option<usize>,
}

/// All reports of the text, in order.
pub fn reports(scene: &Scene, dates: &[DatePhrase]) -> Vec<Report> {
    let r = scene.r;
    let mut all: Vec<Report> = Vec::new();
    for s in r.content_sentences() {
        for i in r.sentence_tokens(s) {
            let mut told = if r.tag(i).is_verb() {
                verbal::report(scene, dates, i)
            } else {
                nominal::report(scene, dates, i)
            };
            if told.is_empty() {
                told.extend(travel::stay(scene, dates, i));
            }
            if told.is_empty() {
                told.extend(attendance::attendance(scene, i));
            }
            if told.is_empty() {
                told.extend(nominal::another(scene, dates, i, &all));
            }
            all.extend(told);
        }
    }
    let headings = headings(dates);
    for k in 0..all.len() {
        let (before, rest) = all.split_at_mut(k);
        let report = &mut rest[0];
        as_chronicle(&headings, report);
        report.when = dated(r, dates, before, report).or_else(|| headed(&headings, report));
        not_yet(r, report);
    }
    all
}

/// What a rule has found out, before dates and places are looked for.
pub struct Told {
    /// The verb or noun.
    pub trigger: usize,
    /// The kind, where the words tell.
    pub kind: Option<MeetingType>,
    /// What is said of whether it takes place.
    pub verdict: Verdict,
    /// Who takes part.
    pub sides: Sides,
    /// Where.
    pub places: Vec<Place>,
}

/// Those who take part, each with its part.
#[derive(Debug, Clone)]
pub struct Sides {
    /// Who.
    pub participants: Vec<Participant>,
    /// Whether somebody takes part who is no official.
    pub somebody: bool,
    /// Whether the words say that they meet, rather than that they act together.
    pub meets: bool,
}

impl Default for Sides {
    fn default() -> Sides {
        Sides {
            participants: Vec::new(),
            somebody: false,
            meets: true,
        }
    }
}

impl Sides {
    /// Adds a list in one role; who is there already keeps the role.
    pub fn add(&mut self, list: &List, role: ParticipantRole) {
        self.somebody |= list.somebody;
        for party in &list.parties {
            if !self.participants.iter().any(|p| p.party == *party) {
                self.participants.push(Participant {
                    party: party.clone(),
                    role,
                });
            }
        }
    }

    /// Adds those who come along: "flanked by X", "accompanied by Y", "joined by Z", "in the presence of W".
    fn add_companions(&mut self, scene: &Scene, clause: &Range<usize>, trigger: usize) {
        let r = scene.r;
        let Some(role) = self.participants.first().map(|p| p.role) else {
            return;
        };
        for i in clause.clone() {
            let by = i + 1 < clause.end && r.lower(i + 1) == "by";
            let along = matches!(r.lower(i), "accompanied" | "flanked" | "joined") && by
                || r.lower(i) == "presence" && i + 1 < clause.end && r.lower(i + 1) == "of";
            if along && i != trigger && scene.clauses.same(i, trigger) {
                self.add_people(&scene.list_after(i + 2, clause.end), role);
            }
        }
    }

    /// Adds the officials of a list: only people travel.
    pub fn add_people(&mut self, list: &List, role: ParticipantRole) {
        let parties = list
            .parties
            .iter()
            .filter(|p| matches!(p, Party::Official(_)))
            .cloned()
            .collect();
        self.add(
            &List {
                parties,
                somebody: false,
                edge: list.edge,
            },
            role,
        );
    }
}

impl Told {
    /// The report, with the date of its clause.
    pub fn finish(mut self, scene: &Scene, dates: &[DatePhrase]) -> Report {
        let clause = scene.clauses.around(self.trigger);
        self.sides.add_companions(scene, &clause, self.trigger);
        let mut verdict = self.verdict;
        let direction = match verdict.status {
            Some(Status::Held | Status::Ongoing) => Direction::Past,
            // "did not meet on Monday": the day has passed
            _ if verdict.lapsed() => Direction::Past,
            Some(Status::Cancelled) => Direction::Either,
            _ => Direction::Future,
        };
        let follow_up = || {
            scene
                .follow_up(self.trigger)
                .and_then(|c| date(scene, dates, &c, c.start))
        };
        let when = date(scene, dates, &clause, self.trigger)
            .or_else(follow_up)
            .or_else(|| carried_over(scene, dates, &clause, self.trigger))
            .map(|d| (lasting(scene, &clause, self.trigger, d.clone()), direction));
        let when = match moved_to(scene, dates, self.trigger) {
            Some((verb, day)) => {
                verdict = Verdict::new(Status::Planned, verb..verb + 1, MOVED);
                Some((day, Direction::Future))
            }
            None => when,
        };
        with_date(scene.r, &mut verdict, when.as_ref());
        // "is heading to Oslo on Friday": the day ahead made it a plan, and the plan tells which Friday
        let when = when.map(|(date, told)| match verdict.status {
            Some(Status::Planned) if verdict.rule == "status-progressive-future" => {
                (date, Direction::Future)
            }
            _ => (date, told),
        });
        let beside = beside(scene.r, &clause, self.trigger)
            .or_else(|| at_event(scene.r, &clause, self.trigger));
        let on_margins = beside.is_none() && on_margins(scene.r, &clause, self.trigger);
        let mut places = self.places;
        if let Some(noun) =
            beside.filter(|_| places.is_empty() && self.kind != Some(MeetingType::Call))
        {
            places.extend(scene.place_of_event(noun));
        }
        Report {
            trigger: self.trigger,
            beside,
            on_margins,
            clause,
            kind: self.kind,
            verdict,
            participants: self.sides.participants,
            somebody: self.sides.somebody,
            places,
            when,
            reference: false,
            event: None,
            sided: false,
            definite: false,
            joins: false,
            anew: anew(scene, self.trigger),
            purpose_of: None,
        }
    }
}

/// "met again", "another meeting": not the one told before.
fn anew(scene: &Scene, trigger: usize) -> bool {
    let r = scene.r;
    let sentence = r.sentence_around(trigger);
    if r.tag(trigger).is_noun() {
        let start = scene.np_start(trigger, sentence.start);
        return (start..trigger).any(|i| {
            matches!(
                r.lower(i),
                "another" | "next" | "second" | "third" | "further" | "fresh" | "new" | "follow-up"
            )
        });
    }
    r.lemma(trigger) == "reconvene"
        || (group_start(r, trigger)..trigger).any(|i| r.lower(i) == "next")
        || (trigger.saturating_sub(2).max(sentence.start)..sentence.end.min(trigger + 4))
            .any(|i| r.lower(i) == "again" && scene.clauses.same(i, trigger))
}

/// The noun after "on the margins of", "on the sidelines of", "as part of", "during".
fn beside(r: &Reading, clause: &Range<usize>, trigger: usize) -> Option<usize> {
    let mark = (trigger + 1..clause.end)
        .find(|&i| {
            is_margin(r, i)
                || r.lower(i) == "during"
                || r.lower(i) == "part"
                    && i + 1 < clause.end
                    && r.lower(i + 1) == "of"
                    && r.lower(i - 1) == "as"
        })
        .or_else(|| fronted_margin(r, clause, trigger).filter(|&i| r.lower(i + 1) == "of"))?;
    (mark + 1..clause.end.min(mark + 14))
        .find(|&i| r.tag(i).is_noun() && noun_sense(r, i).is_some() && !continues(r, i, clause.end))
}

/// "sidelines", "margins".
fn is_margin(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "margins" | "sidelines" | "fringes" | "margin" | "sideline"
    ) || r.lower(i) == "side" && i + 1 < r.len() && r.lower(i + 1) == "lines"
}

/// "On the sidelines, X met Y", "In the margins of the summit, X met Y": the word at the head of the clause.
fn fronted_margin(r: &Reading, clause: &Range<usize>, trigger: usize) -> Option<usize> {
    (clause.start..trigger.min(clause.start + 4)).find(|&i| is_margin(r, i))
}

/// Whether it takes place on margins of which the words do not say what lies between them: those of the gathering told last.
fn on_margins(r: &Reading, clause: &Range<usize>, trigger: usize) -> bool {
    let after = || (trigger + 1..clause.end).find(|&i| is_margin(r, i));
    fronted_margin(r, clause, trigger)
        .or_else(after)
        .is_some_and(|i| i + 1 >= clause.end || r.lower(i + 1) != "of")
}

/// The named event after "at": "a conversation at the Munich Security Conference".
fn at_event(r: &Reading, clause: &Range<usize>, trigger: usize) -> Option<usize> {
    let at = (trigger + 1..clause.end.min(trigger + 8)).find(|&i| r.lower(i) == "at")?;
    (at + 1..clause.end.min(at + 7)).find(|&i| {
        r.capitalized(i)
            && r.tag(i).is_noun()
            && r.capitalized(i - 1)
            && noun_sense(r, i).is_some_and(|s| s.kind != Some(MeetingType::Visit))
            && !continues(r, i, clause.end)
    })
}

/// Whether the noun goes on as part of a longer name: "Security Council meeting".
fn continues(r: &Reading, i: usize, end: usize) -> bool {
    i + 1 < end && r.tag(i + 1).is_noun() && noun_sense(r, i + 1).is_some()
}
