// Search: everything at once, as the words are typed.

import { curl, get } from "./api.js";
import { announce, h, loading, plural } from "./dom.js";
import { asked, factHref, href, written } from "./place.js";

export async function search(main, place, { signal, same }) {
  const words = asked(place.query, "q") ?? "";
  if (!words.trim()) {
    main.replaceChildren(h("h1", null, "Search"), h("p", { class: "soft" }, "Type a name, a place or a subject into the box above."));
    return;
  }
  if (!same) main.replaceChildren(loading("what matches"));
  const path = `/search?${written("q", words)}`;
  const page = await get(path, signal);
  announce(`${plural(page.meta.total, "result")}.`);
  main.replaceChildren(
    h("h1", null, `${plural(page.meta.total, "result")} for “${words}”`),
    h("div", { class: "tools" }, h("div", { class: "curl" }, h("code", null, curl(path)))),
    page.data.length === 0
      ? h("p", { class: "notice" }, "No official, meeting, issue or briefing has these words.")
      : h("ul", null, page.data.map(result)));
}

function result(found) {
  const to = found.kind === "briefing"
    ? href({ view: "read", briefing: found.id })
    : factHref(`${found.kind}s`, found.id);
  return h("li", { class: "card" },
    h("h2", null, h("a", { href: to }, found.label ?? found.id), " ", h("span", { class: "tag" }, found.kind)),
    found.snippets.map((snippet) => h("blockquote", null, highlighted(snippet))));
}

/** The words found are marked; the API gives their places in code points. */
function highlighted({ text, highlights }) {
  const points = [...text];
  const parts = [];
  let from = 0;
  for (const { start, end } of highlights) {
    parts.push(points.slice(from, start).join(""), h("mark", null, points.slice(start, end).join("")));
    from = end;
  }
  parts.push(points.slice(from).join(""));
  return parts;
}
