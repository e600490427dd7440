//! What stands after a title's core: "of the French Republic", "to Niger", "for Global Public Affairs", "at the UN".

use super::core::{Core, core_at};
use super::portfolio::{
    begins_person, body_of_complement, closes_portfolio, list_goes_on, portfolio_after,
};
use super::{Scene, Title};
use crate::extract::bodies::body_starting_at;
use crate::extract::places::{What, starting_at};
use crate::lexicon::{Level, ModifierKind, PlaceKind};
use crate::syntax::Tag;

/// How many complements a title can have: "Ambassador of Japan to the United Nations in Geneva".
const COMPLEMENTS: usize = 3;

/// How long a complement in lower case can be: "spokesman for the security forces".
pub const PLAIN: usize = 5;

/// Grows the title to the right, not past `ceiling`.
pub fn grow(scene: &Scene, title: &mut Title, ceiling: usize) {
    known_goes_on(scene, title, ceiling);
    for _ in 0..COMPLEMENTS {
        if !complement(scene, title, ceiling) {
            break;
        }
    }
    short_form(scene, title, ceiling);
}

/// "Commander of the Southern Command (SOUTHCOM) Jan Novak": the short form of what a complement names stands before the name.
fn short_form(scene: &Scene, title: &mut Title, ceiling: usize) {
    let r = scene.r;
    let end = title.whole.end;
    let complemented = end > title.head + 1;
    if complemented
        && end + 3 < ceiling
        && r.lower(end) == "("
        && r.capitalized(end + 1)
        && r.lower(end + 2) == ")"
        && r.capitalized(end + 3)
    {
        title.whole.end = end + 3;
    }
}

/// "Special Assistant to the Prime Minister of Pakistan": whom an adviser serves is told by an office.
fn office_served(scene: &Scene, title: &mut Title, core: Core, at: usize, ceiling: usize) -> bool {
    let mut served = Title {
        whole: core.tokens.clone(),
        head: core.tokens.end - 1,
        tokens: core.tokens,
        plural: false,
        level: core.level,
        country: core.country.map(|c| (c, None)),
        organization: None,
        ..title.clone()
    };
    grow(scene, &mut served, ceiling);
    let named = served.tokens.end < ceiling && begins_person(scene, served.tokens.end, at);
    // "the adviser to President Ana Silva", but "Counselor to the President Jan Novak"
    let article = scene.r.tag(at - 1) == Tag::DT;
    if named && !article && served.tokens.end == served.whole.end && served.tokens.len() == 1 {
        return false;
    }
    if contiguous(title, title.whole.end) {
        title.tokens.end = served.tokens.end;
    }
    title.whole.end = served.whole.end;
    if served.names_country() {
        title.country = served.country;
    }
    true
}

/// "Minister of Industry and Trade", "leader of the opposition Liberal Party": the known words end inside their complement.
fn known_goes_on(scene: &Scene, title: &mut Title, ceiling: usize) {
    let r = scene.r;
    let end = title.tokens.end;
    if end == title.head + 1 || end >= ceiling {
        return;
    }
    if let Some(b) = body_starting_at(scene.bodies, end) {
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        title.tokens.end = b.tokens.end;
        title.whole.end = b.tokens.end;
        return;
    }
    let portfolio = |i: usize| {
        r.capitalized(i) == r.capitalized(title.head)
            && !begins_person(scene, i, end)
            && r.lexicon
                .office_modifiers
                .get(r.lower(i))
                .is_some_and(|rows| rows.iter().any(|m| m.kind == ModifierKind::Portfolio))
    };
    if end + 1 < ceiling && matches!(r.lower(end), "and" | "&") && portfolio(end + 1) {
        title.tokens.end = end + 2;
        title.whole.end = end + 2;
    }
    // "Minister of State for Europe and North America James Cole"
    if end + 1 < ceiling
        && matches!(r.lower(end), "and" | "&")
        && let Some(n) = starting_at(scene.named, end + 1)
        && n.is_location()
        && n.tokens.end < ceiling
        && begins_person(scene, n.tokens.end, end)
    {
        title.tokens.end = n.tokens.end;
        title.whole.end = n.tokens.end;
    }
    // "Minister for Trade, Culture, and Sport"
    if end + 1 < ceiling
        && r.lower(end) == ","
        && portfolio(end + 1)
        && list_goes_on(r, end, ceiling)
    {
        portfolio_after(scene, title, "for", end + 1, ceiling);
    }
}

