//! The served model: briefings, officials, meetings and issues with stable ids, resolved and merged.
//!
//! Answers: *who is one and the same across all documents, and what belongs to whom?* Plain data: entities refer to
//! each other by their place in the model's lists, each list is sorted by id, and once built nothing changes.

mod build;
mod cameo;
mod choice;
mod confidence;
mod country;
mod ids;
mod merge;
mod named;
mod naming;
mod overrides;
mod quote;
mod relate;

use std::collections::BTreeMap;
use std::ops::Range;

pub use cameo::{CAMEO_CODES, cameo_code, cameo_name, plover_context};
pub use country::country_name;
pub(crate) use ids::{digest, fnv, fnv_on};
pub use ids::{fold, slug};
pub use overrides::Override;
use quote::CodePoints;

use crate::extract::{self, CountryCode, Extraction, Place, Rule, When};
use crate::text::{Date, Document, PackedSpan, Span};
use crate::vocabulary::{
    Category, Field, MeetingType, OfficialKind, ParticipantRole, Stance, Status,
};

/// The place of an entity in its list of the [`Model`].
pub type Ix = u32;

/// A kind of entity, each with a list of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A text and what it says of itself.
    Briefing,
    /// Somebody who holds or speaks for a public office, or takes part in a meeting.
    Official,
    /// An encounter or trip.
    Meeting,
    /// A subject that officials raise.
    Issue,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Kind; 4] = [Kind::Briefing, Kind::Official, Kind::Meeting, Kind::Issue];

    /// One of them ("official").
    pub const fn singular(self) -> &'static str {
        match self {
            Kind::Briefing => "briefing",
            Kind::Official => "official",
            Kind::Meeting => "meeting",
            Kind::Issue => "issue",
        }
    }

    /// Many of them, as in paths ("officials").
    pub const fn plural(self) -> &'static str {
        match self {
            Kind::Briefing => "briefings",
            Kind::Official => "officials",
            Kind::Meeting => "meetings",
            Kind::Issue => "issues",
        }
    }

    /// The kind of that plural name.
    pub fn from_plural(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.plural() == name)
    }
}

/// Words of a briefing that support a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// Which briefing.
    pub briefing: Ix,
    words: PackedSpan,
    /// The value they support.
    pub field: Field,
    /// The rule that decided.
    pub rule: Rule,
}

impl Evidence {
    /// Where the words stand (bytes).
    pub fn span(&self) -> Span {
        self.words.into()
    }

    /// How far the rule can be trusted about the value, in hundredths: how often it was right on annotated texts.
    pub fn confidence(&self) -> Option<u8> {
        confidence::confidence(self.rule.name(), self.field)
    }
}

/// One briefing and what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// Unique id.
    pub id: String,
    /// Its text and front matter.
    pub document: Document,
    /// What its code points are counted by.
    points: CodePoints,
    /// The officials it names.
    pub officials: Vec<Ix>,
    /// The meetings it reports.
    pub meetings: Vec<Ix>,
    /// The issues it reports.
    pub issues: Vec<Ix>,
}

/// One person, described person or body of officials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Unique id: the slug of the name.
    pub id: String,
    /// The fullest form found, without title or honorific.
    pub name: String,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// Other forms found.
    pub aliases: Vec<String>,
    /// The one last reported first, otherwise the most specific.
    pub roles: Vec<Role>,
    /// The government served.
    pub country: Option<CountryCode>,
    /// How often the briefings refer to it.
    pub mentions: usize,
    /// The briefings that name it.
    pub briefings: Vec<Ix>,
    /// The meetings it takes part in.
    pub meetings: Vec<Ix>,
    /// The issues it raises or that are raised with it.
    pub issues: Vec<Ix>,
    /// Mentions first.
    pub evidence: Vec<Evidence>,
}

/// A title held, in a body, for a country, and when the briefings have it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// As printed, without country adjectives ("Foreign Minister").
    pub title: String,
    /// The body served, as printed.
    pub organization: Option<String>,
    /// The government served.
    pub country: Option<CountryCode>,
    /// The day of the first briefing that gives it.
    pub first_reported: Option<Date>,
    /// The day of the last briefing that gives it.
    pub last_reported: Option<Date>,
}

impl Role {
    fn new(role: &extract::Role, day: Option<Date>) -> Role {
        Role {
            title: role.title.clone(),
            organization: role.organization.clone(),
            country: role.country,
            first_reported: day,
            last_reported: day,
        }
    }

    /// Whether it is that office, as far as both say.
    fn is(&self, role: &extract::Role) -> bool {
        fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let body = |body: &Option<String>| body.as_deref().map(fold);
        let same_title = self.title == role.title || fold(&self.title) == fold(&role.title);
        same_title
            && agree(body(&self.organization), body(&role.organization))
            && agree(self.country, role.country)
    }

