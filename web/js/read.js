// Read: the text, its facts, and the words that prove each.

import { all, curl, get } from "./api.js";
import { announce, h, loading, plural, spoken } from "./dom.js";
import { KINDS, line, rule, title, value } from "./facts.js";
import { factHref, go, here } from "./place.js";
import { annotated, mark, showText } from "./text.js";

let current = null;

export async function read(main, place, { signal, same }) {
  if (same && current && (!place.briefing || place.briefing === current.id)) {
    current.choose(place.item);
    return;
  }
  main.replaceChildren(loading("the briefing"));
  const { data: shelf, total } = await all("/briefings?fields=id,title,published", 500, signal);
  if (shelf.length === 0) {
    main.replaceChildren(h("div", { class: "notice" }, h("h1", null, "No briefing is loaded"),
      h("p", null, "Start the service with a text or a folder of texts: ", h("code", null, "briefing serve PATH")),
      h("p", null, "Or paste a text under ", h("a", { href: "/?view=try" }, "Try"), ".")));
    return;
  }
  const id = place.briefing ?? await home(place.item, signal) ?? shelf[0].id;
  const base = `/briefings/${encodeURIComponent(id)}`;
  const [briefing, annotations, ...lists] = await Promise.all([
    get(base, signal),
    get(`${base}/annotations`, signal),
    ...KINDS.map((kind) => all(`${base}/${kind}?fields=${FIELDS[kind]}`, 1000, signal)),
  ]);
  const facts = KINDS.flatMap((kind, k) => lists[k].data.map((entity) => ({ kind, entity })));
  main.replaceChildren(
    head(briefing.data, shelf, total),
    reader(briefing.data.text, facts, annotated(annotations.items, facts), (item) => go(item ? factHref(...cut(item), id) : { view: "read", briefing: id })),
    h("div", { class: "tools" }, h("div", { class: "curl" }, h("code", null, curl(`${base}/meetings`)))),
  );
  document.title = `${briefing.data.title ?? id} · briefing`;
  current = { id, choose: main.querySelector(".read").choose };
  current.choose(here().item);
}

const FIELDS = {
  officials: "id,name,kind,aliases,roles,country,country_name,evidence",
  meetings: "id,label,type,status,when,participants,places,part_of,agenda,evidence",
  issues: "id,label,category,stance,raised_by,raised_with,part_of,evidence",
};

/** The briefing that proves a fact, where the address names the fact alone. */
async function home(item, signal) {
  if (!item) return null;
  const [kind, id] = cut(item);
  if (!KINDS.includes(kind)) return null;
  const { data } = await get(`/${kind}/${encodeURIComponent(id)}?fields=briefings`, signal);
  return data.briefings[0]?.id;
}

function cut(item) {
  const at = item.indexOf("/");
  return [item.slice(0, at), item.slice(at + 1)];
}

function head(briefing, shelf, total) {
  const by = [briefing.published, briefing.source].filter(Boolean).join(" · ");
  const choice = shelf.length > 1 && h("p", null, h("label", null, `One of ${plural(total, "briefing")}: `,
    h("select", { onchange: (event) => go({ view: "read", briefing: event.target.value }) },
      shelf.map((b) => h("option", { value: b.id, selected: b.id === briefing.id }, b.title ?? b.id)))));
  return h("header", null, h("h1", null, briefing.title ?? briefing.id), by && h("p", { class: "soft" }, by), choice,
    h("p", { class: "legend", "aria-label": "How words are marked" },
      h("span", { class: "official" }, "officials"), h("span", { class: "meeting" }, "meetings"), h("span", { class: "issue" }, "issues")));
}

/** A text beside its facts. The element's `choose` takes an item ("meetings/ID") or nothing. */
export function reader(text, facts, evidence, chosen) {
  const words = h("div", { class: "text", role: "group", "aria-label": "The text; marked words can be chosen with the arrow keys" });
  const side = h("div", { class: "facts panel" });
  const key = (fact) => `${fact.kind}/${fact.entity.id}`;
  const buttons = new Map();

  const list = () => KINDS.map((kind) => {
    const own = facts.filter((fact) => fact.kind === kind);
    if (own.length === 0) return [];
    return [h("h2", null, `${plural(own.length, kind.slice(0, -1))}`), h("ul", null, own.map((fact) => {
      const button = h("button", { type: "button", "aria-pressed": "false", onclick: () => chosen(button.getAttribute("aria-pressed") === "true" ? null : key(fact)) },
        title(fact.entity), h("small", { class: "soft" }, line(kind, fact.entity)));
      buttons.set(key(fact), button);
      return h("li", null, button);
    }))];
  });

  const proofs = h("div", { class: "proofs", hidden: true });
  side.append(...list().flat(), facts.length === 0 ? h("p", { class: "soft" }, "This text names no officials, meetings or issues.") : "");
  side.append(proofs);

  showText(words, text, evidence, (under, span) => {
    mark(words, under, false);
    for (const button of buttons.values()) button.setAttribute("aria-pressed", "false");
    explain(proofs, "These words support", under, key, chosen);
    announce(`${span.textContent}: ${plural(under.length, "value")} supported.`);
  });

  const root = h("div", { class: "read" }, words, side);
  root.choose = (item) => {
    for (const [other, button] of buttons) button.setAttribute("aria-pressed", String(other === item));
    const own = item ? evidence.filter((e) => key(e.fact) === item) : [];
    mark(words, own);
    if (own.length === 0) {
      proofs.hidden = true;
      return;
    }
    explain(proofs, title(own[0].fact.entity), own, key, null);
    announce(`${title(own[0].fact.entity)}: ${plural(own.length, "piece")} of evidence.`);
  };
  return root;
}

/** Each value with its words and its rule. With `chosen`, the facts can be gone to. */
function explain(element, heading, evidence, key, chosen) {
  const seen = new Set();
  const rows = evidence.filter((e) => {
    const same = `${key(e.fact)} ${e.field} ${e.start} ${e.end}`;
    return !seen.has(same) && seen.add(same);
  }).map((e) => [
    h("dt", null, chosen ? h("button", { type: "button", class: "plain", onclick: () => chosen(key(e.fact)) }, title(e.fact.entity)) : "",
      chosen ? " — " : "", spoken(e.field), e.field === "mention" ? "" : `: ${value(e.fact.entity, e.field)}`),
    h("dd", null, h("q", null, e.exact), h("span", { class: "rule" }, rule(e))),
  ]);
  element.hidden = false;
  element.replaceChildren(h("h2", null, heading), h("dl", null, rows.flat()));
  if (element.getBoundingClientRect().top > innerHeight || element.parentElement.scrollHeight > element.parentElement.clientHeight) {
    element.parentElement.scrollTo?.({ top: element.offsetTop - 16 });
  }
}
