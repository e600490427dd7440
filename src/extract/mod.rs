//! Who meets whom, where, when and about what, as one document says it: ordered rules over the analysed text.
//!
//! One document is read without knowing any other. References between items are indices into the lists of the
//! same [`Extraction`]. Nothing fails: what cannot be read is left out.

mod bodies;
mod calendar;
mod cast;
#[cfg(test)]
mod checks;
mod coreference;
mod counterparts;
mod countries;
mod dates;
mod encounters;
mod groups;
mod holders;
mod issues;
mod mistaken;
mod names;
mod officials;
mod passages;
mod people;
mod places;
mod pronouns;
mod reading;
mod rule;
mod titles;

use cast::Cast;
use reading::Reading;

use crate::syntax;
use crate::text::{Date, Document, PackedSpan, Span};
use crate::vocabulary::{
    Category, Field, MeetingType, OfficialKind, ParticipantRole, Stance, Status,
};

pub use crate::lexicon::CountryCode;
pub use rule::Rule;

/// The words that support a value, and the rule that read them so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    words: PackedSpan,
    /// The value they support.
    pub field: Field,
    /// The rule that decided; `data/model/confidence.tsv` has how often each is right.
    pub rule: Rule,
}

impl Evidence {
    /// Evidence on these words.
    pub fn new(span: Span, field: Field, rule: Rule) -> Evidence {
        Evidence {
            words: span.into(),
            field,
            rule,
        }
    }

    /// Where the words stand (bytes).
    pub fn span(&self) -> Span {
        self.words.into()
    }
}

/// A title held, in a body, for a country.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role {
    /// As printed, without country adjectives ("Foreign Minister").
    pub title: String,
    /// The body served, as printed.
    pub organization: Option<String>,
    /// The government served.
    pub country: Option<CountryCode>,
}

/// Somebody who holds or speaks for a public office, or takes part in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// The fullest form in the text, without title or honorific.
    pub name: String,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// Other forms in the text.
    pub aliases: Vec<String>,
    /// Most specific first.
    pub roles: Vec<Role>,
    /// The government served.
    pub country: Option<CountryCode>,
    /// How often the text refers to it, short forms included.
    pub mentions: usize,
    /// Mentions first, in the order of the text.
    pub evidence: Vec<Evidence>,
}

/// Somebody or something that takes part or raises an issue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// Index into [`Extraction::officials`].
    Official(usize),
    /// A country, where the text names no person.
    Country(CountryCode),
    /// An organisation, by its canonical name.
    Organization(String),
}

/// One side of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Participant {
    /// Who.
    pub party: Party,
    /// In what part.
    pub role: ParticipantRole,
}

/// Where a meeting takes place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// As printed.
    pub name: String,
    /// The country it lies in.
    pub country: Option<CountryCode>,
}

/// When a meeting takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// As printed.
    pub text: String,
    /// First day, where it can be resolved.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub end: Option<Date>,
}

/// One encounter or trip, however often the text mentions it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What it is called: short words for a list ("Antony Blinken – Wang Yi").
    pub label: String,
    /// Visit, bilateral, multilateral or call.
    pub kind: MeetingType,
    /// Planned, held …
    pub status: Status,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// The most specific places named.
    pub places: Vec<Place>,
    /// The date, if one is given.
    pub when: Option<When>,
    /// The visit or summit it belongs to: index into [`Extraction::meetings`].
    pub part_of: Option<usize>,
    /// Indices into [`Extraction::issues`].
    pub agenda: Vec<usize>,
    /// Mentions first, in the order of the text.
    pub evidence: Vec<Evidence>,
}

/// A subject that officials raise, discuss, condemn, support or seek cooperation on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The noun phrase, tidied for a list.
    pub label: String,
    /// What it is about.
    pub category: Category,
    /// How it is raised.
    pub stance: Stance,
    /// Who raises it.
    pub raised_by: Vec<Party>,
    /// To whom.
    pub raised_with: Vec<Party>,
    /// Countries named in it.
    pub countries: Vec<CountryCode>,
    /// The issue it is an item of: index into [`Extraction::issues`].
    pub part_of: Option<usize>,
    /// Mentions first, in the order of the text.
    pub evidence: Vec<Evidence>,
}

/// What one document says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extraction {
    /// In the order of first mention.
    pub officials: Vec<Official>,
    /// In the order of first mention.
    pub meetings: Vec<Meeting>,
    /// In the order of first mention.
    pub issues: Vec<Issue>,
}

/// Reads a document. Never fails, never panics; takes time linear in the text's length.
pub fn extract(document: &Document) -> Extraction {
    let spans = match document.tokens.len() {
        0..=passages::LONGEST => return read(document),
        _ => passages::passages(document, passages::LONGEST),
    };
    let said = spans.into_iter().map(|span| {
        let passage = Document::read(document.meta.clone(), document.slice(span));
        (span.start, read(&passage))
    });
    passages::join(said.collect())
}

/// Reads a passage of bounded length as a whole.
fn read(document: &Document) -> Extraction {
    let analysis = syntax::analyze(document);
    let r = Reading::new(document, &analysis);
    let cast = cast(&r);
    let dates = dates::dates(&r);
    let mut encounters = encounters::encounters(&r, &cast, &dates);
    let issues = issues::issues(&r, &cast, &mut encounters);
    let officials = cast
        .people
        .iter()
        .map(|p| officials::official(&r, p))
        .collect();
    Extraction {
        officials,
        meetings: encounters.meetings,
        issues,
    }
}

/// Finds everyone: places and bodies, titles, names, who is who, and whom the pronouns mean.
fn cast(r: &Reading) -> Cast {
    let named = places::named(r);
    let bodies = bodies::bodies(r, &named);
    let scene = titles::Scene {
        r,
        named: &named,
        bodies: &bodies,
    };
    let titles = titles::titles(&scene);
    let names = names::names(r, &named, &bodies, &titles);
    let sightings = people::sightings(&scene, &titles, &names);
    let (mut people, mut mentions) = coreference::resolve(r, &named, &sightings);
    let pronouns = pronouns::pronouns(r, &mut people, &mentions);
    mentions.extend(pronouns);
    mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    let mut cast = Cast {
        people,
        mentions,
        named,
    };
    counterparts::assign(r, &mut cast);
    countries::assign(r, &mut cast);
    cast
}
