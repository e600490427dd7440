//! Which place follows a title, and is it part of it? "Ambassador to Niger", "President of Peru", "head of Spain's tax office".

use std::ops::Range;

use super::portfolio::{
    begins_person, body_of_complement, closes_portfolio, list_goes_on, portfolio_after,
};
use super::right::{PLAIN, contiguous};
use super::{Scene, Title};
use crate::extract::CountryCode;
use crate::extract::bodies::body_starting_at;
use crate::extract::places::starting_at;
use crate::lexicon::{Level, PlaceKind};
use crate::syntax::Tag;

/// Takes the place behind a preposition, and what it is the first word of; whether more can follow.
pub fn place_after(
    scene: &Scene,
    title: &mut Title,
    preposition: &str,
    (place, kind, country): (Range<usize>, PlaceKind, Option<CountryCode>),
    ceiling: usize,
) -> bool {
    let r = scene.r;
    let end = title.whole.end;
    let names_state = matches!(
        kind,
        PlaceKind::Country | PlaceKind::Demonym | PlaceKind::Metonym
    );
    // "of the United Arab Emirates Armed Forces", "of the Iranian Atomic Energy Organization", "of India's Ministry of …"
    let mut next = place.end;
    if next + 1 < ceiling && r.lower(next) == "'s" {
        next += 1;
    }
    let possessive = next > place.end;
    if let Some(b) = body_starting_at(scene.bodies, next)
        .filter(|_| matches!(preposition, "of" | "for" | "at" | "from"))
    {
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        if let Some(c) = country {
            title.country = Some((c, Some(place)));
        }
        if contiguous(title, end) && !possessive && preposition == "of" {
            title.tokens.end = b.tokens.end;
        }
        title.whole.end = b.tokens.end;
        return true;
    }
    if possessive {
        return preposition == "of" && possessed_after(scene, title, place, country, next, ceiling);
    }
    match preposition {
        "of" | "from" if names_state && (kind != PlaceKind::Demonym || place.len() > 1) => {
            let mut last = place.end;
            if let Some(c) = country {
                let first = (c, Some(place.clone()));
                if title.plural {
                    title.countries.push(first.clone());
                    last = more_countries(scene, title, last, ceiling);
                }
                if preposition == "of" || title.generic() || title.plural {
                    title.country = Some(first);
                } else {
                    return false;
                }
            }
            title.whole.end = last;
            true
        }
        "of" if kind != PlaceKind::Demonym => {
            // "Crown Prince of Abu Dhabi", "governor of Texas", "Governor of Khabarovsk Territory"
            let mut last = place.end;
            if last < ceiling && r.capitalized(last) && is_division(r.lower(last)) {
                last += 1;
            }
            if let Some(c) = country {
                title.country.get_or_insert((c, Some(place.clone())));
            }
            if contiguous(title, end) {
                title.tokens.end = last;
            }
            title.whole.end = last;
            true
        }
        "for" | "on"
            if !title.plural && place_opens_portfolio(scene, title, place.end, ceiling) =>
        {
            portfolio_after(scene, title, preposition, place.start, ceiling)
        }
        "on" if !matches!(
            title.level,
            Level::Envoy | Level::Advisor | Level::InternationalHead
        ) =>
        {
            false
        }
        "to" | "for" | "on" if !title.plural && kind != PlaceKind::Demonym => {
            // "Ambassador to Niger", "Special Envoy for Yemen": part of the title, not whom it serves
            let serves = matches!(
                title.level,
                Level::Envoy
                    | Level::Advisor
                    | Level::InternationalHead
                    | Level::Other
                    | Level::DeputyMinister
            );
            // "minister for Africa"
            let portfolio = title.level == Level::Minister && kind == PlaceKind::Region;
            if !serves && !portfolio {
                return false;
            }
            if contiguous(title, end) {
                title.tokens.end = place.end;
            }
            title.whole.end = place.end;
            true
        }
        "in" if title.level == Level::Envoy && !title.plural && title.lemma_is(r, "ambassador") => {
            // "the Greek ambassador in Bern": accredited there, as "to" would say
            if contiguous(title, end) {
                title.tokens.end = place.end;
            }
            title.whole.end = place.end;
            true
        }
        _ => false,
    }
}

