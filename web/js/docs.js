// The documentation: every operation of /openapi.json, to read and to try. Nothing here knows an endpoint by name.

import { announce, failed, h, loading } from "./dom.js";

const main = document.getElementById("main");

start();

async function start() {
  main.replaceChildren(loading("the documentation"));
  try {
    const response = await fetch("/openapi.json");
    if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    show(await response.json());
  } catch (error) {
    main.replaceChildren(failed(error, start));
  }
}

function show(api) {
  const look = resolver(api);
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })));
  main.replaceChildren(
    h("h1", null, `${api.info.title} ${api.info.version}`),
    ...prose(api.info.description),
    ...api.tags.map((tag) => h("section", { "aria-labelledby": `tag-${tag.name}` },
      h("h2", { id: `tag-${tag.name}` }, tag.name),
      h("p", { class: "soft" }, tag.description),
      operations.filter((o) => o.tags.includes(tag.name)).map((o) => operation(o, look)))),
    h("section", { "aria-labelledby": "schemas" },
      h("h2", { id: "schemas" }, "schemas"),
      Object.entries(api.components.schemas).map(([name, schema]) => unfolding({ class: "operation", id: `schema-${name}` },
        h("code", null, name), () => [...prose(schema.description), schema.enum ? schemaLink(schema) : members(schema)]))));
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Follows references within the document. */
function resolver(api) {
  return (value) => value?.$ref
    ? value.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], api)
    : value;
}

/** Paragraphs with `code` and **weight**; nothing else of Markdown is used. */
function prose(text = "") {
  return text.trim().split(/\n\s*\n/).map((paragraph) => h("p", null, paragraph.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) =>
    part.startsWith("`") ? h("code", null, part.slice(1, -1))
      : part.startsWith("**") ? h("strong", null, part.slice(2, -2)) : part)));
}

/** Something that is made when it is first unfolded. */
function unfolding(attributes, summary, make) {
  const inside = h("div", { class: "within" });
  const details = h("details", { ...attributes, ontoggle: () => {
    if (details.open && !inside.hasChildNodes()) inside.append(...make());
  } }, h("summary", null, summary), inside);
  return details;
}

function operation(o, look) {
  const head = [h("code", { class: "method" }, o.method), h("code", null, o.path), h("span", { class: "soft" }, o.summary)];
  return unfolding({ class: "operation", id: o.operationId }, head, () => {
    const parameters = (o.parameters ?? []).map(look).filter((p) => p.in !== "header");
    const fields = new Map(parameters.map((p) => [p, input(p, look)]));
    const body = o.requestBody && bodyInput(o.requestBody);
    const result = h("div", { role: "region", "aria-label": "Answer" });
    const form = h("form", { onsubmit: (event) => {
      event.preventDefault();
      send(o, fields, body, result);
    } }, groups(parameters, fields), body?.elements, h("p", null, h("button", { type: "submit", class: "main" }, "Send")));
    return [...prose(o.description), form, result, answers(o, look)];
  });
}

/** The parameters of an entity itself first; operators and what is asked of relations unfold. */
function groups(parameters, fields) {
  const group = (p) => p.name.includes(".") ? p.name.slice(0, p.name.indexOf(".")) : p.name.includes("__") ? "operators" : "";
  const names = [...new Set(parameters.map(group))].sort((a, b) => (a !== "") - (b !== ""));
  return names.map((name) => {
    const grid = h("div", { class: "parameters" }, parameters.filter((p) => group(p) === name).map((p) => fields.get(p).element));
    if (name === "") return grid;
    return h("details", { class: "more" }, h("summary", null, name === "operators" ? "Operators" : `Fields of ${name}`), grid);
  });
}

function input(p, look) {
  const choices = look(p.schema).enum ?? look(p.schema.items)?.enum;
  const id = `field-${crypto.randomUUID()}`;
  const box = p.schema.type === "boolean" || (choices && p.schema.type !== "array")
    ? h("select", { id, required: p.required }, h("option", { value: "" }, ""), (choices ?? ["true", "false"]).map((c) => h("option", { value: c }, c)))
    : h("input", { id, required: p.required, list: choices && `${id}-list`, autocomplete: "off", spellcheck: "false",
      placeholder: example(p.example ?? p.schema.default) });
  if (p.in === "path") box.value = example(p.example);
  const element = h("div", null, h("label", { for: id }, p.name, p.required && " (required)"), box,
    choices && p.schema.type === "array" && h("datalist", { id: `${id}-list` }, choices.map((c) => h("option", { value: c }))),
    h("small", null, p.description));
  return { element, value: () => box.value };
}

