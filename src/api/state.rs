//! What every request can reach.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;

use arc_swap::ArcSwap;
use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::error::{ApiError, Code};
use super::guard::{Buckets, Origins, Rate, Tokens};
use super::metrics::Metrics;
use super::rendered::Served;
use crate::Dataset;
use crate::journal::Journal;
use crate::load::Diagnostic;
use crate::query::differences;

/// Limits of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// A longer address (path and query, in bytes) is answered with 414.
    pub url_limit: usize,
    /// More bytes of headers are answered with 431.
    pub header_limit: usize,
    /// So many requests are answered at once; further ones are answered with 503.
    pub concurrency: usize,
    /// How often one client may ask before it is answered with 429.
    pub rate: Option<Rate>,
    /// Proxies whose word on the client's address counts.
    pub trusted_proxies: Vec<IpNet>,
    /// What opens the service, if it is not open to all.
    pub tokens: Tokens,
    /// Whose scripts may read the answers.
    pub origins: Origins,
    /// Whether browsers are told to come by TLS only.
    pub tls: bool,
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
            url_limit: 8 * 1024,
            header_limit: 16 * 1024,
            concurrency: 1024,
            rate: None,
            trusted_proxies: Vec::new(),
            tokens: Tokens::default(),
            origins: Origins::Any,
            tls: false,
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
    dataset: ArcSwap<Served>,
    loaded: AtomicBool,
    stopping: AtomicBool,
    turns: Semaphore,
    buckets: Option<Buckets>,
    metrics: Metrics,
    diagnostics: ArcSwap<Vec<Diagnostic>>,
    journal: Mutex<Journal>,
    news: watch::Sender<()>,
    settings: Settings,
    reading: Arc<Semaphore>,
    looking: Arc<Semaphore>,
    bodies: Arc<Semaphore>,
}

/// So many bodies as large as allowed are held while their texts wait to be read, for each that is being read.
const WAITING: usize = 4;
/// Room for bodies is counted in so many bytes.
const UNIT: usize = 1024;

fn room_for_bodies(settings: &Settings) -> usize {
    let most = settings.body_limit.div_ceil(UNIT).max(1);
    let room = most.saturating_mul(settings.extract_concurrency.saturating_mul(WAITING).max(1));
    room.min(Semaphore::MAX_PERMITS)
}

impl AppState {
    /// Serves a dataset; ready from the start. Its changes are numbered from 1: a service that starts again begins with
    /// [`loading`](Self::loading).
    pub fn new(dataset: Dataset, settings: Settings) -> AppState {
        AppState {
            inner: Arc::new(Inner {
                dataset: ArcSwap::from_pointee(Served::new(dataset)),
                loaded: AtomicBool::new(true),
                stopping: AtomicBool::new(false),
                turns: Semaphore::new(settings.concurrency.min(Semaphore::MAX_PERMITS)),
                buckets: settings.rate.map(Buckets::new),
                metrics: Metrics::new(),
                diagnostics: ArcSwap::from_pointee(Vec::new()),
                journal: Mutex::new(Journal::after(0)),
                news: watch::Sender::new(()),
                reading: Arc::new(Semaphore::new(settings.extract_concurrency)),
                looking: Arc::new(Semaphore::new(
                    available_parallelism().map_or(1, usize::from),
                )),
                bodies: Arc::new(Semaphore::new(room_for_bodies(&settings))),
                settings,
            }),
        }
    }

    /// Serves nothing yet: all but health is answered with 503 until [`replace`](Self::replace) brings a dataset.
    pub fn loading(settings: Settings) -> AppState {
        let state = AppState::new(Dataset::build(Vec::new()), settings);
        state.begin_after(None);
        state.inner.loaded.store(false, Ordering::Release);
        state
    }

    /// The dataset of this moment; a request takes it once, so that it never sees half of two.
    pub fn dataset(&self) -> Arc<Served> {
        self.inner.dataset.load_full()
    }

