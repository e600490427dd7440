//! What stands before a title's core: grades, portfolios, bodies, countries, adjectives, the possessor or determiner.

use super::{Scene, Title};
use crate::extract::bodies::body_ending_at;
use crate::extract::calendar::{is_month, is_short_month, is_weekday};
use crate::extract::places::{What, ending_at, starting_at};
use crate::extract::reading::Reading;
use crate::lexicon::{Gender, ModifierKind, PlaceKind};
use crate::syntax::{NameKind, Tag};

/// A body's name longer than this stays outside the printed title.
const SHORT_BODY: usize = 3;

/// Grows the title to the left, not before `floor`, where the title `before` may end.
pub fn grow(scene: &Scene, title: &mut Title, before: Option<&Title>, floor: usize) {
    let r = scene.r;
    let mut at = title.tokens.start;
    // whether what stands to the left still belongs to the printed title
    let mut inside = true;
    while at > floor {
        let t = at - 1;
        if majesty_before(r, title, t, floor) {
            return;
        }
        if let Some(from) = body_before(scene, title, at, floor, inside) {
            at = from;
            inside &= title.tokens.start == from;
            title.whole.start = at;
            continue;
        }
        if let Some(from) = country_before(scene, title, t, floor) {
            at = from;
            inside = false;
            title.whole.start = at;
            continue;
        }
        if joins_countries(scene, title, t, floor) {
            at = t;
            continue;
        }
        match word_before(r, title, t, inside) {
            Some(Part::Title) => {
                title.tokens.start = t;
                title.whole.start = t;
                inside = true;
            }
            Some(Part::Aside) => inside = false,
            None => break,
        }
        at = t;
    }
    // "the prime minister's spokeswoman": the possessor is a title of its own
    if let Some(owner) = before.filter(|b| !b.plural && b.whole.end + 1 == at)
        && matches!(r.lower(at - 1), "'s" | "'")
    {
        title.determiner = Some("'s".into());
        title.possessor = Some(owner.whole.clone());
        return;
    }
    determiner_before(scene, title, at, floor);
}

enum Part {
    /// Belongs to the printed title.
    Title,
    /// Stands between it and what follows on the left: "controversial", "visiting", "two".
    Aside,
}

fn word_before(r: &Reading, title: &Title, t: usize, inside: bool) -> Option<Part> {
    let proper = r.capitalized(title.head);
    let lower = r.lower(t);
    let modifier = r
        .lexicon
        .office_modifiers
        .get(lower)
        .and_then(|rows| rows.first());
    if let Some(modifier) = modifier {
        let portfolio = modifier.kind == ModifierKind::Portfolio;
        // "to press King Salman": a portfolio is spelled as its head is
        if !portfolio || inside && (!proper || r.capitalized(t)) {
            return Some(Part::Title);
        }
    }
    if matches!(lower, "several" | "many" | "other" | "various") {
        return Some(Part::Aside);
    }
    if inside && matches!(lower, "elected" | "appointed" | "unelected") {
        return Some(Part::Title);
    }
    let noun = matches!(
        r.tag(t),
        Tag::NN | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::NNS
    );
    let person = r.name_kind(t) == Some(NameKind::Person);
    if inside && noun && !person && !is_date(r, t) && !r.lexicon.honorifics.contains(r.word(t)) {
        let first = t == r.sentence_around(t).start;
        let fits = if proper {
            r.capitalized(t) && (!first || r.tag(t).is_proper())
        } else {
            !r.capitalized(t) && r.tag(t) != Tag::NNS
                || lower == "rights"
                || first && !r.tag(t).is_proper()
        };
        if fits {
            return Some(Part::Title);
        }
    }
    if lower == "one" {
        return None;
    }
    let aside = matches!(
        r.tag(t),
        Tag::JJ | Tag::JJS | Tag::JJR | Tag::CD | Tag::VBG | Tag::VBN
    ) && !r.capitalized(t)
        || matches!(lower, "two" | "three" | "four" | "five")
        // "his newly appointed Croatian counterpart"
        || r.tag(t) == Tag::RB
            && lower.ends_with("ly")
            && matches!(r.tag(t + 1), Tag::VBN | Tag::JJ)
            && (!inside || r.lower(t + 1).ends_with("ed"));
    (aside && lower != "including" && lower != "following").then_some(Part::Aside)
}

