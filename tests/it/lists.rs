//! What lists, entities and relations answer.

use axum::body::Body;
use axum::http::Request;
use briefing::Dataset;
use briefing::api::{AppState, Settings};
use briefing::extract::{Evidence, Extraction, Official, Rule};
use briefing::text::Span;
use briefing::vocabulary::{Field, OfficialKind};
use serde_json::json;

use crate::client::{get, send_to};
use crate::data::document;

#[tokio::test]
async fn filters() {
    for (uri, expected) in [
        (
            "/meetings?status=planned",
            vec![
                "visit-anna-berg-norway-2024-04",
                "bilateral-anna-berg-norway",
            ],
        ),
        (
            "/meetings?status=planned,held&type=call",
            vec!["call-li-onal-ana-ruiz-2024-05-03"],
        ),
        (
            "/meetings?status=PLANNED&type=visit",
            vec!["visit-anna-berg-norway-2024-04"],
        ),
        (
            "/meetings?participant.country=NO&participant.role=host&type=bilateral",
            vec!["bilateral-anna-berg-norway"],
        ),
        (
            "/meetings?participant.country=US&participant.role=host",
            vec![],
        ),
        (
            "/meetings?participant=li-onal,g7&status=held",
            vec![
                "multilateral-officials-from-the-g7-g7-italy-2024-04",
                "call-li-onal-ana-ruiz-2024-05-03",
            ],
        ),
        (
            "/meetings?when=2024-05-03",
            vec!["call-li-onal-ana-ruiz-2024-05-03"],
        ),
        (
            "/meetings?participant__all=anna-berg,li-onal",
            vec!["bilateral-anna-berg-norway"],
        ),
        (
            "/meetings?participant.name__all=ANNA+BERG&participant.name__all=li%20onal",
            vec!["bilateral-anna-berg-norway"],
        ),
        (
            "/meetings?when.start__gte=2024-04-16&when.start__lte=2024-05-01",
            vec!["visit-anna-berg-norway-2024-04"],
        ),
        (
            "/meetings?when.start__isnull=true&status=unconfirmed",
            vec!["bilateral-anna-berg-karl-moe"],
        ),
        (
            "/meetings?part_of=visit-anna-berg-norway-2024-04&status__not=planned",
            vec!["bilateral-anna-berg-karl-moe"],
        ),
        (
            "/meetings?part_of.type=visit&part_of__isnull=false&issue=human-rights",
            vec!["bilateral-anna-berg-norway"],
        ),
        (
            "/meetings?cameo=041",
            vec!["call-li-onal-ana-ruiz-2024-05-03"],
        ),
        (
            "/meetings?participant.country__not=US",
            vec![
                "multilateral-officials-from-the-g7-g7-italy-2024-04",
                "call-li-onal-ana-ruiz-2024-05-03",
            ],
        ),
        ("/officials?name=li+onal", vec!["li-onal"]),
        ("/officials?name__contains=%C3%B6na", vec!["li-onal"]),
        (
            "/officials?name__startswith=an&country=es",
            vec!["ana-ruiz"],
        ),
        ("/officials?aliases=Moe", vec!["karl-moe"]),
        (
            "/officials?role=president,prime+minister",
            vec!["ana-ruiz", "karl-moe"],
        ),
        ("/officials?issue.category=conflict", vec!["anna-berg"]),
        (
            "/officials?country__isnull=true",
            vec!["officials-from-the-g7"],
        ),
        ("/officials?mentions__gte=4", vec!["li-onal"]),
        ("/officials?briefing=telephone", vec!["li-onal", "ana-ruiz"]),
        (
            "/issues?raised_by=ana-ruiz&category=economy",
            vec!["fishing-quotas"],
        ),
        ("/issues?countries=SD", vec!["ceasefire-in-sudan"]),
        (
            "/issues?meeting.status=held",
            vec!["fishing-quotas", "human-rights"],
        ),
        ("/issues?label=nothing+like+it", vec![]),
        ("/issues?id=nothing", vec![]),
        (
            "/briefings?official=li-onal&published__lte=2024-04-30",
            vec!["berg-visit"],
        ),
        ("/briefings?q=telephones", vec!["telephone"]),
        ("/officials?q=BERG", vec!["anna-berg"]),
        (
            "/meetings?q=norland+travelling",
            vec!["visit-anna-berg-norway-2024-04"],
        ),
        ("/meetings?q=travel+fishing", vec![]),
    ] {
        assert_eq!(get(uri).await.ids(), expected, "{uri}");
    }
}

