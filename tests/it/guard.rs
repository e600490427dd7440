//! Who may ask, how much and how often; what is counted.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use briefing::Dataset;
use briefing::api::{AppState, Settings, Tokens, router};
use std::net::SocketAddr;
use tower::ServiceExt;

use crate::client::{Answer, send_to};
use crate::data::dataset;

fn with(settings: Settings) -> AppState {
    AppState::new(dataset(), settings)
}

fn ask(uri: &str) -> Request<Body> {
    Request::get(uri).body(Body::empty()).unwrap()
}

async fn get(state: &AppState, uri: &str) -> Answer {
    send_to(state, ask(uri)).await
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let state = with(Settings {
        url_limit: 40,
        header_limit: 100,
        body_limit: 10,
        ..Settings::default()
    });
    let fits = format!("/officials?q={}", "a".repeat(40 - 13));
    assert_eq!(get(&state, &fits).await.status, StatusCode::OK);
    let answer = get(&state, &format!("{fits}a")).await;
    answer.refused(414, "address_too_long");
    assert_eq!(answer.header("connection"), "close");
    for (length, status) in [(86, 200), (87, 431)] {
        let mut request = ask("/officials");
        let value = "a".repeat(length).parse().unwrap();
        request.headers_mut().insert("x-long-one", value);
        assert_eq!(
            send_to(&state, request).await.status.as_u16(),
            status,
            "{length}"
        );
    }
    let mut request = ask("/officials");
    request.headers_mut().insert("content-length", 11.into());
    send_to(&state, request).await.refused(413, "too_large");
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_again() {
    let state = with(Settings {
        rate: Some("2/1m".parse().unwrap()),
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..Settings::default()
    });
    // One service for all requests: its buckets are those of the state.
    let from = |peer: &str, forwarded: &str| {
        let mut request = ask("/officials");
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        request
            .headers_mut()
            .insert("x-forwarded-for", forwarded.parse().unwrap());
        request
    };
    for (peer, forwarded, left) in [
        ("192.0.2.1:1000", "198.51.100.1", Some("1")),
        ("192.0.2.1:1001", "198.51.100.2", Some("0")),
        ("192.0.2.1:1002", "198.51.100.3", None),
        ("10.0.0.1:1000", "198.51.100.1", Some("1")),
        ("10.0.0.1:1000", "198.51.100.2", Some("1")),
    ] {
        let answer = send_to(&state, from(peer, forwarded)).await;
        let limit = answer.header("ratelimit").to_owned();
        assert_eq!(answer.header("ratelimit-policy"), "\"client\";q=2;w=60");
        match left {
            Some(left) => {
                assert_eq!(answer.status, StatusCode::OK);
                assert!(
                    limit.starts_with(&format!("\"client\";r={left};t=")),
                    "{limit}"
                );
            }
            None => {
                answer.refused(429, "rate_limited");
                let again: u64 = answer.header("retry-after").parse().unwrap();
                assert!((1..=30).contains(&again), "{again}");
            }
        }
    }
    for _ in 0..5 {
        assert_eq!(get(&state, "/health/live").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_token_opens_all_but_health() {
    let state = with(Settings {
        tokens: Tokens::parse("0123456789abcdef").unwrap(),
        ..Settings::default()
    });
    for uri in ["/", "/officials", "/metrics", "/nowhere"] {
        let answer = get(&state, uri).await;
        answer.refused(401, "unauthorized");
        assert_eq!(
            answer.header("www-authenticate"),
            "Bearer realm=\"briefing\""
        );
    }
    for (authorization, status) in [
        ("Bearer 0123456789abcdef", 200),
        ("bearer 0123456789abcdef", 200),
        ("Bearer 0123456789abcdeX", 401),
        ("Bearer ", 401),
        ("Basic 0123456789abcdef", 401),
        ("0123456789abcdef", 401),
    ] {
        let mut request = ask("/officials");
        request
            .headers_mut()
            .insert("authorization", authorization.parse().unwrap());
        assert_eq!(
            send_to(&state, request).await.status.as_u16(),
            status,
            "{authorization}"
        );
    }
    for uri in ["/health/live", "/health/ready"] {
        assert_eq!(get(&state, uri).await.status, StatusCode::OK);
    }
    let preflight = Request::options("/officials").body(Body::empty()).unwrap();
    let answer = send_to(&state, preflight).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(
        answer
            .header("access-control-allow-headers")
            .contains("Authorization")
    );
}

#[tokio::test]
async fn one_request_too_many_is_refused_at_once() {
    let state = with(Settings {
        concurrency: 0,
        ..Settings::default()
    });
    let answer = get(&state, "/officials").await;
    answer.refused(503, "overloaded");
    assert_eq!(answer.header("retry-after"), "1");
    assert_eq!(get(&state, "/health/ready").await.status, StatusCode::OK);
}

#[tokio::test]
async fn until_texts_are_loaded_only_health_answers() {
    let state = AppState::loading(Settings::default());
    for uri in ["/", "/officials", "/nowhere", "/health/ready"] {
        let answer = get(&state, uri).await;
        answer.refused(503, "not_ready");
        assert_eq!(answer.header("retry-after"), "1");
    }
    assert_eq!(get(&state, "/health/live").await.status, StatusCode::OK);
    state.replace(dataset());
    assert_eq!(get(&state, "/officials").await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_names_its_dataset_once_there_is_one() {
    let state = AppState::loading(Settings::default());
    let before = get(&state, "/health/live").await;
    assert!(before.headers.get("dataset-version").is_none());
    state.replace(dataset());
    let version = format!("{:x}", state.dataset().version);
    for asked in [
        "/officials",
        "/officials?x=1",
        "/nowhere",
        "/health/ready",
        "/metrics",
    ] {
        let answer = get(&state, asked).await;
        assert_eq!(answer.header("dataset-version"), version, "{asked}");
    }
}

async fn headers(state: &AppState, origin: &str) -> HeaderMap {
    let mut request = ask("/officials");
    request
        .headers_mut()
        .insert("origin", origin.parse().unwrap());
    router(state.clone())
        .oneshot(request)
        .await
        .unwrap()
        .headers()
        .clone()
}

#[tokio::test]
async fn only_the_allowed_origins_read_answers() {
    let state = with(Settings {
        origins: "https://example.org".parse().unwrap(),
        ..Settings::default()
    });
    let allowed = headers(&state, "https://example.org").await;
    assert_eq!(
        allowed["access-control-allow-origin"],
        "https://example.org"
    );
    let other = headers(&state, "https://example.net").await;
    assert!(!other.contains_key("access-control-allow-origin"));
    for headers in [allowed, other] {
        let vary: Vec<_> = headers
            .get_all("vary")
            .iter()
            .map(|v| v.to_str().unwrap())
            .collect();
        assert!(vary.join(",").contains("origin"), "{vary:?}");
    }
}

#[tokio::test]
async fn browsers_are_told_to_run_nothing() {
    let answer = get(&with(Settings::default()), "/officials").await;
    assert!(
        answer
            .header("content-security-policy")
            .contains("default-src 'none'")
    );
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("strict-transport-security"), "");
    let tls = with(Settings {
        tls: true,
        ..Settings::default()
    });
    let answer = get(&tls, "/officials").await;
    assert!(
        answer
            .header("strict-transport-security")
            .starts_with("max-age=")
    );
}

#[tokio::test]
async fn requests_have_ids() {
    let state = with(Settings::default());
    let mut request = ask("/officials");
    request
        .headers_mut()
        .insert("x-request-id", "trace-1".parse().unwrap());
    assert_eq!(
        send_to(&state, request).await.header("x-request-id"),
        "trace-1"
    );
    let first = get(&state, "/nowhere")
        .await
        .header("x-request-id")
        .to_owned();
    let second = get(&state, "/nowhere")
        .await
        .header("x-request-id")
        .to_owned();
    assert!(first.len() == 16 && first != second, "{first} {second}");
}

#[tokio::test]
async fn figures_tell_what_was_asked() {
    let state = with(Settings::default());
    for uri in [
        "/officials/anna-berg",
        "/officials/anna-berg",
        "/officials/nobody",
        "/nowhere",
    ] {
        get(&state, uri).await;
    }
    let brew = Request::builder()
        .method("BREW")
        .uri("/")
        .body(Body::empty())
        .unwrap();
    send_to(&state, brew).await;
    state
        .metrics()
        .loaded(&dataset(), &[], std::time::Duration::from_secs(2));
    let answer = get(&state, "/metrics").await;
    let text = String::from_utf8(answer.body).unwrap();
    for line in [
        "briefing_requests_total{method=\"GET\",route=\"/officials/{id}\",status=\"200\"} 2",
        "briefing_requests_total{method=\"GET\",route=\"/officials/{id}\",status=\"404\"} 1",
        "briefing_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1",
        "briefing_requests_total{method=\"other\",route=\"none\",status=\"405\"} 1",
        "briefing_request_duration_seconds_count{route=\"/officials/{id}\"} 3",
        "briefing_requests_going_on 1",
        "briefing_entities{kind=\"meetings\"} 5",
        "briefing_load_duration_seconds 2.0",
        "briefing_loads_total{outcome=\"ok\"} 1",
        "# EOF",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[tokio::test]
async fn without_a_text_nobody_is_welcome_and_everybody_answered() {
    let state = AppState::new(Dataset::from_extractions(vec![]), Settings::default());
    get(&state, "/health/ready").await.refused(503, "not_ready");
    assert_eq!(get(&state, "/meetings").await.status, StatusCode::OK);
}
