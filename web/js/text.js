// A briefing's text with the words of its facts marked, overlaps kept legible: each stretch between two borders of
// evidence is one element that carries every kind whose words cover it.

import { h } from "./dom.js";

/** The evidence under each marked stretch of a text. */
const UNDER = new WeakMap();

const KIND = { officials: "official", meetings: "meeting", issues: "issue" };

/** Every piece of evidence that these facts carry, each with the fact it is of. */
export function evidenceOf(facts) {
  return facts.flatMap((fact) => fact.entity.evidence.map((e) => ({ ...e, fact })));
}

/**
 * The evidence of these facts that the annotations of a briefing are. The rows of lists, of which the facts are, carry
 * their first 25 pieces over all briefings: of them only how sure a rule is of a field is taken.
 */
export function annotated(annotations, facts) {
  const bySource = new Map(facts.map((fact) => [`/${fact.kind}/${fact.entity.id}`, fact]));
  const sure = new Map(evidenceOf(facts).map((e) => [`${e.rule} ${e.field}`, e.confidence]));
  return annotations.flatMap(({ body: { source, field, rule }, target }) => {
    const fact = bySource.get(decodeURIComponent(source));
    const { start, end, exact } = Object.assign({}, ...target.selector);
    return fact ? [{ fact, field, rule, start, end, exact, confidence: sure.get(`${rule} ${field}`) }] : [];
  });
}

/**
 * Shows `text` in `element`. `choose(list)` is called with the evidence under the words chosen. Offsets are Unicode
 * code points, so the text is cut by code points and not by the UTF-16 units of a JavaScript string.
 */
export function showText(element, text, evidence, choose) {
  const points = Array.from(text);
  const borders = new Set([0, points.length]);
  for (const e of evidence) borders.add(e.start).add(e.end);
  const cuts = [...borders].filter((at) => at >= 0 && at <= points.length).sort((a, b) => a - b);
  const byStart = [...evidence].sort((a, b) => a.start - b.start);
  const nodes = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    while (next < byStart.length && byStart[next].start <= start) open.push(byStart[next++]);
    open = open.filter((e) => e.end > start);
    const words = points.slice(start, end).join("");
    if (open.length === 0) {
      nodes.push(words);
      continue;
    }
    const here = open;
    const kinds = new Set(here.filter((e) => e.field === "mention").map((e) => KIND[e.fact.kind]));
    // a gap between two facts is drawn but is nothing to choose
    const button = words.trim() ? { role: "button", tabindex: "-1" } : { "aria-hidden": "true" };
    const span = h("span", { class: ["said", ...kinds].join(" "), ...button, "data-start": start, "data-end": end }, words);
    UNDER.set(span, here);
    span.addEventListener("click", () => choose(here, span));
    nodes.push(span);
  }
  element.replaceChildren(...nodes);
  roving(element);
}

/** One tab stop for all marked words; arrows go from one to the next, Enter chooses. */
function roving(element) {
  const spans = [...element.querySelectorAll(".said[role]")];
  if (spans.length === 0) return;
  let stop = spans[0];
  stop.tabIndex = 0;
  const focus = (at) => {
    stop.tabIndex = -1;
    stop = spans[Math.max(0, Math.min(spans.length - 1, at))];
    stop.tabIndex = 0;
    stop.focus();
  };
  element.onkeydown = (event) => {
    const at = spans.indexOf(event.target);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: spans.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focus(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      spans[at].click();
    }
  };
}

/** Marks the words of these pieces of evidence, and scrolls to the first. */
export function mark(element, evidence, scroll = true) {
  const chosen = new Set(evidence);
  let first = null;
  for (const span of element.querySelectorAll(".said")) {
    const covers = UNDER.get(span).filter((e) => chosen.has(e));
    span.classList.toggle("active", covers.length > 0);
    span.classList.toggle("proof", covers.some((e) => e.field !== "mention"));
    if (covers.length > 0) first ??= span;
  }
  if (first && scroll) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}
