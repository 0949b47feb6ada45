// Administration: what is shown once, what is asked in an address, and what another policy would change.

const make = (name, text, parent, kind) => {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  if (kind) made.className = kind;
  parent?.append(made);
  return made;
};

// A secret stands on the page that asked for it until the page is left.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("sent", event => {
    const [said, box] = [event.detail?.[form.dataset.once] ?? "", form.querySelector(".once")];
    const text = "link" in form.dataset ? location.origin + said : said;
    box.querySelector("[data-text]").textContent = text;
    box.querySelector("[data-copy]").dataset.copy = text;
    for (const line of box.querySelectorAll("[data-list]")) line.replaceChildren(...(event.detail?.[line.dataset.list] ?? []).map(code => make("li", code)));
    const address = box.querySelector("[data-address]");
    if (address && event.detail?.address?.startsWith("otpauth:")) address.href = event.detail.address;
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  });
}

// A reason that goes in the address of what is taken back.
for (const form of document.querySelectorAll("form[data-asks]")) {
  const path = form.dataset.path;
  form.addEventListener("input", () => {
    const asked = new URLSearchParams([...form.querySelectorAll("[data-ask]")].map(field => [field.dataset.ask, field.value.trim()]));
    form.dataset.path = `${path}?${asked}`;
  });
}

for (const form of document.querySelectorAll("form[data-trial]")) {
  form.addEventListener("sent", ({ detail: got }) => {
    const [place, say] = [form.querySelector(".result"), form.dataset];
    const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at].toLocaleString("en"));
    const table = (columns, rows) => {
      const made = make("table", null, make("div", null, place, "wide"));
      const head = make("tr", null, make("thead", null, made));
      columns.forEach((column, at) => make("th", column, head, at ? "figure" : "").scope = "col");
      const body = make("tbody", null, made);
      for (const [first, ...rest] of rows) {
        const row = make("tr", null, body);
        make("th", first, row).scope = "row";
        for (const cell of rest) make("td", cell === null || cell === undefined ? "–" : cell.toLocaleString("en"), row, "figure");
      }
    };
    place.replaceChildren();
    if (!got.changes.length) { make("p", say.none, place, "note"); }
    make("p", filled(say.sampled, got.sampled, got.out_of), place);
    make("p", filled(say.subjects, got.before, got.after, got.come, got.gone), place, got.come || got.gone ? "note warn" : "note good");
    make("h3", say.pairs, place);
    table(say.columns.split("|"), got.watchlists.map(w => [w.watchlist, w.before, w.after, w.come, w.gone]));
    if (got.changes.length) { make("h3", say.changes, place); table(say.places.split("|"), got.changes.map(c => [c.place, c.from, c.to])); }
  });
}
