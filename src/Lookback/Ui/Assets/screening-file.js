// A file of many: read here, its columns settled by a person, sent in stretches, and every row answered.
import { ask, save } from "./ui.js";
import { readTable, neutral, written } from "./table.js";
import { say, may, make, outcomeTag } from "./spoken.js";

const stretch = 200;
const page = 100;
const [drop, choose, wrong, mapping, map, work, bar, told, sums, rowsPlace, stop, resume, after] =
  ["drop", "file", "wrong", "mapping", "map", "work", "bar", "told", "sums", "rows", "stop", "resume", "after"].map(id => document.getElementById(id));
const known = JSON.parse(map.dataset.known);
const tell = text => { wrong.textContent = text; wrong.hidden = !text; if (text) wrong.focus(); };
let table = null, name = "", outcomes = [], stopped = false;

const guess = column => known[column.trim().toLowerCase().replace(/[ -]/g, "_")] ?? "";
const begin = async file => {
  tell("");
  work.hidden = true;
  try {
    const rows = await readTable(file);
    if (rows.length < 2) { tell(say("file-empty")); return; }
    [table, name] = [{ header: rows[0], rows: rows.slice(1) }, file.name];
  } catch (failed) {
    tell(failed.code ? say(failed.code) : say("broken"));
    return;
  }
  document.getElementById("found").textContent = say("file-rows", file.name, table.rows.length, table.header.length);
  map.querySelector("tbody").replaceChildren(...table.header.map((column, i) => {
    const select = document.getElementById("fields").content.firstElementChild.cloneNode(true);
    select.name = "c" + i;
    select.setAttribute("aria-label", `${say("holds")} ${column}`);
    select.value = guess(column);
    const some = [...new Set(table.rows.slice(0, 50).map(r => r[i] ?? "").filter(Boolean))].slice(0, 3);
    return make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, column || `${i + 1}`)), make("td", {}, select), make("td", {}, make("bdi", { dir: "auto" }, some.join(" · ") || "–")));
  }));
  drop.hidden = true;
  mapping.hidden = false;
  map.querySelector("select").focus();
};

choose.addEventListener("change", () => { if (choose.files[0]) begin(choose.files[0]); choose.value = ""; });
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer?.files[0]) begin(event.dataTransfer.files[0]);
  });
}
document.getElementById("other").addEventListener("click", () => { mapping.hidden = true; drop.hidden = false; choose.focus(); });

const fieldsOf = () => table.header.map((_, i) => map.elements["c" + i].value);
const objectOf = (row, fields) => {
  const sent = {};
  fields.forEach((field, i) => {
    const value = (row[i] ?? "").trim();
    if (!field || field === "ignore" || value === "") return;
    sent[field] = field in sent ? [].concat(sent[field], value) : value;
  });
  return sent;
};

const counted = () => {
  const counts = {};
  for (const o of outcomes) counts[o.outcome] = (counts[o.outcome] ?? 0) + 1;
  return counts;
};
let filter = "", first = 0;
const list = () => {
  const some = outcomes.filter(o => !filter || o.outcome === filter);
  const cell = (text, attributes = {}) => make("td", attributes, text === "" || text === undefined || text === null ? "–" : String(text));
  const top = o => o.top_name ? make("td", {}, make("bdi", { dir: "auto" }, o.top_name), " ", make("span", { class: "soft" }, `${o.top_watchlist}:${o.top_listing}`)) : cell("");
  const columns = may.isPartner ? ["row", "reference", "outcome"] : ["row", "reference", "outcome", "reason", "alerts", "top"];
  rowsPlace.replaceChildren(
    make("div", { class: "wide" }, make("table", {},
      make("caption", {}, say("page", some.length ? first + 1 : 0, Math.min(first + page, some.length), some.length)),
      make("thead", {}, make("tr", {}, ...columns.map(c => make("th", { scope: "col" }, say(c))))),
      make("tbody", {}, ...some.slice(first, first + page).map(o => make("tr", {},
        make("th", { scope: "row" }, String(o.row)), cell(o.reference), make("td", {}, outcomeTag(o.outcome)),
        ...(may.isPartner ? [] : [cell(o.reason), cell(o.alerts, { class: "figure" }), top(o)])))))),
    some.length > page ? make("nav", { class: "pager", "aria-label": say("all") },
      ...[["first", 0, first > 0], ["previous", Math.max(0, first - page), first > 0], ["next", first + page, first + page < some.length]]
        .map(([word, to, isThere]) => make("button", { type: "button", "data-first": String(to), disabled: !isThere }, say(word)))) : "");
};
rowsPlace.addEventListener("click", event => {
  const to = event.target.closest("[data-first]");
  if (!to) return;
  first = Number(to.dataset.first);
  list();
});
const sum = () => {
  const counts = counted();
  const kinds = may.isPartner ? ["refer", "clear"] : ["hit", "no-hit", "unscreened"];
  sums.replaceChildren(
    ...kinds.map(kind => make("button", { type: "button", class: "sum", "data-filter": kind, "aria-pressed": filter === kind }, make("span", { class: "big" }, String(counts[kind] ?? 0)), " ", say(kind))),
    make("button", { type: "button", class: "sum", "data-filter": "", "aria-pressed": filter === "" }, make("span", { class: "big" }, String(outcomes.length)), " ", say("all")));
  sums.hidden = false;
  return kinds.map(kind => `${counts[kind] ?? 0} ${say(kind)}`).join(" + ");
};
sums.addEventListener("click", event => {
  const button = event.target.closest("[data-filter]");
  if (!button) return;
  [filter, first] = [button.dataset.filter, 0];
  sum();
  list();
});

