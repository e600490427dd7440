//! Where a verb says of its subject that it is talked about: "X dominated the talks", "X came up", "X is on the agenda".

use super::frames::{Frame, SLATE};
use super::phrases::head_noun;
use super::speaker::{self, Speaker};
use super::subjects;
use super::table::{is_talks, on_table};
use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbFrame};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// The rule of what lies on the table.
const AGENDA: &str = "issue-agenda";

/// "The war will dominate the talks", "talks dominated by X": the subject is what is talked about.
pub fn topped(r: &Reading, cast: &Cast, v: usize, rows: &[&VerbFrame]) -> Option<Frame> {
    if !r.lexicon.plays(r.lemma(v), TopicPart::Topping) {
        return None;
    }
    let stance = rows.first()?.stance.unwrap_or(Stance::Discussion);
    if r.tag(v) == Tag::VBN && r.reads(v + 1, &["by"]) && v + 2 < r.len() {
        return Some(Frame::raised(v, v + 2, stance, Speaker::Everyone, AGENDA));
    }
    let talks = r
        .children_by(v, &[Rel::Obj, Rel::Obl])
        .any(|o| is_talks(r, o));
    talks.then(|| on_floor(r, cast, v, stance, Speaker::Everyone, AGENDA))?
}

/// "X came up", "X loomed large": idioms whose subject takes the floor.
pub fn surfaced(r: &Reading, cast: &Cast, v: usize, rows: &[&VerbFrame]) -> Option<Frame> {
    let (row, _) = rows
        .iter()
        .filter_map(|f| Some((f, f.preposition?)))
        .find(|(f, p)| {
            let words: Vec<&str> = p.split(' ').collect();
            r.lexicon
                .plays(&format!("{} {p}", f.lemma), TopicPart::Topping)
                && (v + 1..(v + 3).min(r.len())).any(|i| r.reads(i, &words))
        })?;
    let stance = row.stance.unwrap_or(Stance::Discussion);
    on_floor(r, cast, v, stance, Speaker::Everyone, SLATE)
}

/// The frame of a verb whose subject is a thing that it brings to the table.
fn on_floor(
    r: &Reading,
    cast: &Cast,
    v: usize,
    stance: Stance,
    speaker: Speaker,
    rule: &'static str,
) -> Option<Frame> {
    let (start, until) = subjects::of_verb(r, v)?;
    let head = head_noun(r, &(start..until.unwrap_or(v)))?;
    let thing = cast.mention_at(head).is_none()
        && cast
            .named_at(head)
            .is_none_or(|n| !matches!(n.what, What::Body { .. }));
    (thing && start < v && !is_talks(r, head) && !on_table(r, head)).then(|| Frame {
        until,
        ..Frame::raised(v, start, stance, speaker, rule)
    })
}

/// "X and Y are high on the agenda", "X tops her list", "with X as the only item", "…, along with Y".
pub fn slated(r: &Reading, cast: &Cast, n: usize) -> Vec<Frame> {
    let slate = r.lexicon.plays(r.lemma(n), TopicPart::Slate) || is_order_of_business(r, n);
    let Some(determiner) = determiner(r, n) else {
        return Vec::new();
    };
    let rule = if r.lemma(n) == "agenda" {
        AGENDA
    } else {
        SLATE
    };
    // "at the top of her list": hers, whomever she is to meet
    let whose = speaker::of_possessor(r, cast, n).unwrap_or(Speaker::Everyone);
    let place = if slate {
        place_on(r, determiner)
    } else {
        determiner
    };
    let verb = place
        .checked_sub(1)
        .filter(|&v| says_it(r, v, place, determiner));
    let mut all: Vec<Frame> = verb
        .filter(|_| slate)
        .and_then(|v| on_floor(r, cast, v, Stance::Discussion, whose.clone(), rule))
        .or_else(|| accompanying(r, n, place, determiner, whose.clone()))
        .into_iter()
        .collect();
    if let Some(start) = added(r, n).filter(|_| !all.is_empty()) {
        all.push(Frame::raised(n, start, Stance::Discussion, whose, rule));
    }
    all
}

fn is_order_of_business(r: &Reading, n: usize) -> bool {
    r.reads(n, &["order", "of", "business"]) || r.reads(n, &["order", "of", "the", "day"])
}

/// The determiner that begins the noun phrase that a noun heads.
fn determiner(r: &Reading, n: usize) -> Option<usize> {
    let floor = r.sentence_around(n).start;
    (floor..n)
        .rev()
        .take_while(|&i| {
            matches!(
                r.tag(i),
                Tag::DT | Tag::PrpPoss | Tag::CD | Tag::POS | Tag::HYPH
            ) || r.tag(i).is_noun()
                || r.tag(i).is_adjective()
        })
        .find(|&i| matches!(r.tag(i), Tag::DT | Tag::PrpPoss))
}

