//! Changes.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::links::{Links, segment};
use crate::journal::Change;

/// The changes after a number.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct ChangesAnswer<'a> {
    /// In the order of their numbers.
    pub data: Vec<ChangeView<'a>>,
    /// Where the journal stands.
    pub meta: ChangesMeta,
    /// This answer, and the one to ask for next.
    pub links: &'a Links<'a>,
}

/// Where the journal stands.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct ChangesMeta {
    /// How many changes are in this answer.
    pub count: usize,
    /// The number from which to go on: `since` of the next question.
    pub last: u64,
    /// The least number from which one can ask.
    pub remembered: u64,
    /// Whether there are more changes already.
    pub more: bool,
}

/// What became of an entity.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Change")]
pub(in crate::api) struct ChangeView<'a> {
    /// Its number; later changes have greater ones.
    pub sequence: u64,
    /// `appeared`, `changed` or `went`.
    pub change: &'a str,
    /// The kind of entity.
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Where it is; none if it went.
    pub href: Option<String>,
    /// The members of the entity whose values changed.
    pub members: &'a [&'static str],
    /// The status before and after, of a meeting whose status changed.
    pub status: Option<StatusChange<'a>>,
    /// The id that took its place, if it was merged with another entity.
    pub successor: Option<&'a str>,
    /// The version of the dataset that brought it.
    pub dataset: String,
}

/// A status before and after.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct StatusChange<'a> {
    /// The status before.
    from: &'a str,
    /// The status since.
    to: &'a str,
}

impl<'a> ChangeView<'a> {
    pub(in crate::api) fn new(change: &'a Change) -> ChangeView<'a> {
        let difference = &change.difference;
        let here = difference.successor.is_none() && difference.fate != crate::query::Fate::Went;
        ChangeView {
            sequence: change.sequence,
            change: difference.fate.as_str(),
            kind: difference.kind.singular(),
            id: &difference.id,
            name: &difference.name,
            href: here
                .then(|| format!("/{}/{}", difference.kind.plural(), segment(&difference.id))),
            members: &difference.members,
            status: difference
                .status
                .map(|(from, to)| StatusChange { from, to }),
            successor: difference.successor.as_deref(),
            dataset: format!("{:x}", change.version),
        }
    }
}
