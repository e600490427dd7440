//! What is asked of everything at once: search, graph, annotations, and the catalogue of refusals.

use axum::body::Body;
use axum::http::Request;
use briefing::api::{Code, router};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::client::{get, state};

#[tokio::test]
async fn search_finds_every_kind_and_shows_the_words() {
    let json = get("/search?q=human+right").await.json();
    let found: Vec<(&str, &str)> = list(&json["data"])
        .iter()
        .map(|hit| (hit["kind"].as_str().unwrap(), hit["id"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("issue", "human-rights"),
            ("briefing", "berg-visit"),
            ("briefing", "telephone")
        ]
    );
    assert_eq!(
        json["meta"]["kinds"],
        json!({"briefing": 2, "official": 0, "meeting": 0, "issue": 1})
    );
    assert_eq!(json["data"][0]["href"], "/issues/human-rights");
    let text = get("/briefings/telephone").await.json()["data"]["text"].clone();
    let text: Vec<char> = text.as_str().unwrap().chars().collect();
    let snippet = &json["data"][2]["snippets"][0];
    let shown: Vec<char> = snippet["text"].as_str().unwrap().chars().collect();
    let start = snippet["start"].as_u64().unwrap() as usize;
    assert_eq!(text[start..start + shown.len()], shown);
    let words: Vec<String> = list(&snippet["highlights"])
        .iter()
        .map(|range| {
            let at = |key: &str| range[key].as_u64().unwrap() as usize;
            shown[at("start")..at("end")].iter().collect()
        })
        .collect();
    assert_eq!(words, ["human", "rights"]);
}

#[tokio::test]
async fn search_pages_through_everything_once() {
    for asked in ["/search?q=li", "/search?q=li&kind=official,meeting"] {
        let all = get(asked).await.json();
        let (mut found, mut next) = (Vec::new(), format!("{asked}&limit=1"));
        loop {
            let page = get(&next).await.json();
            assert_eq!(page["meta"]["total"], all["meta"]["total"]);
            found.extend(list(&page["data"]).to_vec());
            match page["links"]["next"].as_str() {
                Some(link) => next = link.to_owned(),
                None => break,
            }
        }
        assert!(found.len() > 2);
        assert_eq!(json!(found), all["data"]);
    }
}

#[tokio::test]
async fn search_refuses_what_it_does_not_know() {
    get("/search").await.refused(400, "missing_parameter");
    get("/search?q=").await.refused(400, "invalid_value");
    get("/search?q=a&q=b")
        .await
        .refused(400, "repeated_parameter");
    let json = get("/search?q=a&kind=offical")
        .await
        .refused(400, "invalid_value");
    assert_eq!(json["errors"][0]["nearest"][0], "official");
    let json = get("/search?q=a&limits=3")
        .await
        .refused(400, "unknown_parameter");
    assert_eq!(json["errors"][0]["nearest"][0], "limit");
    get("/search?q=a&cursor=x")
        .await
        .refused(404, "unknown_cursor");
    get("/search?limit=0&kind=x&cursor=y")
        .await
        .refused(400, "invalid_query");
    assert_eq!(get("/search?q=!!").await.json()["meta"]["total"], 0);
    let cursor = get("/search?q=li&limit=1").await.json()["links"]["next"].clone();
    let cursor = cursor
        .as_str()
        .unwrap()
        .rsplit_once("cursor=")
        .unwrap()
        .1
        .to_owned();
    get(&format!("/search?q=berg&cursor={cursor}"))
        .await
        .refused(404, "unknown_cursor");
}

#[tokio::test]
async fn lists_show_the_words_too() {
    let json = get("/officials?q=norland").await.json();
    assert_eq!(json["data"], json!([]));
    let json = get("/meetings?q=travel&fields=id").await.json();
    let snippets = list(&json["data"][0]["snippets"]);
    assert!(
        snippets[0]["text"]
            .as_str()
            .unwrap()
            .contains("set to travel to Norland")
    );
    assert!(get("/meetings").await.json()["data"][0]["snippets"].is_null());
}

#[tokio::test]
async fn graph_joins_what_belongs_together() {
    let json = get("/graph").await.json();
    let nodes = list(&json["data"]["nodes"]);
    let edges = list(&json["data"]["edges"]);
    assert_eq!(
        json["meta"],
        json!({"nodes": nodes.len(), "edges": edges.len()})
    );
    let call = "meeting/call-li-onal-ana-ruiz-2024-05-03";
    for edge in [
        json!({"source": "official/li-onal", "target": call, "relation": "participates", "role": "participant"}),
        json!({"source": "official/li-onal", "target": "country/NO", "relation": "serves", "role": null}),
        json!({"source": call, "target": "issue/fishing-quotas", "relation": "agenda", "role": null}),
        json!({"source": "issue/ceasefire-in-sudan", "target": "country/SD", "relation": "concerns", "role": null}),
        json!({"source": "organization/G7", "target": "meeting/multilateral-officials-from-the-g7-g7-italy-2024-04",
            "relation": "participates", "role": "participant"}),
    ] {
        assert!(edges.contains(&edge), "{edge}");
    }
    for edge in edges {
        for end in ["source", "target"] {
            assert_eq!(
                nodes.iter().filter(|node| node["id"] == edge[end]).count(),
                1
            );
        }
    }
    for node in nodes {
        let degree = edges
            .iter()
            .filter(|e| e["source"] == node["id"] || e["target"] == node["id"]);
        assert_eq!(node["degree"], degree.count());
        if let Some(href) = node["href"].as_str() {
            assert_eq!(get(href).await.json()["data"]["id"], node["entity"]);
        }
    }
}

#[tokio::test]
async fn graph_of_a_part() {
    let json = get("/graph?briefing=telephone&kind=official,meeting")
        .await
        .json();
    let ids: Vec<&str> = list(&json["data"]["nodes"])
        .iter()
        .map(|n| n["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "official/ana-ruiz",
            "official/li-onal",
            "meeting/call-li-onal-ana-ruiz-2024-05-03"
        ]
    );
    assert_eq!(
        get("/graph?briefing=none").await.json()["data"]["nodes"],
        json!([])
    );
    get("/graph?kind=person")
        .await
        .refused(400, "invalid_value");
}

#[tokio::test]
async fn graphml_has_the_same_nodes_and_edges() {
    let json = get("/graph").await.json();
    let answer = get("/graph?format=graphml").await;
    assert_eq!(answer.header("content-type"), "application/graphml+xml");
    let xml = String::from_utf8(answer.body).unwrap();
    assert_eq!(xml.matches("<node ").count(), json["meta"]["nodes"]);
    assert_eq!(xml.matches("<edge ").count(), json["meta"]["edges"]);
    assert!(xml.contains("<data key=\"label\">Li Önal</data>"));
}

#[tokio::test]
async fn annotations_are_all_evidence_of_a_briefing() {
    let answer = get("/briefings/berg-visit/annotations").await;
    assert_eq!(
        answer.header("content-type"),
        "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""
    );
    let json = answer.json();
    assert_eq!(
        (&json["type"], &json["id"]),
        (
            &json!("AnnotationPage"),
            &json!("/briefings/berg-visit/annotations")
        )
    );
    let items = list(&json["items"]);
    assert_eq!(json["partOf"]["total"], items.len());
    let mut evidence = 0;
    for uri in ["/officials", "/meetings", "/issues"] {
        for entity in list(&get(uri).await.json()["data"]) {
            let own = list(&entity["evidence"])
                .iter()
                .filter(|e| e["briefing"] == "berg-visit");
            evidence += own.count();
        }
    }
    assert_eq!(items.len(), evidence);
    let text = get("/briefings/berg-visit").await.json()["data"]["text"].clone();
    let text: Vec<char> = text.as_str().unwrap().chars().collect();
    let mut ids: Vec<&str> = Vec::new();
    let mut last = 0;
    for item in items {
        let [position, quote] = list(&item["target"]["selector"]) else {
            panic!("{item}");
        };
        let at = |key: &str| position[key].as_u64().unwrap() as usize;
        let exact: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], exact);
        assert!(at("start") >= last);
        last = at("start");
        assert_eq!(
            get(item["body"]["source"].as_str().unwrap()).await.status,
            200
        );
        ids.push(item["id"].as_str().unwrap());
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len());
    let plain = get("/briefings/berg-visit/annotations?format=json").await;
    assert_eq!(plain.header("content-type"), "application/json");
    get("/briefings/none/annotations")
        .await
        .refused(404, "unknown_id");
}

