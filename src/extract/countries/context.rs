//! The country the passage is about, for an official whose title says nothing of it.
//!
//! Each country named around the mention is weighed: where the passage is set ("In Ankara, …", a heading), who acts, what
//! stands near and before. Where the person travels to, what is only talked about and what is somebody else's counts
//! for nothing; a state that does not have the office, or has it filled, is out.

use super::abroad::{is_destination, meet, stays_in, travels_to};
use super::publisher::publisher_country;
use super::settings::{Settings, settings};
use super::{has_no_government, holds_same_office, owner, serves_no_state};
use crate::extract::CountryCode;
use crate::extract::cast::Cast;
use crate::extract::coreference::Person;
use crate::extract::places::{Named, What};
use crate::extract::pronouns::is_subject;
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::lexicon::{Level, OrganizationKind, PlaceKind};
use crate::syntax::Rel;
use crate::vocabulary::OfficialKind;

/// How far back a passage reaches, in sentences.
const REACH: usize = 3;

/// What a country is worth that the whole text is about, at most.
const TEXT: usize = 14;

/// The setting of the passage.
const SETTING: usize = 44;

/// A country in the same sentence, before the official, as the one who acts; without acting; after.
const ACTS: usize = 50;
const BEFORE: usize = 22;
const AFTER: usize = 10;

/// A country in the sentence before; less with each further one.
const EARLIER: usize = 15;

/// Somebody named before in the same sentence, whose country goes without saying too.
const COMPANY: usize = 16;

/// What a country must be worth at least: more than the text speaks of it elsewhere.
const LEAST: usize = 16;

/// Gives the officials that are still without a country the one their passages speak of.
pub fn assign(r: &Reading, cast: &mut Cast) {
    let scene = Scene::new(r, cast);
    let published = publisher_country(r).is_some();
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        // somebody named in full without an office is here by what the text is about
        let speaks = !person.titles.is_empty() || !published && person.key.len() > 1;
        let blank = person.country.is_none() && person.kind != OfficialKind::Group && speaks;
        if !blank
            || is_known_stateless(r, person)
            || serves_no_state(r, person)
            || has_no_government(r, person)
        {
            continue;
        }
        let titles = &person.titles;
        let nobodys = !titles.is_empty() && titles.iter().all(|t| t.counterpart(r))
            || titles.iter().any(|t| t.regional)
            // passages about an ambassador speak of the country he is sent to
            || titles.iter().any(|t| t.level == Level::Envoy)
            || of_someone_stateless(r, cast, p);
        if nobodys {
            continue;
        }
        if let Some(c) = scene.spoken_of(cast, p) {
            cast.people[p].country = Some(((c, None), "country-of-context"));
        }
    }
}