    /// Serves another dataset from now on.
    pub fn replace(&self, dataset: Dataset) {
        self.update(dataset, Vec::new());
    }

    /// Serves another dataset from now on, enters what is different in the journal, and keeps what is to be said of the
    /// files. Takes its time: not for threads that serve. Gives back what was served before.
    pub fn update(&self, dataset: Dataset, diagnostics: Vec<Diagnostic>) -> Arc<Served> {
        let inner = &self.inner;
        let before = self.dataset();
        let differences = match self.is_loaded() {
            true => differences(&before.model, &dataset.model),
            false => Vec::new(),
        };
        inner.diagnostics.store(Arc::new(diagnostics));
        let version = dataset.version;
        let served = Arc::new(Served::new(dataset));
        {
            // Whoever reads the journal sees the dataset that brought its last change.
            let mut journal = self.journal();
            inner.dataset.store(served);
            journal.add(version, differences);
        }
        inner.loaded.store(true, Ordering::Release);
        inner.news.send_replace(());
        before
    }

    /// What is to be said of the files that are served, and of those that are not.
    pub fn diagnostics(&self) -> Arc<Vec<Diagnostic>> {
        self.inner.diagnostics.load_full()
    }

    /// Begins the journal after the numbers of the process before.
    pub fn begin_after(&self, number: Option<u64>) {
        *self.journal() = Journal::begin(number);
    }

    /// The number of the last change.
    pub fn last_change(&self) -> u64 {
        self.journal().last()
    }

    /// The changes that are remembered.
    pub(super) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.inner
            .journal
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears when there are new changes, and when the service stops.
    pub(super) fn news(&self) -> watch::Receiver<()> {
        self.inner.news.subscribe()
    }

    /// Whether the service is to stop.
    pub(super) fn is_stopping(&self) -> bool {
        self.inner.stopping.load(Ordering::Acquire)
    }

    /// Whether there is a dataset to answer from.
    pub fn is_loaded(&self) -> bool {
        self.inner.loaded.load(Ordering::Acquire)
    }

    /// Says from now on that new requests are not welcome; those that come are answered all the same.
    pub fn stop(&self) {
        self.inner.stopping.store(true, Ordering::Release);
        self.inner.news.send_replace(());
    }

    /// Whether new requests are welcome: not while loading or shutting down, and not without any text.
    pub fn is_ready(&self) -> bool {
        let is_empty = || self.dataset().model.briefings.is_empty();
        self.is_loaded() && !self.inner.stopping.load(Ordering::Acquire) && !is_empty()
    }

    /// A place among the texts being read, if one is free; it is taken until dropped.
    pub(super) fn place_to_read(&self) -> Option<OwnedSemaphorePermit> {
        self.inner.reading.clone().try_acquire_owned().ok()
    }

    /// Room for a body of so many bytes, if there is; it is taken until dropped.
    pub(super) fn room_for(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).ok()?;
        let bodies = self.inner.bodies.clone();
        bodies.try_acquire_many_owned(units.max(1)).ok()
    }

    /// Does what can take a while, such as a look at every text, off the threads that serve, and as much of it at once as
    /// there are cores.
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let failed = || ApiError::new(Code::INTERNAL, "The service failed while answering.");
        let looking = self.inner.looking.clone();
        let turn = looking.acquire_owned().await.map_err(|_| failed())?;
        // The turn is over when the work is, not when nobody waits for it any more.
        let done = tokio::task::spawn_blocking(move || {
            let made = work();
            drop(turn);
            made
        });
        done.await.map_err(|_| failed())
    }

    /// The limits.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// What the service counts.
    pub fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    /// One for each request that may go on at once.
    pub(super) fn turns(&self) -> &Semaphore {
        &self.inner.turns
    }

    /// What each client may still ask, if that has a limit.
    pub(super) fn buckets(&self) -> Option<&Buckets> {
        self.inner.buckets.as_ref()
    }
}
