// axe-core finds no violation of WCAG 2.2 A and AA in any view, light or dark.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, page, serve } from "./service.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let service;
let chrome;

before(async () => {
  service = await serve(fileURLToPath(new URL("briefings", import.meta.url)));
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  await service?.stop();
});

const places = {
  "a briefing with a fact chosen": "/?view=read&briefing=harbour-talks&item=officials/ingrid-solbakken",
  officials: "/?view=officials",
  "filtered meetings": "/?view=meetings&status=planned",
  issues: "/?view=issues",
  "an empty list": "/?view=issues&q=zebra",
  graph: "/?view=graph",
  timeline: "/?view=timeline",
  try: "/?view=try",
  "search results": "/?view=search&q=fishing",
};

for (const colorScheme of ["light", "dark"]) {
  for (const [name, address] of Object.entries(places)) {
    test(`${name}, ${colorScheme}`, async () => {
      // axe runs in the page, so this one context goes without the page's policy
      const tab = await page(chrome, service.address, { colorScheme, bypassCSP: true, reducedMotion: "reduce" });
      await tab.goto(address);
      await tab.locator("main h1").first().waitFor();
      await tab.evaluate(AXE);
      const { violations } = await tab.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
      const found = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
      assert.deepEqual(found, []);
      await tab.context().close();
    });
  }
}
