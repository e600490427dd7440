//! The served dataset follows the files: looked at again when it is time, made off the serving threads, swapped in whole.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::api::{AppState, Served};
use crate::cache::keep_sequence;
use crate::library::Library;
use crate::watch::Watch;

/// Requests in flight have this long to end before one of them has to clean up after the dataset it used.
const LINGER: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// Keeps what is served up to date for as long as the process lives.
///
/// The numbers of changes are kept in the folder of the cache, if there is one.
pub fn keep_up(
    mut library: Library,
    mut watch: Watch,
    state: AppState,
    cache: Option<PathBuf>,
) -> io::Result<()> {
    thread::Builder::new()
        .name("reload".to_owned())
        .spawn(move || {
            loop {
                watch.wait();
                let began = Instant::now();
                let Some(look) = library.look(&mut |_| {}) else {
                    continue;
                };
                tracing::info!(
                    briefings = look.dataset.model.briefings.len(),
                    version = format_args!("{:x}", look.dataset.version),
                    "files have changed"
                );
                for diagnostic in &look.diagnostics {
                    tracing::warn!("{diagnostic}");
                }
                let metrics = state.metrics();
                metrics.loaded(&look.dataset, &look.diagnostics, began.elapsed());
                let before = state.update(look.dataset, look.diagnostics);
                if let Some(folder) = &cache
                    && let Err(error) = keep_sequence(folder, state.last_change())
                {
                    tracing::warn!(%error, "the number of the last change is not kept");
                }
                drop_when_alone(before);
            }
        })?;
    Ok(())
}

/// Frees a dataset here rather than on the thread of the last request that uses it: a large one takes a while.
fn drop_when_alone(dataset: Arc<Served>) {
    let mut waited = Duration::ZERO;
    while Arc::strong_count(&dataset) > 1 && waited < LINGER {
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
}
