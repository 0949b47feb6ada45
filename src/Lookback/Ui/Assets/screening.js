// One person: what a passport says is read into the form, the form is screened or looked up, and what came of it stands on the same page.
import { ask, bodyOf } from "./ui.js";
import { readMrz } from "./mrz.js";
import { say, may, make, named, outcomeTag, isoDay } from "./spoken.js";

const form = document.getElementById("one");
const alert = form.querySelector("[role=alert]");
const zone = document.getElementById("mrz");
const shown = document.getElementById("mrz-read");
const result = document.getElementById("result");
const body = document.getElementById("result-body");
const tell = text => { alert.textContent = text; alert.hidden = !text; if (text) alert.focus(); };

// What came of one person must not stand beside another.
const forget = () => { tell(""); result.hidden = true; body.replaceChildren(); };
const now = (begun => () => begun + performance.now())(Number(form.dataset.now) - performance.now());
let isFilling = false;

const readZone = () => {
  shown.replaceChildren();
  forget();
  if (zone.value.trim() === "") return;
  const read = readMrz(zone.value);
  if (!read) { shown.append(make("p", { class: "note warn" }, say("mrz-none"))); return; }
  const wrong = read.checks.filter(c => !c.fits);
  // Whoever comes next begins with an empty form.
  isFilling = true;
  form.reset();
  isFilling = false;
  for (const [name, value] of Object.entries(read.person)) if (form.elements[name]) form.elements[name].value = value;
  form.elements.name.value = "";
  const p = read.person;
  shown.append(
    make("p", {}, say("mrz-read", read.kind), " ", named([p.given_name, p.family_name].filter(Boolean).join(" ")), `, ${p.birth_date || say("unknown")}, ${p.nationality || say("unknown")}, ${p.document || say("unknown")}`),
    wrong.length === 0 ? make("p", { class: "note good" }, say("mrz-fine"))
      : make("div", { class: "note bad" }, make("ul", { class: "plain" }, ...wrong.map(c => make("li", {}, say("mrz-fails", say("mrz-" + c.name), c.expected, c.found))))),
    ...(read.cut ? [make("p", { class: "note warn" }, say("mrz-cut"))] : []),
    make("p", { class: "soft small" }, say("mrz-filled")));
};
zone.addEventListener("input", readZone);
document.getElementById("met-now").addEventListener("click", () => { form.elements.met_at.value = new Date(now()).toISOString().slice(0, 19) + "Z"; });

const age = (edition, at) => edition.published_at
  ? say("aged", isoDay(edition.published_at), Math.max(0, Math.floor((at - Date.parse(edition.published_at)) / 86_400_000)))
  : say("undated", isoDay(edition.loaded_at));
const lists = editions => make("p", {}, make("strong", {}, say("lists")), " ", editions.map(e => `${e.watchlist} ${age(e, now())}`).join("; ") || say("unknown"));

const sign = direction => make("span", { class: "sign " + ({ For: "agrees", Against: "conflicts" }[direction] ?? "unknown") }, say({ For: "agrees", Against: "conflicts" }[direction] ?? "neutral"));
const facts = ["BirthDate", "Country", "Identifier", "Sex", "BirthPlace"];
const candidate = (hit, alertId, explanation) => {
  const unknown = facts.filter(f => !hit.evidence.some(e => e.kind === f));
  const changes = (explanation?.what_if ?? []).map(w => `${w.hypothesis}: ${say(w.is_alert ? "then-hit" : "then-none", (Math.floor(w.score * 1000) / 1000).toFixed(3))}`);
  return make("article", { class: "candidate" },
    make("h3", {}, named(hit.listed_name), " ", make("span", { class: "soft" }, hit.listing), " ", make("span", { class: "tag" }, say("score", (Math.floor(hit.score * 1000) / 1000).toFixed(3))),
      hit.suppressed_by ? make("span", { class: "tag" }, say("decided-before")) : null),
    make("p", {}, say("names-fit"), " ", named(hit.subject_name), " – ", named(hit.listed_name),
      alertId && may.alerts ? make("span", {}, " · ", make("a", { href: "/ui/alerts/" + alertId }, say("alert"))) : null),
    make("div", { class: "wide" }, make("table", {},
      make("caption", { class: "unseen" }, say("evidence")),
      make("thead", {}, make("tr", {}, ...["kind-Name", "ours", "listed", "evidence"].map((n, i) => make("th", { scope: "col" }, i === 0 ? "" : say(n))), make("th", { scope: "col", class: "figure" }, say("adds")))),
      make("tbody", {}, ...hit.evidence.map(e => make("tr", {},
        make("th", { scope: "row" }, say("kind-" + e.kind), make("br"), sign(e.direction)),
        make("td", {}, make("bdi", { dir: "auto" }, e.subject)), make("td", {}, make("bdi", { dir: "auto" }, e.listed)), make("td", {}, e.sentence),
        make("td", { class: "figure" }, (e.contribution >= 0 ? "+" : "−") + Math.abs(e.contribution).toFixed(2))))))),
    unknown.length ? make("p", {}, make("span", { class: "sign unknown" }, say("unknown")), " ", say("unknown-facts", unknown.map(f => say("kind-" + f)).join(", "))) : null,
    changes.length ? make("details", {}, make("summary", {}, say("what-if")), make("ul", {}, ...changes.map(c => make("li", {}, c)))) : null);
};

