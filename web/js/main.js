// The frame around the views: which one is shown, the search box, the title.

import { announce, debounced, failed, h } from "./dom.js";
import { asked, follow, go, here, href, written } from "./place.js";
import { read } from "./read.js";
import { ask } from "./ask.js";
import { graph } from "./graph.js";
import { timeline } from "./timeline.js";
import { paste } from "./paste.js";
import { search } from "./search.js";

const VIEWS = [
  { name: "read", label: "Read", show: read },
  { name: "officials", label: "Officials", show: ask },
  { name: "meetings", label: "Meetings", show: ask },
  { name: "issues", label: "Issues", show: ask },
  { name: "graph", label: "Graph", show: graph },
  { name: "timeline", label: "Timeline", show: timeline },
  { name: "try", label: "Try", show: paste },
];
const SEARCH = { name: "search", label: "Search", show: search };

const main = document.getElementById("main");
const box = document.getElementById("search-box");
let running = new AbortController();
let shown = null;

function navigation(view) {
  document.getElementById("views").replaceChildren(...VIEWS.map(({ name, label }) =>
    h("li", null, h("a", { href: href({ view: name }), "aria-current": name === view ? "page" : undefined }, label))));
}

async function show(place, { replace }) {
  const view = [...VIEWS, SEARCH].find(({ name }) => name === place.view);
  if (!view) {
    go({ view: "read" }, { replace: true });
    return;
  }
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const same = shown === view.name;
  shown = view.name;
  document.title = `${view.label} · briefing`;
  navigation(view.name);
  if (view !== SEARCH && document.activeElement !== box) box.value = "";
  try {
    await view.show(main, place, { signal, same });
    if (!same && !replace) {
      announce(`${view.label}.`);
    }
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    main.replaceChildren(failed(error, () => show(here(), { replace: true })));
  }
}

const searchFor = debounced((words) => {
  const place = { view: "search", query: written("q", words) };
  if (words.trim()) go(place, { replace: shown === "search" });
}, 150);

box.addEventListener("input", () => searchFor(box.value));
document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  searchFor(box.value);
});

follow(show);
const first = here();
if (first.view === "search") box.value = asked(first.query, "q") ?? "";
show(first, { replace: true });
