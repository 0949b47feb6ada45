// Cases: a fact that is cited by hand becomes one that is sent; who may be the one that asks is shown where they were looked for.

for (const row of document.querySelectorAll("[data-cite]")) {
  const [field, ours, theirs, sent] = ["[data-cite-field]", "[data-cite-ours]", "[data-cite-theirs]", "[name='cited[]']"].map(s => row.querySelector(s));
  row.addEventListener("input", () => {
    sent.value = field.value ? JSON.stringify({ how: "conflict", field: field.value, ours: ours.value.trim() || null, theirs: theirs.value.trim() || null }) : "";
  });
}
for (const form of document.querySelectorAll("[data-likeness]")) {
  form.addEventListener("sent", event => {
    const [place, found] = [form.querySelector("[role=status]"), event.detail ?? []];
    place.replaceChildren();
    if (!found.length) { place.textContent = form.dataset.none; return; }
    const make = (name, text, parent) => { const made = document.createElement(name); if (text !== null) made.textContent = text; parent.append(made); return made; };
    const table = make("table", null, place);
    const head = make("tr", null, make("thead", null, table));
    for (const column of form.dataset.columns.split("|")) make("th", column, head).scope = "col";
    const rows = make("tbody", null, table);
    for (const like of found) {
      const row = make("tr", null, rows);
      make("bdi", like.name, make("td", null, row)).dir = "auto";
      for (const text of [like.reference ?? "", (like.met_at ?? "").slice(0, 10), like.score.toFixed(2), String(like.encounters)]) make("td", text, row);
      const take = make("button", form.dataset.take, make("td", null, row));
      take.type = "button";
      take.addEventListener("click", () => {
        const field = document.querySelector("[name='fields.encounter']");
        if (!field) return;
        field.value = like.encounter;
        field.closest("details").open = true;
        field.focus();
      });
    }
  });
}
