//! What `briefing serve` serves: the texts at its paths, from the first load on.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use briefing::Dataset;
use briefing::api::AppState;
use briefing::cache::{Progress, last_sequence};
use briefing::config::Serve;
use briefing::lexicon;
use briefing::library::{self, Library};
use briefing::model::Kind;
use briefing::watch::Watch;
use briefing::{reload, serve as connections};

use super::{Exit, limits, print, say, say_all};

/// Loads and reads everything off the threads that serve, serves it, and follows the files from then on.
pub(super) async fn serve(state: &AppState, settings: &Serve, here: &str) -> Result<(), Exit> {
    let mut missing = settings
        .paths
        .iter()
        .filter(|path| !path.exists())
        .peekable();
    if missing.peek().is_some() {
        for path in missing {
            say(format_args!(
                "briefing: {}: no such file or folder",
                path.display()
            ));
        }
        return Err(Exit::Refused);
    }
    if let Some(folder) = settings.cache_folder() {
        state.begin_after(last_sequence(&folder));
    }
    let watched: Vec<PathBuf> = match settings.watch {
        true => settings
            .paths
            .iter()
            .chain(&settings.overrides)
            .cloned()
            .collect(),
        false => Vec::new(),
    };
    let watch = Watch::start(&watched);
    let bell = watch.bell();
    if let Err(error) = connections::on_hangup(move || bell.ring()) {
        say(format_args!("briefing: SIGHUP is not listened to: {error}"));
    }
    let mut library = Library::open(&library_settings(settings));
    let began = Instant::now();
    let loading = tokio::task::spawn_blocking(move || {
        let look = thread::scope(|scope| {
            // The tables are read while the models of language are; without a thread for that, when they are needed.
            let _ = thread::Builder::new().spawn_scoped(scope, lexicon::get);
            library.look(&mut telling())
        });
        (library, look)
    });
    let Ok((library, Some(look))) = loading.await else {
        say("briefing: loading failed");
        return Err(Exit::Refused);
    };
    say_all(&look.diagnostics);
    let dataset = look.dataset;
    if dataset.model.briefings.is_empty() {
        say("briefing: there is no text to serve");
        return Err(Exit::Refused);
    }
    print(summary(&dataset));
    state
        .metrics()
        .loaded(&dataset, &look.diagnostics, began.elapsed());
    state.update(dataset, look.diagnostics);
    if !settings.paths.is_empty()
        && let Err(error) = reload::keep_up(library, watch, state.clone(), settings.cache_folder())
    {
        say(format_args!("briefing: changes are not followed: {error}"));
    }
    print(format_args!("try: curl '{here}/meetings?status=planned'"));
    Ok(())
}

/// Says how far the reading is, once it takes longer than a second.
fn telling() -> impl FnMut(Progress) {
    let began = Instant::now();
    let mut told = began;
    move |progress| {
        let now = Instant::now();
        let last = progress.done == progress.total && told != began;
        if last || now.duration_since(told) >= Duration::from_secs(1) {
            told = now;
            say(format_args!(
                "read {} of {} texts in {} s, {} of them known from the cache",
                progress.done,
                progress.total,
                now.duration_since(began).as_secs(),
                progress.known
            ));
        }
    }
}

fn library_settings(settings: &Serve) -> library::Settings {
    library::Settings {
        paths: settings.paths.clone(),
        limits: limits(&settings.reading),
        cache: settings.cache_folder(),
        overrides: settings.overrides.clone(),
    }
}

/// How much a dataset holds, in a line.
pub(super) fn summary(dataset: &Dataset) -> String {
    let counts = Kind::ALL.map(|kind| match dataset.model.len(kind) {
        1 => format!("1 {}", kind.singular()),
        n => format!("{n} {}", kind.plural()),
    });
    counts.join(", ")
}