/// What the text says of countries, looked up once.
struct Scene<'a> {
    r: &'a Reading<'a>,
    settings: Settings,
    /// The countries of the text with how often it names them.
    named: Vec<(CountryCode, usize)>,
    /// For each token, the person whose mention covers it.
    whose: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    fn new(r: &'a Reading<'a>, cast: &Cast) -> Scene<'a> {
        let mut whose = vec![None; r.len() + 1];
        for m in &cast.mentions {
            if let [p] = m.people[..] {
                whose[m.tokens.clone()].fill(Some(p));
            }
        }
        let mut named: Vec<(CountryCode, usize)> = Vec::new();
        for n in cast.named.iter().filter(|n| speaks_of_state(n)) {
            if let Some(c) = n.country() {
                match named.iter_mut().find(|(k, _)| *k == c) {
                    Some(entry) => entry.1 += 1,
                    None => named.push((c, 1)),
                }
            }
        }
        Scene {
            r,
            settings: settings(r, &cast.named),
            named,
            whose,
        }
    }

    /// The country that weighs most around the first mentions.
    fn spoken_of(&self, cast: &Cast, p: usize) -> Option<CountryCode> {
        let r = self.r;
        let person = &cast.people[p];
        let most = self.named.iter().map(|(_, n)| *n).max()?;
        let mut weights: Vec<(CountryCode, usize)> = self
            .named
            .iter()
            .map(|(c, n)| (*c, TEXT * n / most))
            .collect();
        let mut excluded: Vec<CountryCode> = Vec::new();
        for mention in person.mentions.iter().take(2) {
            let here = r.sentence(mention.start);
            let acting = is_subject(r, mention.end - 1) || is_subject(r, mention.start);
            let setting = self.settings.at(r, mention.start);
            if let Some(c) = setting {
                add(&mut weights, c, SETTING);
            }
            let first = r.sentence_tokens(here.saturating_sub(REACH)).start;
            let last = r.sentence_tokens(here).end;
            let from = cast.named.partition_point(|n| n.tokens.start < first);
            for n in cast.named[from..]
                .iter()
                .take_while(|n| n.tokens.start < last)
            {
                let Some(c) = n.country().filter(|_| speaks_of_state(n)) else {
                    continue;
                };
                let own = person
                    .titles
                    .iter()
                    .any(|t| t.tokens.contains(&n.tokens.start));
                if own || is_topic(r, n) {
                    continue;
                }
                let back = here - r.sentence(n.tokens.start);
                let alone = |i: usize| self.whose[i].is_none_or(|q| q == p);
                let away = || {
                    travels_to(r, mention.end, n.tokens.start, alone)
                        || stays_in(r, mention.end, n.tokens.start)
                };
                if back == 0 && away() {
                    excluded.push(c);
                    continue;
                }
                let weight = self.weight(p, mention.start, acting, n, back);
                add(&mut weights, c, weight);
            }
            let from = cast.mentions.partition_point(|m| m.tokens.start < first);
            for m in cast.mentions[from..]
                .iter()
                .take_while(|m| m.tokens.start < last)
            {
                let [q] = m.people[..] else { continue };
                let Some(((c, words), _)) = cast.people[q].country.as_ref().filter(|_| q != p)
                else {
                    continue;
                };
                let back = here - r.sentence(m.tokens.start);
                let other_side = back == 0 && !m.pronoun && meet(r, mention, &m.tokens);
                if other_side && setting != Some(c) {
                    excluded.push(c);
                } else if words.is_none() && m.tokens.start < mention.start {
                    add(&mut weights, c, COMPANY / (back + 1));
                }
            }
        }
        weights.retain(|(c, w)| *w >= LEAST && !excluded.contains(c));
        weights.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        // the heaviest that has the office free: who holds what is asked of few
        weights
            .into_iter()
            .map(|(c, _)| c)
            .filter(|c| person.titles.iter().all(|t| has_office(r, c, t)))
            .find(|c| !holds_same_office(r, cast, p, c))
    }

    /// What a named country is worth to the official mentioned at `at`, who acts or not, so many sentences on.
    fn weight(&self, p: usize, at: usize, acting: bool, n: &Named, back: usize) -> usize {
        let r = self.r;
        let others = self.whose[n.tokens.start].is_some_and(|q| q != p);
        let adjective = n.is_demonym();
        if others {
            // "U.S. Secretary of State" says whose the Secretary is, not what the passage is about
            let share = if acting { 2 } else { 3 };
            return if back == 0 {
                3
            } else {
                EARLIER / (share * back)
            };
        }
        if n.tokens.start > 0 && r.lower(n.tokens.start - 1) == "from" {
            return 0;
        }
        // whom a traveller meets is of the place; who speaks of the travel is not
        let destination = back > 0 && is_destination(r, n);
        if destination && acting {
            return EARLIER / (4 * back);
        }
        let acts = !adjective && is_actor(r, n.tokens.end - 1);
        let weight = match back {
            0 if n.tokens.end <= at => {
                let near = 10usize.saturating_sub((at - n.tokens.end) / 2);
                near + if acts { ACTS } else { BEFORE }
            }
            0 => AFTER,
            _ if acts => (EARLIER + EARLIER / 2) / back,
            _ => EARLIER / back,
        };
        match (adjective, back) {
            (true, 0) => weight * 2 / 3,
            (true, _) => weight / 2,
            (false, _) => weight,
        }
    }
}

/// Whether the table of people in high office has somebody as serving no state.
fn is_known_stateless(r: &Reading, person: &Person) -> bool {
    let rows = r.lexicon.leaders.by_name.get(&person.name);
    rows.is_some_and(|rows| rows.iter().all(|l| l.country.is_none()))
}