const run = async () => {
  const fields = fieldsOf();
  stopped = false;
  [stop.hidden, resume.hidden, after.hidden, work.hidden] = [false, true, true, false];
  work.focus();
  const started = performance.now();
  const from = outcomes.length;
  try {
    while (outcomes.length < table.rows.length && !stopped) {
      const at = outcomes.length;
      const some = table.rows.slice(at, at + stretch);
      const raw = some.map(row => JSON.stringify(objectOf(row, fields))).join("\n") + "\n";
      const { answer } = await ask("POST", "/api/v1/screenings/batch", { raw, type: "application/x-ndjson" });
      const lines = (await answer.text()).split("\n").filter(Boolean).map(line => JSON.parse(line));
      for (const [i, line] of lines.entries()) {
        // What goes wrong when the answer has begun is its last line.
        if (line.outcome === undefined && line.answer === undefined) throw new Error(line.detail ?? say("broken"));
        // Of many rows only what is listed is kept.
        const { reference, reason, alerts, top_score, top_watchlist, top_listing, top_name } = line;
        outcomes.push({ row: at + i + 2, reference, outcome: line.outcome ?? line.answer, reason, alerts, top_score, top_watchlist, top_listing, top_name });
      }
      bar.value = outcomes.length / table.rows.length;
      told.textContent = say("progress", outcomes.length, table.rows.length, Math.round((outcomes.length - from) / ((performance.now() - started) / 1000)));
      if (lines.length < some.length) throw new Error(say("broken"));
    }
  } catch (failed) {
    tell(failed.message);
  }
  const whole = outcomes.length === table.rows.length;
  [stop.hidden, resume.hidden, after.hidden] = [true, whole, false];
  told.textContent = whole ? `${say("done", table.rows.length)} ${say("sum", sum(), outcomes.length)}` : `${say("stopped", outcomes.length, table.rows.length)} ${sum()}`;
  list();
};
stop.addEventListener("click", () => { stopped = true; });
resume.addEventListener("click", () => { tell(""); run(); });
map.addEventListener("submit", event => {
  event.preventDefault();
  tell("");
  const fields = fieldsOf();
  const names = ["name", "given_name", "family_name"];
  if (!fields.some(f => names.includes(f))) { tell(say("file-no-name")); return; }
  const twice = fields.find((f, i) => !["", "ignore", "alias", "address", "country", "nationality", "phone", "email", "website", "birth_date", "document", "name"].includes(f) && fields.indexOf(f) !== i);
  if (twice) { tell(say("file-twice", twice)); return; }
  outcomes = [];
  [filter, first] = ["", 0];
  sums.hidden = true;
  rowsPlace.replaceChildren();
  run();
});
document.getElementById("save").addEventListener("click", () => {
  const columns = ["row", "reference", "outcome", "reason", "alerts", "top_score", "top_watchlist", "top_listing", "top_name"];
  const cells = outcomes.map(o => columns.map(c => o[c] === null || o[c] === undefined ? "" : c === "top_score" ? o[c].toFixed(4) : neutral(String(o[c]))));
  save(new Blob(["\ufeff" + written([columns, ...cells])], { type: "text/csv" }), name.replace(/\.[^.]*$/, "") + "-outcomes.csv");
});