#[tokio::test]
async fn every_code_has_a_page_where_its_refusals_say() {
    let all = get("/problems").await.json();
    assert_eq!(list(&all["data"]).len(), Code::ALL.len());
    for code in Code::ALL {
        let json = get(&format!("/problems/{}", code.name)).await.json();
        assert_eq!(json["data"]["status"], code.status.as_u16());
        assert!(list(&all["data"]).contains(&json["data"]));
    }
    let json = get("/problems/invalid_valu")
        .await
        .refused(404, "not_found");
    assert_eq!(json["nearest"][0], "invalid_value");
    get("/problems/%ff").await.refused(400, "invalid_encoding");
}

#[tokio::test]
async fn links_of_the_index_lead_somewhere() {
    let json = get("/").await.json();
    for (name, link) in json["links"].as_object().unwrap() {
        let link = link.as_str().unwrap();
        let method = if name == "extract" { "OPTIONS" } else { "GET" };
        let link = if name == "search" {
            "/search?q=a"
        } else {
            link
        };
        let request = Request::builder()
            .method(method)
            .uri(link)
            .body(Body::empty())
            .unwrap();
        let service = briefing::web::with_explorer(router(state()));
        let status = service.oneshot(request).await.unwrap().status();
        assert!(status.is_success(), "{name}: {status}");
    }
}

#[track_caller]
fn list(value: &Value) -> &[Value] {
    value
        .as_array()
        .unwrap_or_else(|| panic!("no list: {value}"))
}
