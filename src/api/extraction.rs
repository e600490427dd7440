//! `POST /extract`: a text in, what it says out. Nothing is kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::{Body, to_bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::guard::announced;
use super::params;
use super::respond::json_bytes;
use super::state::AppState;
use super::views::extraction::{ExtractionAnswer, ExtractionMeta};
use super::views::extraction_json;
use crate::Dataset;
use crate::extract;
use crate::load::{self, Limits};
use crate::query::{self, JUST_FORMAT};
use crate::text::{Date, Document, Meta};

/// What a text sent as that media type is called, which decides how it is read and what id it has if it gives none.
const TEXTS: &[(&str, &str)] = &[
    ("text/plain", "text.txt"),
    ("text/markdown", "text.md"),
    ("text/html", "text.html"),
];
/// After how many seconds to try again when all places are taken.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

/// A text with what is known of it, as JSON.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TextBody {
    /// The text, as it would stand in a file: front matter may come first.
    pub(super) text: String,
    /// Id for the briefing; its own where the text has front matter.
    pub(super) id: Option<String>,
    /// Headline; context for resolving names and dates.
    pub(super) title: Option<String>,
    /// The day against which relative dates are resolved.
    #[schemars(extend("format" = "date"))]
    pub(super) published: Option<String>,
    /// Who published it.
    pub(super) source: Option<String>,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// Licence of the text.
    pub(super) licence: Option<String>,
}

/// `POST /extract`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/extract".to_owned(),
        route: post(extract),
        method: "post",
        id: "extract".to_owned(),
        tag: Tag::Extraction,
        summary: "Read a text of one's own".to_owned(),
        doc: "Reads an English text as if it were a file of the service, front matter included, and answers with the briefing, officials, meetings and issues in it. Nothing of it is kept. Only so many texts are read at once; more are refused with 429.".to_owned(),
        asks: Asks::Only(JUST_FORMAT),
        answers: vec![(Format::Json, Shape::Named("ExtractionAnswer"))],
        refusals: vec![
            Code::TOO_LARGE,
            Code::UNSUPPORTED_MEDIA_TYPE,
            Code::UNREADABLE_BODY,
            Code::BUSY,
        ],
        example: None,
    }
}

/// Reads a text.
async fn extract(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_only(&params, JUST_FORMAT);
    with_format(parsed, Format::JSON, &params, &headers)?;
    let sent = sent_as(&headers)?;
    let busy = || {
        ApiError::new(Code::BUSY, "As many texts as allowed are being read.")
            .header(header::RETRY_AFTER, RETRY_AFTER)
    };
    let limit = state.settings().body_limit;
    let length = announced(&headers).and_then(|length| usize::try_from(length).ok());
    // Before the body is: what many send at once must have a bound as well.
    let room = state.room_for(length.unwrap_or(limit)).ok_or_else(busy)?;
    let bytes = whole(body, limit).await?;
    let place = state.place_to_read().ok_or_else(busy)?;
    // Set when this future is dropped, as it is when the client leaves or the time is up.
    let left = Left::default();
    let seen = left.0.clone();
    let reading = tokio::task::spawn_blocking(move || {
        let answer = read(sent, &bytes, &|| seen.load(Ordering::Relaxed));
        // Both are free only when the work is over, not when nobody waits for it any more.
        drop((place, room));
        answer
    });
    let answer = reading
        .await
        .map_err(|_| ApiError::new(Code::INTERNAL, "The service failed while reading the text."))?;
    let mut response = answer?.into_response();
    let out = response.headers_mut();
    let media_type = HeaderValue::from_static(Format::Json.content_type());
    out.insert(header::CONTENT_TYPE, media_type);
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Says, once dropped, that nobody waits any more.
#[derive(Default)]
struct Left(Arc<AtomicBool>);

impl Drop for Left {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The types of body that are read.
pub(super) fn media_types() -> impl Iterator<Item = &'static str> {
    let texts = TEXTS.iter().map(|(media_type, _)| *media_type);
    texts.chain(["application/json"])
}

/// How a text is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// As a file of that name would be.
    File(&'static str),
    /// As JSON, with what is known of it.
    Json,
}

fn sent_as(headers: &HeaderMap) -> Result<Sent, ApiError> {
    let value = headers
        .get(header::CONTENT_TYPE)
        .map_or(Ok(""), |value| value.to_str())
        .unwrap_or("?");
    let mut parts = value
        .split(';')
        .map(|part| part.trim().to_ascii_lowercase());
    let media_type = parts.next().unwrap_or_default();
    let charset = parts.find_map(|part| {
        let charset = part.strip_prefix("charset=")?;
        Some(charset.trim_matches('"').to_owned())
    });
    let utf8 =
        charset.is_none_or(|charset| matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii"));
    let file = TEXTS.iter().find(|(known, _)| *known == media_type);
    match file {
        Some((_, name)) if utf8 => Ok(Sent::File(name)),
        None if media_type == "application/json" && utf8 => Ok(Sent::Json),
        _ => Err(ApiError::new(
            Code::UNSUPPORTED_MEDIA_TYPE,
            "Send the text in UTF-8, and its type in `Content-Type`.",
        )
        .nearest(media_types().map(str::to_owned).collect())),
    }
}

/// The whole body, unless it is too large.
async fn whole(body: Body, limit: usize) -> Result<Vec<u8>, ApiError> {
    match to_bytes(body, limit).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) if is_length_limit(&error) => {
            let detail = format!("At most {limit} bytes are read.");
            Err(ApiError::new(Code::TOO_LARGE, detail))
        }
        Err(_) => Err(ApiError::new(
            Code::UNREADABLE_BODY,
            "The body broke off before its end.",
        )),
    }
}

