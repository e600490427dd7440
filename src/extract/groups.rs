//! Bodies of officials that take part or act without names: "senior Chinese officials", "the French and German foreign
//! ministers", "leaders of Russia, Armenia and Azerbaijan", "the Russian delegation", "members of a Fatah delegation".

use std::ops::Range;

use super::bodies::{body_at, body_ending_at, is_body_noun};
use super::people::Sighting;
use super::places::{What, ending_at, starting_at};
use super::reading::Reading;
use super::titles::{CountryRead, Scene, Title};
use crate::lexicon::{Level, PlaceKind};
use crate::syntax::{NameKind, Tag};
use crate::vocabulary::OfficialKind;

/// Nouns that mean several officials at once.
const COLLECTIVES: &[&str] = &[
    "delegation",
    "delegations",
    "negotiating team",
    "negotiating teams",
];

/// What members make a body of officials of: "members of Congress", "members of the delegation".
const MEMBERSHIPS: &[&str] = &[
    "administration",
    "assembly",
    "cabinet",
    "commission",
    "committee",
    "congress",
    "council",
    "delegation",
    "duma",
    "government",
    "knesset",
    "leadership",
    "legislature",
    "opposition",
    "parliament",
    "senate",
    "team",
    "house",
];

/// Whether a noun is what one can be a member of: delegation, cabinet, staff.
pub fn has_members(lower: &str) -> bool {
    MEMBERSHIPS.contains(&lower) || matches!(lower, "staff" | "entourage" | "party")
}

/// A plural title that no name follows, with all that defines it.
pub fn of_title(scene: &Scene, title: &Title, named: &[Sighting]) -> Sighting {
    let r = scene.r;
    let sentence = r.sentence_around(title.head);
    let mut title = title.clone();
    let mut tokens = title.whole.clone();
    let own = title.determiner.is_some() && title.possessor.is_none();
    tokens.start += usize::from(own);
    if !own && title.possessor.is_none() {
        let floor = named
            .iter()
            .map(|s| s.tokens.end)
            .filter(|&e| e <= tokens.start)
            .max()
            .unwrap_or(0)
            .max(sentence.start);
        tokens.start = coordinated_start(scene, &title, tokens.start, floor);
    }
    if let Some(end) = complement_end(scene, &mut title, tokens.end, sentence.end) {
        tokens.end = end;
    } else if tokens.start < title.head
        && tokens.end + 2 < sentence.end
        && r.tag(tokens.end) == Tag::VBN
        && r.tag(tokens.end + 1) == Tag::IN
    {
        // "officials involved in the talks"
        tokens.end = noun_phrase_end(r, tokens.end + 2, sentence.end).unwrap_or(tokens.end);
    }
    if let Some(other) = named
        .iter()
        .find(|s| s.tokens.start >= tokens.start && s.tokens.start < tokens.end)
    {
        tokens.end = other.tokens.start.max(title.head + 1);
    }
    Sighting {
        described: tokens.clone(),
        tokens,
        name: None,
        kind: OfficialKind::Group,
        country: title.country.clone(),
        titles: vec![title],
    }
}

/// "philanthropic and business leaders", "diaspora, industry, and tech leaders": where the coordinated modifiers begin.
fn coordinated_start(scene: &Scene, title: &Title, start: usize, floor: usize) -> usize {
    let r = scene.r;
    if start >= title.head && !r.reads(start.saturating_sub(1), &[")"])
        || !title.countries.is_empty()
    {
        return start;
    }
    let modifier = |i: usize| {
        let plain = matches!(r.tag(i), Tag::JJ | Tag::NN | Tag::NNP | Tag::VBN)
            && r.name_kind(i) != Some(NameKind::Person)
            && body_at(scene.bodies, i).is_none()
            && !r.lexicon.honorifics.contains(r.word(i));
        plain
            && ending_at(scene.named, i).is_none_or(|n| {
                matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Demonym,
                        ..
                    }
                )
            })
    };
    let mut at = start;
    // "leaders" of "Pacific Islander (AA) leaders"
    if at > floor && r.lower(at - 1) == ")" {
        match (floor..at).rev().take(9).find(|&k| r.lower(k) == "(") {
            Some(open) => at = open,
            None => return start,
        }
        while at > floor && modifier(at - 1) {
            at -= 1;
        }
    }
    let mut found = at;
    while at > floor + 1 {
        let mut link = at;
        if matches!(r.lower(link - 1), "and" | "&" | "or") {
            link -= 1;
        }
        if link > floor && r.lower(link - 1) == "," {
            link -= 1;
        }
        if link == at || link == floor {
            break;
        }
        let mut from = link;
        while from > floor && link - from < 3 && modifier(from - 1) {
            from -= 1;
        }
        if from == link {
            break;
        }
        at = from;
        found = from;
    }
    // a comma list needs its "and": "On Tuesday, business leaders"
    let joined = (found..start).any(|i| matches!(r.lower(i), "and" | "&"));
    if joined || found == at && start != at && r.reads(start - 1, &[")"]) {
        found
    } else {
        start
    }
}

/// "from the United States, Australia, India, and Japan", "of six business associations", "representing the parties".
fn complement_end(scene: &Scene, title: &mut Title, end: usize, ceiling: usize) -> Option<usize> {
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

/// Groups by a collective noun: "the Russian delegation", "members of a Fatah delegation".
pub fn collectives(scene: &Scene, titles: &[Title]) -> Vec<Sighting> {
    let r = scene.r;
    let mut all = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            let found = collective_at(scene, i, sentence.clone()).filter(|x| {
                !titles
                    .iter()
                    .any(|t| t.whole.start < x.tokens.end && x.tokens.start < t.whole.end)
            });
            i = found.as_ref().map_or(i, |x| x.tokens.end).max(i + 1);
            all.extend(found);
        }
    }
    all
}

