// What a person does with the explorer, each as a test.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, page, serve } from "./service.mjs";

const FOLDER = fileURLToPath(new URL("briefings", import.meta.url));
const VIEWS = ["read", "officials", "meetings", "issues", "graph", "timeline", "try"];
let service;
let chrome;
let made;

/** Texts of one official: the older speaks of her more often than a row of a list has evidence, the newer twice. */
const OFTEN = {
  "energy-tour": `published: 2025-01-10
---

Estonian Minister of Trade, Industry and Energy Kaia Rebane met with Latvian Prime Minister Janis Ozols in Riga on Monday.

${Array.from({ length: 40 }, (_, n) => `On day ${n + 2} of her tour of the country, Rebane was at one of the harbours and spoke with those who work in it.`).join(" ")}
`,
  "energy-call": `published: 2025-02-03
---

Estonian Minister of Trade, Industry and Energy Kaia Rebane spoke by telephone with Latvian Prime Minister Janis Ozols on Monday. Rebane raised concerns about gas prices.
`,
};

before(async () => {
  made = await mkdtemp(join(tmpdir(), "explorer-"));
  for (const [id, text] of Object.entries(OFTEN)) await writeFile(join(made, `${id}.txt`), `---\nid: ${id}\n${text}`);
  service = await serve(FOLDER, made);
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  await service?.stop();
  await rm(made, { recursive: true });
});