fn is_length_limit(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What a text says, as JSON; `left` tells whether anybody still wants to know.
fn read(sent: Sent, bytes: &[u8], left: &dyn Fn() -> bool) -> Result<Vec<u8>, ApiError> {
    let gone = || {
        Err(ApiError::new(
            Code::TIMED_OUT,
            "Nobody waits for the answer.",
        ))
    };
    // How much is sent was measured before.
    let limits = Limits {
        max_text_size: u64::MAX,
    };
    let (loaded, known) = match sent {
        Sent::File(name) => {
            // The request says that it is UTF-8, and has the last word over what a page says of itself: as a mark has.
            let marked = [MARK, bytes.strip_prefix(MARK).unwrap_or(bytes)].concat();
            (load::content(name, &marked, limits), TextBody::default())
        }
        Sent::Json => {
            let body: TextBody = serde_json::from_slice(bytes).map_err(|error| {
                unreadable(format!("The body is not what is read here: {error}."))
            })?;
            (
                load::content(TEXTS[0].1, body.text.as_bytes(), limits),
                body,
            )
        }
    };
    let diagnostics = loaded.diagnostics;
    let Some(text) = loaded.texts.into_iter().next() else {
        let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        return Err(unreadable(said.join("; ")));
    };
    let meta = with_known(text.meta, known)?;
    if left() {
        return gone();
    }
    let document = Document::read(meta, &text.body);
    if left() {
        return gone();
    }
    let said = extract::extract(&document);
    if left() {
        return gone();
    }
    let dataset = Dataset::from_extractions(vec![(document, said)]);
    let data: Value = extraction_json(&dataset);
    let meta = ExtractionMeta::new(&diagnostics);
    Ok(json_bytes(&ExtractionAnswer { data, meta }))
}

fn unreadable(detail: String) -> ApiError {
    ApiError::new(Code::UNREADABLE_BODY, detail)
}

/// What was sent beside the text takes the place of what its front matter says.
fn with_known(mut meta: Meta, known: TextBody) -> Result<Meta, ApiError> {
    if let Some(published) = known.published {
        let date = published
            .parse::<Date>()
            .ok()
            .filter(|_| published.len() == 10);
        let Some(date) = date else {
            let detail = format!("`published`: `{published}` must be a date, YYYY-MM-DD.");
            return Err(unreadable(detail));
        };
        meta.published = Some(date);
    }
    if let Some(id) = known.id.filter(|id| !id.is_empty()) {
        meta.id = crate::model::slug(&id);
    }
    meta.title = known.title.or(meta.title);
    meta.source = known.source.or(meta.source);
    meta.url = known.url.or(meta.url);
    meta.licence = known.licence.or(meta.licence);
    Ok(meta)
}
