// What every page does in the browser: sends its forms to the interface, listens to keys, keeps light or dark. Without it pages can still be read.

const body = document.body;
const tell = (element, text) => { element.textContent = text; element.hidden = !text; };
const kept = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch { /* A browser that keeps nothing forgets it. */ }
  return null;
};

// Forms. A field's name is its place in what is sent: reason, question.due, cited[].
const read = field => {
  if (field.type === "checkbox" && !field.name.endsWith("[]")) return field.checked;
  const text = field.value.trim();
  switch (field.dataset.as) {
    case "number": return text === "" ? undefined : Number(text);
    case "json": return text === "" ? undefined : JSON.parse(text);
    // Fields of a day and a time are in UTC on every page.
    case "instant": return text === "" ? undefined : `${text.length === 16 ? text + ":00" : text}Z`;
    case "lines": return text === "" ? undefined : text.split("\n").map(line => line.trim()).filter(Boolean);
    default: return field.type === "password" ? field.value || undefined : text === "" ? undefined : text;
  }
};
const put = (into, place, value) => {
  const steps = place.split(".");
  const last = steps.pop();
  for (const step of steps) into = into[step] ??= {};
  if (last.endsWith("[]")) (into[last.slice(0, -2)] ??= []).push(...(Array.isArray(value) ? value : [value]));
  else into[last] = value;
};
export const bodyOf = form => {
  const sent = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || field.type === "file" || field.closest("[hidden]")) continue;
    if ((field.type === "radio" || (field.type === "checkbox" && field.name.endsWith("[]"))) && !field.checked) continue;
    const value = read(field);
    if (value !== undefined) put(sent, field.name, value);
  }
  return sent;
};

// A form that is sent in parts (data-parts), of which what was left empty is none.
const partsOf = form => {
  const parts = new FormData(form);
  for (const [name, value] of [...parts]) if (value === "" || (value instanceof File && !value.name)) parts.delete(name);
  return parts;
};

/** Asks the interface; answers what it says, or throws what it refuses. */
export const ask = async (method, path, { json, raw, type, purpose, key } = {}) => {
  const headers = { "Lookback-Antiforgery": body.dataset.antiforgery ?? "" };
  purpose ??= body.dataset.purpose;
  if (purpose) headers["Lookback-Purpose"] = purpose;
  if (key) headers["Idempotency-Key"] = key;
  if (json !== undefined) headers["Content-Type"] = "application/json";
  if (type) headers["Content-Type"] = type;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: json !== undefined ? JSON.stringify(json) : raw });
  } catch {
    throw Object.assign(new Error(body.dataset.failed), { isLost: true });
  }
  const kind = answer.headers.get("Content-Type") ?? "";
  if (answer.ok) return { answer, said: kind.includes("application/json") ? await answer.clone().json() : null };
  const problem = kind.includes("json") ? await answer.json() : {};
  if (answer.status === 401 && problem.code === "not-signed-in") location.assign("/ui/sign-in?to=" + encodeURIComponent(location.pathname + location.search));
  throw Object.assign(new Error(problem.detail ?? `${answer.status}`), { problem });
};

const fill = (address, said) => address.replace(/\{([^}]+)\}/g, (_, place) =>
  encodeURIComponent(place.split(".").reduce((in_, step) => in_?.[step], said) ?? ""));

/** Hands a file to the person. */
export const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

// What was done is said on the page that comes after.
const later = text => { try { sessionStorage.setItem("lookback-said", text); } catch { /* Not said. */ } };
try {
  const said = sessionStorage.getItem("lookback-said");
  sessionStorage.removeItem("lookback-said");
  if (said) tell(document.getElementById("said"), said);
} catch { /* Nothing was kept. */ }

const send = async form => {
  // What is on its way is not sent a second time.
  if (form.hasAttribute("aria-busy")) return;
  const alert = form.querySelector("[role=alert]");
  if (alert) tell(alert, "");
  const wrong = [...form.elements].find(field => field.willValidate && !field.checkValidity() && !field.closest("[hidden]"));
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  if (wrong) {
    wrong.setAttribute("aria-invalid", "true");
    if (alert) tell(alert, `${wrong.labels?.[0]?.innerText.trim() ?? wrong.getAttribute("aria-label") ?? wrong.name}: ${wrong.validationMessage}`);
    wrong.focus();
    return;
  }
  const { send: method, path, then, said, download, purpose } = form.dataset;
  const file = [...form.elements].find(field => field.type === "file" && field.name && field.files.length);
  // The same words sent again because nobody heard the answer are done once.
  const key = "keyed" in form.dataset ? form.dataset.key ||= crypto.randomUUID() : undefined;
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  form.setAttribute("aria-busy", "true");
  let isLeaving = false;
  try {
    const given = "parts" in form.dataset ? { raw: partsOf(form) } : file ? { raw: file.files[0], type: file.dataset.type || file.files[0].type || "application/octet-stream" }
      : method === "DELETE" && !form.querySelector("[name]") ? {} : { json: bodyOf(form) };
    const { answer, said: got } = await ask(method, path, { ...given, purpose: purpose || undefined, key });
    delete form.dataset.key;
    form.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail: got }));
    if (download) save(await answer.blob(), download);
    if ("stay" in form.dataset) return;
    later(said || "");
    isLeaving = Boolean(then) || !download;
    if (then) location.assign(fill(then, got));
    else if (!download) location.reload();
  } catch (failed) {
    if (!failed.isLost) delete form.dataset.key;
    if (!alert) throw failed;
    tell(alert, failed.message);
    alert.focus();
    form.dispatchEvent(new CustomEvent("refused", { bubbles: true, detail: failed.problem }));
  } finally {
    if (!isLeaving) {
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll("button")) button.disabled = false;
    }
  }
};
document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-send]")) return;
  event.preventDefault();
  send(event.target);
});