/** Opens a view, does something there, and checks that nothing went wrong in the page. */
function visit(name, address, action, options) {
  test(name, async () => {
    const tab = await page(chrome, service.address, options);
    await tab.goto(address);
    await tab.locator("main h1").first().waitFor();
    await action(tab);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

const api = async (path) => (await fetch(service.address + path)).json();

visit("a program still gets the index, a person the page", "/", async (tab) => {
  assert.equal(await tab.title(), "Ministers confer by telephone · briefing");
  const index = await api("/");
  assert.equal(index.data.service, "briefing");
});

visit("choosing a fact marks the words that prove it", "/?view=read&briefing=harbour-talks", async (tab) => {
  await tab.locator(".facts").getByRole("button", { name: /^Ingrid Solbakken/ }).first().click();
  const active = await tab.locator(".text .active").allTextContents();
  assert.ok(active.some((words) => words.includes("Solbakken")), String(active));
  const proofs = tab.locator(".proofs");
  await proofs.getByText("Norwegian Foreign Minister Ingrid Solbakken").first().waitFor();
  assert.match(await proofs.textContent(), /rule [a-z-]+/);
  assert.match(new URL(tab.url()).searchParams.get("item"), /^officials\/ingrid-solbakken/);
});

visit("every quote the page shows stands in the text", "/?view=read&briefing=harbour-talks", async (tab) => {
  const { data } = await api("/briefings/harbour-talks");
  assert.equal((await tab.locator(".text").textContent()), data.text);
  for (const button of await tab.locator(".facts li > button").all()) {
    await button.click();
    for (const quote of await tab.locator(".proofs q").allTextContents()) assert.ok(data.text.includes(quote), quote);
  }
});

visit("choosing words shows the facts they support, with the rule of each", "/?view=read&briefing=harbour-talks", async (tab) => {
  await tab.locator(".text .said", { hasText: "Rui Tavares" }).first().click();
  const proofs = tab.locator(".proofs");
  await proofs.getByRole("button", { name: "Rui Tavares", exact: true }).first().waitFor();
  const terms = await proofs.locator("dt").count();
  assert.equal(await proofs.locator("dd .rule").count(), terms);
  await proofs.getByRole("button", { name: "Rui Tavares", exact: true }).first().click();
  assert.equal(new URL(tab.url()).searchParams.get("item"), "officials/rui-tavares");
});

for (const id of Object.keys(OFTEN)) {
  visit(`an official named more often than a list shows has all her words in ${id}`, `/?view=read&briefing=${id}`, async (tab) => {
    const [row] = (await api("/officials?name=Kaia+Rebane")).data;
    assert.ok(row.left_off.evidence > 0);
    await tab.locator(".facts").getByRole("button", { name: /^Kaia Rebane/ }).first().click();
    const text = await tab.locator(".text").textContent();
    const active = (await tab.locator(".text .active").allTextContents()).join(" ");
    assert.equal(active.match(/Rebane/g)?.length, text.match(/Rebane/g).length);
    const proofs = await tab.locator(".proofs dt").allTextContents();
    for (const value of ["role: Minister of Trade, Industry and Energy", "country: Estonia"]) {
      assert.ok(proofs.some((words) => words.includes(value)), `${value} in ${proofs}`);
    }
  });
}

visit("words of two kinds show both", "/?view=read&briefing=harbour-talks", async (tab) => {
  const both = tab.locator(".text .said.official.meeting").first();
  await both.waitFor();
  const style = await both.evaluate((e) => {
    const computed = getComputedStyle(e);
    return [computed.borderBottomWidth, computed.backgroundColor];
  });
  assert.equal(style[0], "3px");
  assert.notEqual(style[1], "rgba(0, 0, 0, 0)");
});

visit("a facet filters the list, and its count was right", "/?view=meetings", async (tab) => {
  const facet = tab.locator(".facets label", { hasText: "planned" });
  const count = Number(await facet.locator(".count").textContent());
  await facet.locator("input").check();
  await tab.waitForURL(/status=planned/);
  await tab.getByRole("heading", { name: new RegExp(`^${count} meetings?$`) }).waitFor();
  assert.equal(await tab.locator(".results .card").count(), count);
});

visit("a value with a comma is one value: in the list, in the curl shown, and beside a second value", "/?view=officials", async (tab) => {
  const facet = (words) => tab.locator(".facets label").filter({ has: tab.getByText(words, { exact: true }) });
  const count = async (words) => Number(await facet(words).locator(".count").textContent());
  const shows = async (n) => {
    await tab.getByRole("heading", { name: new RegExp(`^${n} officials?$`) }).waitFor();
    assert.equal(await tab.locator(".results .card").count(), n);
    const [, url] = /curl '(.*)'/.exec(await tab.locator(".curl code").first().textContent());
    assert.equal((await (await fetch(url)).json()).meta.total, n);
  };
  const [whole, second] = ["Minister of Trade, Industry and Energy", "Prime Minister"];
  const [one, both] = [await count(whole), await count(whole) + await count(second)];
  await facet(whole).locator("input").check();
  await shows(one);
  await tab.goto(`/?view=officials&role=${encodeURIComponent(whole)},${encodeURIComponent(second)}`);
  await shows(both);
  await tab.getByLabel("Sort by").selectOption("name");
  await tab.waitForURL(/sort=name/);
  await tab.reload();
  await shows(both);
  await facet(second).locator("input").click();
  await shows(one);
  assert.ok(await facet(whole).locator("input").isChecked());
});

visit("the documentation sends a comma in a value as typed", "/docs", async (tab) => {
  const operation = tab.locator("details#list_officials");
  await operation.locator("summary").first().click();
  await operation.getByLabel("role", { exact: true }).fill("Minister of Trade%2C Industry and Energy,no such role");
  await operation.getByRole("button", { name: "Send" }).click();
  const command = operation.locator("pre", { hasText: "curl" });
  assert.match(await command.textContent(), /role=Minister%20of%20Trade%2C%20Industry%20and%20Energy,no%20such%20role'/);
  await operation.getByText("200 OK").waitFor();
  assert.match(await operation.getByRole("region", { name: "Answer" }).textContent(), /Kaia Rebane/);
});

visit("back, reload and a shared address show the same", "/?view=officials", async (tab) => {
  const heading = tab.locator(".results h2");
  const all = await heading.textContent();
  await tab.locator(".facets label", { hasText: "Portugal" }).locator("input").check();
  await tab.waitForURL(/country/);
  await tab.waitForFunction((before) => document.querySelector(".results h2").textContent !== before, all);
  const some = await heading.textContent();
  await tab.reload();
  await heading.waitFor();
  assert.equal(await heading.textContent(), some);
  assert.ok(await tab.locator(".facets label", { hasText: "Portugal" }).locator("input").isChecked());
  await tab.goBack();
  await tab.waitForFunction((before) => document.querySelector(".results h2")?.textContent === before, all);
  assert.ok(!/country/.test(tab.url()));
});

visit("the curl shown gives the same data, and every format can be had", "/?view=meetings&status=planned,held", async (tab) => {
  const command = await tab.locator(".curl code").first().textContent();
  const url = /curl '(.*)'/.exec(command)[1];
  const list = await (await fetch(url)).json();
  assert.equal(list.data.length, await tab.locator(".results .card").count());
  for (const name of ["iCalendar", "CSV", "NDJSON", "JSON-LD"]) {
    const href = await tab.getByRole("link", { name, exact: true }).getAttribute("href");
    const answer = await fetch(service.address + href);
    assert.equal(answer.status, 200, href);
  }
});

visit("results come as the words are typed", "/?view=read", async (tab) => {
  const box = tab.getByRole("searchbox", { name: /Search officials/ });
  await box.pressSequentially("fishing");
  await tab.waitForURL(/view=search/);
  const found = tab.locator(".card", { hasText: /fishing/i }).first();
  await found.waitFor();
  assert.ok(await tab.locator("mark", { hasText: /fishing/i }).count() > 0);
  assert.equal(await box.evaluate((e) => e === document.activeElement), true);
  await found.getByRole("link").first().click();
  await tab.locator(".text .active").first().waitFor();
});

visit("the graph shows whom an official meets, by keyboard too", "/?view=graph", async (tab) => {
  const official = tab.getByRole("button", { name: "official: Ingrid Solbakken" });
  await official.focus();
  await tab.keyboard.press("Enter");
  assert.equal(await official.getAttribute("aria-pressed"), "true");
  assert.ok(await tab.locator(".edge.lit").count() > 0);
  assert.ok(await tab.locator(".node.dim").count() > 0);
  await tab.keyboard.press("Escape");
  assert.equal(await tab.locator(".dim").count(), 0);
  await tab.keyboard.press("ArrowRight");
  assert.match(await tab.evaluate(() => document.activeElement.getAttribute("aria-label")), /^issue: /);
  const { data } = await api("/graph");
  assert.equal(await tab.locator("table tbody tr").count(), data.edges.length);
});

visit("the timeline tells statuses apart by word and shape", "/?view=timeline", async (tab) => {
  const { data } = await api("/meetings");
  const dated = data.filter((m) => m.when?.start);
  assert.ok(dated.length >= 3);
  for (const status of new Set(dated.map((m) => m.status))) {
    assert.ok(await tab.locator(`.figure .span.${status}`).count() > 0, status);
    assert.ok(await tab.locator(".figure text", { hasText: `(${status})` }).count() > 0, status);
  }
  assert.equal(await tab.locator("table tbody tr").count(), data.length);
  const entry = tab.locator(".figure .node").first();
  await entry.focus();
  await tab.keyboard.press("Enter");
  await tab.locator(".text .active").first().waitFor();
});

visit("a pasted text is read and nothing of it is kept", "/?view=try", async (tab) => {
  const before = (await api("/")).data.counts;
  await tab.getByRole("button", { name: "Read it" }).click({ trial: true });
  await tab.getByLabel(/A briefing in English/).fill(
    "Finnish Prime Minister Aino Laine met with Estonian President Mart Tamm in Tallinn on Friday. They discussed cyber security.");
  await tab.getByRole("button", { name: "Read it" }).click();
  await tab.getByRole("button", { name: /^Aino Laine/ }).first().click();
  assert.ok((await tab.locator(".text .active").allTextContents()).some((w) => w.includes("Aino Laine")));
  assert.deepEqual((await api("/")).data.counts, before);
});

visit("nothing matches: the page says so and what to do", "/?view=issues&q=zebra", async (tab) => {
  await tab.getByText("Nothing matches all of these filters.").waitFor();
});

test("the service is gone: the page says so and can try again", async () => {
  const tab = await page(chrome, service.address);
  await tab.goto("/?view=issues");
  await tab.locator(".results").waitFor();
  await tab.route("**/meetings?**", (route) => route.abort());
  await tab.getByRole("link", { name: "Meetings" }).click();
  await tab.getByRole("alert").getByText("The service cannot be reached.").waitFor();
  await tab.unroute("**/meetings?**");
  await tab.getByRole("button", { name: "Try again" }).click();
  await tab.locator(".results .card").first().waitFor();
  await tab.context().close();
});

test("a refused question is shown in the service's own words", async () => {
  const tab = await page(chrome, service.address);
  await tab.goto("/?view=meetings&status=plannd");
  const alert = tab.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /plannd/);
  await tab.context().close();
});

visit("a slow answer shows that it is awaited", "/?view=issues", async (tab) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await tab.route("**/graph", async (route) => { await held; await route.continue(); });
  await tab.getByRole("link", { name: "Graph" }).click();
  await tab.getByText("Loading the graph").waitFor();
  release();
  await tab.locator(".figure svg").waitFor();
});

visit("by keyboard alone: skip link, views, a fact and its words", "/?view=read&briefing=harbour-talks", async (tab) => {
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Skip to the content");
  await tab.keyboard.press("Enter");
  await tab.locator(".text .said[tabindex='0']").focus();
  await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("Enter");
  await tab.locator(".proofs dt").first().waitFor();
});

visit("the page asks its own origin only, under its policy", "/", async (tab) => {
  for (const view of VIEWS) {
    await tab.goto(`/?view=${view}`);
    await tab.locator("main h1").first().waitFor();
  }
  const own = /^\/(assets\/|briefings|officials|meetings|issues|search|graph|extract|\?|$)/;
  for (const url of tab.asked) {
    const { origin, pathname } = new URL(url);
    assert.equal(origin, service.address);
    assert.match(pathname, own);
  }
  const head = await fetch(service.address, { headers: { accept: "text/html" } });
  assert.match(head.headers.get("content-security-policy"), /default-src 'none'; script-src 'self'/);
  assert.doesNotMatch(head.headers.get("content-security-policy"), /unsafe/);
});

for (const width of [360, 1600]) {
  visit(`nothing is cut off at ${width} pixels`, "/", async (tab) => {
    for (const view of VIEWS) {
      await tab.goto(`/?view=${view}`);
      await tab.locator("main h1").first().waitFor();
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), view);
    }
  }, { viewport: { width, height: 800 } });
}

visit("printed, a briefing is text and facts without the controls", "/?view=read&briefing=harbour-talks", async (tab) => {
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.locator(".bar").isVisible(), false);
  assert.equal(await tab.locator(".text").isVisible(), true);
  assert.equal(await tab.locator(".facts").isVisible(), true);
});