#[tokio::test]
async fn relations_are_lists_of_their_own() {
    for (uri, expected) in [
        (
            "/officials/li-onal/meetings",
            vec![
                "call-li-onal-ana-ruiz-2024-05-03",
                "bilateral-anna-berg-norway",
            ],
        ),
        (
            "/officials/li-onal/meetings?status=held",
            vec!["call-li-onal-ana-ruiz-2024-05-03"],
        ),
        (
            "/officials/ana-ruiz/issues",
            vec!["fishing-quotas", "human-rights"],
        ),
        ("/officials/ana-ruiz/briefings", vec!["telephone"]),
        (
            "/meetings/bilateral-anna-berg-norway/officials",
            vec!["li-onal", "anna-berg"],
        ),
        (
            "/meetings/bilateral-anna-berg-norway/issues",
            vec!["human-rights"],
        ),
        (
            "/meetings/bilateral-anna-berg-norway/briefings",
            vec!["berg-visit"],
        ),
        (
            "/issues/human-rights/meetings?sort=label",
            vec![
                "bilateral-anna-berg-norway",
                "visit-anna-berg-norway-2024-04",
                "call-li-onal-ana-ruiz-2024-05-03",
            ],
        ),
        (
            "/issues/human-rights/officials?sort=id",
            vec!["ana-ruiz", "anna-berg", "li-onal"],
        ),
        (
            "/issues/human-rights/briefings",
            vec!["telephone", "berg-visit"],
        ),
        (
            "/briefings/telephone/officials",
            vec!["li-onal", "ana-ruiz"],
        ),
        (
            "/briefings/telephone/meetings",
            vec!["call-li-onal-ana-ruiz-2024-05-03"],
        ),
        (
            "/briefings/telephone/issues?sort=-label",
            vec!["human-rights", "fishing-quotas"],
        ),
    ] {
        assert_eq!(get(uri).await.ids(), expected, "{uri}");
    }
    get("/officials/nobody/meetings")
        .await
        .refused(404, "unknown_id");
}

#[tokio::test]
async fn refusals_name_what_would_be_right() {
    for (uri, code, parameter, nearest) in [
        (
            "/meetings?statis=planned",
            "unknown_parameter",
            "statis",
            "status",
        ),
        (
            "/meetings?participant.contry=US",
            "unknown_parameter",
            "participant.contry",
            "participant.country",
        ),
        (
            "/meetings?status=planed",
            "invalid_value",
            "status",
            "planned",
        ),
        ("/officials?sort=nmae", "invalid_value", "sort", "name"),
        (
            "/officials?fields=rolls",
            "invalid_value",
            "fields",
            "roles",
        ),
        (
            "/officials?embed=meeting",
            "invalid_value",
            "embed",
            "meetings",
        ),
        (
            "/officials?facet=contry",
            "invalid_value",
            "facet",
            "country",
        ),
        (
            "/officials?country__like=U",
            "unknown_operator",
            "country__like",
            "country__not",
        ),
        (
            "/officials?country__gte=U",
            "unknown_operator",
            "country__gte",
            "country__not",
        ),
        (
            "/officials?mentions__gt=1",
            "unknown_operator",
            "mentions__gt",
            "mentions__gte",
        ),
    ] {
        let json = get(uri).await.refused(400, code);
        assert_eq!(json["errors"][0]["parameter"], parameter, "{uri}");
        assert_eq!(json["errors"][0]["nearest"][0], nearest, "{uri}: {json}");
    }
    for uri in [
        "/meetings?limit=0",
        "/meetings?limit=501",
        "/meetings?limit=-1",
        "/meetings?limit=+5",
        "/meetings?limit=ten",
        "/meetings?when.start=2024-02-30",
        "/meetings?when.start__gte=April",
        "/officials?mentions=many",
        "/officials?mentions__lte=%2B5",
        "/officials?mentions__gte=-1",
        "/officials?mentions=2147483648",
        "/officials?country__isnull=maybe",
        "/meetings?sort=relevance",
        "/meetings?status=",
        "/meetings?sort=",
    ] {
        get(uri).await.refused(400, "invalid_value");
    }
    get("/meetings?limit=1&limit=2")
        .await
        .refused(400, "repeated_parameter");
    get("/meetings?cursor=abc")
        .await
        .refused(404, "unknown_cursor");
    get("/officials/anna-berg?status=x")
        .await
        .refused(400, "unknown_parameter");
}

#[tokio::test]
async fn all_problems_come_in_one_answer() {
    let json = get("/meetings?statis=x&status=y&limit=0&cursor=z&type__like=a")
        .await
        .refused(400, "invalid_query");
    let codes: Vec<_> = json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        [
            "invalid_value",
            "unknown_parameter",
            "invalid_value",
            "unknown_operator",
            "unknown_cursor"
        ]
    );
}

#[tokio::test]
async fn one_official() {
    let json = get("/officials/li-onal").await.json();
    let data = &json["data"];
    assert_eq!(data["name"], "Li Önal");
    assert_eq!(
        data["roles"],
        json!([{"title": "Foreign Minister", "organization": null, "country": "NO", "first_reported": "2024-04-22",
            "last_reported": "2024-05-03"}])
    );
    assert_eq!(data["mentions"], 4);
    assert_eq!(
        data["briefings"][1],
        json!({"id": "telephone", "title": "Title of telephone"})
    );
    assert_eq!(
        data["issues"][1],
        json!({"id": "human-rights", "label": "human rights"})
    );
    assert_eq!(json["links"]["meetings"], "/officials/li-onal/meetings");
    let evidence = &data["evidence"][0];
    assert_eq!(
        (&evidence["exact"], &evidence["field"]),
        (&json!("Li Önal"), &json!("mention"))
    );
    assert_eq!(evidence["prefix"].as_str().unwrap().chars().count(), 32);
}

