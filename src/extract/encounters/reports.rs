//! One report of an encounter, as a verb or a noun tells it.

use std::ops::Range;

use super::clauses::Clauses;
use super::lists::List;
use super::locale::Locale;
use super::phrases::Scene;
use super::senses::{acts_as_verb, noun_sense};
use super::status::Verdict;
use super::{attendance, nominal, travel, verbal};
use crate::extract::cast::Cast;
use crate::extract::dates::{DatePhrase, Direction, End, count};
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::syntax::Tag;
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
pub fn reports(r: &Reading, cast: &Cast, locale: &Locale, dates: &[DatePhrase]) -> Vec<Report> {
    let clauses = Clauses::new(r);
    let scene = Scene {
        r,
        cast,
        clauses: &clauses,
        locale,
    };
    let mut all: Vec<Report> = Vec::new();
    for s in r.content_sentences() {
        for i in r.sentence_tokens(s) {
            let mut told = if acts_as_verb(r, i) {
                verbal::report(&scene, dates, i)
            } else {
                nominal::report(&scene, dates, i)
            };
            if told.is_empty() {
                told.extend(travel::stay(&scene, dates, i));
            }
            if told.is_empty() {
                told.extend(attendance::attendance(&scene, i));
            }
            if told.is_empty() {
                told.extend(nominal::another(&scene, dates, i, &all));
            }
            all.extend(told);
        }
    }
    for k in 0..all.len() {
        let (before, rest) = all.split_at_mut(k);
        let report = &mut rest[0];
        as_chronicle(dates, report);
        report.when = dated(r, dates, before, report).or_else(|| headed(dates, report));
    }
    all
}

/// The date of a report; one counted from another ("a day earlier") from the last day told before it.
fn dated(
    r: &Reading,
    dates: &[DatePhrase],
    before: &[Report],
    report: &Report,
) -> Option<(DatePhrase, Direction)> {
    let (date, direction) = report.when.clone()?;
    if date.aside().is_none() {
        return Some((date, direction));
    }
    let published = r.doc.meta.published;
    let told = dates
        .iter()
        .rev()
        .filter(|d| d.tokens.end <= date.tokens.start && d.aside().is_none())
        .find_map(|d| {
            // as the report that it dates understood it
            let meant = before
                .iter()
                .rev()
                .filter_map(|b| b.when.as_ref())
                .find(|(other, _)| other.tokens == d.tokens)
                .map_or(direction, |(_, told)| *told);
            d.resolve(published, meant)
        });
    Some((
        told.map_or(date.clone(), |(day, _)| date.counted_from(day)),
        direction,
    ))
}

/// The heading that stands over the report: "MONDAY"; a time of day only over what has been.
fn headed(dates: &[DatePhrase], report: &Report) -> Option<(DatePhrase, Direction)> {
    let over = |d: &&DatePhrase| d.heads(report.trigger);
    let told = matches!(report.verdict.status, Some(Status::Held | Status::Ongoing));
    let heading = dates.iter().filter(over).find(|d| told || !d.is_clock())?;
    let direction = if told {
        Direction::Past
    } else {
        Direction::Future
    };
    Some((heading.clone(), direction))
}

