// Try: paste a text, see what is read in it. The service keeps nothing of it.

import { extract } from "./api.js";
import { announce, failed, h, plural } from "./dom.js";
import { KINDS } from "./facts.js";
import { reader } from "./read.js";
import { evidenceOf } from "./text.js";

let kept = "";

export async function paste(main, _place, { signal, same }) {
  if (same) return;
  const result = h("div");
  const box = h("textarea", { id: "paste", rows: "10", required: true, "aria-describedby": "paste-note" });
  box.value = kept;
  const button = h("button", { type: "submit", class: "main" }, "Read it");
  const form = h("form", { class: "try", onsubmit: async (event) => {
    event.preventDefault();
    kept = box.value;
    if (!kept.trim()) {
      result.replaceChildren(h("p", { class: "notice" }, "There is no text yet. Paste one above."));
      box.focus();
      return;
    }
    button.disabled = true;
    button.textContent = "Reading …";
    try {
      show(result, await extract(kept, signal));
    } catch (error) {
      if (error.name !== "AbortError") result.replaceChildren(failed(error));
    }
    button.disabled = false;
    button.textContent = "Read it";
  } },
  h("label", { for: "paste" }, h("h2", null, "A briefing in English: a news article, a readout, a travel notice")),
  box, h("p", { id: "paste-note", class: "soft" }, "It is read by this service and nothing of it is kept."), h("p", null, button));
  main.replaceChildren(h("h1", null, "Try a text of your own"), form, result);
}

function show(result, answer) {
  const said = answer.data ?? answer;
  const facts = KINDS.flatMap((kind) => said[kind].map((entity) => ({ kind, entity })));
  const counts = KINDS.map((kind) => plural(said[kind].length, kind.slice(0, -1))).join(", ");
  const view = reader(said.briefing.text, facts, evidenceOf(facts), (item) => view.choose(item));
  result.replaceChildren(h("h2", null, counts), view);
  announce(counts);
  result.scrollIntoView({ block: "start" });
}
