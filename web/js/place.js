// Where the reader is: the whole state of a view is in the address, so that back, reload and sharing work.
//
// `view` names the view, `item` a fact ("meetings/ID"), `briefing` the text; everything else is a parameter of the API.
// Those stay as they are written, for the API tells a comma between two values from one inside a value, `%2C`, and whoever
// decodes them no longer can.

const OWN = ["view", "item", "briefing"];

/** A parameter as it is written in a query string. */
export function written(name, value) {
  return new URLSearchParams([[name, value]]).toString();
}

/** What a parameter of a query string says, decoded; null where it is absent. */
export function asked(query, name) {
  return new URLSearchParams(query).get(name);
}

/** The parameters of a query string whose names `keep` wants, as they are written. */
export function only(query, keep) {
  return query.split("&").filter((pair) => pair && keep(new URLSearchParams(pair).keys().next().value)).join("&");
}

/** The place of this moment. */
export function here() {
  const params = new URLSearchParams(location.search);
  return {
    view: params.get("view") ?? "read",
    item: params.get("item"),
    briefing: params.get("briefing"),
    query: only(location.search.slice(1), (name) => !OWN.includes(name)),
  };
}

/** The address of a place. */
export function href({ view, item, briefing, query }) {
  const params = new URLSearchParams();
  params.set("view", view);
  if (briefing) params.set("briefing", briefing);
  if (item) params.set("item", item);
  return `/?${params}${query ? `&${query}` : ""}`;
}

/** The address of a fact in the text that proves it. */
export function factHref(kind, id, briefing) {
  return href({ view: "read", briefing, item: `${kind}/${id}` });
}

/** Goes to a place: `replace` for what is no step of its own, like a letter typed. */
export function go(place, { replace = false } = {}) {
  const address = typeof place === "string" ? place : href(place);
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  dispatchEvent(new CustomEvent("place", { detail: { replace } }));
}

/** Calls `show` with every new place; links to this page are followed without loading it anew. */
export function follow(show) {
  addEventListener("popstate", () => show(here(), { replace: false }));
  addEventListener("place", (event) => show(here(), event.detail));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== "/" || url.hash) return;
    event.preventDefault();
    go(url.pathname + url.search);
  });
}
