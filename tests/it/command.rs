//! The command as its users meet it: the real binary, real files, real HTTP.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::tempdir;

use crate::process::{Service, TEXT, answer, briefing, outcome, run, write};

fn body(answer: &str) -> Value {
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {answer}"))
}

#[test]
fn serves_the_briefing_that_comes_with_it() {
    let service = Service::of(briefing(&["--addr", "0"]));
    let (status, answer) = service.get("/officials?name=Antony+Blinken");
    assert_eq!(status, 200, "{answer}");
    let official = &body(&answer)["data"][0];
    assert_eq!(official["country"], "US", "{official}");
    assert!(
        answer.contains("content-type: application/json"),
        "{answer}"
    );
    assert_eq!(service.get("/nowhere").0, 404);
    assert_eq!(service.get("/health/ready").0, 200);
}

#[test]
fn says_where_it_listens_what_it_loaded_and_what_to_try() {
    let folder = tempdir().unwrap();
    write(folder.path(), "berg.txt", TEXT);
    let service = Service::start(&[folder.path().to_str().unwrap()]);
    let [listening, loaded, example] = service.printed.as_slice() else {
        panic!("{:?}", service.printed);
    };
    assert_eq!(
        *listening,
        format!("listening on http://{}", service.address)
    );
    assert!(loaded.starts_with("1 briefing, "), "{loaded}");
    let (_, url) = example.split_once("curl ").unwrap();
    let path = url
        .trim_matches('\'')
        .split_once(&service.address)
        .unwrap()
        .1;
    assert_eq!(service.get(path).0, 200, "{example}");
}

#[test]
fn settings_come_from_flags_then_variables() {
    let mut command = briefing(&["serve"]);
    command.env("BRIEFING_ADDR", "127.0.0.1:0");
    let service = Service::of(command);
    assert_eq!(service.get("/health/live").0, 200);
    let mut command = briefing(&["--addr", "0"]);
    command.env("BRIEFING_ADDR", &service.address);
    let other = Service::of(command);
    assert_eq!(other.get("/health/live").0, 200);
    let mut command = briefing(&["check"]);
    command
        .env("BRIEFING_ADDR", &service.address)
        .env("BRIEFING_PATH", "no-such-file");
    assert_eq!(
        command.output().unwrap().status.code(),
        Some(0),
        "checking has no settings of the service"
    );
    let (code, _, said) = outcome(&run(&["serve", "--addr", "nonsense"]));
    assert_eq!(code, 2);
    assert!(said.contains("127.0.0.1:8080"), "{said}");
}