/// Where the words begin that say where on the slate: "high on", "at the top of", "also on".
fn place_on(r: &Reading, determiner: usize) -> usize {
    let floor = r.sentence_around(determiner).start;
    let mut at = determiner;
    if at > floor && matches!(r.lower(at - 1), "on" | "of" | "among" | "atop" | "in") {
        let top = at >= floor + 4
            && r.lower(at - 1) == "of"
            && r.lower(at - 4) == "at"
            && r.lower(at - 3) == "the"
            && matches!(
                r.lower(at - 2),
                "top" | "head" | "heart" | "centre" | "center"
            );
        match r.lower(at - 1) {
            "of" if !top => return determiner,
            "of" => at -= 4,
            _ => at -= 1,
        }
        while at > floor
            && (r.tag(at - 1) == Tag::RB
                || matches!(
                    r.lower(at - 1),
                    "high"
                        | "higher"
                        | "highest"
                        | "first"
                        | "next"
                        | "top"
                        | "last"
                        | "also"
                        | "squarely"
                ))
        {
            at -= 1;
        }
    }
    at
}

/// Whether a verb says that its subject is on the slate: "is on", "figures at the top of", or "tops" it.
fn says_it(r: &Reading, v: usize, place: usize, determiner: usize) -> bool {
    let part = if place == determiner {
        TopicPart::OverSlate
    } else {
        TopicPart::OnSlate
    };
    r.lexicon.plays(r.lemma(v), part)
}

/// "with X as the only item", "with X the obvious subject", "with X high on the agenda".
fn accompanying(
    r: &Reading,
    n: usize,
    place: usize,
    determiner: usize,
    whose: Speaker,
) -> Option<Frame> {
    const REACH: usize = 30;
    if !(r.lexicon.plays(r.lemma(n), TopicPart::Slate)
        || r.lexicon.plays(r.lemma(n), TopicPart::Table))
    {
        return None;
    }
    let floor = r.sentence_around(n).start.max(n.saturating_sub(REACH));
    let until = if place < determiner {
        place
    } else if determiner > floor && r.lower(determiner - 1) == "as" {
        determiner - 1
    } else if determiner > floor
        && r.tag(determiner - 1).is_noun()
        && r.tag(determiner + 1).is_adjective()
    {
        determiner
    } else {
        return None;
    };
    let with = (floor..until)
        .rev()
        .take_while(|&i| !r.tag(i).is_verb() || r.tag(i) == Tag::VBG)
        .find(|&i| r.lower(i) == "with")?;
    (with + 1 < until).then(|| Frame {
        until: Some(until),
        ..Frame::raised(n, with + 1, Stance::Discussion, whose, SLATE)
    })
}

/// What is added behind: "…, along with Y", "…, as is Y".
fn added(r: &Reading, n: usize) -> Option<usize> {
    let limit = r.sentence_around(n).end;
    let comma = (n + 1..limit.min(n + 4)).find(|&i| r.lower(i) == ",")?;
    let leads: [&[&str]; 6] = [
        &["along", "with"],
        &["together", "with"],
        &["as", "well", "as"],
        &["as", "is"],
        &["as", "are"],
        &["and", "so", "is"],
    ];
    let lead = leads.iter().find(|words| r.reads(comma + 1, words))?;
    Some(comma + 1 + lead.len()).filter(|&start| start < limit)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn nothing_is_on_the_table() {
        check(&[
            ("Silence dominated the talks.", &[]),
            ("Prime Minister Jan Novak topped the list.", &[]),
            ("The fishing villages are on the list.", &[]),
            ("President Ana Silva is at the head of the table.", &[]),
            ("Heavy trucks came up the road.", &[]),
        ]);
    }

    #[test]
    fn what_takes_the_floor() {
        const TALKS: &str =
            "President Ana Silva will meet Prime Minister Jan Novak in Lima on Monday";
        const WHEAT: &str =
            "economy | discussion | wheat exports | by Ana Silva; Jan Novak | at a meeting";
        const CYPRUS: &str =
            "territory | discussion | Cyprus | by Ana Silva; Jan Novak | at a meeting";
        for (told, expected) in [
            (
                "; wheat exports and Cyprus top the list.",
                [WHEAT, CYPRUS].as_slice(),
            ),
            (
                "; wheat exports and Cyprus are first on the programme.",
                &[WHEAT, CYPRUS],
            ),
            (
                ", and wheat exports, which fell last year, are on the agenda.",
                &[WHEAT],
            ),
            (
                ", with wheat exports and Cyprus as the only items.",
                &[WHEAT, CYPRUS],
            ),
            (
                ", with wheat exports high on the agenda, as is Cyprus.",
                &[WHEAT, CYPRUS],
            ),
            ("; Cyprus is bound to come up.", &[CYPRUS]),
        ] {
            check(&[(&format!("{TALKS}{told}"), expected)]);
        }
    }
}
