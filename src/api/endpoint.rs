//! What is served at an address: the handler, and everything that the documents say of it.

use axum::routing::MethodRouter;

use super::error::Code;
use super::format::Format;
use super::state::AppState;
use crate::model::Kind;
use crate::query::{FORMAT, Parameter};

/// One operation.
pub(super) struct Endpoint {
    /// The path, with `{id}` and the like for what varies.
    pub(super) path: String,
    /// What serves it.
    pub(super) route: MethodRouter<AppState>,
    /// Its method, in lower case.
    pub(super) method: &'static str,
    /// Its name for generated clients.
    pub(super) id: String,
    /// The group it belongs to.
    pub(super) tag: Tag,
    /// A few words.
    pub(super) summary: String,
    /// Sentences.
    pub(super) doc: String,
    /// What it understands.
    pub(super) asks: Asks,
    /// What it answers, the first by default.
    pub(super) answers: Vec<(Format, Shape)>,
    /// What it refuses, beside what every operation does.
    pub(super) refusals: Vec<Code>,
    /// An address that gives an example of its answer; `{id}` is filled in from the dataset.
    pub(super) example: Option<String>,
}

/// A group of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    Briefings,
    Officials,
    Meetings,
    Issues,
    Everything,
    Extraction,
    Service,
}

impl Endpoint {
    /// Whether a client can choose the format.
    pub(super) fn is_negotiated(&self) -> bool {
        match self.asks {
            Asks::Only(parameters) => parameters.iter().any(|p| p.name == FORMAT.name),
            Asks::List(_) | Asks::One(_) => true,
        }
    }

    /// Whether answers have an `ETag`, and a client that has one already is told so. What can be followed as it happens is
    /// asked for to hear of what is new, and is never kept.
    pub(super) fn is_tagged(&self) -> bool {
        let followed = self.answers.iter().any(|(f, _)| *f == Format::EventStream);
        self.is_negotiated() && self.method == "get" && !followed
    }
}

impl Tag {
    pub(super) const ALL: [Tag; 7] = [
        Tag::Briefings,
        Tag::Officials,
        Tag::Meetings,
        Tag::Issues,
        Tag::Everything,
        Tag::Extraction,
        Tag::Service,
    ];

    pub(super) const fn of(kind: Kind) -> Tag {
        match kind {
            Kind::Briefing => Tag::Briefings,
            Kind::Official => Tag::Officials,
            Kind::Meeting => Tag::Meetings,
            Kind::Issue => Tag::Issues,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Tag::Briefings => "briefings",
            Tag::Officials => "officials",
            Tag::Meetings => "meetings",
            Tag::Issues => "issues",
            Tag::Everything => "everything",
            Tag::Extraction => "extraction",
            Tag::Service => "service",
        }
    }

    pub(super) const fn doc(self) -> &'static str {
        match self {
            Tag::Briefings => "The texts that are served, and the evidence in them.",
            Tag::Officials => {
                "Who holds or speaks for a public office, or takes part in a meeting."
            }
            Tag::Meetings => "Encounters and trips: planned, held, in doubt or called off.",
            Tag::Issues => "Subjects that officials raise, discuss, condemn or support.",
            Tag::Everything => "All kinds of entity at once.",
            Tag::Extraction => "Reading a text of one's own.",
            Tag::Service => "The service itself.",
        }
    }
}

/// What an operation understands in the query string.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asks {
    /// These parameters.
    Only(&'static [&'static Parameter]),
    /// The fields of a kind, and how to order, page and show.
    List(Kind),
    /// How to show an entity of a kind.
    One(Kind),
}

/// What an answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A list of a kind.
    List(Kind),
    /// One entity of a kind.
    One(Kind),
    /// A schema of that name.
    Named(&'static str),
    /// Text in a format of its own.
    Text,
    /// A document of linked data.
    LinkedData,
    /// Any JSON object.
    Object,
}