// A filter asks as soon as it is set; empty fields do not stand in the address.
// By keyboard a choice is made when it is left or Enter is pressed: an arrow only goes through the choices.
let byKey = null;
const chosen = target => {
  const form = target.matches("[data-submit]") ? target.form : target.closest("form[data-live]");
  if (form && target.type !== "search") form.requestSubmit();
};
document.addEventListener("keydown", event => {
  if (event.target.matches?.("select") && event.key !== "Tab") byKey = event.key === "Enter" ? null : event.target;
  if (event.target.matches?.("select") && event.key === "Enter" && event.target.dataset.waits) { delete event.target.dataset.waits; chosen(event.target); }
}, true);
document.addEventListener("pointerdown", () => { byKey = null; }, true);
document.addEventListener("change", event => {
  if (byKey === event.target) event.target.dataset.waits = "true";
  else chosen(event.target);
});
document.addEventListener("focusout", event => {
  if (!event.target.dataset?.waits) return;
  delete event.target.dataset.waits;
  chosen(event.target);
});
document.addEventListener("formdata", event => {
  if (event.target.matches("form[data-send]")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

// What shows only beside a certain choice: data-when="decision=Inconclusive".
const choose = form => {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, values] = part.dataset.when.split("=");
    const field = form.elements[name];
    part.hidden = !values.split("|").includes(field?.value ?? "");
  }
};
for (const form of document.forms) if (form.querySelector("[data-when]")) { choose(form); form.addEventListener("change", () => choose(form)); }

// Keys. A single letter is one only where nobody is writing, and whoever does not want that switches it off.
const keysOn = () => kept("lookback-keys") !== "off";
const keyed = () => [...document.querySelectorAll("[data-key]")].filter(element => element.tagName !== "FORM" && !element.closest("[hidden]"));
const press = element => {
  if (element.matches("input:not([type=checkbox], [type=radio]), select, textarea")) { element.focus(); element.select?.(); }
  else element.click();
};
const isWriting = target => target.matches?.("input:not([type=checkbox], [type=radio], [type=range]), textarea, select") || target.isContentEditable;
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    // From the form itself, or from what belongs to it; never from a field of something else or behind an open dialog.
    const first = document.querySelector("form[data-first]");
    const form = document.querySelector("dialog[open]") || event.repeat ? null
      : event.target.closest?.("form[data-send]") ?? (event.target.form === first || !(isWriting(event.target) || event.target.closest?.("form")) ? first : null);
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (event.key === "Escape" && isWriting(event.target)) { event.target.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || !keysOn() || document.querySelector("dialog[open]")) return;
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")];
  if (rows.length && (event.key === "j" || event.key === "k")) {
    const at = rows.indexOf(document.activeElement.closest?.("[data-row]") ?? document.activeElement);
    const to = rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    (to.matches("a, button") ? to : to.querySelector("a, button, input")).focus();
    event.preventDefault();
    return;
  }
  const element = keyed().find(e => e.dataset.key === event.key);
  if (element) { event.preventDefault(); press(element); }
});
document.addEventListener("click", event => {
  const opener = event.target.closest?.("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
  const printer = event.target.closest?.("[data-print]");
  if (printer) print();
  const copier = event.target.closest?.("[data-copy]");
  if (copier) navigator.clipboard?.writeText(copier.dataset.copy);
});
const help = document.getElementById("keys");
if (help) {
  const list = help.querySelector("dl");
  new MutationObserver(() => {
    if (!help.open) return;
    const line = (key, text) => { const [dt, dd, k] = ["dt", "dd", "kbd"].map(n => document.createElement(n)); k.textContent = key; dt.append(k); dd.textContent = text; list.append(dt, dd); };
    list.replaceChildren();
    for (const e of keyed()) line(e.dataset.key, e.dataset.keySays ?? e.getAttribute("aria-label") ?? e.title ?? e.innerText.trim());
    if (document.querySelector("[data-rows]")) line("j k", help.dataset.rowsSay);
    if (document.querySelector("form[data-send] button.main")) line("Ctrl Enter", document.querySelector("form[data-first] button.main, main form[data-send] button.main")?.innerText.trim() ?? "");
  }).observe(help, { attributes: true, attributeFilter: ["open"] });
  const on = help.querySelector("[data-keys-on]");
  on.checked = keysOn();
  on.addEventListener("change", () => kept("lookback-keys", on.checked ? "on" : "off"));
}

// Light or dark: said by a cookie, so that a page is of the right kind from its first moment.
document.querySelector("[data-theme-next]")?.addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const next = dark ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  document.querySelector("meta[name=color-scheme]").content = next;
  document.cookie = `lookback-theme=${next}; path=/ui; max-age=31536000; samesite=strict` + (location.protocol === "https:" ? "; secure" : "");
});
for (const menu of document.querySelectorAll("details.who"))
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