/// Whether a possessor says whose the official is, and that one serves no state: the spokeswoman of a commissioner.
fn of_someone_stateless(r: &Reading, cast: &Cast, p: usize) -> bool {
    cast.people[p].titles.iter().any(|t| {
        t.possessor
            .as_ref()
            .and_then(|words| owner(cast, words, p))
            .is_some_and(|(q, _)| serves_no_state(r, &cast.people[q]))
    })
}

fn add(weights: &mut Vec<(CountryCode, usize)>, country: CountryCode, weight: usize) {
    match weights.iter_mut().find(|(c, _)| *c == country) {
        Some(entry) => entry.1 += weight,
        None => weights.push((country, weight)),
    }
}

/// Whether a country, capital or seat is who acts: "Austria is sending its chancellor".
fn is_actor(r: &Reading, i: usize) -> bool {
    matches!(r.rel(i), Rel::Nsubj | Rel::NsubjPass)
}

fn speaks_of_state(n: &Named) -> bool {
    match &n.what {
        What::Place { kind, .. } => matches!(
            kind,
            PlaceKind::Country
                | PlaceKind::Capital
                | PlaceKind::Metonym
                | PlaceKind::Demonym
                | PlaceKind::City
        ),
        What::Body { organization } => matches!(
            organization.kind,
            OrganizationKind::Government
                | OrganizationKind::Legislature
                | OrganizationKind::Military
        ),
    }
}

/// Whether a state has the office: no ministers in Washington, no president in Rabat, no foreign secretary in Berlin.
fn has_office(r: &Reading, country: CountryCode, title: &Title) -> bool {
    let state = r.lexicon.country(country).and_then(|c| c.state);
    let head = r.lemma(title.head).to_lowercase();
    let plain = title.tokens.len() == 1;
    match title.level {
        Level::HeadOfState if plain && head == "president" => {
            state.is_none_or(|s| s.has_president())
        }
        // a sultan or a prince can be of a part of a republic
        Level::Royal if matches!(head.as_str(), "king" | "queen" | "emir" | "emperor") => {
            state.is_none_or(|s| s.has_monarch())
        }
        Level::HeadOfGovernment if head == "chancellor" => matches!(country, "DE" | "AT"),
        Level::HeadOfGovernment => state.is_none_or(|s| s.has_premier()),
        Level::Minister if country == "US" => head != "minister",
        Level::Minister if head == "secretary" && title.organization.is_none() => {
            SECRETARIES.contains(&country)
        }
        Level::DeputyMinister if country == "US" => !head.ends_with("minister"),
        Level::DeputyMinister if head == "secretary" && title.tokens.len() > 1 => {
            let assistant = title.tokens.clone().any(|i| r.lower(i) == "assistant");
            !assistant || SECRETARIES.contains(&country)
        }
        _ => true,
    }
}

/// Where members of the cabinet are secretaries, or a secretary leads a ministry.
const SECRETARIES: &[CountryCode] = &[
    "BD", "GB", "HK", "IN", "LK", "MX", "NP", "PH", "PK", "US", "VA",
];

/// "the war in Ukraine", "aid to Gaza": what is talked about, not who talks.
fn is_topic(r: &Reading, n: &Named) -> bool {
    let Some(mut at) = n.tokens.start.checked_sub(1) else {
        return false;
    };
    if r.lower(at) == "the" && at > 0 {
        at -= 1;
    }
    at > 0
        && matches!(
            r.lower(at),
            "in" | "on" | "against" | "to" | "for" | "with" | "over" | "of"
        )
        && matches!(
            r.lower(at - 1),
            "aggression"
                | "aid"
                | "assistance"
                | "border"
                | "conflict"
                | "crisis"
                | "dispute"
                | "fighting"
                | "invasion"
                | "peace"
                | "relations"
                | "sanctions"
                | "situation"
                | "support"
                | "ties"
                | "trade"
                | "violence"
                | "war"
        )
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn countries_of_passages() {
        check(&[
            // of two states the one that has the office
            (
                "From Rabat she goes to Nouakchott to see President Ahmed Ould Salem.",
                &["person | Ahmed Ould Salem | President | MR"],
            ),
            (
                "A Western diplomat in Lima said that talks would go on.",
                &["unnamed | Western diplomat | diplomat | -"],
            ),
            (
                "The last question concerned Australia. Prime Minister Tom Birch had been expected in Surabaya.",
                &["person | Tom Birch | Prime Minister | AU"],
            ),
        ]);
    }
}