/// A body right before `at`, an acronym in brackets after it included; where it starts.
fn body_before(
    scene: &Scene,
    title: &mut Title,
    at: usize,
    floor: usize,
    inside: bool,
) -> Option<usize> {
    let r = scene.r;
    let mut t = at - 1;
    let bracketed = r.lower(t) == ")" && t >= floor + 3 && r.lower(t - 2) == "(";
    if bracketed {
        t -= 3;
    }
    if let Some(b) = body_ending_at(scene.bodies, t).filter(|b| b.tokens.start >= floor) {
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        if let Some(c) = b.country {
            title.country.get_or_insert((c, Some(b.tokens.clone())));
        }
        if inside && !bracketed && b.tokens.len() <= SHORT_BODY {
            title.tokens.start = b.tokens.start;
        }
        return Some(b.tokens.start);
    }
    // "Itamaraty official", "UNHCR spokesman": a name of a body that no table lists
    let unknown = |i: usize| {
        r.tag(i).is_proper()
            && r.capitalized(i)
            && ending_at(scene.named, i).is_none()
            && (r.name_kind(i) == Some(NameKind::Organization) || acronym(r.word(i)))
    };
    if !bracketed && inside && (!r.capitalized(title.head) || acronym(r.word(t))) && unknown(t) {
        let mut start = t;
        while start > floor && unknown(start - 1) && !r.begins_name(start) {
            start -= 1;
        }
        let words = start..t + 1;
        title.organization = Some((r.text(&words).to_string(), Some(words)));
        title.tokens.start = start;
        return Some(start);
    }
    None
}

