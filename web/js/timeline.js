// Timeline: meetings by date. What is planned, held, in doubt or cancelled is told by shape and word, not by colour.

import { all, curl } from "./api.js";
import { h, loading, plural, s } from "./dom.js";
import { dates, names, status, title } from "./facts.js";
import { factHref, go } from "./place.js";

const DAY = 86_400_000;
const ROW = 34;
const LEFT = 16;
const WIDTH = 960;
const TOP = 44;

export async function timeline(main, _place, { signal }) {
  main.replaceChildren(loading("meetings"));
  const path = "/meetings?sort=when.start";
  const { data, total } = await all(`${path}&fields=id,label,type,status,when,participants,places,briefings`, 1000, signal);
  const dated = data.filter((m) => m.when?.start);
  const undated = data.filter((m) => !m.when?.start);
  main.replaceChildren(
    h("h1", null, "Timeline"),
    data.length === 0 ? h("p", { class: "notice" }, "No meeting is reported.") : h("p", null, key(),
      ` ${plural(total, "meeting")}, ${dated.length} with a date.`),
    dated.length > 0 ? h("div", { class: "figure", tabindex: "0", role: "group", "aria-label": "Timeline; the table below says the same" }, drawing(dated)) : "",
    undated.length > 0 ? h("section", null, h("h2", null, "Without a date"), h("ul", null, undated.map((m) =>
      h("li", { class: "card" }, status(m.status), " ", h("a", { href: factHref("meetings", m.id, m.briefings[0]?.id) }, title(m)),
        h("span", { class: "soft" }, m.when ? ` ${m.when.text}` : ""))))) : "",
    data.length > 0 ? table(data) : "",
    h("div", { class: "tools" }, h("div", { class: "curl" }, h("code", null, curl(path)))));
}

function key() {
  return h("span", { class: "tags" }, ["held", "ongoing", "planned", "unconfirmed", "cancelled"].map(status));
}

const day = (iso) => Date.parse(`${iso}T00:00:00Z`);

function drawing(meetings) {
  const from = Math.min(...meetings.map((m) => day(m.when.start)));
  const to = Math.max(...meetings.map((m) => day(m.when.end ?? m.when.start))) + DAY;
  const pad = Math.max(DAY, (to - from) * 0.04);
  const x = (t) => LEFT + ((t - from + pad) / (to - from + 2 * pad)) * (WIDTH - 2 * LEFT);
  const height = TOP + meetings.length * ROW + 8;
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "list", "aria-label": "Meetings by date" });
  for (const [at, label] of ticks(from - pad, to + pad)) {
    svg.append(s("line", { class: "axis", x1: x(at), x2: x(at), y1: 26, y2: height }), s("text", { class: "soft", x: x(at) + 3, y: 20 }, label));
  }
  meetings.forEach((m, row) => svg.append(entry(m, x, TOP + row * ROW)));
  return svg;
}

/** Days, months or years, whichever are few enough to read. */
function ticks(from, to) {
  const days = (to - from) / DAY;
  const found = [];
  const at = new Date(from);
  at.setUTCHours(0, 0, 0, 0);
  const step = days <= 21 ? ["day", Math.ceil(days / 12)] : days <= 700 ? ["month", Math.ceil(days / 360)] : ["year", Math.ceil(days / 4400)];
  if (step[0] !== "day") at.setUTCDate(1);
  if (step[0] === "year") at.setUTCMonth(0);
  while (at.getTime() < to) {
    const iso = at.toISOString();
    if (at.getTime() >= from) found.push([at.getTime(), step[0] === "day" ? iso.slice(5, 10) : step[0] === "month" ? iso.slice(0, 7) : iso.slice(0, 4)]);
    if (step[0] === "day") at.setUTCDate(at.getUTCDate() + step[1]);
    else if (step[0] === "month") at.setUTCMonth(at.getUTCMonth() + step[1]);
    else at.setUTCFullYear(at.getUTCFullYear() + step[1]);
  }
  return found;
}

function entry(m, x, y) {
  const start = x(day(m.when.start));
  const width = Math.max(12, x(day(m.when.end ?? m.when.start) + DAY) - start);
  const label = `${title(m)} (${m.status})`;
  const after = start + width + 8;
  const before = after + label.length * 7 > WIDTH;
  const open = () => go(factHref("meetings", m.id, m.briefings[0]?.id));
  const node = s("g", { class: "node", tabindex: "0", role: "listitem", "aria-label": `${m.status}: ${title(m)}, ${dates(m.when)}`, onclick: open,
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
  s("title", null, `${m.status}: ${title(m)}, ${dates(m.when)}`),
  s("rect", { class: `span ${m.status}`, x: start, y: y + 6, width, height: 14, rx: m.type === "visit" ? 7 : 2 }));
  if (m.status === "cancelled") node.append(s("line", { class: "strike", x1: start - 3, x2: start + width + 3, y1: y + 13, y2: y + 13 }));
  if (m.status === "unconfirmed") node.append(s("text", { x: start + width / 2, y: y + 18, "text-anchor": "middle" }, "?"));
  node.append(before
    ? s("text", { x: start - 8, y: y + 18, "text-anchor": "end" }, label)
    : s("text", { x: after, y: y + 18 }, label));
  return node;
}

function table(meetings) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of meetings" }, h("table", null, h("caption", null, "The same as a table"),
    h("thead", null, h("tr", null, ["Meeting", "Status", "Type", "When", "Who", "Where"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", null, meetings.map((m) => h("tr", null,
      h("th", { scope: "row" }, h("a", { href: factHref("meetings", m.id, m.briefings[0]?.id) }, title(m))),
      h("td", null, status(m.status)), h("td", null, m.type), h("td", null, dates(m.when)), h("td", null, names(m.participants)), h("td", null, names(m.places)))))));
}
