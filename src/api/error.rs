//! The one shape of every refusal: RFC 9457 `application/problem+json` with a stable `code`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::views::problem::{FaultView, ProblemView};
use crate::query;

/// What a refusal is called, for good. Each has a page at `/problems/{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// The name.
    pub name: &'static str,
    /// The status it is sent with.
    pub status: StatusCode,
    /// The title of its answers.
    pub title: &'static str,
    /// What it means and what to do about it.
    pub doc: &'static str,
}

macro_rules! codes {
    ($($(#[$meta:meta])* $konst:ident = $name:literal, $status:ident, $title:literal, $doc:literal;)+) => {
        impl Code {
            $(#[doc = $doc] pub const $konst: Code = Code {
                name: $name,
                status: StatusCode::$status,
                title: $title,
                doc: $doc,
            };)+
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[$(Code::$konst,)+];
        }
    };
}

codes! {
    UNKNOWN_PARAMETER = "unknown_parameter", BAD_REQUEST, "Unknown parameter",
        "No parameter of this endpoint has that name. `errors[].nearest` offers the nearest that exist.";
    UNKNOWN_OPERATOR = "unknown_operator", BAD_REQUEST, "Unknown operator",
        "The part after the two underscores is no operator, or the field has no such operator. `errors[].nearest` lists those it has.";
    INVALID_VALUE = "invalid_value", BAD_REQUEST, "Invalid value",
        "A value is not what the parameter takes: none of a fixed list, no date, no number, or out of range.";
    REPEATED_PARAMETER = "repeated_parameter", BAD_REQUEST, "Repeated parameter",
        "A parameter that has one value was given several times.";
    MISSING_PARAMETER = "missing_parameter", BAD_REQUEST, "Missing parameter",
        "A parameter without which there is no answer is not given.";
    INVALID_QUERY = "invalid_query", BAD_REQUEST, "Invalid query",
        "Several things are wrong with the query; `errors` lists each with a code of its own.";
    INVALID_ENCODING = "invalid_encoding", BAD_REQUEST, "Invalid encoding",
        "A part of the address does not decode to UTF-8.";
    GRAPH_TOO_LARGE = "graph_too_large", BAD_REQUEST, "Graph too large",
        "The graph is of more entities than are drawn at once; ask for that of some briefings or kinds.";
    UNKNOWN_CURSOR = "unknown_cursor", NOT_FOUND, "Unknown cursor",
        "The cursor is no place in this list. Take it from `links.next` and keep filters and order as they were.";
    UNAUTHORIZED = "unauthorized", UNAUTHORIZED, "Unauthorized",
        "The service asks for a token, and the request has none or a wrong one: `Authorization: Bearer TOKEN`.";
    NOT_FOUND = "not_found", NOT_FOUND, "Not found",
        "Nothing is served at this address.";
    UNKNOWN_ID = "unknown_id", NOT_FOUND, "Unknown id",
        "No entity has that id. `nearest` offers ids that are alike.";
    FORGOTTEN = "forgotten", GONE, "Forgotten",
        "What changed since that number is no longer remembered. Read the lists again, and go on from `meta.last` of `/changes`.";
    METHOD_NOT_ALLOWED = "method_not_allowed", METHOD_NOT_ALLOWED, "Method not allowed",
        "The address exists but not with that method; the `Allow` header lists those it has.";
    NOT_ACCEPTABLE = "not_acceptable", NOT_ACCEPTABLE, "Not acceptable",
        "None of the formats in `Accept` is served here; `nearest` lists those that are.";
    TOO_LARGE = "too_large", PAYLOAD_TOO_LARGE, "Too large",
        "The request body is larger than the service takes.";
    ADDRESS_TOO_LONG = "address_too_long", URI_TOO_LONG, "Address too long",
        "The path and query are longer than the service reads.";
    HEADERS_TOO_LARGE = "headers_too_large", REQUEST_HEADER_FIELDS_TOO_LARGE, "Headers too large",
        "The request headers are larger than the service reads.";
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "Unsupported media type",
        "The request body is of a type that the endpoint does not read.";
    UNREADABLE_BODY = "unreadable_body", UNPROCESSABLE_ENTITY, "Unreadable body",
        "The request body is of the right type but does not hold what the endpoint reads; `detail` says what.";
    BUSY = "busy", TOO_MANY_REQUESTS, "Busy",
        "As many texts as allowed are being read at this moment. Try again after `Retry-After` seconds.";
    RATE_LIMITED = "rate_limited", TOO_MANY_REQUESTS, "Rate limited",
        "This client asked too often. Try again after `Retry-After` seconds; `RateLimit` tells what is left.";
    OVERLOADED = "overloaded", SERVICE_UNAVAILABLE, "Overloaded",
        "As many requests as allowed are being answered at this moment. Try again after `Retry-After` seconds.";
    INTERNAL = "internal", INTERNAL_SERVER_ERROR, "Internal error",
        "The service failed. This is a defect: please report it.";
    TIMED_OUT = "timed_out", SERVICE_UNAVAILABLE, "Timed out",
        "The answer took longer than allowed. Ask for less at once.";
    NOT_READY = "not_ready", SERVICE_UNAVAILABLE, "Not ready",
        "The service is starting or shutting down, or has no text to serve.";
}

/// A refusal.
#[derive(Debug, Clone)]
pub struct ApiError(Box<Refusal>);

#[derive(Debug, Clone)]
struct Refusal {
    code: Code,
    detail: String,
    nearest: Vec<String>,
    faults: Vec<query::Problem>,
    headers: Vec<(header::HeaderName, HeaderValue)>,
}

impl ApiError {
    /// A refusal with a sentence about this case.
    pub fn new(code: Code, detail: impl Into<String>) -> ApiError {
        ApiError(Box::new(Refusal {
            code,
            detail: detail.into(),
            nearest: Vec::new(),
            faults: Vec::new(),
            headers: Vec::new(),
        }))
    }

    /// With names that would have been right.
    pub fn nearest(mut self, nearest: Vec<String>) -> ApiError {
        if !nearest.is_empty() {
            let names: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
            self.0
                .detail
                .push_str(&format!(" Did you mean {}?", names.join(" or ")));
        }
        self.0.nearest = nearest;
        self
    }

    /// With a header.
    pub fn header(mut self, name: header::HeaderName, value: HeaderValue) -> ApiError {
        self.0.headers.push((name, value));
        self
    }
}

/// Everything wrong with a query: 400, but an unknown cursor alone is 404.
impl From<Vec<query::Problem>> for ApiError {
    fn from(faults: Vec<query::Problem>) -> ApiError {
        let mut kinds: Vec<query::Code> = faults.iter().map(|fault| fault.code).collect();
        kinds.sort();
        kinds.dedup();
        let code = match kinds.as_slice() {
            [one] => code_of(*one),
            _ => Code::INVALID_QUERY,
        };
        let details: Vec<&str> = faults.iter().map(|fault| fault.detail.as_str()).collect();
        let mut error = ApiError::new(code, details.join(" "));
        error.0.faults = faults;
        error
    }
}

const fn code_of(code: query::Code) -> Code {
    match code {
        query::Code::UnknownParameter => Code::UNKNOWN_PARAMETER,
        query::Code::UnknownOperator => Code::UNKNOWN_OPERATOR,
        query::Code::InvalidValue => Code::INVALID_VALUE,
        query::Code::RepeatedParameter => Code::REPEATED_PARAMETER,
        query::Code::MissingParameter => Code::MISSING_PARAMETER,
        query::Code::UnknownCursor => Code::UNKNOWN_CURSOR,
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let this = *self.0;
        let faults = this.faults.iter().map(|fault| FaultView {
            code: fault.code.as_str(),
            parameter: &fault.parameter,
            value: fault.value.as_deref(),
            detail: &fault.detail,
            nearest: &fault.nearest,
        });
        let view = ProblemView {
            kind: format!("/problems/{}", this.code.name),
            title: this.code.title,
            status: this.code.status.as_u16(),
            code: this.code.name,
            detail: &this.detail,
            nearest: &this.nearest,
            errors: faults.collect(),
        };
        let mut response = (this.code.status, super::respond::json_bytes(&view)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.extend(this.headers);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_query_layer_is_in_the_catalogue() {
        for code in [
            query::Code::UnknownParameter,
            query::Code::UnknownOperator,
            query::Code::InvalidValue,
            query::Code::RepeatedParameter,
            query::Code::MissingParameter,
            query::Code::UnknownCursor,
        ] {
            assert_eq!(code_of(code).name, code.as_str());
            assert!(Code::ALL.contains(&code_of(code)));
        }
    }
}
