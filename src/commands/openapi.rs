//! `briefing openapi`: the contract, for generators that have no service to ask.

use std::process::ExitCode;

use briefing::api::{openapi as document, to_pretty};

use super::{Exit, print};

/// Prints the OpenAPI document.
pub fn openapi() -> ExitCode {
    print(to_pretty(document()));
    Exit::Done.into()
}
