//! Answers in formats other than JSON; each writes the entities of one page.

pub(super) mod csv;
pub(super) mod graphml;
pub(super) mod ical;
pub(super) mod jsonld;