function example(value) {
  return value === undefined ? "" : [].concat(value).join(",");
}

function bodyInput(requestBody) {
  const types = Object.keys(requestBody.content);
  const shown = (type) => {
    const value = requestBody.content[type].example ?? "";
    return typeof value === "string" ? value : JSON.stringify(value, null, 2);
  };
  const text = h("textarea", { "aria-label": "Body" });
  const type = h("select", { "aria-label": "Content type", onchange: () => { text.value = shown(type.value); } }, types.map((t) => h("option", null, t)));
  text.value = shown(types[0]);
  return { elements: [h("p", null, type), text], type: () => type.value, text: () => text.value };
}

async function send(o, fields, body, result) {
  let path = o.path;
  const query = [];
  for (const [p, field] of fields) {
    const value = field.value();
    if (value === "") continue;
    if (p.in === "path") path = path.replace(`{${p.name}}`, encodeURIComponent(value));
    else query.push(`${p.name}=${p.schema.type === "array" ? severalValues(value) : encodeURIComponent(value)}`);
  }
  const address = path + (query.length > 0 ? `?${query.join("&")}` : "");
  const options = body ? { method: "POST", headers: { "content-type": body.type() }, body: body.text() } : {};
  const shell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const command = body
    ? `curl -H ${shell(`content-type: ${body.type()}`)} --data-binary ${shell(body.text())} ${shell(location.origin + address)}`
    : `curl ${shell(location.origin + address)}`;
  const request = h("pre", null, command);
  result.replaceChildren(request, loading("the answer"));
  try {
    const response = await fetch(address, options);
    const text = await response.text();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    result.replaceChildren(request,
      h("p", { class: response.ok ? null : "status-bad" }, h("strong", null, `${response.status} ${response.statusText}`)),
      h("details", { class: "more" }, h("summary", null, "Headers"), h("pre", null, headers)),
      h("pre", { tabindex: "0" }, pretty(text)));
    announce(`Answered ${response.status}.`);
  } catch (error) {
    result.replaceChildren(request, failed(error));
  }
}

/** Values as typed: the commas between them stay as they are, and `%2C` is typed for one inside a value, as in an address. */
function severalValues(typed) {
  return typed.split(",").map((value) => value.split(/%2C/i).map(encodeURIComponent).join("%2C")).join(",");
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function answers(o, look) {
  return h("details", { class: "more" }, h("summary", null, "Answers"), h("table", { class: "members" }, h("tbody", null,
    Object.entries(o.responses).map(([status, reference]) => {
      const response = look(reference);
      return h("tr", null, h("th", { scope: "row" }, status), h("td", null, prose(response.description),
        Object.entries(response.content ?? {}).map(([type, media]) => h("p", null, h("code", null, type), " ", schemaLink(media.schema)))));
    }))));
}

function members(schema) {
  return h("table", { class: "members" }, h("tbody", null, Object.entries(schema.properties ?? {}).map(([name, member]) => h("tr", null,
    h("th", { scope: "row" }, h("code", null, name)),
    h("td", null, schemaLink(member), h("small", null, member.description))))));
}

/** What a value is, in a few words, with links to the schemas it refers to. */
function schemaLink(schema) {
  if (schema === undefined || schema === true) return "anything";
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    return h("a", { href: `#schema-${name}`, onclick: () => { document.getElementById(`schema-${name}`).open = true; } }, name);
  }
  const choice = schema.anyOf ?? schema.prefixItems;
  if (choice) return h("span", null, choice.flatMap((one, i) => [i > 0 ? (schema.anyOf ? " or " : ", ") : "", schemaLink(one)]));
  if (schema.items) return h("span", null, "list of ", schemaLink(schema.items));
  if (schema.enum) return h("span", null, schema.enum.join(" · "));
  const type = [].concat(schema.type ?? "anything").join(" or ");
  return h("span", null, schema.format ? `${type} (${schema.format})` : type);
}
