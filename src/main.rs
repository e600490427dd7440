//! The `briefing` command: wires configuration, loading, reading and serving.

mod commands;

use std::process::ExitCode;

use briefing::config::{Cli, Command};
use clap::Parser;

/// Requests, and what is read at the start, are made of many small pieces. Without huge pages (`no_thp`): with
/// them, serving one briefing would take twice the memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        None => commands::serve(&cli.serve),
        Some(Command::Serve(settings)) => commands::serve(&settings),
        Some(Command::Extract { file, reading }) => commands::extract(&file, &reading),
        Some(Command::Analyze { file, reading }) => commands::analyze(&file, &reading),
        Some(Command::Check { paths, reading }) => commands::check(&paths, &reading),
        Some(Command::Evaluate {
            gold,
            others,
            print,
            reading,
        }) => commands::evaluate(&gold, &others, print, &reading),
        Some(Command::Openapi) => commands::openapi(),
        Some(Command::Health { url }) => commands::health(&url),
    }
}
