//! Whose a body of officials is: "from the United States, Australia, India, and Japan", "of six business associations".

use crate::extract::bodies::{body_at, is_body_noun};
use crate::extract::places::starting_at;
use crate::extract::reading::Reading;
use crate::extract::titles::{CountryRead, Scene, Title};
use crate::lexicon::Level;
use crate::syntax::Tag;

/// "from the United States, Australia, India, and Japan", "of six business associations", "representing the parties".
pub fn complement_end(
    scene: &Scene,
    title: &mut Title,
    end: usize,
    ceiling: usize,
) -> Option<usize> {
    let r = scene.r;
    if end != title.whole.end || end + 1 >= ceiling {
        return None;
    }
    // "aides to both men"; "officials in Ankara", where nothing else says whose they are
    let blank = title.country.is_none() && title.countries.is_empty() && !title.regional;
    let links = match r.lower(end) {
        "of" | "from" | "representing" => true,
        "to" => title.level == Level::Advisor,
        "in" => title.generic() && blank,
        _ => false,
    };
    if !links {
        return None;
    }
    let countries = countries_listed(scene, end + 1, ceiling);
    if let Some((last, read)) = countries {
        title.country = match &read[..] {
            [one] => title.country.take().or_else(|| Some(one.clone())),
            _ => None,
        };
        title.countries = read;
        return Some(last);
    }
    if let Some(b) = body_at(scene.bodies, end + 1).or_else(|| body_at(scene.bodies, end + 2)) {
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        if let Some(c) = b.country {
            title.country.get_or_insert((c, Some(b.tokens.clone())));
        }
    }
    if r.lower(end) == "in" {
        return None;
    }
    let last = noun_phrase_end(r, end + 1, ceiling)?;
    if title.organization.is_none() {
        // "from each of the G7 countries", "from a friendship league"
        let listed = (end + 1..last)
            .find_map(|k| body_at(scene.bodies, k))
            .map(|b| b.tokens.clone());
        let shaped = || {
            let first = (end + 1..last).find(|&k| r.tag(k) != Tag::DT)?;
            is_body_noun(r.lower(last - 1)).then_some(first..last)
        };
        title.organization = listed
            .or_else(shaped)
            .map(|words| (r.text(&words).to_string(), Some(words)));
    }
    Some(last)
}

/// A list of countries that begins at `from`: where it ends, and the countries.
fn countries_listed(
    scene: &Scene,
    from: usize,
    ceiling: usize,
) -> Option<(usize, Vec<CountryRead>)> {
    let r = scene.r;
    let mut all = Vec::new();
    let mut end = from;
    loop {
        let mut at = end;
        while at < ceiling && matches!(r.lower(at), "," | "and" | "&" | "the" | "both") {
            at += 1;
        }
        if !all.is_empty() && at == end {
            break;
        }
        let country = starting_at(scene.named, at).filter(|n| n.stands_for_government());
        let Some(c) = country.and_then(|n| n.country()) else {
            break;
        };
        let tokens = country.map(|n| n.tokens.clone())?;
        end = tokens.end;
        all.push((c, Some(tokens)));
    }
    // "of Russia's ruling party" names no country alone
    let possessive = end < ceiling && r.lower(end) == "'s";
    (!all.is_empty() && !possessive).then_some((end, all))
}

/// One past the noun phrase that begins at `from`, if one does.
pub fn noun_phrase_end(r: &Reading, from: usize, ceiling: usize) -> Option<usize> {
    let mut at = from;
    let mut noun = None;
    while at < ceiling && at < from + 10 {
        let part = match r.tag(at) {
            Tag::DT | Tag::PRP | Tag::PrpPoss => {
                noun.is_none() || noun.is_some_and(|n| r.lower(n) == "of")
            }
            Tag::CD | Tag::JJ | Tag::JJS | Tag::VBN | Tag::POS => true,
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => true,
            _ => {
                r.lower(at) == "of" && r.reads(at.saturating_sub(1), &["each"])
                    || r.lower(at) == "'s"
            }
        };
        if !part {
            break;
        }
        if r.tag(at).is_noun() {
            noun = Some(at);
        }
        at += 1;
    }
    noun.map(|n| n + 1)
}
