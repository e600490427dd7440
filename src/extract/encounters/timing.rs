//! When does a report take place? The date of its clause or of a day told before it.

use std::ops::Range;

use super::clauses::is_finite;
use super::moved::{calling_off, tells_when_off};
use super::phrases::Scene;
use super::reports::Report;
use super::roles::{Role, purpose_of, role};
use super::senses::{noun_sense, verb_senses};
use super::status::{Verdict, group_start};
use crate::extract::dates::{DatePhrase, Direction, End, count};
use crate::extract::reading::Reading;
use crate::lexicon::{EncounterPart, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// The date of a report; one counted from another ("a day earlier") from the last day told before it.
pub fn dated(
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
    let known = dates.partition_point(|d| d.tokens.start < date.tokens.start);
    let told = dates[..known]
        .iter()
        .rev()
        .take(NEAR)
        .filter(|d| d.tokens.end <= date.tokens.start && d.aside().is_none())
        .find_map(|d| {
            // as the report that it dates understood it
            let meant = before
                .iter()
                .rev()
                .take(NEAR)
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

/// How many dates or reports back the day told last may lie.
const NEAR: usize = 40;

/// The date as the first or last of the days that "a four-day tour", "two days of talks" tell.
pub fn lasting(
    scene: &Scene,
    clause: &Range<usize>,
    trigger: usize,
    date: DatePhrase,
) -> DatePhrase {
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
        (of && occasion(i + 1)).then_some((i, days))
    });
    // "left at the end of a two-day stop"
    let over = days.is_some_and(|(i, _)| {
        (i.saturating_sub(4)..i).any(|k| matches!(r.lower(k), "end" | "close" | "after"))
    });
    let ends = over
        || clause
            .clone()
            .filter(own)
            .any(|i| r.tag(i).is_verb() && r.tells(i, EncounterPart::End));
    match days {
        Some((_, n)) if ends => date.lasting(n, End::Last),
        Some((_, n)) => date.lasting(n, End::First),
        None => date,
    }
}

/// The date phrase of a trigger: in its own clause, the nearest after it, else the nearest before it.
pub fn date<'d>(
    scene: &Scene,
    dates: &'d [DatePhrase],
    clause: &Range<usize>,
    trigger: usize,
) -> Option<&'d DatePhrase> {
    let r = scene.r;
    let verb = match role(scene, trigger) {
        _ if r.tag(trigger).is_verb() => trigger,
        Role::Object(v) | Role::After(_, Some(v)) => v,
        _ => trigger,
    };
    let off = calling_off(scene, trigger);
    // a date before the verb is its own only where no other verb stands before: "met on Monday and will travel"
    let mission = purpose_of(scene, verb).is_some();
    let fronted = |d: &DatePhrase| fronts(scene, d, verb);
    let elsewhere = |d: &DatePhrase| {
        !mission
            && !fronted(d)
            && d.tokens.end <= verb
            && (clause.start..d.tokens.start)
                .any(|i| r.tag(i).is_verb() && scene.clauses.same(i, trigger))
    };
    let first = dates.partition_point(|d| d.tokens.start < clause.start);
    dates[first..]
        .iter()
        .take_while(|d| d.tokens.start < clause.end)
        .filter(|d| !elsewhere(d))
        .filter(|d| {
            d.tokens.start >= clause.start
                && d.tokens.end <= clause.end
                && scene.clauses.same(d.tokens.end - 1, trigger)
        })
        .filter(|d| (!d.is_vague() || d.tokens.len() > 1) && d.heading.is_none())
        .filter(|d| scene.r.lower(d.tokens.start) != "since")
        .filter(|d| off.is_none_or(|v| !tells_when_off(scene, d, trigger, v)))
        .filter(|d| !of_another(scene, d, trigger) && !of_announcing(scene, d, trigger))
        .min_by_key(|d| {
            if d.tokens.start >= trigger {
                d.tokens.start - trigger
            } else {
                trigger - d.tokens.end + 4
            }
        })
}