    /// Adds a report of it.
    fn report(&mut self, role: &extract::Role, day: Option<Date>) {
        self.organization = self
            .organization
            .take()
            .or_else(|| role.organization.clone());
        self.country = self.country.or(role.country);
        self.first_reported = [self.first_reported, day].into_iter().flatten().min();
        self.last_reported = self.last_reported.max(day);
    }
}

/// What one briefing reports of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which briefing.
    pub briefing: Ix,
    /// Its day.
    pub published: Option<Date>,
    /// Planned, held …, as it has it.
    pub status: Status,
    /// The date it gives.
    pub when: Option<When>,
}

/// Somebody or something that takes part or raises an issue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// Place in [`Model::officials`].
    Official(Ix),
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

/// One encounter or trip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Unique id, from type, participants, place and date.
    pub id: String,
    /// Short words for a list.
    pub label: String,
    /// Visit, bilateral, multilateral or call.
    pub kind: MeetingType,
    /// Planned, held …, as last reported.
    pub status: Status,
    /// What each briefing reports, the latest last.
    pub history: Vec<Report>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// The most specific places named.
    pub places: Vec<Place>,
    /// The date, if one is given.
    pub when: Option<When>,
    /// The visit or summit it belongs to.
    pub part_of: Option<Ix>,
    /// The meetings that belong to it.
    pub parts: Vec<Ix>,
    /// The issues on its agenda.
    pub agenda: Vec<Ix>,
    /// The briefings that report it.
    pub briefings: Vec<Ix>,
    /// Mentions first.
    pub evidence: Vec<Evidence>,
}

/// One subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Unique id: the slug of the label.
    pub id: String,
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
    /// The issue it is an item of.
    pub part_of: Option<Ix>,
    /// The issues that are items of it.
    pub parts: Vec<Ix>,
    /// The meetings with it on their agenda.
    pub meetings: Vec<Ix>,
    /// The briefings that report it.
    pub briefings: Vec<Ix>,
    /// Mentions first.
    pub evidence: Vec<Evidence>,
}

/// Everything the briefings say. Each list is sorted by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// All briefings.
    pub briefings: Vec<Briefing>,
    /// All officials.
    pub officials: Vec<Official>,
    /// All meetings.
    pub meetings: Vec<Meeting>,
    /// All issues.
    pub issues: Vec<Issue>,
    /// Ids that a merge retired, with the place of what took each one's place.
    pub retired: BTreeMap<(Kind, String), Ix>,
}

impl Model {
    /// Resolves and merges what the documents say. The order of the documents does not matter.
    pub fn build(documents: Vec<(Document, Extraction)>) -> Model {
        build::build(documents, &[])
    }

    /// The same where a reader knows better than the rules that merge.
    pub fn build_with(documents: Vec<(Document, Extraction)>, overrides: &[Override]) -> Model {
        build::build(documents, overrides)
    }

