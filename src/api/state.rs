//! What every request can reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

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
    ready: AtomicBool,
    settings: Settings,
    reading: Arc<Semaphore>,
}

impl AppState {
    /// Serves a dataset; ready from the start.
    pub fn new(dataset: Dataset, settings: Settings) -> AppState {
        AppState {
            inner: Arc::new(Inner {
                dataset: ArcSwap::from_pointee(dataset),
                ready: AtomicBool::new(true),
                reading: Arc::new(Semaphore::new(settings.extract_concurrency)),
                settings,
            }),
        }
    }

    /// The dataset of this moment; a request takes it once, so that it never sees half of two.
    pub fn dataset(&self) -> Arc<Dataset> {
        self.inner.dataset.load_full()
    }

    /// Serves another dataset from now on.
    pub fn replace(&self, dataset: Dataset) {
        self.inner.dataset.store(Arc::new(dataset));
    }

    /// Says whether new requests are welcome: `false` while loading or shutting down.
    pub fn set_ready(&self, ready: bool) {
        self.inner.ready.store(ready, Ordering::Release);
    }

    /// Whether new requests are welcome.
    pub fn is_ready(&self) -> bool {
        self.inner.ready.load(Ordering::Acquire)
    }

    /// A place among the texts being read, if one is free; it is taken until dropped.
    pub(super) fn place_to_read(&self) -> Option<OwnedSemaphorePermit> {
        self.inner.reading.clone().try_acquire_owned().ok()
    }

    /// The limits.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }
}
