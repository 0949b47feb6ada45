// Texts and pieces of the pages that screen. Everything goes in as text.
const spoken = document.getElementById("spoken");
const words = JSON.parse(spoken.dataset.words);

/** A text of the page's language, with values in the places of {0}, {1}. */
export const say = (name, ...values) => (words[name] ?? name).replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
export const may = { alerts: spoken.dataset.alerts === "True", subjects: spoken.dataset.subjects === "True", isPartner: spoken.dataset.partner === "True" };

/** An element with attributes and what stands in it. */
export const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (key.startsWith("aria-")) element.setAttribute(key, String(value)); else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  element.append(...inside.filter(part => part !== null && part !== undefined && part !== false));
  return element;
};
export const named = text => make("bdi", { class: "name", dir: "auto" }, text);
export const outcomeTag = outcome => make("span", { class: "tag " + ({ hit: "bad", refer: "bad", "no-hit": "good", clear: "good" }[outcome] ?? "warn") }, say(outcome));
export const isoDay = at => at ? at.slice(0, 10) : null;