const show = (said, isCheck, took, sent) => {
  const isReferral = said.answer !== undefined && said.outcome === undefined && said.hits === undefined;
  const outcome = isReferral ? said.answer : isCheck ? (said.hits.length ? "hit" : "no-hit") : said.outcome;
  const missing = [["birth_date", "BirthDate"], ["nationality", "Country"], ["document", "Identifier"], ["sex", "Sex"]].filter(([name]) => !sent[name]).map(([, kind]) => say("kind-" + kind));
  const parts = [make("p", { class: "verdict" }, outcomeTag(outcome), " ", say(outcome + "-about"))];
  if (said.reason) parts.push(make("p", { class: "note warn" }, said.reason));
  parts.push(make("p", { class: "soft" }, say(isCheck ? "looked-up" : said.already_recorded ? "recorded-before" : "recorded"), " ", say("took", took)));
  if (!isReferral) {
    parts.push(lists(said.editions ?? said.coverage?.editions ?? []));
    for (const warning of said.warnings ?? []) parts.push(make("p", { class: "note warn" }, warning.because.replace(/; `lookback[^`]*`.*$/, "")));
    if (missing.length) parts.push(make("p", {}, make("span", { class: "sign unknown" }, say("unknown")), " ", say("not-given", missing.join(", "))));
    if (said.position) {
      parts.push(may.subjects
        ? make("p", {}, make("a", { class: "button", href: `/api/v1/receipts/${said.position}?purpose=screening`, download: `receipt-${said.position}.json` }, say("receipt", said.position)), " ",
          make("a", { class: "button", href: `/ui/subjects/${said.subject}?purpose=screening` }, say("subject")), make("br"), make("span", { class: "soft small" }, say("verify", said.position)))
        : make("p", { class: "soft small" }, say("receipt-other", said.position)));
    }
    const live = said.hits.filter(h => !h.suppressed_by);
    if (said.hits.length) parts.push(make("h3", {}, say("candidates", said.hits.length)), ...said.hits.map(hit => candidate(hit, hit.suppressed_by ? null : said.alerts?.[live.indexOf(hit)], said.explanations?.find(e => e.listing === hit.listing))));
  }
  body.replaceChildren(...parts);
  result.hidden = false;
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: "nearest" });
};

form.addEventListener("submit", async event => {
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  forget();
  const isCheck = event.submitter?.value === "check";
  const sent = bodyOf(form);
  for (const [name, value] of Object.entries(sent)) if (value === "" || value === false) delete sent[name];
  delete sent.do;
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  form.setAttribute("aria-busy", "true");
  const started = performance.now();
  try {
    const { said } = await ask("POST", isCheck ? `/api/v1/checks${may.isPartner ? "" : "?explain=true"}` : "/api/v1/screenings", { json: sent });
    show(said, isCheck, Math.round(performance.now() - started), sent);
  } catch (failed) {
    tell(failed.message);
  } finally {
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }
});
form.addEventListener("input", forget);
form.addEventListener("reset", () => {
  forget();
  if (isFilling) return;
  zone.value = "";
  shown.replaceChildren();
});
