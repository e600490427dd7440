// Ask: one list with its facets and counts. Every filter is a parameter of the API and stands in the address.

import { curl, get } from "./api.js";
import { announce, debounced, h, loading, plural, spoken } from "./dom.js";
import { dates, line, names, status, title } from "./facts.js";
import { asked, factHref, go, here, only, written } from "./place.js";

const LISTS = {
  officials: {
    facets: ["kind", "country_name", "role"],
    sorts: [["", "most mentioned"], ["name", "name"], ["country", "country"]],
    formats: ["csv", "ndjson", "jsonld"],
  },
  meetings: {
    facets: ["status", "type", "participant.name", "place.country_name"],
    sorts: [["", "earliest first"], ["-when.start", "latest first"], ["label", "name"], ["status", "status"]],
    formats: ["ics", "csv", "ndjson", "jsonld"],
  },
  issues: {
    facets: ["category", "stance", "raised_by.name", "country"],
    sorts: [["", "name"], ["category", "category"], ["stance", "stance"]],
    formats: ["csv", "ndjson", "jsonld"],
  },
};
const NAMES = { ics: "iCalendar", csv: "CSV", ndjson: "NDJSON", jsonld: "JSON-LD" };
const SHOWN = 12;

/** What this page decides itself and an address cannot. */
const DECIDED = ["facet", "cursor", "limit", "fields", "format"];

/** The address of the list that a place asks for, and `more` of its parameters. */
function address(kind, query, ...more) {
  const text = [only(query, (name) => !DECIDED.includes(name)), ...more].filter(Boolean).join("&");
  return `/${kind}${text ? `?${text}` : ""}`;
}

export async function ask(main, place, { signal, same }) {
  const kind = place.view;
  const { facets } = LISTS[kind];
  const kept = same && main.querySelector(`.ask[data-kind=${kind}]`);
  if (!kept) main.replaceChildren(loading(kind));
  const page = await get(address(kind, place.query, `facet=${facets.join(",")}`, `fields=evidence,${MEMBERS[kind]}`), signal);
  const parts = {
    facets: facetList(page.facets, kind),
    results: results(kind, page, place.query),
    links: links(kind, place.query),
  };
  announce(`${plural(page.meta.total, kind.slice(0, -1))}.`);
  if (kept) {
    const focused = document.activeElement?.dataset?.toggle;
    kept.querySelector(".facets").replaceWith(parts.facets);
    kept.querySelector(".results").replaceWith(parts.results);
    kept.querySelector(".links").replaceWith(parts.links);
    if (focused) [...kept.querySelectorAll("[data-toggle]")].find((e) => e.dataset.toggle === focused)?.focus();
    const box = kept.querySelector("input[type=search]");
    if (document.activeElement !== box) box.value = asked(place.query, "q") ?? "";
    kept.querySelector("select").value = asked(place.query, "sort") ?? "";
    return;
  }
  main.replaceChildren(
    h("h1", null, kind[0].toUpperCase() + kind.slice(1)),
    h("div", { class: "ask", "data-kind": kind }, parts.facets,
      h("div", null, tools(kind, place.query), parts.links, parts.results)));
}

const MEMBERS = {
  officials: "id,name,kind,roles,country,country_name,mentions,briefings,meetings,issues",
  meetings: "id,label,type,status,when,participants,places,part_of,agenda,briefings",
  issues: "id,label,category,stance,raised_by,raised_with,part_of,meetings,briefings",
};

function change(name, value) {
  const { view, query } = here();
  const others = only(query, (other) => other !== name);
  go({ view, query: [others, value && written(name, value)].filter(Boolean).join("&") }, { replace: name === "q" });
}

function tools(kind, query) {
  const search = debounced((words) => change("q", words.trim()), 150);
  return h("form", { class: "tools", role: "search", "aria-label": `Search ${kind}`, onsubmit: (event) => event.preventDefault() },
    h("div", { class: "row" },
      h("label", { class: "grow" }, h("span", { class: "sr" }, `Words in ${kind}`),
        h("input", { type: "search", placeholder: `Search ${kind}`, value: asked(query, "q") ?? "", oninput: (event) => search(event.target.value) })),
      h("label", { class: "row" }, h("span", null, "Sort by"),
        h("select", { onchange: (event) => change("sort", event.target.value) },
          LISTS[kind].sorts.map(([value, label]) => h("option", { value, selected: (asked(query, "sort") ?? "") === value }, label))))));
}

function links(kind, query) {
  const path = address(kind, query);
  const as = (format) => address(kind, query, `format=${format}`);
  return h("div", { class: "links tools" },
    h("div", { class: "curl" }, h("code", null, curl(path)),
      h("button", { type: "button", onclick: (event) => copied(event.target, curl(path)) }, "Copy")),
    h("p", { class: "row" }, h("span", null, "The same as"), h("a", { href: path, target: "_blank" }, "JSON"),
      LISTS[kind].formats.map((format) => h("a", { href: as(format), download: `${kind}.${format}` }, NAMES[format]))));
}

