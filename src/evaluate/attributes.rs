//! How alike is an item to the annotated one: enough to be the same, and right in which attributes?

use super::compare::{
    Chars, best_iou, canonical, same_party, same_person, same_role, set_f1, word_f1,
};
use super::gold;
use super::quotes::in_sentences;
use super::said;
use crate::vocabulary::OfficialKind;

/// A description's words or overlap must be alike by this much.
const ALIKE: f64 = 0.6;
/// How alike an official is to the annotated one; nothing where it is another.
pub fn official_score(
    gold: &gold::Official,
    said: &said::Official<'_>,
    quoted: &impl Fn(&[String]) -> Vec<Chars>,
) -> f64 {
    if said.names.is_empty() {
        return 0.0;
    }
    let person = said.kind == OfficialKind::Person;
    if gold.kind == OfficialKind::Person.as_str() {
        let same = person && same_person(&gold.name, &said.names);
        return if same {
            2.0 + word_f1(&gold.name, said.name)
        } else {
            0.0
        };
    }
    if person {
        return 0.0;
    }
    let alike = said
        .names
        .iter()
        .map(|name| word_f1(&gold.name, name))
        .fold(0.0, f64::max);
    if alike >= ALIKE {
        return alike;
    }
    if best_iou(&quoted(&gold.evidence), &said.spans) >= 0.5 {
        0.5
    } else {
        0.0
    }
}

fn truth(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

/// What of an official is right.
pub fn official_attributes(
    gold: &gold::Official,
    said: &said::Official<'_>,
) -> Vec<(&'static str, f64)> {
    let mut all = Vec::new();
    if gold.kind == OfficialKind::Person.as_str() {
        let role = gold.role.as_deref().filter(|role| !role.is_empty());
        all.push((
            "role",
            truth(match role {
                Some(role) => same_role(role, &said.titles),
                None => said.titles.iter().all(String::is_empty),
            }),
        ));
    } else {
        all.push(("kind", truth(gold.kind == said.kind.as_str())));
    }
    all.push(("country", truth(gold.country.as_deref() == said.country)));
    if let Some(body) = gold.organization.as_deref().filter(|body| !body.is_empty()) {
        let same =
            |said: &String| canonical(said) == canonical(body) || word_f1(body, said) >= ALIKE;
        all.push(("organization", truth(said.organizations.iter().any(same))));
    }
    all
}

/// How alike a meeting is to the annotated one; nothing where it is another.
pub fn meeting_score(
    gold: &gold::Meeting,
    said: &said::Meeting<'_>,
    there: &[usize],
    sentences: &[Chars],
) -> f64 {
    let shared = set_f1(&gold.participants, &said.participants, |g, p| {
        same_party(g, p)
    });
    let mut here: Vec<usize> = Vec::new();
    for span in &said.spans {
        let own = in_sentences(std::slice::from_ref(span), sentences);
        if own.len() <= 2 {
            here.extend(own);
        }
    }
    here.sort_unstable();
    here.dedup();
    let both = there.iter().filter(|s| here.contains(s)).count();
    let near = both as f64 / there.len().min(here.len()).max(1) as f64;
    if near == 0.0 || (!gold.participants.is_empty() && shared == 0.0) {
        return 0.0;
    }
    let kind = if gold.kind == said.kind { 0.5 } else { 0.0 };
    let status = if gold.status == said.status { 0.3 } else { 0.0 };
    shared + near + kind + status
}

/// What of a meeting is right; `whole` is the meeting that it is annotated as a part of.
pub fn meeting_attributes(
    gold: &gold::Meeting,
    said: &said::Meeting<'_>,
    whole: Option<usize>,
) -> Vec<(&'static str, f64)> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let mut all = vec![
        ("type", truth(gold.kind == said.kind)),
        ("status", truth(gold.status == said.status)),
        (
            "participants",
            set_f1(&gold.participants, &said.participants, |g, p| {
                same_party(g, p)
            }),
        ),
        (
            "places",
            set_f1(&gold.places, &said.places, |g, p| word_f1(g, p) >= ALIKE),
        ),
    ];
    match given(&gold.start) {
        Some(start) => all.push(("start", truth(said.start == start))),
        // a date that the text does not give
        None if given(&gold.when).is_none() => all.push(("start", truth(said.start.is_empty()))),
        None => {}
    }
    if let Some(end) = given(&gold.end) {
        all.push(("end", truth(said.end == end)));
    }
    if whole.is_some() {
        all.push(("part_of", truth(said.part_of == whole)));
    }
    all
}

/// What of an issue is right; `wanted` and `listed` are the meetings that have it on their agenda.
pub fn issue_attributes(
    gold: &gold::Issue,
    said: &said::Issue<'_>,
    wanted: &[usize],
    listed: &[usize],
) -> Vec<(&'static str, f64)> {
    let same = |g: &String, p: &Vec<String>| same_party(g, p);
    let mut all = vec![
        ("category", truth(gold.category == said.category)),
        ("stance", truth(gold.stance == said.stance)),
        ("raised_by", set_f1(&gold.raised_by, &said.raised_by, same)),
    ];
    if !gold.raised_with.is_empty() {
        all.push((
            "raised_with",
            set_f1(&gold.raised_with, &said.raised_with, same),
        ));
    }
    if !wanted.is_empty() || !listed.is_empty() {
        let both = wanted.iter().filter(|m| listed.contains(m)).count();
        let all_links = wanted.len() + listed.len();
        all.push(("agenda", 2.0 * both as f64 / all_links as f64));
    }
    all
}