#[tokio::test]
async fn offsets_count_code_points() {
    let briefing = get("/briefings/berg-visit").await.json();
    let text: Vec<char> = briefing["data"]["text"].as_str().unwrap().chars().collect();
    assert_eq!(briefing["data"]["counts"]["characters"], text.len());
    for uri in ["/officials", "/meetings", "/issues"] {
        for item in get(&format!("{uri}?briefing=berg-visit")).await.json()["data"]
            .as_array()
            .unwrap()
        {
            for e in item["evidence"].as_array().unwrap() {
                if e["briefing"] == "berg-visit" {
                    let at = |key: &str| e[key].as_u64().unwrap() as usize;
                    let exact: String = text[at("start")..at("end")].iter().collect();
                    assert_eq!(e["exact"], exact);
                    assert!(e["sentence"].as_str().unwrap().contains(&exact));
                }
            }
        }
    }
}

#[tokio::test]
async fn one_meeting() {
    let json = get("/meetings/bilateral-anna-berg-norway").await.json();
    let data = &json["data"];
    assert_eq!(
        data["participants"],
        json!([
            {"name": "Anna Berg", "official": "anna-berg", "role": "visitor"},
            {"name": "Li Önal", "official": "li-onal", "role": "host"},
        ])
    );
    assert_eq!(data["part_of"]["id"], "visit-anna-berg-norway-2024-04");
    assert_eq!(
        (&data["cameo"], &data["when"]),
        (&json!("036"), &json!(null))
    );
    let visit = get("/meetings/visit-anna-berg-norway-2024-04").await.json();
    assert_eq!(visit["data"]["parts"].as_array().unwrap().len(), 2);
    assert_eq!(
        visit["data"]["when"],
        json!({"text": "this week", "start": "2024-04-22", "end": "2024-04-28"})
    );
}

#[tokio::test]
async fn fields_and_embed_shape_the_answer() {
    let json = get("/officials?fields=id,name&limit=1").await.json();
    assert_eq!(json["data"], json!([{"id": "li-onal", "name": "Li Önal"}]));
    let json = get("/briefings/telephone?fields=text").await.json();
    assert!(json["data"]["text"].is_string() && json["data"]["id"].is_null());
    assert!(get("/briefings").await.json()["data"][0]["text"].is_null());
    let json = get("/officials/ana-ruiz?embed=meetings,issues&fields=id")
        .await
        .json();
    assert_eq!(json["data"]["embedded"]["meetings"][0]["type"], "call");
    assert_eq!(
        json["data"]["embedded"]["issues"].as_array().unwrap().len(),
        2
    );
}

#[tokio::test]
async fn facets_count_and_toggle() {
    let json = get("/meetings?status=planned&facet=status,type,participant.country")
        .await
        .json();
    let status = &json["facets"]["status"]["values"][0];
    assert_eq!(
        (&status["value"], &status["count"], &status["selected"]),
        (&json!("planned"), &json!(2), &json!(true))
    );
    assert_eq!(
        status["toggle"],
        "/meetings?facet=status,type,participant.country"
    );
    let country = &json["facets"]["participant.country"]["values"];
    assert_eq!(country[0]["value"], "NO");
    assert_eq!(
        country[1]["toggle"],
        "/meetings?status=planned&participant.country=US&facet=status,type,participant.country"
    );
    let json = get("/meetings?facet=official").await.json();
    assert_eq!(
        json["facets"]["official"]["values"][0]["label"],
        "Anna Berg"
    );
}

#[tokio::test]
async fn a_row_has_the_beginning_of_long_lists_and_the_entity_has_all() {
    const PIECES: usize = 30;
    let text = "Foreign Minister Li Wei spoke.\n".repeat(PIECES);
    let document = document("long", Some("2024-04-22"), text.trim_end());
    let step = text.len() / PIECES;
    let evidence = (0..PIECES).map(|nth| {
        let span = Span::new(nth * step + 17, nth * step + 23);
        Evidence::new(span, Field::Mention, Rule::new("test.rule"))
    });
    let official = Official {
        name: "Li Wei".to_owned(),
        kind: OfficialKind::Person,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        mentions: PIECES,
        evidence: evidence.collect(),
    };
    let said = Extraction {
        officials: vec![official],
        ..Extraction::default()
    };
    let dataset = Dataset::from_extractions(vec![(document, said)]);
    let state = AppState::new(dataset, Settings::default());
    let get = async |uri: &str| {
        let request = Request::get(uri).body(Body::empty()).unwrap();
        send_to(&state, request).await.json()["data"].clone()
    };
    for row in [
        "/officials",
        "/officials?q=wei",
        "/officials?fields=evidence,left_off",
    ] {
        let row = get(row).await[0].clone();
        assert_eq!(row["evidence"].as_array().unwrap().len(), 25);
        assert_eq!(row["left_off"], json!({"evidence": 5}));
    }
    let whole = get("/officials/li-wei").await;
    assert_eq!(whole["evidence"].as_array().unwrap().len(), PIECES);
    assert_eq!(whole.get("left_off"), None);
}
