//! Over what an office is: "for Oceans, Climate and Fisheries", "on foreign affairs", and where the name behind it begins.

use super::right::{PLAIN, contiguous};
use super::{Scene, Title};
use crate::extract::bodies::{body_at, is_body_noun};
use crate::extract::calendar::is_calendar;
use crate::extract::places::starting_at;
use crate::extract::reading::Reading;
use crate::lexicon::Level;
use crate::syntax::{NameKind, Tag};

/// "of the Revolutionary Armed Forces of Cuba", "for Oceans, Climate and Fisheries", "on foreign affairs".
pub fn portfolio_after(
    scene: &Scene,
    title: &mut Title,
    preposition: &str,
    start: usize,
    ceiling: usize,
) -> bool {
    let r = scene.r;
    let end = title.whole.end;
    // "counterparts on Friday"
    if !contiguous(title, end) || is_calendar(r.lower(start)) {
        return false;
    }
    let proper = r.capitalized(title.head);
    let mut at = start;
    while at < ceiling {
        if at > start
            && let Some(n) = starting_at(scene.named, at)
            && n.country().is_some()
            && (r.lower(at - 1) == "of" || r.reads(at.saturating_sub(2), &["of", "the"]))
        {
            // "… Armed Forces of Cuba"
            title.country = n.country().map(|c| (c, Some(n.tokens.clone())));
            let mut stop = at - 1;
            while stop > start && matches!(r.lower(stop - 1), "of" | "the") {
                stop -= 1;
            }
            if r.lower(stop) != "of" && r.lower(stop) != "the" {
                stop += 1;
            }
            title.tokens.end = stop;
            title.whole.end = n.tokens.end;
            body_of_complement(r, title, start, stop);
            return true;
        }
        let link = matches!(
            r.lower(at),
            "and" | "of" | "for" | "the" | "on" | "&" | "," | "to"
        ) && at > start
            && at + 1 < ceiling
            && (r.capitalized(at + 1) || oxford(r, at, ceiling))
            && !begins_person(scene, at + 1, start)
            && (r.lower(at) != "," || list_goes_on(r, at, ceiling))
            && !(r.lower(at) == "and" && r.lexicon.offices.contains(r.word(at + 1)));
        let name = r.capitalized(at)
            && !begins_person(scene, at, start)
            && !(at > start && closes_portfolio(r, at - 1));
        // "of the herders' council", "of Hezbollah's political bureau"
        let owns = at > start
            && at + 1 < ceiling
            && matches!(r.lower(at), "'s" | "'")
            && r.tag(at + 1).is_noun() | (r.tag(at + 1) == Tag::JJ)
            && !r.capitalized(at + 1);
        let plain = !proper
            && at < start + PLAIN
            && (owns
                || matches!(r.tag(at), Tag::NN | Tag::NNS | Tag::JJ | Tag::CD)
                    && !r.capitalized(at));
        if !(name || link || plain) {
            break;
        }
        at += 1;
    }
    while at > start
        && matches!(
            r.lower(at - 1),
            "and" | "of" | "for" | "the" | "on" | "," | "&" | "to"
        )
    {
        at -= 1;
    }
    let takes = matches!(preposition, "of" | "for" | "on")
        || preposition == "to" && title.level == Level::Advisor;
    // "aide to Yoon": the name is not part of the title
    if at > start && takes && r.name_kind(start) != Some(NameKind::Person) {
        // whom a spokesman speaks for is the body, not part of the title
        if title.level != Level::Spokesperson {
            title.tokens.end = at;
        }
        title.whole.end = at;
        body_of_complement(r, title, start, at);
        return true;
    }
    false
}

/// "spokesman for the security forces": a complement that ends in a noun of bodies is the body served.
pub fn body_of_complement(r: &Reading, title: &mut Title, start: usize, end: usize) {
    if end > start && is_body_noun(r.lower(end - 1)) {
        let words = start..end;
        title.organization = Some((r.text(&words).to_string(), Some(words)));
    }
}

pub fn list_goes_on(r: &Reading, comma: usize, ceiling: usize) -> bool {
    (comma + 1..ceiling.min(comma + 7))
        .find(|&k| !r.capitalized(k))
        .is_some_and(|k| {
            matches!(r.lower(k), "and" | "&") && k + 1 < ceiling && r.capitalized(k + 1)
                || r.lower(k) == "," && k + 1 < ceiling && r.lower(k + 1) == "and"
        })
}

/// The comma before the last "and" of a list: "Latin America, East Africa, and Central Asia".
fn oxford(r: &Reading, comma: usize, ceiling: usize) -> bool {
    r.lower(comma) == ","
        && comma + 2 < ceiling
        && matches!(r.lower(comma + 1), "and" | "&")
        && r.capitalized(comma + 2)
}

/// After "Affairs" a portfolio ends; what follows is a name.
pub fn closes_portfolio(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "affairs" | "cooperation" | "issues" | "policy" | "process"
    )
}

/// Whether a person's name begins at the token: the names model, an honorific or a given name says so.
pub fn begins_person(scene: &Scene, i: usize, portfolio_start: usize) -> bool {
    let r = scene.r;
    if body_at(scene.bodies, i).is_some() {
        return false;
    }
    r.name_kind(i) == Some(NameKind::Person)
        || r.capitalized(i) && r.lexicon.honorifics.contains(r.word(i))
        || i > portfolio_start
            && i + 1 < r.len()
            && r.capitalized(i + 1)
            && (r.lexicon.given_names.contains(r.word(i))
                // "Director of National Security Ma Liwen"
                || r.lexicon.surname_first.contains(r.word(i))
                    && !r.lexicon.office_modifiers.contains(r.lower(i + 1))
                    && !is_body_noun(r.lower(i + 1)))
}