/// Under the days of a week gone by and the times of a live page the present tense tells what was.
fn as_chronicle(dates: &[DatePhrase], report: &mut Report) {
    let heading = dates
        .iter()
        .filter(|d| d.heads(report.trigger))
        .find_map(|d| d.heading.as_ref());
    let gone_by = heading.is_some_and(|h| h.direction != Some(Direction::Future));
    let to_come = heading.is_some_and(|h| h.direction == Some(Direction::Future));
    if to_come && report.verdict.rule == "status-default" {
        report.verdict.status = Some(Status::Planned);
        report.verdict.rule = "status-diary";
    }
    if gone_by && matches!(report.verdict.rule, "status-present" | "status-progressive") {
        report.verdict.status = Some(Status::Held);
        report.verdict.rule = "status-chronicle";
        if let Some((_, direction)) = &mut report.when {
            *direction = Direction::Past;
        }
    }
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
            _ => Direction::Future,
        };
        let follow_up = || {
            scene
                .follow_up(self.trigger)
                .and_then(|c| date(scene, dates, &c, c.start))
        };
        let when = date(scene, dates, &clause, self.trigger)
            .or_else(follow_up)
            .map(|d| (lasting(scene, &clause, self.trigger, d.clone()), direction));
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
        let mut places = self.places;
        if let Some(noun) =
            beside.filter(|_| places.is_empty() && self.kind != Some(MeetingType::Call))
        {
            places.extend(scene.place_of_event(noun));
        }
        Report {
            trigger: self.trigger,
            beside,
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

/// The date as the first or last of the days that "a four-day tour", "two days of talks" tell.
fn lasting(scene: &Scene, clause: &Range<usize>, trigger: usize, date: DatePhrase) -> DatePhrase {
    let r = scene.r;
    let own = |i: &usize| scene.clauses.same(*i, trigger);
    let occasion =
        |from: usize| (from..clause.end.min(from + 4)).any(|i| noun_sense(r, i).is_some());
    let days = clause.clone().filter(own).find_map(|i| {
        let days = match r.lower(i).strip_suffix("-day") {
            Some(number) => count(number)?,
            None if r.lower(i) == "days" && i > clause.start => count(r.lower(i - 1))?,
            None => return None,
        };
        let of = r.lower(i) != "days" || i + 1 < clause.end && r.lower(i + 1) == "of";
        (of && occasion(i + 1)).then_some(days)
    });
    let ends = clause.clone().filter(own).any(|i| {
        r.tag(i).is_verb()
            && matches!(
                r.lemma(i),
                "wrap" | "end" | "conclude" | "finish" | "wind" | "close" | "complete" | "round"
            )
    });
    match days {
        Some(n) if ends => date.lasting(n, End::Last),
        Some(n) => date.lasting(n, End::First),
        None => date,
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
    (trigger.saturating_sub(2).max(sentence.start)..sentence.end.min(trigger + 4))
        .any(|i| r.lower(i) == "again" && scene.clauses.same(i, trigger))
}

/// The date phrase of a trigger: in its own clause, the nearest after it, else the nearest before it.
fn date<'d>(
    scene: &Scene,
    dates: &'d [DatePhrase],
    clause: &Range<usize>,
    trigger: usize,
) -> Option<&'d DatePhrase> {
    let r = scene.r;
    let verb = match super::roles::role(scene, trigger) {
        _ if r.tag(trigger).is_verb() => trigger,
        super::roles::Role::Object(v) | super::roles::Role::After(_, Some(v)) => v,
        _ => trigger,
    };
    // a date before the verb is its own only where no other verb stands before: "met on Monday and will travel"
    let mission = super::roles::purpose_of(scene, trigger).is_some();
    let fronted = |d: &DatePhrase| fronts(scene, d, verb);
    let elsewhere = |d: &DatePhrase| {
        !mission
            && !fronted(d)
            && d.tokens.end <= verb
            && (clause.start..d.tokens.start)
                .any(|i| r.tag(i).is_verb() && scene.clauses.same(i, trigger))
    };
    dates
        .iter()
        .filter(|d| !elsewhere(d))
        .filter(|d| {
            d.tokens.start >= clause.start
                && d.tokens.end <= clause.end
                && scene.clauses.same(d.tokens.end - 1, trigger)
        })
        .filter(|d| (!d.is_vague() || d.tokens.len() > 1) && d.heading.is_none())
        .filter(|d| scene.r.lower(d.tokens.start) != "since" && !of_another(scene, d, trigger))
        .min_by_key(|d| {
            if d.tokens.start >= trigger {
                d.tokens.start - trigger
            } else {
                trigger - d.tokens.end + 4
            }
        })
}

/// "…, and this morning at ten he calls on X": a date after a mark, then the subject of the verb.
fn fronts(scene: &Scene, date: &DatePhrase, verb: usize) -> bool {
    let r = scene.r;
    let (start, end) = (date.tokens.start, date.tokens.end);
    let marked = start > 0 && matches!(r.tag(start - 1), Tag::CC | Tag::Comma);
    marked
        && end < verb
        && !(end..verb).any(|i| {
            super::clauses::is_finite(r, i) && scene.clauses.same(i, verb) && r.tag(i) != Tag::MD
        })
        && (end..verb).any(|i| {
            scene
                .cast
                .mention_at(i)
                .is_some_and(|m| m.tokens.start >= end)
        })
}

/// Whether a date belongs to an encounter told in passing between the trigger and it: "after his visit to Oslo in May".
fn of_another(scene: &Scene, date: &DatePhrase, trigger: usize) -> bool {
    let r = scene.r;
    let floor = scene.clauses.around(trigger).start;
    (trigger + 1..date.tokens.start).any(|i| {
        r.tag(i).is_noun() && noun_sense(r, i).is_some() && {
            let start = scene.np_start(i, floor);
            let owned = (start..i).any(|k| matches!(r.tag(k), Tag::POS | Tag::PrpPoss));
            let past = start > trigger
                && matches!(
                    r.lower(start - 1),
                    "after" | "since" | "following" | "of" | "from"
                );
            start > trigger
                && (owned || past)
                && !(trigger + 1..i).any(|k| r.lower(k) == "on" && k + 1 == start)
        }
    })
}

