//! Every setting of the command, with its default and the reason for it: one place for flags, variables and help.
//!
//! A setting is a flag and a `BRIEFING_*` variable; the flag wins. `README.md` has the same table, held to this one by a
//! test. Which files are there is [`load`](crate::load)'s question; here is only what the user asked for.

mod secrets;
mod service;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use secrets::{Identity, SecretError};
pub use service::{Cache, LogFormat, Serve};

use values::size;

/// Reads diplomatic briefings and serves officials, meetings and issues as JSON over HTTP, each value with the words that say so.
///
/// Without a command it serves. Without a PATH it serves the briefing that comes with it.
#[derive(Debug, Parser)]
#[command(
    name = "briefing",
    version = env!("BRIEFING_VERSION"),
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 done · 1 an input was refused · 2 wrong usage · 3 the address cannot be served · 4 requests were cut at shutdown"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to serve, without a command.
    #[command(flatten)]
    pub serve: Serve,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve briefings over HTTP (what happens without a command).
    Serve(Box<Serve>),
    /// Print what one text says, as JSON.
    Extract {
        /// The text; `-` reads standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// How texts are read.
        #[command(flatten)]
        reading: Reading,
    },
    /// Print the words, tags and arcs of one text as CoNLL-U, to debug a rule.
    Analyze {
        /// The text; `-` reads standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// How texts are read.
        #[command(flatten)]
        reading: Reading,
    },
    /// Read everything, say what is wrong with it, and exit with 1 on any error.
    Check {
        /// Files and folders; the briefing that comes with the program if none is given.
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How texts are read.
        #[command(flatten)]
        reading: Reading,
    },
    /// Say how well annotated texts are read: the figures of docs/ACCURACY.md.
    Evaluate {
        /// Folders of texts with their annotations beside them (ID.txt, ID.json); tests/gold has some.
        #[arg(long, value_name = "DIR", required = true)]
        gold: Vec<PathBuf>,
        /// Further such folders, whose words are not quoted.
        #[arg(long, value_name = "DIR")]
        others: Vec<PathBuf>,
        /// What to print.
        #[arg(long, value_name = "WHAT", default_value = "figures")]
        print: Print,
        /// How texts are read.
        #[command(flatten)]
        reading: Reading,
    },
    /// Print the OpenAPI document of the service.
    Openapi,
    /// Ask a running service whether it is ready; exit with 1 if not. For health checks of containers.
    Health {
        /// The service.
        #[arg(
            value_name = "URL",
            env = "BRIEFING_HEALTH_URL",
            default_value = "http://127.0.0.1:8080/health/ready"
        )]
        url: String,
    },
}

/// How texts are read, for every command that reads some.
#[derive(Debug, Clone, Args)]
pub struct Reading {
    /// A larger text is refused: one file by mistake (a disk image, a log) must not fill the memory.
    #[arg(long, env = "BRIEFING_MAX_TEXT_SIZE", value_name = "SIZE", default_value = "5MB", value_parser = size)]
    pub max_text_size: u64,
}

/// What the evaluation prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Print {
    /// Figures for a terminal.
    Figures,
    /// The tables of docs/ACCURACY.md.
    Markdown,
    /// The counts of data/model/confidence.tsv.
    Confidence,
}

/// One row of the table of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// As given on the command line, `--addr`; empty if it is a variable only.
    pub flag: String,
    /// The variable.
    pub variable: String,
    /// What holds if neither is given; empty if nothing does.
    pub default: String,
    /// What it means and why that default.
    pub doc: String,
}

/// All settings of the service, in the order of the help.
///
/// ```
/// let settings = briefing::config::settings();
/// assert!(settings.iter().any(|s| s.flag == "--addr" && s.variable == "BRIEFING_ADDR"));
/// ```
pub fn settings() -> Vec<Setting> {
    let command = <Serve as Args>::augment_args(clap::Command::new("serve"));
    let rows = command.get_arguments().map(|argument| {
        let text = |value: &std::ffi::OsStr| value.to_string_lossy().into_owned();
        let defaults: Vec<String> = argument
            .get_default_values()
            .iter()
            .map(|value| text(value))
            .collect();
        Setting {
            flag: match argument.get_long() {
                Some(long) => format!("--{long}"),
                None => "PATH".to_owned(),
            },
            variable: argument.get_env().map(text).unwrap_or_default(),
            default: defaults.join(","),
            doc: argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    });
    let token = Setting {
        flag: String::new(),
        variable: secrets::TOKEN.to_owned(),
        default: String::new(),
        doc: secrets::TOKEN_DOC.to_owned(),
    };
    rows.chain([token]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_setting_has_a_variable_named_like_its_flag() {
        for setting in settings().iter().filter(|s| !s.flag.is_empty()) {
            let name = setting.flag.trim_start_matches('-').replace('-', "_");
            assert_eq!(
                setting.variable,
                format!("BRIEFING_{}", name.to_uppercase())
            );
            assert!(setting.doc.len() > 20, "{setting:?}");
        }
    }

    #[test]
    fn serving_needs_no_command() {
        let paths = |args: &[&str]| {
            let cli = Cli::try_parse_from([&["briefing"], args].concat()).unwrap();
            match cli.command {
                None => cli.serve.paths,
                Some(Command::Serve(serve)) => serve.paths,
                Some(_) => panic!("{args:?}"),
            }
        };
        assert!(paths(&[]).is_empty());
        assert_eq!(paths(&["a.txt", "b"]), [PathBuf::from("a.txt"), "b".into()]);
        assert_eq!(
            paths(&["serve", "a", "--addr", "0.0.0.0:1"]),
            [PathBuf::from("a")]
        );
    }
}
