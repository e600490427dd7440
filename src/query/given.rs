//! The parameters of a request as they were given, and the reading of those that are no fields.

use std::borrow::Cow;

use super::ask::{DEFAULT_LIMIT, MAX_LIMIT};
use super::field::Type;
use super::problem::{Code, Problem};
use crate::model::fold;

/// One parameter as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// All of its value.
    pub whole: Cow<'a, str>,
    /// The value cut at its commas.
    pub values: Vec<Cow<'a, str>>,
}

/// A parameter that is no field of an entity: the one description for reading, refusing and documents.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub ty: Type,
    /// Whether it takes several values, separated by commas or given repeatedly.
    pub many: bool,
    /// Whether there is no answer without it.
    pub required: bool,
    /// What it does, for people.
    pub doc: &'static str,
    /// A value it can have.
    pub example: &'static str,
}

impl Parameter {
    /// An optional parameter with one value.
    pub const fn new(name: &'static str, ty: Type, doc: &'static str) -> Parameter {
        Parameter {
            name,
            ty,
            many: false,
            required: false,
            doc,
            example: "",
        }
    }
    /// With several values.
    pub const fn many(self) -> Parameter {
        Parameter { many: true, ..self }
    }
    /// That cannot be left out.
    pub const fn required(self) -> Parameter {
        Parameter {
            required: true,
            ..self
        }
    }
    /// With an example.
    pub const fn example(self, example: &'static str) -> Parameter {
        Parameter { example, ..self }
    }
}

/// Words that must occur.
pub static Q: Parameter = Parameter::new(
    "q",
    Type::Text,
    "Words that must all occur, whatever their inflection, case and diacritics. The answer is ordered by relevance and \
     shows the passages.",
)
.example("talks in Beijing");
/// How much to answer at once.
pub static LIMIT: Parameter = Parameter::new("limit", Type::Number, "How many to give at once.");
/// Where to go on.
pub static CURSOR: Parameter = Parameter::new(
    "cursor",
    Type::Id,
    "Where to go on: from `links.next` of the page before, with the same filters and order.",
);
/// How to answer.
pub static FORMAT: Parameter = Parameter::new(
    "format",
    Type::Id,
    "The format of the answer; takes the place of `Accept`.",
);

/// What an answer without any choice but its format understands.
pub static JUST_FORMAT: &[&Parameter] = &[&FORMAT];

/// Parameters being read, and all that is wrong with them so far.
pub(super) struct Given<'a> {
    pub(super) params: &'a [Param<'a>],
    pub(super) problems: Vec<Problem>,
}

impl<'a> Given<'a> {
    pub(super) fn new(params: &'a [Param<'a>]) -> Given<'a> {
        Given {
            params,
            problems: Vec::new(),
        }
    }

    /// What was read, or everything that is wrong.
    pub(super) fn done<T>(self, read: T) -> Result<T, Vec<Problem>> {
        match self.problems.is_empty() {
            true => Ok(read),
            false => Err(self.problems),
        }
    }

    /// Refuses every parameter of another name.
    pub(super) fn nothing_but(&mut self, names: &[&str]) {
        for param in self.params {
            if !names.contains(&param.name.as_ref()) {
                self.problems
                    .push(Problem::unknown_parameter(&param.name, names));
            }
        }
    }

    /// A parameter that has one value.
    pub(super) fn once(&mut self, name: &str) -> Option<&'a Param<'a>> {
        let mut found = self.params.iter().filter(|p| p.name == name);
        let first = found.next()?;
        if found.next().is_some() {
            self.problems.push(Problem::new(
                Code::RepeatedParameter,
                name,
                "can be given once only",
            ));
        }
        Some(first)
    }

    /// The values of a parameter that can be repeated.
    pub(super) fn all(&self, name: &str) -> Vec<&'a str> {
        let found = self.params.iter().filter(|p| p.name == name);
        found.flat_map(|p| &p.values).map(AsRef::as_ref).collect()
    }

    /// The words to search for.
    pub(super) fn words(&mut self) -> Option<String> {
        let param = self.once(Q.name)?;
        if param.whole.is_empty() {
            self.problems
                .push(Problem::value(Q.name, "", "must not be empty"));
        }
        Some(param.whole.clone().into_owned())
    }

    /// The values of a closed vocabulary, each once.
    pub(super) fn names(
        &mut self,
        parameter: &Parameter,
        names: &'static [&'static str],
    ) -> Vec<&'static str> {
        let mut found = Vec::new();
        for text in self.all(parameter.name) {
            let folded = fold(text);
            match names.iter().find(|name| **name == folded) {
                Some(name) if found.contains(name) => {}
                Some(name) => found.push(*name),
                None => {
                    let wanted = format!("must be one of {}", names.join(", "));
                    self.problems
                        .push(Problem::unknown_name(parameter.name, text, &wanted, names));
                }
            }
        }
        found
    }

    /// How many to answer at once.
    pub(super) fn limit(&mut self) -> usize {
        let Some(param) = self.once(LIMIT.name) else {
            return DEFAULT_LIMIT;
        };
        let digits = !param.whole.is_empty() && param.whole.bytes().all(|b| b.is_ascii_digit());
        match param.whole.parse::<usize>() {
            Ok(limit) if digits && (1..=MAX_LIMIT).contains(&limit) => limit,
            _ => {
                let wanted = format!("must be a whole number from 1 to {MAX_LIMIT}");
                self.problems
                    .push(Problem::value(LIMIT.name, &param.whole, wanted));
                DEFAULT_LIMIT
            }
        }
    }

    /// The cursor, where `accept` takes it for a place in the answer.
    pub(super) fn cursor<T>(&mut self, accept: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = &self.once(CURSOR.name)?.whole;
        let cursor = accept(text);
        if cursor.is_none() {
            let wanted = "is no place in this list: take it from `links.next`, with the same filters and order";
            self.problems.push(Problem {
                code: Code::UnknownCursor,
                ..Problem::value(CURSOR.name, text, wanted)
            });
        }
        cursor
    }
}

/// Reads nothing, but refuses every parameter that is not among these.
pub fn parse_only(params: &[Param<'_>], known: &[&Parameter]) -> Result<(), Vec<Problem>> {
    let mut given = Given::new(params);
    let known: Vec<&str> = known.iter().map(|parameter| parameter.name).collect();
    given.nothing_but(&known);
    given.done(())
}