/// A present tense with a date ahead is a plan ("is travelling to Oslo next week").
fn with_date(r: &Reading, verdict: &mut Verdict, when: Option<&(DatePhrase, Direction)>) {
    let published = r.doc.meta.published;
    // weak words beside a plain date: the date decides
    if let (false, Some(p), Some((date, _))) = (verdict.explicit, published, when) {
        let (past, future) = (
            date.resolve(published, Direction::Past),
            date.resolve(published, Direction::Future),
        );
        if let (Some(days), true) = (past, past == future) {
            if days.1 < p && verdict.status == Some(Status::Planned) {
                verdict.status = Some(Status::Held);
                verdict.rule = "status-past-date";
            } else if days.0 > p && verdict.status == Some(Status::Held) {
                verdict.status = Some(Status::Planned);
                verdict.rule = "status-future-date";
            }
        }
    }
    let (Some(Status::Ongoing), Some((date, _)), Some(published)) =
        (verdict.status, when, r.doc.meta.published)
    else {
        return;
    };
    if r.lower(date.tokens.start) == "until" {
        return; // "is in Rome until Friday"
    }
    let later = matches!(r.lower(date.tokens.end - 1), "tonight")
        || matches!(r.lower(date.tokens.start), "later");
    if later
        || date
            .resolve(Some(published), Direction::Future)
            .is_some_and(|(start, _)| start > published)
    {
        verdict.status = Some(Status::Planned);
        verdict.rule = "status-progressive-future";
    }
}

/// The noun after "on the margins of", "on the sidelines of", "as part of", "during".
fn beside(r: &Reading, clause: &Range<usize>, trigger: usize) -> Option<usize> {
    let mark = (trigger + 1..clause.end).find(|&i| {
        matches!(
            r.lower(i),
            "margins" | "sidelines" | "fringes" | "margin" | "sideline" | "during"
        ) || r.lower(i) == "side" && i + 1 < clause.end && r.lower(i + 1) == "lines"
            || r.lower(i) == "part"
                && i + 1 < clause.end
                && r.lower(i + 1) == "of"
                && r.lower(i - 1) == "as"
    })?;
    (mark + 1..clause.end.min(mark + 14))
        .find(|&i| r.tag(i).is_noun() && noun_sense(r, i).is_some() && !continues(r, i, clause.end))
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

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn dates_of_reports() {
        check(&[
            (
                "MONDAY\n\nPresident Ana Silva meets Prime Minister Jan Novak in Oslo.\n\nTUESDAY\n\nForeign Minister Eva Kiss travels to Rome.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-20",
                    "visit | planned | Eva Kiss | Rome | 2024-05-21",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak on Friday. A day earlier, she met Foreign Minister Eva Kiss.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-10",
                    "bilateral | held | Ana Silva; Eva Kiss | 2024-05-09",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak for the first time since 2019.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva is heading to Oslo on Friday.",
                &["visit | planned | Ana Silva | Oslo | 2024-05-17"],
            ),
            (
                "Foreign Minister Eva Kiss begins a four-day tour of Africa on Sunday.",
                &["visit | planned | Eva Kiss | Africa | 2024-05-19..2024-05-22"],
            ),
            (
                "Defence Minister Per Dahl and Defence Minister Lars Holm wrapped up two days of talks in Oslo on Tuesday.",
                &["bilateral | held | Per Dahl; Lars Holm | Oslo | 2024-05-13..2024-05-14"],
            ),
            (
                "Foreign Minister Eva Kiss met Prime Minister Jan Novak two days after the vote, on Monday. She saw President Ana Silva that evening.",
                &[
                    "bilateral | held | Eva Kiss; Jan Novak | 2024-05-13",
                    "bilateral | held | Eva Kiss; Ana Silva | 2024-05-13",
                ],
            ),
            (
                "President Ana Silva is flying to Lima on Friday to be received by President Omar Hassan.",
                &[
                    "visit | planned | Ana Silva | Lima | 2024-05-17",
                    "bilateral | planned | Omar Hassan; Ana Silva | Lima | 2024-05-17 | in 1",
                ],
            ),
            (
                "Foreign Minister Eva Kiss is in Rome until Friday.",
                &["visit | ongoing | Eva Kiss | Rome | 2024-05-17"],
            ),
        ]);
    }

    #[test]
    fn days_told_once() {
        check(&[
            // one day at the head of a running paragraph heads nothing
            (
                "MONDAY. The port was shut.\n\nPresident Ana Silva met Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            // a headword without a day ends the section
            (
                "MONDAY. The port was shut.\n\nTUESDAY. The port opened and ships left.\n\nNEXT. President Ana Silva meets Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            // more is told than foreseen: the week gone by, and what was to be on a day of it
            (
                "MONDAY. President Ana Silva receives Prime Minister Jan Novak. Guards were posted.\n\nTUESDAY. Rain fell. Foreign Minister Eva Kiss was to see President Ana Silva on Wednesday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-13",
                    "bilateral | planned | Eva Kiss; Ana Silva | 2024-05-15",
                ],
            ),
            // a diary goes on into the week after
            (
                "The week ahead\n\nTUESDAY\n\nPresident Ana Silva receives Prime Minister Jan Novak. The date was fixed in March.\n\nWEDNESDAY\n\nForeign Minister Eva Kiss flies to Rome.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | 2024-05-21",
                    "visit | planned | Eva Kiss | Rome | 2024-05-22",
                ],
            ),
            // times of a live page date what has been, not what will be
            (
                "09:40 President Ana Silva meets Prime Minister Jan Novak.\n\n11:15 Foreign Minister Eva Kiss will fly to Rome.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-15",
                    "visit | planned | Eva Kiss | Rome",
                ],
            ),
        ]);
    }
}
