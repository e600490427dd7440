// Elements from data. Text is always text: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** An HTML element: h("a", { href: "/" }, "home"). */
export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function s(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

/** Says something to screen readers without moving the focus. */
export function announce(words) {
  document.getElementById("announcer").textContent = words;
}

/** What a view shows while it waits. */
export function loading(what) {
  return h("p", { class: "loading" }, `Loading ${what} …`);
}

/** What a view shows when a request failed: the problem in the API's own words, and a way to try again. */
export function failed(error, again) {
  const list = (error.problems ?? []).map((p) => h("li", null, p.detail ?? String(p)));
  return h("div", { class: "notice bad", role: "alert" },
    h("p", null, h("strong", null, error.title ?? "That did not work. "), " ", error.message),
    list.length > 0 && h("ul", null, list),
    again && h("button", { type: "button", onclick: again }, "Try again"));
}

/** The words of a vocabulary's name: "human_rights" as "human rights". */
export function spoken(name) {
  return name.replaceAll("_", " ");
}

export function plural(n, one, many = `${one}s`) {
  return `${n} ${n === 1 ? one : many}`;
}

/** Calls `action` once the calls have paused for `ms`. */
export function debounced(action, ms) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), ms);
  };
}