/// Takes one complement; whether another can follow.
fn complement(scene: &Scene, title: &mut Title, ceiling: usize) -> bool {
    let r = scene.r;
    let end = title.whole.end;
    if end + 1 >= ceiling
        || !matches!(
            r.lower(end),
            "of" | "for" | "to" | "on" | "at" | "in" | "from" | "with"
        )
    {
        return false;
    }
    let preposition = r.lower(end).to_string();
    let preposition = preposition.as_str();
    let mut at = end + 1;
    while at + 1 < ceiling && matches!(r.tag(at), Tag::DT) {
        at += 1;
    }
    // a title that is complete and stands before "in" or "on" is followed by what its holder does
    let located = matches!(preposition, "in" | "on" | "at" | "with")
        && !title.generic()
        && !matches!(title.level, Level::Envoy | Level::Advisor | Level::Other);
    if let Some(n) = starting_at(scene.named, at)
        && let What::Place { kind, country, .. } = &n.what
        && body_starting_at(scene.bodies, at).is_none_or(|b| b.tokens.end <= n.tokens.end)
    {
        return place_after(
            scene,
            title,
            preposition,
            (n.tokens.clone(), *kind, *country),
            ceiling,
        );
    }
    let serves = matches!(title.level, Level::Advisor | Level::Official | Level::Other);
    if preposition == "to"
        && serves
        && let Some(core) = core_at(scene, at).filter(|core| !core.plural)
    {
        return office_served(scene, title, core, at, ceiling);
    }
    if let Some(b) = body_starting_at(scene.bodies, at) {
        if preposition == "in" || located && preposition != "at" {
            return false;
        }
        if preposition != "to" {
            title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
            if let Some(c) = b.country {
                title.country.get_or_insert((c, Some(b.tokens.clone())));
            }
        }
        // "head of the UN mission", "envoy of the U.N. secretary-general"
        let last = (b.tokens.end..ceiling)
            .take_while(|&i| matches!(r.tag(i), Tag::NN | Tag::NNS) && !r.capitalized(i))
            .last()
            .map_or(b.tokens.end, |i| i + 1);
        if matches!(preposition, "of" | "to" | "for") && contiguous(title, end) {
            title.tokens.end = last;
        }
        title.whole.end = last;
        // "head of Hezbollah's political bureau"
        let mark = b.tokens.end;
        if preposition == "of" && mark + 1 < ceiling && r.lower(mark) == "'s" {
            possessed_after(scene, title, b.tokens.clone(), None, mark + 1, ceiling);
        }
        return true;
    }
    if located
        || matches!(preposition, "in" | "at" | "from" | "with")
        || title.generic() && preposition != "of" && !r.capitalized(title.head)
    {
        return false;
    }
    portfolio_after(scene, title, preposition, at, ceiling)
}

/// Whether the printed title still reaches to where the complement begins.
pub fn contiguous(title: &Title, end: usize) -> bool {
    title.tokens.end == end
}

