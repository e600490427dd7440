//! Where does the text itself stand? Datelines ("QUITO, Sept 22 -") and towns that head a paragraph ("Bangkok.").
//!
//! "Here" means that town; what is told to have taken place nowhere in particular took place there; and a venue lies in it.

use std::collections::HashMap;
use std::ops::Range;

use super::handed::is_venue;
use super::merging::Encounter;
use super::nearby::{at_hosts, where_last_told};
use super::reports::Report;
use crate::extract::cast::Cast;
use crate::extract::dates::DatePhrase;
use crate::extract::places::{Named, What};
use crate::extract::reading::Reading;
use crate::extract::{CountryCode, Place};
use crate::lexicon::PlaceKind;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, Status};

/// The towns that the text is written from.
pub struct Locale {
    dateline: Option<Place>,
    /// Paragraphs that a town heads.
    headed: Vec<(Range<usize>, Place)>,
}

impl Locale {
    /// Reads datelines and headings.
    pub fn new(r: &Reading, cast: &Cast, dates: &[DatePhrase]) -> Locale {
        let mut locale = Locale {
            dateline: None,
            headed: Vec::new(),
        };
        let mut first = true;
        for paragraph in r.doc.paragraphs.iter().filter(|p| p.content) {
            let tokens = tokens_of(r, &paragraph.sentences);
            if tokens.is_empty() {
                continue;
            }
            let begin = after_day(dates, &tokens);
            if let Some(place) = heading(r, cast, begin, tokens.end, first) {
                if first {
                    locale.dateline = Some(place);
                } else {
                    locale.headed.push((tokens, place));
                }
            }
            first = false;
        }
        locale
    }

    /// The town of the paragraph around a token, else of the dateline.
    pub fn at(&self, token: usize) -> Option<&Place> {
        self.head_of(token).or(self.dateline.as_ref())
    }

    fn head_of(&self, token: usize) -> Option<&Place> {
        let k = self
            .headed
            .partition_point(|(tokens, _)| tokens.end <= token);
        let (tokens, place) = self.headed.get(k)?;
        tokens.contains(&token).then_some(place)
    }
}

fn tokens_of(r: &Reading, sentences: &Range<usize>) -> Range<usize> {
    if sentences.is_empty() {
        return 0..0;
    }
    r.sentence_tokens(sentences.start).start..r.sentence_tokens(sentences.end - 1).end
}

/// Past a day or a time of day at the head of a paragraph.
fn after_day(dates: &[DatePhrase], tokens: &Range<usize>) -> usize {
    let k = dates.partition_point(|d| d.tokens.start < tokens.start);
    dates
        .get(k)
        .filter(|d| d.heading.is_some() && d.tokens.start == tokens.start)
        .map_or(tokens.start, |d| d.tokens.end + 1)
        .min(tokens.end - 1)
}

/// A town with a mark after it: "DOHA:", "QUITO, Sept 22 -", "SEOUL (Reuters) —", "Bangkok.".
fn heading(r: &Reading, cast: &Cast, begin: usize, end: usize, first: bool) -> Option<Place> {
    let Some(named) = cast.named_at(begin).filter(|n| n.tokens.start == begin) else {
        return unknown_town(r, cast, begin, end).filter(|_| first);
    };
    let What::Place { kind, name, .. } = &named.what else {
        return None;
    };
    // as printed, unless in capitals
    let printed = r.text(&named.tokens);
    let shouted = printed.chars().all(|c| !c.is_lowercase());
    let name = if shouted { name } else { printed };
    if !matches!(kind, PlaceKind::Capital | PlaceKind::City) {
        return None;
    }
    let mut k = named.tokens.end;
    while k < end.min(begin + 12) {
        match r.lower(k) {
            "." | ":" | "—" | "–" | "-" | "--" => {
                return Some(Place {
                    name: name.to_string(),
                    country: named.country(),
                });
            }
            _ if in_dateline(r, cast, k) => k += 1,
            _ => return None,
        }
    }
    None
}

/// "KRASNAYA POLYANA, Jan 24 -": a dateline in capitals, of a town that no table knows.
fn unknown_town(r: &Reading, cast: &Cast, begin: usize, end: usize) -> Option<Place> {
    let shouted = |i: usize| {
        r.word(i).chars().count() >= 3 && r.word(i).chars().all(|c| c.is_uppercase() || c == '-')
    };
    let stop = (begin..end.min(begin + 4)).find(|&i| !shouted(i))?;
    let dash = (stop..end.min(begin + 12)).find(|&i| !in_dateline(r, cast, i))?;
    if stop == begin || !matches!(r.lower(dash), "—" | "–" | "-" | "--") {
        return None;
    }
    let after = (stop..dash).find_map(|i| cast.named_at(i));
    let country = after.and_then(Named::country);
    // "SMALL ISLAND, Valletta": the town is the place
    if let Some(town) = after.filter(|n| {
        matches!(
            n.what,
            What::Place {
                kind: PlaceKind::City | PlaceKind::Capital,
                ..
            }
        )
    }) {
        return Some(Place {
            name: r.text(&town.tokens).to_string(),
            country,
        });
    }
    let name: Vec<String> = (begin..stop).map(|i| titled(r.word(i))).collect();
    Some(Place {
        name: name.join(" "),
        country,
    })
}

