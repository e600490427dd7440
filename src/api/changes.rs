//! `/changes`: what appeared, changed and went since a client last asked; as a list, or as it happens.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::links::{self, Links};
use super::params;
use super::respond::json_bytes;
use super::state::AppState;
use super::views::change::{ChangeView, ChangesAnswer, ChangesMeta};
use crate::journal::{Change, Forgotten};
use crate::query::{self, MAX_LIMIT, Since};

/// Where a client that lost its connection goes on.
const LAST_EVENT_ID: &str = "last-event-id";
/// So often a silent stream says that it lives; proxies cut what is silent for a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// `/changes`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/changes".to_owned(),
        route: get(changes),
        method: "get",
        id: "list_changes".to_owned(),
        tag: Tag::Everything,
        summary: "What has changed since".to_owned(),
        doc: "What appeared, changed (a plan that became a fact) and went as the files that are served changed. Ask again with `since` as `meta.last` has it; a number from before what is remembered is refused with 410: read the lists again. As `text/event-stream` the same comes as it happens, and `Last-Event-ID` goes on where a connection was lost.".to_owned(),
        asks: Asks::Only(Since::PARAMETERS),
        answers: vec![
            (Format::Json, Shape::Named("ChangesAnswer")),
            (Format::EventStream, Shape::Text),
        ],
        refusals: vec![Code::FORGOTTEN],
        example: Some("/changes".to_owned()),
    }
}

async fn changes(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_since(&params);
    let (since, chosen) = with_format(parsed, Format::CHANGES, &params, &headers)?;
    match chosen.format {
        Format::EventStream => as_it_happens(state, since, &headers),
        _ => list(&state, since, chosen.in_links()),
    }
}

/// The changes that there are.
fn list(state: &AppState, since: Since, format: Option<&str>) -> Result<Response, ApiError> {
    let (changes, remembered, end, version) = {
        let journal = state.journal();
        let from = since.number.unwrap_or(journal.start());
        let changes = journal.since(from, since.limit).map_err(forgotten)?;
        // The dataset is swapped under the same lock.
        (
            changes,
            journal.start(),
            journal.last(),
            state.dataset().version,
        )
    };
    let asked = since.number.unwrap_or(remembered);
    let last = changes.last().map_or(asked, |change| change.sequence);
    let address = |number: Option<u64>| {
        let mut pairs = Vec::new();
        let mut one = |name: &str, value: String| pairs.push((name.to_owned(), vec![value]));
        if let Some(number) = number {
            one("since", number.to_string());
        }
        if since.limit != query::DEFAULT_LIMIT {
            one("limit", since.limit.to_string());
        }
        if let Some(format) = format {
            one("format", format.to_owned());
        }
        links::address("/changes", &pairs)
    };
    let mut links = Links::default();
    links.add("self", address(since.number));
    links.add("next", address(Some(last)));
    let body = json_bytes(&ChangesAnswer {
        data: changes.iter().map(ChangeView::new).collect(),
        meta: ChangesMeta {
            count: changes.len(),
            last,
            remembered,
            more: last < end,
        },
        links: &links,
    });
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(Format::Json.content_type()),
    );
    // The same address has another answer as soon as something changes.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(links) = links.header() {
        headers.insert(header::LINK, links);
    }
    if let Ok(version) = HeaderValue::from_str(&format!("{version:x}")) {
        headers.insert(super::respond::DATASET_VERSION, version);
    }
    Ok(response)
}

fn forgotten(_: Forgotten) -> ApiError {
    ApiError::new(
        Code::FORGOTTEN,
        "What changed since that number is not remembered. Read the lists again, then go on from `meta.last` of `/changes`.",
    )
}

/// Changes as they happen, after those that the client has missed.
fn as_it_happens(state: AppState, since: Since, headers: &HeaderMap) -> Result<Response, ApiError> {
    let resumed = headers
        .get(LAST_EVENT_ID)
        .and_then(|id| id.to_str().ok()?.trim().parse().ok());
    let news = state.news();
    let last = {
        let journal = state.journal();
        let from = resumed.or(since.number).unwrap_or(journal.last());
        journal.since(from, 0).map_err(forgotten)?;
        from
    };
    let live = Live {
        state,
        news,
        waiting: VecDeque::new(),
        last,
    };
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    let mut response = Sse::new(events(live))
        .keep_alive(keep_alive)
        .into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One client that listens.
struct Live {
    state: AppState,
    news: watch::Receiver<()>,
    /// Read from the journal, not yet sent.
    waiting: VecDeque<Change>,
    /// The number of the last change read.
    last: u64,
}

impl Live {
    /// The next change; none when the service stops, or when the client is so slow that changes were forgotten.
    async fn next(&mut self) -> Option<Change> {
        loop {
            if let Some(change) = self.waiting.pop_front() {
                return Some(change);
            }
            // Before anything is read, so that what comes meanwhile wakes.
            self.news.mark_unchanged();
            if self.state.is_stopping() {
                return None;
            }
            let read = self.state.journal().since(self.last, MAX_LIMIT);
            match read {
                Err(Forgotten) => return None,
                Ok(changes) if changes.is_empty() => self.news.changed().await.ok()?,
                Ok(changes) => {
                    self.last = changes.last().map_or(self.last, |change| change.sequence);
                    self.waiting.extend(changes);
                }
            }
        }
    }
}

fn events(live: Live) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(live, |mut live| async {
        let change = live.next().await?;
        let data = json_bytes(&ChangeView::new(&change));
        let event = Event::default()
            .id(change.sequence.to_string())
            .event(change.difference.fate.as_str())
            .data(String::from_utf8_lossy(&data));
        Some((Ok(event), live))
    })
}
