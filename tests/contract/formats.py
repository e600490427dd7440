"""Reads the formats back with parsers that others wrote: iCalendar, GraphML, CSV, NDJSON, JSON-LD."""

import csv
import io
import json
import sys
import urllib.request
from typing import Any

import icalendar
import networkx
from pyld import jsonld

URL = sys.argv[1]


def get(path: str) -> tuple[str, Any]:
    with urllib.request.urlopen(URL + path) as answer:
        return answer.read().decode("utf-8"), answer.headers


def entities(path: str) -> list[dict[str, Any]]:
    page = json.loads(get(path)[0])
    assert page["meta"]["total"] == len(page["data"]) > 0, page["meta"]
    return page["data"]


def calendar() -> None:
    meetings = {m["id"]: m for m in entities("/meetings?limit=500")}
    text, headers = get("/meetings?format=ics&limit=500")
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    dated = {id for id, m in meetings.items() if m["when"] and (m["when"]["start"] or m["when"]["end"])}
    assert len(events) == len(dated) > 0
    assert int(headers["Undated-Count"]) == len(meetings) - len(dated)
    statuses = {"planned": "TENTATIVE", "unconfirmed": "TENTATIVE", "cancelled": "CANCELLED"}
    for event in events:
        meeting = meetings[event["UID"].removesuffix("@briefing")]
        assert event["SUMMARY"] == meeting["label"]
        assert event["STATUS"] == statuses.get(meeting["status"], "CONFIRMED")
        if meeting["when"]["start"]:
            assert event.decoded("DTSTART").isoformat() == meeting["when"]["start"]
        assert event.decoded("DTEND") > event.decoded("DTSTART")
    assert not icalendar.Calendar.from_ical(text).errors
    one = icalendar.Calendar.from_ical(get(f"/meetings/{sorted(dated)[0]}?format=ics")[0])
    assert len(one.walk("VEVENT")) == 1


def graph() -> None:
    data = json.loads(get("/graph")[0])["data"]
    read = networkx.parse_graphml(get("/graph?format=graphml")[0], force_multigraph=True)
    assert read.is_directed()
    assert set(read.nodes) == {node["id"] for node in data["nodes"]}
    assert read.number_of_edges() == len(data["edges"])
    for node in data["nodes"]:
        assert read.nodes[node["id"]]["label"] == node["label"]
        assert read.degree(node["id"]) == node["degree"]


def tables() -> None:
    for kind in ["briefings", "officials", "meetings", "issues"]:
        listed = entities(f"/{kind}?limit=500")
        text, headers = get(f"/{kind}?format=csv&limit=500")
        assert text.endswith("\r\n")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [row["id"] for row in rows] == [one["id"] for one in listed]
        assert all(None not in row and None not in row.values() for row in rows), "ragged"
        assert int(headers["Total-Count"]) == len(listed)
        lines = get(f"/{kind}?format=ndjson&limit=500")[0].splitlines()
        assert [json.loads(line) for line in lines] == listed


def linked_data() -> None:
    types = set()
    for kind in ["briefings", "officials", "meetings", "issues"]:
        document = json.loads(get(f"/{kind}?format=jsonld&limit=500")[0])
        triples = jsonld.to_rdf(document, {"base": URL + "/"})["@default"]
        types |= {t["object"]["value"] for t in triples if t["predicate"]["value"].endswith("#type")}
        subjects = {t["subject"]["value"] for t in triples}
        for one in entities(f"/{kind}?limit=500"):
            assert f"{URL}/{kind}/{one['id']}" in subjects, one["id"]
    assert {"https://schema.org/Person", "https://schema.org/Event", "https://schema.org/NewsArticle"} <= types, types


def annotations() -> None:
    # The context of the recommendation, as far as it is used here: the real one is on the web.
    oa, as_ = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"
    context = {
        "@vocab": "urn:unknown:",
        "id": "@id",
        "type": "@type",
        "oa": oa,
        **{t: oa + t for t in ["Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"]},
        **{t: as_ + t for t in ["AnnotationPage", "AnnotationCollection"]},
        "AnnotationPage": as_ + "OrderedCollectionPage",
        "AnnotationCollection": as_ + "OrderedCollection",
        "partOf": {"@id": as_ + "partOf", "@type": "@id"},
        "items": {"@id": as_ + "items", "@type": "@id", "@container": "@list"},
        "startIndex": as_ + "startIndex",
        "total": as_ + "totalItems",
        "body": {"@id": oa + "hasBody", "@type": "@id"},
        "target": {"@id": oa + "hasTarget", "@type": "@id"},
        "source": {"@id": oa + "hasSource", "@type": "@id"},
        "selector": {"@id": oa + "hasSelector", "@type": "@id"},
        "motivation": {"@id": oa + "motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": oa + "hasPurpose", "@type": "@vocab"},
        "identifying": oa + "identifying",
        "describing": oa + "describing",
        "start": oa + "start",
        "end": oa + "end",
        "exact": oa + "exact",
        "prefix": oa + "prefix",
        "suffix": oa + "suffix",
    }

    def loader(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld", url
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    for briefing in entities("/briefings?limit=500"):
        path = f"/briefings/{briefing['id']}/annotations"
        text, headers = get(path)
        assert headers.get_content_type() == "application/ld+json"
        page = json.loads(text)
        options = {"base": URL + path, "documentLoader": loader}
        triples = jsonld.to_rdf(page, options)["@default"]
        unknown = {t["predicate"]["value"] for t in triples if "urn:unknown" in t["predicate"]["value"]}
        assert not unknown, unknown
        bodies = [t for t in triples if t["predicate"]["value"] == oa + "hasBody"]
        assert len(bodies) == page["partOf"]["total"] > 0


for proof in [calendar, graph, tables, linked_data, annotations]:
    proof()
    print(f"{proof.__name__}: read back")