fn collective_at(scene: &Scene, i: usize, sentence: Range<usize>) -> Option<Sighting> {
    let r = scene.r;
    let members = r.lower(i) == "members" && i + 2 < sentence.end && r.lower(i + 1) == "of";
    let head = COLLECTIVES.iter().find_map(|c| {
        let words: Vec<&str> = c.split(' ').collect();
        r.reads(i, &words).then_some(i + words.len() - 1)
    });
    if !members && head.is_none() {
        return None;
    }
    let head = head.unwrap_or(i);
    let mut title = Title {
        tokens: i..head + 1,
        whole: i..head + 1,
        head,
        plural: true,
        level: Level::Official,
        gender: None,
        country: None,
        countries: Vec::new(),
        regional: false,
        organization: None,
        possessor: None,
        determiner: None,
    };
    let mut start = i;
    while start > sentence.start {
        let t = start - 1;
        if let Some(b) = body_ending_at(scene.bodies, t) {
            title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
            title.country = title
                .country
                .or(b.country.map(|c| (c, Some(b.tokens.clone()))));
            start = b.tokens.start;
        } else if let Some(n) =
            ending_at(scene.named, t).filter(|n| !n.is_location() || n.stands_for_government())
        {
            title.country = title
                .country
                .or(n.country().map(|c| (c, Some(n.tokens.clone()))));
            start = n.tokens.start;
        } else if matches!(r.tag(t), Tag::JJ | Tag::NN | Tag::NNP)
            && r.name_kind(t) != Some(NameKind::Person)
        {
            start = t;
        } else {
            break;
        }
    }
    title.whole.start = start;
    let mut end = head + 1;
    if let Some(last) = complement_end(scene, &mut title, head + 1, sentence.end) {
        end = last;
    }
    let tokens = start..end;
    if members {
        let body = (i + 2..end).any(|k| MEMBERSHIPS.contains(&r.lower(k)));
        if !body {
            return None;
        }
        if title.country.is_none() {
            title.country = (i + 2..end).find_map(|k| {
                let n = starting_at(scene.named, k)?;
                Some((n.country()?, Some(n.tokens.clone())))
            });
        }
        if title.organization.is_none() {
            // "a Fatah delegation": the body is what the model or the lexicon knows of before the noun
            title.organization = (i + 2..end).find_map(|k| {
                let n =
                    starting_at(scene.named, k).filter(|n| matches!(n.what, What::Body { .. }))?;
                Some((r.text(&n.tokens).to_string(), Some(n.tokens.clone())))
            });
        }
    }
    title.whole = tokens.clone();
    Some(Sighting {
        described: tokens.clone(),
        tokens,
        name: None,
        kind: OfficialKind::Group,
        country: title.country.clone(),
        titles: vec![title],
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn bodies_of_officials() {
        check(&[
            ("The leaders met.", &[]),
            ("They raised politically-motivated charges.", &[]),
            ("Sources of energy were discussed.", &[]),
            ("Leaders of terrorist groups were arrested.", &[]),
            ("The delegation of authority was signed.", &[]),
            (
                "Senior Chinese officials met senior U.S. officials.",
                &[
                    "group | Senior Chinese officials | Senior officials | CN",
                    "group | senior U.S. officials | senior officials | US",
                ],
            ),
            (
                "The leaders of Russia, Armenia and Azerbaijan met.",
                &["group | leaders of Russia, Armenia and Azerbaijan | leaders | -"],
            ),
            (
                "The Chinese, Japanese and South Korean foreign ministers met.",
                &[
                    "group | Chinese, Japanese and South Korean foreign ministers | foreign ministers | -",
                ],
            ),
            (
                "U.S. and Russian negotiators met in Geneva.",
                &["group | U.S. and Russian negotiators | negotiators | -"],
            ),
            (
                "G7 foreign ministers met in Capri.",
                &["group | G7 foreign ministers | G7 foreign ministers | -"],
            ),
            (
                "Officials in Ankara said that talks would go on.",
                &["group | Officials in Ankara | Officials | TR"],
            ),
            (
                "Two Western diplomats said that talks would go on.",
                &["group | Western diplomats | diplomats | -"],
            ),
            (
                "Several senators, among them Jane Cole, objected.",
                &[
                    "group | senators | senators | -",
                    "person | Jane Cole | senator | -",
                ],
            ),
            (
                "Aides to both men took notes.",
                &["group | Aides to both men | Aides | -"],
            ),
            (
                "They met their environment ministers.",
                &["group | their environment ministers | environment ministers | -"],
            ),
            (
                "A trade delegation came along.",
                &["group | trade delegation | delegation | -"],
            ),
            (
                "Representatives of Ukraine came.",
                &["group | Representatives of Ukraine | Representatives | UA"],
            ),
            (
                "The Russian delegation left Geneva.",
                &["group | Russian delegation | delegation | RU"],
            ),
            (
                "Members of the Norwegian parliament came.",
                &["group | Members of the Norwegian parliament | Members | NO"],
            ),
            (
                "Senior officials from the United States, Australia, India, and Japan met virtually.",
                &[
                    "group | Senior officials from the United States, Australia, India, and Japan | Senior officials | -",
                ],
            ),
            (
                "He met philanthropic and business leaders.",
                &["group | philanthropic and business leaders | business leaders | -"],
            ),
            (
                "Southeast Asian leaders came to Washington.",
                &["group | Southeast Asian leaders | leaders | -"],
            ),
            (
                "She met elected officials involved in resettlement.",
                &["group | elected officials involved in resettlement | elected officials | -"],
            ),
        ]);
    }
}
