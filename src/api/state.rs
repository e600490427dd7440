//! What every request can reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;

use crate::Dataset;

/// Limits of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// A request that takes longer is answered with 503.
    pub request_timeout: Duration,
    /// A larger request body is answered with 413.
    pub body_limit: usize,
    /// At most so many texts are read at once; further ones are answered with 429.
    pub extract_concurrency: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            request_timeout: Duration::from_secs(10),
            body_limit: 5 * 1024 * 1024,
            extract_concurrency: 4,
        }
    }
}

/// The dataset being served and the limits; cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    dataset: ArcSwap<Dataset>,
    loaded: AtomicBool,
    stopping: AtomicBool,
    settings: Settings,
}

impl AppState {
    /// Serves a dataset; ready from the start.
    pub fn new(dataset: Dataset, settings: Settings) -> AppState {
        AppState {
            inner: Arc::new(Inner {
                dataset: ArcSwap::from_pointee(dataset),
                loaded: AtomicBool::new(true),
                stopping: AtomicBool::new(false),
                settings,
            }),
        }
    }

    /// Serves nothing yet: all but health is answered with 503 until [`replace`](Self::replace) brings a dataset.
    pub fn loading(settings: Settings) -> AppState {
        let state = AppState::new(Dataset::build(Vec::new()), settings);
        state.inner.loaded.store(false, Ordering::Release);
        state
    }

    /// The dataset of this moment; a request takes it once, so that it never sees half of two.
    pub fn dataset(&self) -> Arc<Dataset> {
        self.inner.dataset.load_full()
    }

    /// Serves another dataset from now on.
    pub fn replace(&self, dataset: Dataset) {
        self.inner.dataset.store(Arc::new(dataset));
        self.inner.loaded.store(true, Ordering::Release);
    }

    /// Whether there is a dataset to answer from.
    pub fn is_loaded(&self) -> bool {
        self.inner.loaded.load(Ordering::Acquire)
    }

    /// Says from now on that new requests are not welcome; those that come are answered all the same.
    pub fn stop(&self) {
        self.inner.stopping.store(true, Ordering::Release);
    }

    /// Whether new requests are welcome: not while loading or shutting down.
    pub fn is_ready(&self) -> bool {
        self.is_loaded() && !self.inner.stopping.load(Ordering::Acquire)
    }

    /// The limits.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }
}