fn place_after(
    scene: &Scene,
    title: &mut Title,
    preposition: &str,
    (place, kind, country): (
        std::ops::Range<usize>,
        PlaceKind,
        Option<crate::extract::CountryCode>,
    ),
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

/// "for Europe and Foreign Affairs", "for Korean Peninsula Peace and Security Affairs", "for the Middle East, North Africa and
/// South Asia": the place is only the first word of what the office is over.
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
fn possessed_after(
    scene: &Scene,
    title: &mut Title,
    place: std::ops::Range<usize>,
    country: Option<crate::extract::CountryCode>,
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
    fn what_stands_after() {
        check(&[
            ("The ministers spoke in Paris on Monday.", &[]),
            (
                "French Ambassador to Niger Paul Martin spoke.",
                &["person | Paul Martin | Ambassador to Niger | FR"],
            ),
            (
                "Crown Prince of Abu Dhabi Hamad Al Farsi called.",
                &["person | Hamad Al Farsi | Crown Prince of Abu Dhabi | AE"],
            ),
            (
                "Assistant Secretary for Global Public Affairs Jane Doyle travels.",
                &["person | Jane Doyle | Assistant Secretary for Global Public Affairs | US"],
            ),
            (
                "Minister of the Revolutionary Armed Forces of Cuba Pablo Ruiz was named.",
                &["person | Pablo Ruiz | Minister of the Revolutionary Armed Forces | CU"],
            ),
            (
                "The president of the European Council, Karl Jansen, spoke.",
                &["person | Karl Jansen | president of the European Council | -"],
            ),
            (
                "Hassan Ali, spokesman of India's Ministry of External Affairs, replied.",
                &["person | Hassan Ali | spokesman | IN"],
            ),
            (
                "A spokesman for the security forces, Adnan Malik, replied.",
                &["person | Adnan Malik | spokesman | -"],
            ),
            (
                "Minister of Industry and Trade Ivan Orlov reported.",
                &["person | Ivan Orlov | Minister of Industry and Trade | -"],
            ),
            (
                "Raúl Peña, leader of the opposition Popular Party, objected.",
                &["person | Raúl Peña | leader of the opposition Popular Party | -"],
            ),
            (
                "Omar Nasser, head of Hezbollah's political bureau, spoke.",
                &["person | Omar Nasser | head of Hezbollah's political bureau | -"],
            ),
            (
                "Britain's minister for Africa, Jane Cole, spoke.",
                &["person | Jane Cole | minister for Africa | GB"],
            ),
            (
                "Jan Novak, a senior adviser to President Ana Silva, spoke.",
                &[
                    "person | Jan Novak | senior adviser | -",
                    "person | Ana Silva | President | -",
                ],
            ),
            (
                "French Diplomatic Counselor to the President Paul Martin spoke.",
                &["person | Paul Martin | Diplomatic Counselor to the President | FR"],
            ),
            (
                "Special Assistant to the Prime Minister of Pakistan Tariq Malik spoke.",
                &["person | Tariq Malik | Special Assistant to the Prime Minister | PK"],
            ),
            (
                "Special Representative for Korean Peninsula Peace and Security Affairs Park Min-jun spoke.",
                &[
                    "person | Park Min-jun | Special Representative for Korean Peninsula Peace and Security Affairs | -",
                ],
            ),
            (
                "Director General for Asian and Oceanian Affairs Eva Kiss spoke.",
                &["person | Eva Kiss | Director General for Asian and Oceanian Affairs | -"],
            ),
            (
                "Minister of State for Middle East, North Africa, and South Asia James Cole spoke.",
                &[
                    "person | James Cole | Minister of State for Middle East, North Africa, and South Asia | -",
                ],
            ),
            (
                "UK Minister of State for Europe and North America James Cole spoke.",
                &["person | James Cole | Minister of State for Europe and North America | GB"],
            ),
            (
                "General Director of the Agency for Strategic Initiatives (ASI) Svetlana Orlova spoke.",
                &[
                    "person | Svetlana Orlova | General Director of the Agency for Strategic Initiatives | -",
                ],
            ),
            (
                "Eva Kiss, the head of the UN mission in Congo, spoke.",
                &["person | Eva Kiss | head of the UN mission | -"],
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
