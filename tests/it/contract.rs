//! What holds of every list, for every field of its table.

use briefing::model::Kind;
use briefing::query::{self, Op, Type, table};

use crate::client::get;

/// Every list: of a kind, and of what is related to an entity.
const LISTS: &[(Kind, &str)] = &[
    (Kind::Briefing, "/briefings"),
    (Kind::Official, "/officials"),
    (Kind::Meeting, "/meetings"),
    (Kind::Issue, "/issues"),
    (Kind::Meeting, "/officials/li-onal/meetings"),
    (Kind::Official, "/issues/human-rights/officials"),
    (Kind::Issue, "/briefings/berg-visit/issues"),
    (Kind::Briefing, "/issues/human-rights/briefings"),
];

#[tokio::test]
async fn every_parameter_and_operator_is_understood() {
    for (kind, uri) in LISTS {
        for path in table(*kind).paths() {
            let example: String = path.field().example.replace(' ', "+");
            for op in std::iter::once(Op::Eq).chain(Op::NAMED) {
                let name = path.parameter(op);
                let value = if op == Op::IsNull { "false" } else { &example };
                let asked = format!("{uri}?{name}={}", encode(value));
                let answer = get(&asked).await;
                if path.suits(op) {
                    answer.ids();
                    assert!(
                        answer.json()["links"]["self"]
                            .as_str()
                            .unwrap()
                            .contains(&*name),
                        "{asked}"
                    );
                } else {
                    answer.refused(400, "unknown_operator");
                }
            }
            if let Type::Enum(_) | Type::Date | Type::Number | Type::Share = path.field().ty {
                get(&format!("{uri}?{}=nonsense", path.name()))
                    .await
                    .refused(400, "invalid_value");
            } else {
                assert!(
                    get(&format!("{uri}?{}=nonsense", path.name()))
                        .await
                        .ids()
                        .is_empty()
                );
            }
        }
    }
}

#[tokio::test]
async fn every_sort_pages_through_everything_once() {
    for (kind, uri) in LISTS {
        let all = get(uri).await.ids();
        for field in table(*kind).sortable() {
            for direction in ["", "-"] {
                let asked = format!("{uri}?sort={direction}{}", field.name);
                let whole = get(&asked).await.ids();
                assert_eq!(sorted(&whole), sorted(&all), "{asked}");
                let mut paged = Vec::new();
                let mut next = format!("{asked}&limit=1");
                loop {
                    let answer = get(&next).await;
                    paged.extend(answer.ids());
                    let json = answer.json();
                    assert_eq!(json["meta"]["total"], all.len());
                    match json["links"]["next"].as_str() {
                        Some(link) => {
                            assert!(
                                answer
                                    .header("link")
                                    .contains(&format!("<{link}>; rel=\"next\""))
                            );
                            next = link.to_owned();
                        }
                        None => break,
                    }
                }
                assert_eq!(paged, whole, "{asked}");
            }
        }
    }
}

#[tokio::test]
async fn every_facet_counts() {
    for (kind, uri) in LISTS {
        for path in table(*kind).paths().filter(query::facetable) {
            let name = path.name().into_owned();
            let json = get(&format!("{uri}?facet={name}")).await.json();
            for value in json["facets"][&name]["values"].as_array().unwrap() {
                let toggle = value["toggle"].as_str().unwrap();
                let chosen = get(toggle).await.json();
                assert_eq!(chosen["meta"]["total"], value["count"], "{toggle}");
            }
        }
    }
}

#[tokio::test]
async fn every_member_can_be_chosen_and_every_relation_embedded() {
    for (kind, uri) in LISTS {
        for member in table(*kind).answer_members() {
            let json = get(&format!("{uri}?fields={}", member.key)).await.json();
            for item in json["data"].as_array().unwrap() {
                assert_eq!(
                    item.as_object().unwrap().keys().collect::<Vec<_>>(),
                    [member.key],
                    "{uri}"
                );
            }
        }
        for relation in table(*kind).embeddable() {
            let json = get(&format!("{uri}?embed={}", relation.key)).await.json();
            for item in json["data"].as_array().unwrap() {
                assert!(
                    item["embedded"][relation.key].is_array(),
                    "{uri} {}",
                    relation.key
                );
            }
        }
    }
}

#[tokio::test]
async fn every_answer_has_the_members_of_its_table() {
    for (kind, uri) in LISTS {
        let members = table(*kind).answer_members();
        let json = get(uri).await.json();
        let mut keys: Vec<&str> = members
            .iter()
            .filter(|m| !m.detail)
            .map(|m| m.key)
            .collect();
        keys.sort_unstable();
        for item in json["data"].as_array().unwrap() {
            let mut found: Vec<&str> = item
                .as_object()
                .unwrap()
                .keys()
                .map(String::as_str)
                .collect();
            found.sort_unstable();
            assert_eq!(found, keys, "{uri}");
        }
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_its_query() {
    for (kind, uri) in LISTS {
        let json = get(&format!("{uri}?limit=1")).await.json();
        let Some(next) = json["links"]["next"].as_str() else {
            continue;
        };
        let cursor = next.rsplit_once("cursor=").unwrap().1;
        assert!(
            get(&format!("{uri}?cursor={cursor}"))
                .await
                .status
                .is_success()
        );
        for other in ["sort=id", "id__not=x", "q=a"] {
            get(&format!("{uri}?{other}&cursor={cursor}"))
                .await
                .refused(404, "unknown_cursor");
        }
        let name = table(*kind).fields[0].name;
        get(&format!("{uri}?{name}__like=x&cursor=zzz"))
            .await
            .refused(400, "invalid_query");
    }
}

fn sorted(ids: &[String]) -> Vec<String> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids
}

fn encode(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
