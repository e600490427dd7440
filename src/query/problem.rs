//! What can be wrong with a query.

use super::field::Op;
use super::suggest::nearest;
use super::table::Path;

/// The kinds of mistake; their names are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No parameter has that name.
    UnknownParameter,
    /// No operator has that name, or the field does not know it.
    UnknownOperator,
    /// A value is not what the parameter takes.
    InvalidValue,
    /// A parameter that has one value was given several times.
    RepeatedParameter,
    /// A parameter without which there is no answer is not given.
    MissingParameter,
    /// The cursor belongs to no place in this list.
    UnknownCursor,
}

impl Code {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::UnknownParameter => "unknown_parameter",
            Code::UnknownOperator => "unknown_operator",
            Code::InvalidValue => "invalid_value",
            Code::RepeatedParameter => "repeated_parameter",
            Code::MissingParameter => "missing_parameter",
            Code::UnknownCursor => "unknown_cursor",
        }
    }
}

/// One mistake, with what would have been right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of mistake.
    pub code: Code,
    /// The parameter it is in.
    pub parameter: String,
    /// The value it is in.
    pub value: Option<String>,
    /// What is wrong, as a sentence.
    pub detail: String,
    /// The nearest valid names, nearest first.
    pub nearest: Vec<String>,
}

impl Problem {
    /// A mistake in a parameter as a whole; `what` follows its name.
    pub fn new(code: Code, parameter: &str, what: &str) -> Problem {
        Problem {
            code,
            parameter: parameter.to_owned(),
            value: None,
            detail: format!("`{parameter}` {what}."),
            nearest: Vec::new(),
        }
    }

    /// A parameter nobody knows.
    pub fn unknown_parameter<S: AsRef<str>>(
        name: &str,
        valid: impl IntoIterator<Item = S>,
    ) -> Problem {
        Problem::new(Code::UnknownParameter, name, "is no parameter here")
            .near(nearest(name, valid))
    }

    /// A value that does not fit; `wanted` follows it.
    pub fn value(parameter: &str, value: &str, wanted: impl AsRef<str>) -> Problem {
        Problem {
            value: Some(value.to_owned()),
            detail: format!("`{parameter}`: `{value}` {}.", wanted.as_ref()),
            ..Problem::new(Code::InvalidValue, parameter, "")
        }
    }

    /// A value that should be one of some names.
    pub(super) fn unknown_name<S: AsRef<str>>(
        parameter: &str,
        value: &str,
        what: &str,
        valid: impl IntoIterator<Item = S>,
    ) -> Problem {
        let names: Vec<String> = valid
            .into_iter()
            .map(|name| name.as_ref().to_owned())
            .collect();
        Problem::value(parameter, value, what).near(match nearest(value, &names) {
            near if near.is_empty() => names.into_iter().take(12).collect(),
            near => near,
        })
    }

    /// An operator that does not exist or that the field does not know.
    pub(super) fn operator(parameter: &str, path: &Path, operator: &str, exists: bool) -> Problem {
        let suited = Op::NAMED.into_iter().filter(|op| path.suits(*op));
        let names: Vec<String> = suited
            .map(|op| format!("{}__{}", path.name(), op.name()))
            .collect();
        let what = match exists {
            true => format!(
                "asks `{operator}` of {}, which has no such operator",
                path.field().ty.describe()
            ),
            false => format!("has the operator `{operator}`, which does not exist"),
        };
        let mut near = nearest(parameter, &names);
        near.extend(
            names
                .into_iter()
                .filter(|name| !near.contains(name))
                .collect::<Vec<_>>(),
        );
        Problem::new(Code::UnknownOperator, parameter, &what).near(near)
    }

    /// The same with names to offer.
    pub(super) fn near(mut self, nearest: Vec<String>) -> Problem {
        if !nearest.is_empty() {
            let names: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
            let names = match names.as_slice() {
                [] => String::new(),
                [one] => one.clone(),
                [all @ .., last] => format!("{} or {last}", all.join(", ")),
            };
            self.detail.push_str(&format!(" Did you mean {names}?"));
        }
        self.nearest = nearest;
        self
    }
}
