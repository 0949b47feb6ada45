// The queue's saved views, kept in this browser, and what helps a decision along.

const views = document.querySelector("[data-views]");
if (views) {
  const read = () => { try { return JSON.parse(localStorage.getItem("lookback-views") ?? "{}"); } catch { return {}; } };
  const [choose, drop] = [views.querySelector("[data-views-choose]"), views.querySelector("[data-views-drop]")];
  const here = () => { const query = new URLSearchParams(location.search); query.delete("page"); return "?" + query.toString(); };
  const show = () => {
    for (const option of [...choose.options].slice(1)) option.remove();
    for (const [name, query] of Object.entries(read())) choose.add(new Option(name, query, false, query === here()));
    drop.hidden = choose.value === "";
  };
  choose.addEventListener("change", event => { event.stopPropagation(); if (choose.value) location.assign("/ui/alerts" + choose.value); });
  views.querySelector("[data-views-save]").addEventListener("click", event => {
    const name = prompt(event.currentTarget.dataset.ask)?.trim();
    if (!name) return;
    localStorage.setItem("lookback-views", JSON.stringify({ ...read(), [name]: here() }));
    show();
  });
  drop.addEventListener("click", () => {
    const kept = read();
    delete kept[choose.selectedOptions[0].text];
    localStorage.setItem("lookback-views", JSON.stringify(kept));
    show();
  });
  show();
}

const form = document.getElementById("decision");
if (form) {
  const cites = () => [...document.querySelectorAll('input[form=decision][data-field]:checked')];
  const [code, cited] = [form.querySelector("[data-code]"), form.querySelector(".cited")];
  let own = false;
  code.addEventListener("input", () => { own = code.value !== ""; });
  const tell = () => {
    const decision = form.elements.decision.value;
    const said = cites().map(c => c.dataset.keySays.replace(/^[^:]*: /, ""));
    cited.textContent = !decision ? "" : said.length ? `${cited.dataset.some} ${said.join(", ")}` : decision === "FalsePositive" ? cited.dataset.none : "";
    // A word to count by is proposed from what is cited, until somebody writes their own.
    if (own || !decision) return;
    const apart = cites().find(c => c.dataset.how === "Conflict");
    code.value = decision === "TrueMatch" ? code.dataset.true : decision === "Inconclusive" ? code.dataset.open : apart ? `other-${apart.dataset.field}` : code.dataset.false;
  };
  for (const part of form.querySelectorAll("[data-seen]")) {
    const [hidden, field, how, ours, theirs] = part.querySelectorAll("input, select");
    part.addEventListener("input", () => {
      hidden.value = field.value && ours.value.trim() && theirs.value.trim()
        ? JSON.stringify({ how: how.value, field: field.value, ours: ours.value.trim(), theirs: theirs.value.trim() }) : "";
    });
  }
  document.addEventListener("change", event => {
    if (!event.target.matches('input[name=decision], input[form=decision]')) return;
    for (const field of form.querySelectorAll("[data-needed]")) field.required = form.elements.decision.value === "Inconclusive";
    tell();
  });
  tell();
}
