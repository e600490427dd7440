// Graph: who meets whom, and who raises what. Three columns that never move: meetings, people, issues.

import { curl, get } from "./api.js";
import { announce, h, loading, plural, s, spoken } from "./dom.js";
import { factHref } from "./place.js";

const MOST = 60;
const COLUMN = 300;
const GAP = 150;
const ROW = 30;
const TOP = 40;

const COLUMNS = [
  { head: "Meetings", kinds: ["meeting"] },
  { head: "Officials, countries, bodies", kinds: ["official", "country", "organization"] },
  { head: "Issues", kinds: ["issue"] },
];

export async function graph(main, _place, { signal }) {
  main.replaceChildren(loading("the graph"));
  const { data } = await get("/graph", signal);
  if (data.nodes.length === 0) {
    main.replaceChildren(h("h1", null, "Graph"), h("p", { class: "notice" }, "There is nothing to draw yet."));
    return;
  }
  const degree = new Map();
  for (const e of data.edges) for (const id of [e.source, e.target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const columns = COLUMNS.map((column) => ({
    ...column,
    nodes: data.nodes.filter((n) => column.kinds.includes(n.kind) && degree.has(n.id))
      .sort((a, b) => degree.get(b.id) - degree.get(a.id) || a.label.localeCompare(b.label)),
  }));
  const hidden = columns.reduce((n, c) => n + Math.max(0, c.nodes.length - MOST), 0);
  for (const column of columns) column.nodes = column.nodes.slice(0, MOST);
  settle(columns, data.edges);
  main.replaceChildren(
    h("h1", null, "Who meets whom, who raises what"),
    h("p", { class: "soft" }, "Choose one to see only what it is linked to; choose it again, or press Escape, to see all. ",
      "A solid line joins whoever meets or raises, a dashed one those with whom an issue is raised.",
      hidden > 0 ? ` The ${plural(hidden, "node")} with the fewest links are in the table only.` : ""),
    h("div", { class: "figure", tabindex: "0", role: "group", "aria-label": "Graph; the table below says the same" }, drawing(columns, data.edges)),
    table(data),
    h("div", { class: "tools" }, h("div", { class: "curl" }, h("code", null, curl("/graph"))),
      h("p", null, h("a", { href: "/graph?format=graphml", download: "graph.graphml" }, "The same as GraphML"))));
}

/** Orders the outer columns by the middle of what each is linked to, so that few lines cross. */
function settle(columns, edges) {
  const place = new Map();
  columns[1].nodes.forEach((n, i) => place.set(n.id, i));
  for (const column of [columns[0], columns[2]]) {
    const middle = new Map(column.nodes.map((n) => {
      const linked = edges.filter((e) => e.source === n.id || e.target === n.id)
        .map((e) => place.get(e.source === n.id ? e.target : e.source)).filter((p) => p !== undefined);
      return [n.id, linked.length ? linked.reduce((a, b) => a + b, 0) / linked.length : Infinity];
    }));
    column.nodes.sort((a, b) => middle.get(a.id) - middle.get(b.id) || a.label.localeCompare(b.label));
  }
}

function drawing(columns, edges) {
  const rows = Math.max(...columns.map((c) => c.nodes.length));
  const width = 3 * COLUMN + 2 * GAP + 20;
  const height = TOP + rows * ROW + 10;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  const at = new Map();
  columns.forEach((column, c) => column.nodes.forEach((n, i) => {
    at.set(n.id, { c, x: 10 + c * (COLUMN + GAP), y: TOP + (i + (rows - column.nodes.length) / 2) * ROW });
  }));
  const lines = edges.filter((e) => at.has(e.source) && at.has(e.target) && at.get(e.source).c !== at.get(e.target).c).map((e) => {
    const [a, b] = [at.get(e.source), at.get(e.target)].sort((p, q) => p.c - q.c);
    const [x1, y1, x2, y2] = [a.x + COLUMN, a.y + 13, b.x, b.y + 13];
    // what a meeting's agenda lists lies two columns away: those lines show only when an end is chosen
    const far = b.c - a.c > 1 ? " far" : "";
    const line = s("path", { class: `edge${e.relation === "raised_with" ? " with" : ""}${far}`, d: `M${x1} ${y1}C${x1 + GAP / 2} ${y1} ${x2 - GAP / 2} ${y2} ${x2} ${y2}` });
    return { e, line };
  });
  columns.forEach((column, c) => svg.append(s("text", { class: "head", x: 10 + c * (COLUMN + GAP), y: 20 }, column.head)));
  svg.append(s("g", { "aria-hidden": "true" }, lines.map(({ line }) => line)));
  const groups = new Map();
  let chosen = null;
  const choose = (id) => {
    chosen = chosen === id ? null : id;
    const near = new Set([chosen]);
    for (const { e, line } of lines) {
      const on = e.source === chosen || e.target === chosen;
      line.classList.toggle("lit", on);
      line.classList.toggle("dim", Boolean(chosen) && !on);
      if (on) near.add(e.source).add(e.target);
    }
    for (const [other, group] of groups) {
      group.classList.toggle("lit", other === chosen);
      group.classList.toggle("dim", Boolean(chosen) && !near.has(other));
      group.setAttribute("aria-pressed", String(other === chosen));
    }
    announce(chosen ? `${plural(near.size - 1, "link")}.` : "All shown.");
  };
  const flat = columns.flatMap((column) => column.nodes);
  for (const n of flat) groups.set(n.id, node(n, at.get(n.id), choose));
  svg.append(...groups.values());
  arrows(svg, columns, groups, () => { if (chosen) choose(chosen); });
  return svg;
}

function node(n, { x, y }, choose) {
  return s("g", { class: `node ${n.kind}`, role: "button", tabindex: "-1", "aria-pressed": "false", "data-id": n.id,
    "aria-label": `${n.kind}: ${n.label}`, onclick: () => choose(n.id) },
  s("title", null, n.label),
  s("rect", { x, y, width: COLUMN, height: 26, rx: n.kind === "official" ? 13 : 4 }),
  s("text", { x: x + 10, y: y + 18 }, n.label.length > 42 ? `${n.label.slice(0, 41)}…` : n.label));
}

/** One tab stop; arrows go up, down and across. */
function arrows(svg, columns, groups, clear) {
  const grid = columns.map((c) => c.nodes.map((n) => n.id));
  const first = grid.flat()[0];
  if (first) groups.get(first).setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    const id = event.target.closest?.(".node")?.dataset.id;
    if (!id) return;
    const c = grid.findIndex((column) => column.includes(id));
    const r = grid[c].indexOf(id);
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (step) {
      event.preventDefault();
      const column = grid[c + step[0]] ?? grid[c];
      const to = column[Math.max(0, Math.min(column.length - 1, r + step[1]))];
      if (!to) return;
      for (const group of groups.values()) group.setAttribute("tabindex", "-1");
      groups.get(to).setAttribute("tabindex", "0");
      groups.get(to).focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      groups.get(id).dispatchEvent(new MouseEvent("click"));
    } else if (event.key === "Escape") {
      clear();
    }
  });
}

function table({ nodes, edges }) {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const cell = (id) => {
    const n = byId.get(id);
    const plain = id.includes("/") ? id.slice(id.indexOf("/") + 1) : id;
    return ["official", "meeting", "issue"].includes(n?.kind) ? h("a", { href: factHref(`${n.kind}s`, n.entity ?? plain) }, n.label) : n?.label ?? id;
  };
  const shown = edges.slice(0, 1000);
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of links" }, h("table", null,
    h("caption", null, shown.length < edges.length ? `The first ${shown.length} of ${edges.length} links as a table` : "The same as a table"),
    h("thead", null, h("tr", null, ["From", "Link", "To"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", null, shown.map((e) => h("tr", null, h("td", null, cell(e.source)), h("td", null, spoken(e.relation)), h("td", null, cell(e.target)))))));
}