async function copied(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select it by hand";
  }
  announce(button.textContent);
}

function facetList(facets, kind) {
  const groups = Object.entries(facets ?? {}).filter(([, facet]) => facet.values.length > 0).map(([name, facet]) =>
    h("fieldset", null, h("legend", null, spoken(name).replace(".", " · ").replace(/ ?·? ?name$/, "")),
      facet.values.slice(0, SHOWN).map((v) => facetBox(name, v)),
      facet.distinct > SHOWN && h("p", { class: "soft" }, `and ${facet.distinct - SHOWN} more`)));
  const { query } = here();
  const isFilter = (name) => !["q", "sort"].includes(name);
  // folded where it would push the list out of sight
  const open = document.querySelector(".facets")?.open ?? matchMedia("(min-width: 56rem)").matches;
  return h("details", { class: "facets", open }, h("summary", null, "Filters"),
    h("form", { "aria-label": "Filters" }, groups,
      only(query, isFilter) && h("button", { type: "button", onclick: () => {
        go({ view: kind, query: only(query, (name) => !isFilter(name)) });
      } }, "Clear filters")));
}

/** The toggle's address comes from the API; only its filters are taken over into this page's address. */
function facetBox(name, v) {
  const follow = () => {
    const { search } = new URL(v.toggle, location.origin);
    go({ view: here().view, query: only(search.slice(1), (key) => !DECIDED.includes(key)) });
  };
  return h("label", null,
    h("input", { type: "checkbox", checked: v.selected, onchange: follow, "data-toggle": `${name}=${v.value}` }),
    h("span", null, spoken(v.label ?? v.value)), h("span", { class: "count" }, String(v.count)));
}

function results(kind, page) {
  const list = h("ul", null, page.data.map((entity) => card(kind, entity)));
  const root = h("section", { class: "results", "aria-label": "Results" },
    h("h2", null, plural(page.meta.total, kind.slice(0, -1))), page.meta.asked && h("p", { class: "soft" }, page.meta.asked));
  if (page.data.length === 0) {
    root.append(h("p", { class: "notice" }, "Nothing matches all of these filters. Take one away to see more."));
    return root;
  }
  root.append(list, more(kind, page, list));
  return root;
}

function more(kind, page, list) {
  if (!page.links.next) return "";
  let { next } = page.links;
  let shown = page.data.length;
  const button = h("button", { type: "button", class: "more" });
  const label = () => { button.textContent = `Show more (${shown} of ${page.meta.total})`; };
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const following = await get(next);
      const cards = following.data.map((entity) => card(kind, entity));
      list.append(...cards);
      cards[0]?.querySelector("a")?.focus();
      shown += following.data.length;
      next = following.links.next;
      label();
      if (!next) button.remove();
    } catch (error) {
      announce(error.message);
    }
    button.disabled = false;
  });
  label();
  return button;
}

/** A fact as an entry of a list. */
export function card(kind, entity) {
  const proof = entity.evidence?.find((e) => e.field === "mention") ?? entity.evidence?.[0];
  return h("li", { class: "card" },
    h("h3", null, h("a", { href: factHref(kind, entity.id, proof?.briefing) }, title(entity))),
    BODY[kind](entity),
    proof && h("blockquote", null, proof.sentence ?? proof.exact));
}

const BODY = {
  officials: (o) => h("p", { class: "soft" }, [line("officials", o), plural(o.mentions, "mention")].filter(Boolean).join(" · ")),
  meetings: (m) => [
    h("p", { class: "tags" }, status(m.status), h("span", { class: "tag" }, m.type), m.when && h("span", { class: "tag" }, dates(m.when))),
    h("p", { class: "soft" }, [names(m.participants), names(m.places) && `in ${names(m.places)}`, m.part_of && `part of ${m.part_of.label}`].filter(Boolean).join(" · ")),
    m.agenda?.length > 0 && h("p", { class: "soft" }, `Agenda: ${m.agenda.map((i) => i.label).join("; ")}`),
  ],
  issues: (i) => [
    h("p", { class: "tags" }, h("span", { class: "tag" }, spoken(i.category)), h("span", { class: "tag" }, i.stance)),
    h("p", { class: "soft" }, [i.raised_by.length > 0 && `raised by ${names(i.raised_by)}`, i.raised_with.length > 0 && `with ${names(i.raised_with)}`,
      i.part_of && `under ${i.part_of.label}`].filter(Boolean).join(" · ")),
  ],
};