    /// The ids that an override names and nobody has or had.
    pub fn unknown_in<'o>(&self, wanted: &'o Override) -> Vec<&'o str> {
        let entity = |kind, id: &str| self.find(kind, id).or_else(|| self.retired_to(kind, id));
        let kind = wanted.kind();
        let named = match wanted {
            Override::Merge { id, others, .. } => std::iter::once(id).chain(others),
            Override::Split { id, briefings, .. } => std::iter::once(id).chain(briefings),
        };
        let known = |id: &str, first: bool| match wanted {
            Override::Split { .. } if !first => self.find(Kind::Briefing, id).is_some(),
            _ => entity(kind, id).is_some(),
        };
        named
            .enumerate()
            .filter(|(at, id)| !known(id, *at == 0))
            .map(|(_, id)| id.as_str())
            .collect()
    }

    fn retired_to(&self, kind: Kind, id: &str) -> Option<Ix> {
        self.retired.get(&(kind, id.to_owned())).copied()
    }
    /// How many there are of a kind.
    pub fn len(&self, kind: Kind) -> usize {
        match kind {
            Kind::Briefing => self.briefings.len(),
            Kind::Official => self.officials.len(),
            Kind::Meeting => self.meetings.len(),
            Kind::Issue => self.issues.len(),
        }
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        Kind::ALL.into_iter().all(|kind| self.len(kind) == 0)
    }

    /// The id of one entity.
    pub fn id(&self, kind: Kind, ix: Ix) -> &str {
        let ix = ix as usize;
        match kind {
            Kind::Briefing => &self.briefings[ix].id,
            Kind::Official => &self.officials[ix].id,
            Kind::Meeting => &self.meetings[ix].id,
            Kind::Issue => &self.issues[ix].id,
        }
    }

    /// What an entity is called: name, label or title.
    pub fn name(&self, kind: Kind, ix: Ix) -> &str {
        let at = ix as usize;
        match kind {
            Kind::Briefing => self.briefings[at]
                .document
                .meta
                .title
                .as_deref()
                .unwrap_or(&self.briefings[at].id),
            Kind::Official => &self.officials[at].name,
            Kind::Meeting => &self.meetings[at].label,
            Kind::Issue => &self.issues[at].label,
        }
    }

    /// The entity of that id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Ix> {
        let found = match kind {
            Kind::Briefing => self.briefings.binary_search_by(|x| x.id.as_str().cmp(id)),
            Kind::Official => self.officials.binary_search_by(|x| x.id.as_str().cmp(id)),
            Kind::Meeting => self.meetings.binary_search_by(|x| x.id.as_str().cmp(id)),
            Kind::Issue => self.issues.binary_search_by(|x| x.id.as_str().cmp(id)),
        };
        found.ok().map(|ix| ix as Ix)
    }

    /// The id of what took the place of a retired id.
    pub fn successor(&self, kind: Kind, id: &str) -> Option<&str> {
        Some(self.id(kind, self.retired_to(kind, id)?))
    }

    /// The evidence of an entity; a briefing has none of its own.
    pub fn evidence(&self, kind: Kind, ix: Ix) -> &[Evidence] {
        let ix = ix as usize;
        match kind {
            Kind::Briefing => &[],
            Kind::Official => &self.officials[ix].evidence,
            Kind::Meeting => &self.meetings[ix].evidence,
            Kind::Issue => &self.issues[ix].evidence,
        }
    }

    /// How far the rule that found an entity can be trusted, in hundredths: that of its first mention.
    pub fn confidence(&self, kind: Kind, ix: Ix) -> Option<u8> {
        self.evidence(kind, ix).first()?.confidence()
    }

    /// The words of a piece of evidence.
    pub fn exact(&self, evidence: &Evidence) -> &str {
        self.briefings[evidence.briefing as usize]
            .document
            .slice(evidence.span())
    }

    /// Where the words of a piece of evidence stand, in Unicode code points.
    pub fn code_points(&self, evidence: &Evidence) -> Range<u32> {
        let briefing = &self.briefings[evidence.briefing as usize];
        let (text, span) = (&briefing.document.text, evidence.span());
        briefing.points.at(text, span.start)..briefing.points.at(text, span.end)
    }

    /// The sentence that holds the start of a piece of evidence.
    pub fn sentence(&self, evidence: &Evidence) -> Option<Span> {
        let sentences = &self.briefings[evidence.briefing as usize]
            .document
            .sentences;
        let start = evidence.span().start;
        let after = sentences.partition_point(|sentence| sentence.span.end <= start);
        let sentence = sentences.get(after)?.span;
        (sentence.start <= start).then_some(sentence)
    }

    /// What a party is called; a country by its English name.
    pub fn party_name<'a>(&'a self, party: &'a Party) -> &'a str {
        match party {
            Party::Official(ix) => &self.officials[*ix as usize].name,
            Party::Country(code) => country_name(code),
            Party::Organization(name) => name,
        }
    }

    /// The id, code or name by which a party is asked for.
    pub fn party_id<'a>(&'a self, party: &'a Party) -> &'a str {
        match party {
            Party::Official(ix) => &self.officials[*ix as usize].id,
            Party::Country(code) => code,
            Party::Organization(name) => name,
        }
    }

    /// The country a party is or serves.
    pub fn party_country(&self, party: &Party) -> Option<CountryCode> {
        match party {
            Party::Official(ix) => self.officials[*ix as usize].country,
            Party::Country(code) => Some(code),
            Party::Organization(_) => None,
        }
    }
}

impl Meeting {
    /// Its CAMEO code.
    pub fn cameo(&self) -> &'static str {
        let has = |role| self.participants.iter().any(|p| p.role == role);
        let hosted = has(ParticipantRole::Host) && !has(ParticipantRole::Visitor);
        cameo_code(self.kind, self.status, hosted)
    }

    /// The officials among its participants.
    pub fn officials(&self) -> Vec<Ix> {
        officials_of(self.participants.iter().map(|p| &p.party))
    }
}

impl Issue {
    /// The officials who raise it or with whom it is raised.
    pub fn officials(&self) -> Vec<Ix> {
        officials_of(self.raised_by.iter().chain(&self.raised_with))
    }
}

/// The officials among some parties, each once, in order.
fn officials_of<'a>(parties: impl Iterator<Item = &'a Party>) -> Vec<Ix> {
    let mut found = Vec::new();
    for party in parties {
        if let Party::Official(ix) = party
            && !found.contains(ix)
        {
            found.push(*ix);
        }
    }
    found
}