#[test]
fn a_taken_port_is_one_clear_line() {
    let service = Service::start(&[]);
    let (code, printed, said) = outcome(&run(&["serve", "--addr", &service.address]));
    assert_eq!((code, printed.as_str()), (3, ""));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains(&service.address) && said.contains("another program listens there"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_read_is_one_clear_line() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let cases = [
        (path("missing.txt"), "no such file"),
        (
            write(folder.path(), "latin1.txt", b"The caf\xe9 was closed.\n"),
            "not UTF-8",
        ),
        (write(folder.path(), "empty.txt", " \n"), "no text"),
        (
            write(folder.path(), "image.txt", b"\x89PNG\0\0"),
            "not a text",
        ),
        (
            write(folder.path(), "utf16.txt", b"\xff\xfeT\0h\0e\0"),
            "UTF-16",
        ),
    ];
    for (path, what) in cases {
        for command in ["extract", "check", "serve"] {
            let args: &[&str] = match command {
                "serve" => &[command, &path, "--addr", "0"],
                _ => &[command, &path],
            };
            let (code, printed, said) = outcome(&run(args));
            assert_eq!(code, 1, "{args:?}: {said}");
            let line = [printed, said].join("\n");
            let line = line.lines().find(|line| line.contains(&path));
            assert!(
                line.is_some_and(|line| line.contains(what)),
                "{args:?}: {line:?}"
            );
        }
    }
}

#[test]
fn an_empty_folder_serves_nothing() {
    let folder = tempdir().unwrap();
    let (code, _, said) = outcome(&run(&[
        "serve",
        "--addr",
        "0",
        folder.path().to_str().unwrap(),
    ]));
    assert_eq!(code, 1);
    assert!(said.contains("no text to serve"), "{said}");
}

#[test]
fn a_bad_file_among_good_ones_is_named_and_the_rest_served() {
    let folder = tempdir().unwrap();
    write(folder.path(), "good.txt", TEXT);
    let bad = write(folder.path(), "bad.txt", b"\xff\xff");
    let path = folder.path().to_str().unwrap();
    let service = Service::start(&[path]);
    let (_, answer) = service.get("/briefings");
    assert_eq!(body(&answer)["data"][0]["id"], "good");
    service.signal("INT");
    let (code, said) = service.end();
    assert_eq!(code, 0);
    assert!(said.contains(&bad), "{said}");
    let (code, printed, _) = outcome(&run(&["check", path]));
    assert_eq!(code, 1);
    assert!(printed.contains(&bad), "{printed}");
}

#[test]
fn extract_reads_files_and_standard_input_alike() {
    let folder = tempdir().unwrap();
    let path = write(folder.path(), "stdin.txt", TEXT);
    let (code, from_file, _) = outcome(&run(&["extract", &path]));
    assert_eq!(code, 0);
    let mut child = briefing(&["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(TEXT.as_bytes())
        .unwrap();
    let (code, from_stdin, _) = outcome(&child.wait_with_output().unwrap());
    assert_eq!(code, 0);
    assert_eq!(from_file, from_stdin);
    let json: Value = serde_json::from_str(&from_file).unwrap();
    assert_eq!(json["officials"][0]["name"], "Anna Berg");
}

#[test]
fn analyze_prints_a_line_a_word() {
    let folder = tempdir().unwrap();
    let path = write(folder.path(), "berg.txt", TEXT);
    let (code, printed, _) = outcome(&run(&["analyze", &path]));
    assert_eq!(code, 0);
    let words: Vec<&str> = printed
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!(&words[..4], ["Foreign", "Minister", "Anna", "Berg"]);
    assert_eq!(run(&["analyze", "missing.txt"]).status.code(), Some(1));
}

#[test]
fn a_browser_gets_the_explorer() {
    let service = Service::start(&[]);
    let (status, answer) = service
        .ask("GET / HTTP/1.1\r\nhost: test\r\naccept: text/html\r\nconnection: close\r\n\r\n");
    assert!(
        status == 200 && answer.contains("<!doctype html>"),
        "{answer}"
    );
    let (_, answer) = service.get("/");
    assert_eq!(body(&answer)["data"]["service"], "briefing");
}

#[test]
fn health_asks_a_running_service() {
    let service = Service::start(&[]);
    let url = format!("http://{}/health/ready", service.address);
    let (code, printed, _) = outcome(&run(&["health", &url]));
    assert_eq!(code, 0);
    assert!(printed.starts_with("{\"status\":\"ready\""), "{printed}");
    drop(service);
    let (code, _, said) = outcome(&run(&["health", &url]));
    assert_eq!(code, 1);
    assert!(said.contains("does not answer"), "{said}");
    for (wrong, code) in [("ftp://127.0.0.1/", 2), ("127.0.0.1:80", 2), ("http://", 1)] {
        assert_eq!(outcome(&run(&["health", wrong])).0, code, "{wrong}");
    }
}

#[cfg(unix)]
#[test]
fn a_request_that_has_begun_is_answered_after_the_signal() {
    for signal in ["TERM", "INT"] {
        let service = Service::start(&[]);
        let mut begun = service.connect();
        // Its answer on the same connection shows that the service has the connection.
        begun
            .write_all(b"GET /health/live HTTP/1.1\r\nhost: test\r\n\r\n")
            .unwrap();
        read_head(&mut begun);
        begun
            .write_all(b"GET /meetings HTTP/1.1\r\nhost: te")
            .unwrap();
        service.signal(signal);
        begun.write_all(b"st\r\n\r\n").unwrap();
        let (status, answer) = answer(begun);
        assert_eq!(status, 200, "{answer}");
        let address = service.address.clone();
        assert_eq!(service.end().0, 0);
        assert!(std::net::TcpStream::connect(address).is_err());
    }
}

/// Reads an answer with a body of known shape, byte by byte, up to its end.
fn read_head(stream: &mut std::net::TcpStream) {
    use std::io::Read;
    let mut seen = Vec::new();
    let mut byte = [0];
    while !seen.ends_with(b"}") {
        stream.read_exact(&mut byte).unwrap();
        seen.push(byte[0]);
    }
}

#[cfg(unix)]
#[test]
fn a_request_that_never_ends_is_cut_at_the_deadline() {
    let service = Service::start(&["--drain-timeout", "100ms", "--header-timeout", "60s"]);
    let mut slow = service.connect();
    slow.write_all(b"GET /health/live HTTP/1.1\r\nhost: test\r\n\r\n")
        .unwrap();
    read_head(&mut slow);
    slow.write_all(b"GET /meetings HTTP/1.1\r\n").unwrap();
    service.signal("TERM");
    assert_eq!(service.end().0, 0, "half a head is no request");
}

#[test]
fn clients_that_do_not_finish_a_head_are_left() {
    let service = Service::start(&["--header-timeout", "50ms"]);
    let mut slow = service.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nhost:").unwrap();
    let mut left = Vec::new();
    std::io::Read::read_to_end(&mut slow, &mut left).unwrap();
    assert_eq!(service.get("/health/live").0, 200);
}

#[test]
fn decisions_are_watched_as_texts_are() {
    let folder = tempdir().unwrap();
    let text = "Foreign Minister Li Onal met with Prime Minister Ana Ruiz in Oslo on Tuesday.";
    let texts = write(folder.path(), "talks.txt", text);
    let decisions = tempdir().unwrap();
    let file = write(decisions.path(), "decisions.txt", "");
    let service = Service::start(&["--cache", "off", "--overrides", &file, &texts]);
    assert_eq!(service.get("/officials/ana-ruiz/meetings?limit=1").0, 200);
    write(
        decisions.path(),
        "decisions.txt",
        "merge official li-onal ana-ruiz\n",
    );
    let until = Instant::now() + Duration::from_secs(30);
    let moved = loop {
        let (status, answer) = service.get("/officials/ana-ruiz/meetings?limit=1");
        if status == 308 || Instant::now() > until {
            break answer;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(
        moved.contains("location: /officials/li-onal/meetings?limit=1"),
        "{moved}"
    );
}

#[test]
fn usage_errors_exit_with_2() {
    for args in [
        &["--no-such-flag"][..],
        &["extract"],
        &["serve", "--request-timeout", "soon"],
        &["serve", "--log", "briefing=loud"],
    ] {
        let (code, printed, said) = outcome(&run(args));
        assert_eq!((code, printed.as_str()), (2, ""), "{args:?}: {said}");
        assert!(!said.is_empty());
    }
    for args in [&["--help"][..], &["--version"], &["serve", "--help"]] {
        let (code, printed, _) = outcome(&run(args));
        assert_eq!(code, 0);
        assert!(printed.contains("briefing"));
    }
}

#[test]
fn a_connection_too_many_is_refused_and_the_others_served() {
    let service = Service::start(&["--max-connections", "1"]);
    let mut first = service.connect();
    first
        .write_all(b"GET /health/live HTTP/1.1\r\nhost: test\r\n\r\n")
        .unwrap();
    read_head(&mut first);
    let (status, refusal) = service.get("/officials");
    assert_eq!(status, 503);
    assert_eq!(body(&refusal)["code"], "overloaded");
    assert!(refusal.contains("retry-after: 1"), "{refusal}");
    first
        .write_all(b"GET /officials HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n")
        .unwrap();
    assert_eq!(answer(first).0, 200);
}

#[test]
fn a_token_is_asked_for_and_never_shown() {
    let folder = tempdir().unwrap();
    let token = "correct-horse-battery";
    let path = write(folder.path(), "token", format!("{token}\n"));
    let mut by_variable = briefing(&["--addr", "0", "--log", "trace"]);
    by_variable.env("BRIEFING_TOKEN", token);
    let by_file = briefing(&["--addr", "0", "--log", "trace", "--token-file", &path]);
    for command in [by_variable, by_file] {
        let service = Service::of(command);
        assert_eq!(service.get("/officials").0, 401);
        assert_eq!(service.get("/health/ready").0, 200);
        let with = |token: &str| {
            let request = format!(
                "GET /officials HTTP/1.1\r\nhost: test\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
            );
            service.ask(&request).0
        };
        assert_eq!((with(token), with("correct-horse-batterz")), (200, 401));
        service.signal("TERM");
        let (_, said) = service.end();
        assert!(!said.contains("horse"), "{said}");
    }
    for (content, what) in [("short\n", "16 characters"), ("\n", "no token")] {
        let path = write(folder.path(), "bad", content);
        let (code, _, said) = outcome(&run(&["--addr", "0", "--token-file", &path]));
        assert_eq!(code, 1);
        assert!(
            said.contains(&path) && said.contains(what) && said.lines().count() == 1,
            "{said}"
        );
    }
}

#[test]
fn a_line_of_the_log_tells_of_each_request() {
    let service = Service::start(&["--log-format", "json"]);
    service.get("/officials?country=US");
    service.signal("TERM");
    let (_, said) = service.end();
    let line = said
        .lines()
        .find(|line| line.contains("/officials"))
        .unwrap();
    let line: Value = serde_json::from_str(line).unwrap();
    assert_eq!(line["method"], "GET");
    assert_eq!(line["address"], "/officials?country=US");
    assert_eq!(line["status"], 200);
    assert_eq!(line["client"], "127.0.0.1");
    assert_eq!(line["id"].as_str().unwrap().len(), 16);
    assert!(
        line["ms"].is_number() && line["bytes"].is_number(),
        "{line}"
    );
}

#[test]
fn tls_with_a_certificate_and_its_key() {
    use std::sync::Arc;
    use tokio_rustls::rustls::crypto::ring::default_provider;
    use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

    let folder = tempdir().unwrap();
    let made = || rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (ours, other) = (made(), made());
    let cert = write(folder.path(), "cert.pem", ours.cert.pem());
    let key = write(folder.path(), "key.pem", ours.signing_key.serialize_pem());
    let wrong = write(
        folder.path(),
        "wrong.pem",
        other.signing_key.serialize_pem(),
    );
    let service = Service::start(&["--tls-cert", &cert, "--tls-key", &key]);
    assert!(
        service.printed[0].starts_with("listening on https://"),
        "{:?}",
        service.printed
    );

    let (_, port) = service.address.rsplit_once(':').unwrap();
    let url = format!("https://localhost:{port}/health/live");
    let (code, printed, said) = outcome(&run(&["health", &url]));
    assert_eq!(
        (code, printed.trim_end()),
        (0, "{\"status\":\"live\"}"),
        "{said}"
    );

    let mut roots = RootCertStore::empty();
    roots.add(ours.cert.der().clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
    let mut stream = StreamOwned::new(client, service.connect());
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .unwrap();
    let mut seen = Vec::new();
    let mut byte = [0];
    while !seen.ends_with(b"}") {
        std::io::Read::read_exact(&mut stream, &mut byte).unwrap();
        seen.push(byte[0]);
    }
    let seen = String::from_utf8(seen).unwrap();
    assert!(
        seen.starts_with("HTTP/1.1 200") && seen.contains("strict-transport-security"),
        "{seen}"
    );

    for args in [
        ["--tls-cert", &cert, "--tls-key", &wrong],
        ["--tls-cert", &key, "--tls-key", &key],
        ["--tls-cert", "missing.pem", "--tls-key", &key],
    ] {
        let (code, _, said) = outcome(&run(&[&["--addr", "0"][..], &args].concat()));
        assert_eq!((code, said.lines().count()), (1, 1), "{said}");
    }
    assert_eq!(
        run(&["--tls-cert", &cert]).status.code(),
        Some(2),
        "one without the other"
    );
}