fn acronym(word: &str) -> bool {
    word.len() >= 2
        && word
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// A country, demonym or other place that ends at `t`; where it starts.
fn country_before(scene: &Scene, title: &mut Title, t: usize, floor: usize) -> Option<usize> {
    let n = ending_at(scene.named, t).filter(|n| n.tokens.start >= floor)?;
    let What::Place { country, kind, .. } = &n.what else {
        return None;
    };
    // "in France Foreign Minister …" does not occur; "California Governor" does
    if *kind == PlaceKind::Region && country.is_none() && title.tokens.start == n.tokens.end {
        // "Middle East envoy", "Indo-Pacific commander": over what, not of whom
        title.tokens.start = n.tokens.start;
        return Some(n.tokens.start);
    }
    title.regional |= country.is_none();
    if let Some(c) = *country {
        title.countries.insert(0, (c, Some(n.tokens.clone())));
        if !title.names_country() {
            title.country = Some((c, Some(n.tokens.clone())));
        }
    }
    if *kind == PlaceKind::Metonym {
        title.organization = Some((scene.r.text(&n.tokens).to_string(), Some(n.tokens.clone())));
        if title.tokens.start == n.tokens.end {
            title.tokens.start = n.tokens.start;
        }
    }
    Some(n.tokens.start)
}

/// "Chinese, Japanese and South Korean ministers": whether `t` links the country taken last to one more.
fn joins_countries(scene: &Scene, title: &Title, t: usize, floor: usize) -> bool {
    let r = scene.r;
    if !title.plural
        || title.countries.is_empty()
        || !matches!(r.lower(t), "and" | ",")
        || t <= floor
    {
        return false;
    }
    let before = if r.lower(t - 1) == "," { t - 1 } else { t };
    before > floor
        && ending_at(scene.named, before - 1).is_some_and(|n| {
            n.tokens.start >= floor && n.country().is_some() && !matches!(n.what, What::Body { .. })
        })
        || r.lower(t) == "and" && before < t
}

/// "His Majesty King Abdullah": an address before the title, which tells the gender.
fn majesty_before(r: &Reading, title: &mut Title, t: usize, floor: usize) -> bool {
    if !matches!(
        r.lower(t),
        "majesty"
            | "highness"
            | "excellency"
            | "holiness"
            | "eminence"
            | "honor"
            | "honour"
            | "h.e."
            | "h.h."
            | "h.m."
            | "h.r.h."
            | "hrh"
            | "hm"
    ) && !matches!(r.word(t), "HE" | "HH")
    {
        return false;
    }
    let mut at = t;
    while at > floor
        && matches!(
            r.lower(at - 1),
            "his" | "her" | "their" | "your" | "royal" | "serene" | "imperial" | "all"
        )
    {
        at -= 1;
        match r.lower(at) {
            "his" => title.gender = title.gender.or(Some(Gender::Male)),
            "her" => title.gender = title.gender.or(Some(Gender::Female)),
            _ => {}
        }
    }
    title.whole.start = at;
    true
}

fn determiner_before(scene: &Scene, title: &mut Title, at: usize, floor: usize) {
    let r = scene.r;
    if at <= floor {
        return;
    }
    let t = at - 1;
    match r.tag(t) {
        _ if matches!(
            r.lower(t),
            "some" | "no" | "any" | "every" | "each" | "another"
        ) =>
        {
            title.determiner = Some(r.lower(t).to_string());
            title.whole.start = t;
        }
        Tag::DT => {
            title.determiner = Some(r.lower(t).to_string());
            title.whole.start = t;
        }
        Tag::CD if r.lower(t) == "one" => {
            title.determiner = Some("one".into());
            title.whole.start = t;
        }
        Tag::PrpPoss => {
            title.possessor = Some(t..t + 1);
            title.determiner = Some(r.lower(t).to_string());
            title.whole.start = t;
        }
        Tag::POS if t > floor => possessor_before(scene, title, t, floor),
        _ if matches!(r.lower(t), "'s") && t > floor => possessor_before(scene, title, t, floor),
        _ => {}
    }
}

/// "Mr Sharif's adviser", "the Cuban Interior Ministry's spokesman", "Canada's foreign minister".
fn possessor_before(scene: &Scene, title: &mut Title, mark: usize, floor: usize) {
    let r = scene.r;
    title.determiner = Some("'s".into());
    let mut start = mark - 1;
    if let Some(b) = body_ending_at(scene.bodies, start).filter(|b| b.tokens.start >= floor) {
        start = b.tokens.start;
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        if let Some(c) = b.country {
            title.country.get_or_insert((c, Some(b.tokens.clone())));
        }
        if start > floor
            && let Some(from) = country_before(scene, title, start - 1, floor)
        {
            start = from;
        }
    } else if let Some(n) = ending_at(scene.named, start).filter(|n| n.tokens.start >= floor) {
        start = n.tokens.start;
        if let Some(c) = n.country()
            && !title.names_country()
        {
            title.country = Some((c, Some(n.tokens.clone())));
        }
    } else {
        while start > floor
            && (r.tag(start - 1).is_proper()
                || matches!(r.tag(start - 1), Tag::JJ | Tag::NN)
                || r.lower(start - 1) == "the")
        {
            start -= 1;
        }
        // "the Malian government's spokesman"
        let first = start + usize::from(r.lower(start) == "the");
        if let Some(n) = starting_at(scene.named, first)
            && let Some(c) = n.country()
            && !title.names_country()
        {
            title.country = Some((c, Some(n.tokens.clone())));
        }
    }
    title.possessor = Some(start..mark);
    title.whole.start = start;
}

/// A day or month, which says when, not what office: "Tuesday's envoy", "On 3 June Foreign Minister …", "In May President …".
fn is_date(r: &Reading, t: usize) -> bool {
    let lower = r.lower(t);
    let month = || r.capitalized(t) && (is_month(lower) || is_short_month(lower));
    is_weekday(lower) || matches!(lower, "today" | "yesterday") || month()
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn what_stands_before() {
        check(&[
            ("Visiting ministers went home.", &[]),
            // the date before an office is no part of it
            (
                "On Thursday 20 June Foreign Minister Rosa Diaz flew home.",
                &["person | Rosa Diaz | Foreign Minister | -"],
            ),
            (
                "In May President Anna Weber hosted him, and on 3 Sept. Premier Jan Novak did.",
                &[
                    "person | Anna Weber | President | -",
                    "person | Jan Novak | Premier | -",
                ],
            ),
            (
                "The chair thanked H.R.H. Prince Harun of Bahrain and H.E. the Foreign Minister of Peru.",
                &[
                    "person | Harun | Prince | BH",
                    "unnamed | Foreign Minister of Peru | Foreign Minister | PE",
                ],
            ),
            (
                "Aid groups press Queen Marta for help.",
                &["person | Marta | Queen | -"],
            ),
            (
                "Former Japanese Foreign Minister Kenji Mori spoke.",
                &["person | Kenji Mori | Former Foreign Minister | JP"],
            ),
            (
                "Iraq's controversial deputy Prime Minister Omar Haddad spoke.",
                &["person | Omar Haddad | deputy Prime Minister | IQ"],
            ),
            (
                "California Governor Mark Hill came to Tokyo.",
                &["person | Mark Hill | Governor | US"],
            ),
            (
                "His Majesty King Harun of Jordan welcomed him.",
                &["person | Harun | King | JO"],
            ),
            (
                "The Cuban Interior Ministry's spokesman, Pablo Ruiz, denied it.",
                &["person | Pablo Ruiz | spokesman | CU"],
            ),
            (
                "UNHCR spokesman Jan Novak spoke.",
                &["person | Jan Novak | UNHCR spokesman | -"],
            ),
            (
                "National Aeronautics and Space Administration (NASA) Deputy Administrator Jane Cole spoke.",
                &["person | Jane Cole | Deputy Administrator | US"],
            ),
            (
                "The acting foreign minister of Peru, Rosa Diaz, resigned.",
                &["person | Rosa Diaz | acting foreign minister | PE"],
            ),
        ]);
    }
}
