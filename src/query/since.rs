//! What is asked of the changes: those after a number.

use super::field::Type;
use super::given::{FORMAT, Given, LIMIT, Param, Parameter};
use super::problem::Problem;

static SINCE: Parameter = Parameter::new(
    "since",
    Type::Number,
    "The number of the last change that is known already: from `meta.last` of the answer before. Without it, all changes \
     that are remembered.",
);

/// The largest number of a change: what a JavaScript number holds exactly.
pub const MAX_SINCE: u64 = (1 << 53) - 1;

/// A question for changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The number of the last change that is known.
    pub number: Option<u64>,
    /// How many to give.
    pub limit: usize,
}

impl Since {
    /// What it understands.
    pub const PARAMETERS: &'static [&'static Parameter] = &[&SINCE, &LIMIT, &FORMAT];
}

/// Reads a question for changes.
pub fn parse_since(params: &[Param<'_>]) -> Result<Since, Vec<Problem>> {
    let mut given = Given::new(params);
    let number = given.once(SINCE.name).and_then(|param| {
        let digits = !param.whole.is_empty() && param.whole.bytes().all(|b| b.is_ascii_digit());
        let number = param
            .whole
            .parse()
            .ok()
            .filter(|n| digits && *n <= MAX_SINCE);
        if number.is_none() {
            let wanted = "must be the number of a change, from `meta.last` of the answer before";
            given
                .problems
                .push(Problem::value(SINCE.name, &param.whole, wanted));
        }
        number
    });
    let limit = given.limit();
    let known: Vec<&str> = Since::PARAMETERS.iter().map(|p| p.name).collect();
    given.nothing_but(&known);
    given.done(Since { number, limit })
}