/// "for Europe and Foreign Affairs", "for Arabian Peninsula Trade and Transport Affairs", "for Latin America, East Africa, and
/// Central Asia": the place is only the first word of what the office is over.
fn place_opens_portfolio(scene: &Scene, title: &Title, end: usize, ceiling: usize) -> bool {
    let r = scene.r;
    if end + 1 >= ceiling {
        return false;
    }
    // "special envoy for Pacific affairs"
    if !r.capitalized(title.head) {
        return closes_portfolio(r, end) && !r.capitalized(end);
    }
    match r.lower(end) {
        "," => list_goes_on(r, end, ceiling),
        "and" | "&" => {
            r.capitalized(end + 1)
                && !begins_person(scene, end + 1, end)
                && !r.lexicon.offices.contains(r.word(end + 1))
                && starting_at(scene.named, end + 1)
                    .is_none_or(|n| n.tokens.end < ceiling && r.capitalized(n.tokens.end))
        }
        _ => {
            r.capitalized(end)
                && r.tag(end).is_noun()
                && !begins_person(scene, end, end - 1)
                && r.lexicon.offices.longest_at(r.ahead(end)).is_none()
                && (end..ceiling.min(end + 6)).any(|i| closes_portfolio(r, i))
        }
    }
}

/// "head of Spain's tax office", "leader of Chile's ruling party": a plain noun phrase that a country possesses.
pub fn possessed_after(
    scene: &Scene,
    title: &mut Title,
    place: Range<usize>,
    country: Option<CountryCode>,
    start: usize,
    ceiling: usize,
) -> bool {
    let r = scene.r;
    let plain = |i: usize| matches!(r.tag(i), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ | Tag::CD);
    let stop = (start..ceiling.min(start + PLAIN))
        .find(|&i| !plain(i))
        .unwrap_or(ceiling.min(start + PLAIN));
    let contiguous = contiguous(title, title.whole.end);
    if stop == start || !r.tag(stop - 1).is_noun() || !contiguous {
        return false;
    }
    if let Some(c) = country {
        title.country.get_or_insert((c, Some(place)));
    }
    title.tokens.end = stop;
    title.whole.end = stop;
    if title.organization.as_ref().is_none_or(|o| o.1.is_none()) {
        body_of_complement(r, title, start, stop);
    }
    true
}

/// Nouns of the parts of a country.
fn is_division(lower: &str) -> bool {
    matches!(
        lower,
        "territory"
            | "region"
            | "oblast"
            | "republic"
            | "province"
            | "state"
            | "prefecture"
            | "county"
            | "city"
            | "district"
    )
}

/// "leaders of Russia, Armenia and Azerbaijan": the further countries of a list; where it ends.
fn more_countries(scene: &Scene, title: &mut Title, from: usize, ceiling: usize) -> usize {
    let r = scene.r;
    let mut end = from;
    loop {
        let mut at = end;
        while at < ceiling && matches!(r.lower(at), "," | "and" | "&" | "the") {
            at += 1;
        }
        if at == end {
            return end;
        }
        match starting_at(scene.named, at)
            .filter(|n| n.country().is_some() && n.stands_for_government())
        {
            Some(n) => {
                if let Some(c) = n.country() {
                    title.countries.push((c, Some(n.tokens.clone())));
                }
                end = n.tokens.end;
            }
            None => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn places_of_an_office() {
        check(&[
            // where somebody speaks is not what his office is of
            ("The ministers spoke in Paris on Monday.", &[]),
            (
                "Minister Jane Cole for Norway spoke.",
                &["person | Jane Cole | Minister | NO"],
            ),
            (
                "French Ambassador to Niger Paul Martin spoke.",
                &["person | Paul Martin | Ambassador to Niger | FR"],
            ),
            (
                "Crown Prince of Abu Dhabi Hamad Al Farsi called.",
                &["person | Hamad Al Farsi | Crown Prince of Abu Dhabi | AE"],
            ),
            (
                "Britain's minister for Africa, Jane Cole, spoke.",
                &["person | Jane Cole | minister for Africa | GB"],
            ),
            (
                "Special Representative for Arabian Peninsula Trade and Transport Affairs Park Min-jun spoke.",
                &[
                    "person | Park Min-jun | Special Representative for Arabian Peninsula Trade and Transport Affairs | -",
                ],
            ),
            (
                "Director General for African and Nordic Affairs Eva Kiss spoke.",
                &["person | Eva Kiss | Director General for African and Nordic Affairs | -"],
            ),
            (
                "Deputy Minister for Latin America, East Africa, and Central Asia Jane Cole spoke.",
                &[
                    "person | Jane Cole | Deputy Minister for Latin America, East Africa, and Central Asia | -",
                ],
            ),
            (
                "Chile's special envoy for Pacific affairs, Jan Novak, spoke.",
                &["person | Jan Novak | special envoy for Pacific affairs | CL"],
            ),
            (
                "Governor of Khabarovsk Territory Ivan Orlov reported.",
                &["person | Ivan Orlov | Governor of Khabarovsk Territory | RU"],
            ),
        ]);
    }
}
