//! A client without a socket. Every answer it gets is checked for what holds of all answers.

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use briefing::api::{AppState, Settings, router};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The ids of a list.
    #[track_caller]
    pub fn ids(&self) -> Vec<String> {
        let json = self.json();
        assert_eq!(self.status, StatusCode::OK, "{json}");
        let list = json["data"].as_array().unwrap();
        list.iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Whether it is a refusal of that status and code, in the one shape.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        let json = self.json();
        assert_eq!(
            (self.status.as_u16(), json["code"].as_str()),
            (status, Some(code)),
            "{json}"
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(json["type"], format!("/problems/{code}"));
        assert_eq!(json["status"], status);
        assert!(json["title"].is_string() && json["detail"].is_string());
        json
    }
}

/// A service over the dataset of these tests.
pub fn state() -> AppState {
    AppState::new(super::data::dataset(), Settings::default())
}

/// Sends a request to a service.
pub async fn send_to(state: &AppState, request: Request<Body>) -> Answer {
    let method = request.method().clone();
    let asked = format!("{method} {}", request.uri());
    let response = router(state.clone()).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    let answer = Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    };
    check(&asked, &method, &answer);
    answer
}

/// Sends a request.
pub async fn send(request: Request<Body>) -> Answer {
    send_to(&state(), request).await
}

/// Gets an address.
pub async fn get(uri: &str) -> Answer {
    send(Request::get(uri).body(Body::empty()).unwrap()).await
}

/// What holds of every answer.
fn check(asked: &str, method: &Method, answer: &Answer) {
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{asked}");
    assert!(
        answer
            .header("access-control-expose-headers")
            .contains("ETag"),
        "{asked}"
    );
    assert_eq!(
        answer.header("x-content-type-options"),
        "nosniff",
        "{asked}"
    );
    assert!(
        answer
            .headers
            .get("access-control-allow-credentials")
            .is_none(),
        "{asked}"
    );
    let vary: Vec<&str> = answer
        .headers
        .get_all("vary")
        .iter()
        .map(|v| v.to_str().unwrap())
        .collect();
    assert!(vary.join(",").contains("accept"), "{asked}: {vary:?}");
    if answer.status.is_client_error() || answer.status.is_server_error() {
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{asked}"
        );
        assert_eq!(answer.header("cache-control"), "no-store", "{asked}");
    }
    if *method == Method::HEAD || answer.status == StatusCode::NOT_MODIFIED {
        assert!(answer.body.is_empty(), "{asked}");
    }
    if answer.status == StatusCode::METHOD_NOT_ALLOWED {
        assert!(answer.header("allow").contains("OPTIONS"), "{asked}");
    }
}