/// "POLYANA" as "Polyana".
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// What may stand between the town and the mark: the country, the day, the agency in brackets.
fn in_dateline(r: &Reading, cast: &Cast, k: usize) -> bool {
    matches!(r.lower(k), "," | "(" | ")" | "/")
        || r.tag(k) == Tag::CD
        || super::marks::is_time(r, k)
        || matches!(r.tag(k), Tag::NNP | Tag::NNPS)
        || cast.named_at(k).is_some()
}

/// Gives encounters without a place the town of their paragraph or of the dateline, and venues the town they lie in.
pub fn settle(
    r: &Reading,
    cast: &Cast,
    locale: &Locale,
    reports: &[Report],
    found: &mut [Encounter],
) {
    let capitals = capitals_named(r, cast);
    for k in 0..found.len() {
        if found[k].kind == MeetingType::Call {
            continue;
        }
        let triggers = found[k].reports.iter().map(|&i| reports[i].trigger);
        if found[k].places.is_empty() {
            let head = triggers.clone().find_map(|t| locale.head_of(t));
            if found[k].kind == MeetingType::Visit {
                found[k].places.extend(head.cloned());
                continue;
            }
            let takes_place = matches!(found[k].status, Status::Held | Status::Ongoing);
            let last = where_last_told(r, reports, found, k).filter(|_| head.is_none());
            if let Some(town) = last {
                found[k].places.push(town);
                continue;
            }
            // an ambassador is summoned where he serves, wherever the news is written
            let summons = triggers.clone().any(|t| r.lemma(t) == "summon");
            let dateline = locale
                .dateline
                .as_ref()
                .filter(|_| takes_place && !summons && is_news(r, &found[k]));
            let place = head.or(dateline).cloned();
            let place = place.or_else(|| at_hosts(cast, &capitals, &found[k]));
            found[k].places.extend(place);
        } else if found[k].places.iter().all(|p| is_venue(r, p)) {
            let country = found[k].places[0].country;
            let whole = found[k].part_of.and_then(|w| {
                let towns = &found[w].places;
                towns.iter().find(|p| p.country == country && is_town(r, p))
            });
            let town = triggers
                .clone()
                .find_map(|t| locale.at(t).filter(|p| p.country == country))
                .or(whole)
                .cloned()
                .or_else(|| {
                    // "a visit to the White House" is no visit to the town
                    let meets = found[k].kind != MeetingType::Visit;
                    country
                        .filter(|_| meets)
                        .and_then(|c| capitals.get(c))
                        .cloned()
                });
            if let Some(town) = town.filter(|_| country.is_some()) {
                found[k].places = vec![town];
            }
        }
    }
}

/// Told of no other time than the news is of.
fn is_news(r: &Reading, e: &Encounter) -> bool {
    match (e.days, r.doc.meta.published) {
        (Some((_, end)), Some(published)) => end
            .until(published)
            .is_ok_and(|gap| gap.get_days() <= RECENT),
        _ => true,
    }
}

/// News is of the last few days.
const RECENT: i32 = 4;

pub fn is_town(r: &Reading, place: &Place) -> bool {
    r.lexicon.places.get(&place.name).is_some_and(|rows| {
        rows.iter()
            .any(|row| matches!(row.kind, PlaceKind::City | PlaceKind::Capital))
    })
}

/// The capitals that the text names, by country.
fn capitals_named(r: &Reading, cast: &Cast) -> HashMap<CountryCode, Place> {
    let mut capitals = HashMap::new();
    for n in &cast.named {
        if let What::Place {
            kind: PlaceKind::Capital,
            country: Some(country),
            ..
        } = n.what
        {
            capitals.entry(country).or_insert_with(|| Place {
                name: r.text(&n.tokens).to_string(),
                country: Some(country),
            });
        }
    }
    capitals
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn where_the_text_stands() {
        check(&[
            // a plan is for elsewhere, a call for nowhere, an old meeting for another day
            (
                "LIMA (Own) — President Ana Silva will see Prime Minister Jan Novak. She phoned Foreign Minister Eva Kiss on Monday. She met King Olav in March.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak",
                    "call | held | Ana Silva; Eva Kiss | 2024-05-13",
                    "bilateral | held | Ana Silva; Olav | 2024-03-01..2024-03-31",
                ],
            ),
            (
                "LIMA, May 14 - President Ana Silva met Prime Minister Jan Novak on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "ORTH BERG, May 14 - President Ana Silva met Prime Minister Jan Novak on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Orth Berg | 2024-05-13"],
            ),
            (
                "LIMA: President Ana Silva will see Prime Minister Jan Novak here on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | Lima | 2024-05-17"],
            ),
            (
                "Two dates to note.\n\nVienna. President Ana Silva sees Prime Minister Jan Novak.\n\nQuito: Foreign Minister Eva Kiss hosts King Olav.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Vienna",
                    "bilateral | planned | Eva Kiss; Olav | Quito",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak at the Great Hall of the People. Beijing called it useful.",
                &["bilateral | held | Ana Silva; Jan Novak | Beijing"],
            ),
        ]);
    }
}
