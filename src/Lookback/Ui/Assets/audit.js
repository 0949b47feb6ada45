// The ledger is verified where somebody asks for it, which takes as long as there is to read; what came of it stands where it was asked.
import { ask } from "./ui.js";

const form = document.getElementById("verification");
form?.addEventListener("submit", async event => {
  event.preventDefault();
  const [place, button, say] = [form.querySelector("[role=status]"), form.querySelector("button"), form.dataset];
  const asked = new URLSearchParams();
  if (form.against.value.trim()) asked.set("against", form.against.value.trim());
  if (form.views.checked) asked.set("views", "true");
  button.disabled = true;
  place.replaceChildren(Object.assign(document.createElement("progress"), { ariaLabel: say.going }), say.going);
  const note = (kind, text) => Object.assign(document.createElement("p"), { className: `note ${kind}`, textContent: text });
  try {
    const { said } = await ask("GET", `/api/v1/ledger/verification?${asked}`);
    const list = Object.assign(document.createElement("dl"), { className: "facts" });
    const line = (name, value) => {
      if (value === null || value === undefined) return;
      list.append(Object.assign(document.createElement("dt"), { textContent: name }), Object.assign(document.createElement("dd"), { textContent: value }));
    };
    const count = number => number?.toLocaleString("en");
    line(say.entries, count(said.entries));
    line(say.heads, count(said.heads));
    line(say.head, said.head);
    for (const head of said.against) line(say.against, head);
    line(say.keys, count(said.keys));
    line(say.erased, count(said.erased));
    line(say.originals, count(said.originals));
    if (said.view_rows !== undefined) line(say.views, count(said.view_rows));
    line(say.seconds, said.seconds);
    list.querySelectorAll("dd").forEach(dd => dd.classList.add("hash"));
    place.replaceChildren(note("good", say.good), list, ...(said.against.length ? [] : [note("warn", say.alone)]));
  } catch (failed) {
    place.replaceChildren(note("bad", failed.problem?.code === "corrupt" ? `${say.bad} ${failed.message}` : failed.message));
  } finally {
    button.disabled = false;
  }
});
