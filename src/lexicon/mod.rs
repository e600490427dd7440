//! Validated tables of what the rules know of the world.
//!
//! The tables are tab-separated files in `data/lexicon/`, embedded in the binary. They are complete for the world (all
//! countries, the usual offices and bodies) and hold nothing for the sake of one text. [`get`] gives them;
//! [`Lexicon::parse`] reads any others and names every fault with its file and line.

mod encounters;
mod gazetteer;
mod issues;
mod leaders;
mod names;
mod offices;
mod organizations;
mod places;
mod table;
#[cfg(test)]
mod tests;
mod topics;
mod words;

use std::sync::LazyLock;

pub use encounters::EncounterPart;
pub use gazetteer::{Gazetteer, fold, phrase_words};
pub use issues::IssueTerm;
pub use leaders::{Leader, Leaders};
pub use names::{FamilyName, Gender, GivenName, Honorific, NameOrder};
pub use offices::{Level, ModifierKind, Number, Office, OfficeHead, OfficeModifier};
pub use organizations::{Organization, OrganizationKind};
pub use places::{Country, CountryCode, Place, PlaceKind, State};
pub use table::TableError;
pub use topics::TopicPart;
pub use words::{Inflection, Noun, NounClass, VerbClass, VerbForm, VerbFrame};

use places::Countries;

macro_rules! sources {
    ($($(#[$meta:meta])* $field:ident,)+) => {
        /// The text of every table, each field being the file of that name.
        #[derive(Debug, Clone, Copy)]
        pub struct Sources { $($(#[$meta])* pub $field: &'static str,)+ }

        impl Sources {
            /// The tables in the binary.
            pub const EMBEDDED: Sources = Sources {
                $($field: include_str!(concat!("../../data/lexicon/", stringify!($field), ".tsv")),)+
            };
        }
    };
}

sources! {
    /// Codes, names and capitals.
    countries,
    /// All names of countries.
    country_names,
    /// Adjectives and people.
    demonyms,
    /// Capitals and other cities.
    cities,
    /// Areas that are no countries.
    regions,
    /// Venues and governments by their seat.
    seats,
    /// Titles.
    offices,
    /// Nouns to compose titles of.
    office_heads,
    /// What can stand before them.
    office_modifiers,
    /// Bodies.
    organizations,
    /// Forms of address.
    honorifics,
    /// Given names.
    given_names,
    /// People in high office.
    leaders,
    /// Family names that stand first.
    surname_first,
    /// Verbs with their frames.
    verbs,
    /// Inflected forms of those verbs.
    verb_forms,
    /// Nouns of encounters and of raising subjects.
    nouns,
    /// Parts that words play in the telling of encounters.
    encounter_words,
    /// Words that tell an issue's category.
    issue_terms,
    /// Parts that words play in topics.
    topic_words,
}

/// What the rules know of the world.
#[derive(Debug, Clone)]
pub struct Lexicon {
    countries: Countries,
    /// Countries, demonyms, cities, regions, venues and seats of government.
    pub places: Gazetteer<Place>,
    /// Titles, singular and plural.
    pub offices: Gazetteer<Office>,
    /// Nouns to compose titles of: "minister", "director".
    pub office_heads: Gazetteer<OfficeHead>,
    /// What can stand before them: "deputy", "former", "foreign".
    pub office_modifiers: Gazetteer<OfficeModifier>,
    /// Bodies, under all their names.
    pub organizations: Gazetteer<Organization>,
    /// Forms of address.
    pub honorifics: Gazetteer<Honorific>,
    /// Given names with the gender they tell.
    pub given_names: Gazetteer<GivenName>,
    /// Family names that stand before the given name.
    pub surname_first: Gazetteer<FamilyName>,
    /// People in high office, by full name and by short name.
    pub leaders: Leaders,
    /// Verbs by infinitive, one value a frame.
    pub verbs: Gazetteer<VerbFrame>,
    /// Inflected forms of the verbs.
    pub verb_forms: Gazetteer<Inflection>,
    /// Nouns of encounters and of raising subjects.
    pub nouns: Gazetteer<Noun>,
    /// Parts that words play in the telling of encounters.
    pub encounter_words: Gazetteer<EncounterPart>,
    /// Words that tell an issue's category.
    pub issue_terms: Gazetteer<IssueTerm>,
    /// Parts that words play in topics.
    pub topic_words: Gazetteer<TopicPart>,
}

impl Lexicon {
    /// Reads the tables; every fault in any of them is listed.
    pub fn parse(sources: &Sources) -> Result<Lexicon, Vec<TableError>> {
        let mut errors = Vec::new();
        let e = &mut errors;
        let countries = Countries::read(sources.countries, e);
        let mut places = Gazetteer::new();
        for (file, source) in [
            ("country_names.tsv", sources.country_names),
            ("demonyms.tsv", sources.demonyms),
            ("cities.tsv", sources.cities),
            ("regions.tsv", sources.regions),
            ("seats.tsv", sources.seats),
        ] {
            places::read(file, source, &countries, &mut places, e);
        }
        let lexicon = Lexicon {
            places,
            offices: offices::read_offices(sources.offices, &countries, e),
            office_heads: offices::read_heads(sources.office_heads, e),
            office_modifiers: offices::read_modifiers(sources.office_modifiers, e),
            organizations: organizations::read(sources.organizations, &countries, e),
            honorifics: names::read_honorifics(sources.honorifics, e),
            given_names: names::read_given_names(sources.given_names, e),
            surname_first: names::read_family_names(sources.surname_first, e),
            leaders: leaders::read(sources.leaders, &countries, e),
            verbs: words::read_verbs(sources.verbs, e),
            verb_forms: words::read_verb_forms(sources.verb_forms, e),
            nouns: words::read_nouns(sources.nouns, e),
            issue_terms: issues::read(sources.issue_terms, e),
            encounter_words: words::read_parts("encounter_words.tsv", sources.encounter_words, e),
            topic_words: words::read_parts("topic_words.tsv", sources.topic_words, e),
            countries,
        };
        if errors.is_empty() {
            Ok(lexicon)
        } else {
            Err(errors)
        }
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    ///
    /// ```
    /// let lexicon = briefing::lexicon::get();
    /// assert_eq!(lexicon.country("US").map(|c| c.name), Some("United States"));
    /// assert_eq!(lexicon.country("XX"), None);
    /// ```
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    /// Whether a word, given in its dictionary form, plays a part in topics.
    ///
    /// ```
    /// use briefing::lexicon::{self, TopicPart};
    /// assert!(lexicon::get().plays("aggression", TopicPart::Alarming));
    /// ```
    pub fn plays(&self, word: &str, part: TopicPart) -> bool {
        self.topic_words
            .get(word)
            .is_some_and(|parts| parts.contains(&part))
    }

    /// Whether a word, given in its dictionary form, plays a part in the telling of encounters.
    ///
    /// ```
    /// use briefing::lexicon::{self, EncounterPart};
    /// assert!(lexicon::get().tells("inaugurate", EncounterPart::Deed));
    /// ```
    pub fn tells(&self, word: &str, part: EncounterPart) -> bool {
        self.encounter_words
            .get(word)
            .is_some_and(|parts| parts.contains(&part))
    }

    /// All countries, in no particular order.
    pub fn countries(&self) -> impl Iterator<Item = &Country> {
        self.countries.iter()
    }
}

/// The embedded lexicon, read on first use.
pub fn get() -> &'static Lexicon {
    static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
        Lexicon::parse(&Sources::EMBEDDED).expect("a test reads the embedded tables")
    });
    &EMBEDDED
}