/// "in Rome last Friday, when they met", "landed on Friday and went into talks with X": the day of the words that an encounter
/// without one hangs on.
pub fn carried_over<'d>(
    scene: &Scene,
    dates: &'d [DatePhrase],
    clause: &Range<usize>,
    trigger: usize,
) -> Option<&'d DatePhrase> {
    let r = scene.r;
    let plain = |d: &&DatePhrase| {
        !d.is_vague() && d.heading.is_none() && d.aside().is_none() && !d.is_clock()
    };
    if let Some(opener) = scene.clauses.opener(trigger) {
        let parent = scene.clauses.parent(trigger)?;
        let before = dates.partition_point(|d| d.tokens.end <= opener);
        let last = dates[..before].last().filter(plain);
        let last = last.filter(|d| d.tokens.start >= parent.start);
        return match r.lower(opener) {
            "when" => last.filter(|d| opener - d.tokens.end <= 1),
            // "was in Rome on Friday, where he told X": a stay of that day
            "where" => last.filter(|d| {
                opener - d.tokens.end <= 1
                    && parent.clone().any(|i| matches!(r.lower(i), "was" | "were"))
            }),
            // "said on Friday, after meeting X"
            "after" => last.filter(|d| r.tag(trigger) == Tag::VBG && opener - d.tokens.end <= 4),
            _ => None,
        };
    }
    let verb = match role(scene, trigger) {
        _ if r.tag(trigger).is_verb() => trigger,
        Role::Object(v) | Role::After(_, Some(v)) => v,
        _ => return None,
    };
    let begin = group_start(r, verb);
    let and = scene
        .clauses
        .before(begin)
        .filter(|&t| r.lower(t) == "and")?;
    let goes = (clause.start..and)
        .rev()
        .find(|&i| scene.clauses.same(i, trigger) && is_finite(r, i))?;
    let travels = verb_senses(r, goes)
        .iter()
        .any(|s| matches!(s.class, VerbClass::Travel | VerbClass::Arrive));
    let stays = r.lemma(goes) == "be" && r.tag(goes) == Tag::VBD;
    if !(travels || stays) || r.tag(goes) != r.tag(verb) {
        return None;
    }
    let from = dates.partition_point(|d| d.tokens.start <= goes);
    dates[from..]
        .iter()
        .take_while(|d| d.tokens.end <= and)
        .find(plain)
}

/// "…, and this morning at ten he calls on X": a date after a mark, then the subject of the verb.
fn fronts(scene: &Scene, date: &DatePhrase, verb: usize) -> bool {
    let r = scene.r;
    let (start, end) = (date.tokens.start, date.tokens.end);
    let marked = start > 0 && matches!(r.tag(start - 1), Tag::CC | Tag::Comma);
    marked
        && end < verb
        && !(end..verb)
            .any(|i| is_finite(r, i) && scene.clauses.same(i, verb) && r.tag(i) != Tag::MD)
        && (end..verb).any(|i| {
            scene
                .cast
                .mention_at(i)
                .is_some_and(|m| m.tokens.start >= end)
        })
}

/// "announced in April", "agreed on Friday": the day when somebody said or settled it, in a participle beside the encounter.
fn of_announcing(scene: &Scene, date: &DatePhrase, trigger: usize) -> bool {
    let r = scene.r;
    let before = date.tokens.start.saturating_sub(1).max(trigger);
    let verb = if r.tag(before) == Tag::IN {
        before.saturating_sub(1)
    } else {
        before
    };
    verb > trigger + 1
        && r.tag(verb) == Tag::VBN
        && matches!(r.tag(verb - 1), Tag::Comma | Tag::NN | Tag::NNP | Tag::NNS)
        && r.tells(verb, EncounterPart::Announce)
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
pub fn with_date(r: &Reading, verdict: &mut Verdict, when: Option<&(DatePhrase, Direction)>) {
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

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn days_of_the_words_around() {
        check(&[
            // the day of the journey says nothing of one told in another tense
            (
                "President Ana Silva flew home on Monday and will meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva flies to Oslo on Friday, where she will meet Prime Minister Jan Novak.",
                &[
                    "visit | planned | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | in 1",
                ],
            ),
            (
                "President Ana Silva landed in Oslo on Monday and went into talks with Prime Minister Jan Novak.",
                &[
                    "visit | held | Ana Silva | Oslo | 2024-05-13",
                    "bilateral | held | Jan Novak; Ana Silva | Oslo | 2024-05-13 | in 1",
                ],
            ),
            (
                "The ground was laid in Oslo last Thursday, when President Ana Silva met Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak | 2024-05-09"],
            ),
        ]);
    }

    #[test]
    fn dates_of_reports() {
        check(&[
            // a programme of days to come
            (
                "Thursday 16 May: Oslo\nMeeting with Prime Minister Jan Novak\n\nFriday 17 May: Rome\nMeeting with Foreign Minister Eva Kiss",
                &[
                    "bilateral | planned | Jan Novak | 2024-05-16",
                    "bilateral | planned | Eva Kiss | 2024-05-17",
                ],
            ),
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
                &["visit | ongoing | Eva Kiss | Rome | ..2024-05-17"],
            ),
        ]);
    }
}
