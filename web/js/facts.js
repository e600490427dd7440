// Facts in words: what a list, a card or a proof says of an official, a meeting or an issue.

import { h, spoken } from "./dom.js";

export const KINDS = ["officials", "meetings", "issues"];

/** The name of a fact. */
export function title(entity) {
  return entity.name ?? entity.label ?? entity.title ?? entity.id;
}

export function names(list) {
  return (list ?? []).map((party) => party.name).join(", ");
}

/** When a meeting is, as short as it can be said. */
export function dates(when) {
  if (!when) return "";
  const { start, end, text } = when;
  if (!start) return text;
  return end && end !== start ? `${start} to ${end}` : start;
}

export function status(name) {
  return h("span", { class: `tag status status-${name}` }, name);
}

/** One line about a fact. */
export function line(kind, entity) {
  if (kind === "officials") {
    const roles = entity.roles.map((role) => role.title).join(", ");
    return [roles || (entity.kind === "group" ? "group" : ""), entity.country_name].filter(Boolean).join(" · ");
  }
  if (kind === "meetings") {
    const places = names(entity.places);
    return [entity.type, entity.status, dates(entity.when), places].filter(Boolean).join(" · ");
  }
  return [spoken(entity.category), entity.stance, entity.raised_by.length > 0 && `by ${names(entity.raised_by)}`].filter(Boolean).join(" · ");
}

/** The values of a fact that evidence supports, by the field's name. */
export function value(entity, field) {
  const list = {
    role: () => entity.roles?.map((role) => role.title).join(", "),
    organization: () => entity.roles?.map((role) => role.organization).filter(Boolean).join(", "),
    country: () => entity.country_name ?? entity.country,
    type: () => entity.type,
    status: () => entity.status,
    participant: () => names(entity.participants),
    place: () => names(entity.places),
    when: () => dates(entity.when),
    part_of: () => entity.part_of?.label,
    agenda: () => entity.agenda?.map((issue) => issue.label).join(", "),
    category: () => entity.category && spoken(entity.category),
    stance: () => entity.stance,
    raised_by: () => names(entity.raised_by),
    raised_with: () => names(entity.raised_with),
    mention: () => title(entity),
  }[field];
  return (list && list()) || "";
}

/** The rule behind a value, and how often it is right where that is known. */
export function rule(evidence) {
  const sure = typeof evidence.confidence === "number" ? `, confidence ${Math.round(evidence.confidence * 100)} %` : "";
  return `rule ${evidence.rule}${sure}`;
}
