// Draws a trace and ties the picture to the list of paths: what is chosen in one is marked in the other. All that the picture says stands in the list.
import { ask } from "./ui.js";

const place = document.getElementById("drawing");
const told = document.getElementById("told");
const expand = document.getElementById("expand");

// The library would put a rule into the page by itself, which the content policy forbids; where an element of this name is there, it does not.
const own = document.createElement("meta");
own.id = "__________cytoscape_stylesheet";

const load = () => new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = new URL("./cytoscape.min.js", import.meta.url).href;
  script.addEventListener("load", () => done(window.cytoscape));
  script.addEventListener("error", failed);
  document.head.append(own, script);
});

const cut = (text, most) => { const signs = Array.from(text); return signs.length > most ? signs.slice(0, most - 1).join("") + "…" : text; };
const colour = name => {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  place.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
};
const look = () => {
  const [ink, paper, soft, mark, raised] = ["--ink", "--paper", "--soft", "--mark", "--ground"].map(colour);
  const font = "system-ui, sans-serif";
  return [
    { selector: "node", style: {
      shape: "round-rectangle", width: 200, height: 48, "background-color": raised, "border-width": 1, "border-color": soft, label: "data(label)",
      color: ink, "font-size": 12.5, "line-height": 1.25, "font-family": font, "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-max-width": 400 } },
    { selector: "node.met, node.group", style: { "border-color": mark, "border-width": 2.5, "background-color": paper } },
    { selector: "node.E0", style: { "border-style": "double", "border-width": 6 } },
    { selector: "node.E2", style: { "border-width": 1.5 } },
    { selector: "node.group", style: { "border-style": "double", "border-width": 5 } },
    { selector: "node.start", style: { "background-color": ink, "border-color": ink, color: paper, "font-weight": "bold" } },
    { selector: "edge", style: {
      "curve-style": "straight", width: 2, "line-color": soft, "target-arrow-color": soft, "target-arrow-shape": "triangle", "arrow-scale": 0.9, label: "data(label)",
      "font-size": 10.5, color: soft, "text-background-color": paper, "text-background-opacity": 0.9, "text-background-padding": 2, "font-family": font } },
    { selector: "edge.ahead", style: { "source-endpoint": "50% 0", "target-endpoint": "-50% 0" } },
    { selector: "edge.back", style: { "source-endpoint": "-50% 0", "target-endpoint": "50% 0" } },
    { selector: "edge.dashed", style: { "line-style": "dashed", "line-dash-pattern": [9, 5] } },
    { selector: "edge.dotted", style: { "line-style": "dotted" } },
    { selector: "edge.person", style: { "line-color": mark, width: 4, "line-opacity": 0.55, "target-arrow-shape": "none" } },
    { selector: ".off", style: { opacity: 0.16 } },
    { selector: ".on", style: { "overlay-color": mark, "overlay-opacity": 0.14, "overlay-padding": 5 } },
  ];
};

const start = cytoscape => {
  const graph = JSON.parse(place.dataset.graph);
  const refs = JSON.parse(place.dataset.nodes);
  const words = place.dataset;
  const few = graph.edges.length < 41;
  const nodeOf = (n, position) => ({ group: "nodes", data: { id: n.id, label: cut(n.name, 28) + "\n" + cut(n.below, 34), of: n }, position, classes: `${n.kind} ${n.level ?? ""}` });
  const across = Object.fromEntries(graph.nodes.map(n => [n.id, n.x]));
  const way = e => across[e.to] > across[e.from] ? " ahead" : across[e.to] < across[e.from] ? " back" : "";
  const edgeOf = (e, labelled) => ({ group: "edges", classes: e.line + (e.person ? " person" : "") + way(e),
    data: { id: e.id, source: e.from, target: e.to, label: labelled ? (e.person ? words.person : `${e.type} · ${e.grade}`) : "", of: e } });
  const cy = cytoscape({
    container: place, layout: { name: "preset" }, style: look(), minZoom: 0.05, maxZoom: 2.5, boxSelectionEnabled: false,
    elements: [...graph.nodes.map(n => nodeOf(n, { x: n.x, y: n.y })), ...graph.edges.map(e => edgeOf(e, few))],
  });
  const fit = () => { cy.resize(); cy.fit(undefined, 24); if (cy.zoom() > 1.1) { cy.zoom(1.1); cy.center(); } };
  fit();
  // Whole where that can be read; else the start of it, at a size that can.
  if (cy.zoom() < 0.4) {
    const first = cy.nodes(".start").first().position();
    cy.zoom(0.55);
    cy.pan({ x: 70 - (first.x - 100) * 0.55, y: cy.height() / 2 - first.y * 0.55 });
  }

  let chosen = null;
  const buttons = () => document.querySelectorAll("[data-steps], .things [data-node]");
  const clear = () => {
    cy.elements().removeClass("off on");
    for (const shown of document.querySelectorAll(".shown")) shown.classList.remove("shown");
    for (const button of buttons()) button.setAttribute("aria-pressed", "false");
    expand.hidden = true;
    chosen = null;
  };
  const light = (some, near) => {
    cy.elements().addClass("off");
    near.removeClass("off");
    some.addClass("on");
  };
  const mark = (element, scroll) => {
    if (!element) return;
    element.classList.add("shown");
    if (scroll) element.scrollIntoView({ block: "nearest" });
  };
  const choose = (element, scroll) => {
    clear();
    const of = element.data("of");
    chosen = element;
    if (element.isNode()) {
      light(element, element.union(element.predecessors()).union(element.neighborhood()));
      told.textContent = [of.name, of.below, of.reference].filter(Boolean).join("\n");
      expand.hidden = !refs[of.id];
      document.querySelector(`.things [data-node="${CSS.escape(of.id)}"]`)?.setAttribute("aria-pressed", "true");
      const articles = [...document.querySelectorAll("article[data-node]")].filter(a => a.dataset.node === of.id || a.id === of.list);
      articles.forEach((a, i) => mark(a, scroll && i === 0));
    } else {
      light(element, element.union(element.connectedNodes()));
      told.textContent = [of.sentence, `${words.grade}: ${of.grade}${of.source ? `; ${words.source}: ${of.source}` : ""}`, of.dates ? `${words.dates}: ${of.dates}` : "",
        of.innocent ? `${words.innocent}: ${of.innocent}` : "", of.without].filter(Boolean).join("\n");
      [...document.querySelectorAll("[data-edge]")].filter(li => li.dataset.edge === of.id).forEach((li, i) => mark(li, scroll && i === 0));
    }
  };
  cy.on("tap", event => event.target === cy ? clear() : choose(event.target, true));

  document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-steps], .things [data-node]");
    if (!button) return;
    if (button.getAttribute("aria-pressed") === "true") { clear(); return; }
    if (button.dataset.node) { choose(cy.getElementById(button.dataset.node)); return; }
    clear();
    button.setAttribute("aria-pressed", "true");
    mark(button.closest("article"));
    const ids = JSON.parse(button.dataset.steps);
    const edges = cy.edges().filter(e => ids.includes(e.id()));
    if (edges.length) light(edges, edges.union(edges.connectedNodes()));
    told.textContent = [...button.closest(".path").querySelectorAll("li > p")].map(p => p.textContent.trim()).join("\n");
  });

  // What a node is tied to besides: fetched when asked for, set in a fan beside it, and told in the list.
  expand.addEventListener("click", async () => {
    const from = chosen;
    if (!from) return;
    expand.disabled = true;
    try {
      const { said } = await ask("GET", `${words.near}&node=${encodeURIComponent(refs[from.id()])}`);
      if (said.is_hub) { told.textContent = words.hub; return; }
      const fresh = said.nodes.filter(n => cy.getElementById(n.id).empty());
      const links = said.edges.filter(e => cy.getElementById(e.id).empty());
      const at = from.position();
      const beyond = cy.nodes().max(n => n.position("x")).value + 300;
      fresh.forEach((n, i) => {
        refs[n.id] = n.node;
        across[n.id] = beyond + 240 * Math.floor(i / 12);
        cy.add(nodeOf(n, { x: across[n.id], y: at.y + 66 * ((i % 12) - (Math.min(12, fresh.length) - 1) / 2) + 33 }));
      });
      cy.add(links.map(e => edgeOf(e, links.length < 20)));
      const list = document.querySelector("#near ul");
      for (const e of links) {
        const item = document.createElement("li");
        item.className = e.line;
        item.dataset.edge = e.id;
        item.textContent = `${e.sentence} (${words.innocent}: ${e.innocent})`;
        list.append(item);
      }
      document.getElementById("near").hidden = list.children.length === 0;
      fit();
      choose(from);
      told.textContent = links.length === 0 ? words.none : words.added.replace("{0}", links.length) + (said.not_shown > 0 ? " " + words.more.replace("{0}", said.not_shown) : "");
    } catch (failed) {
      told.textContent = failed.message;
    } finally {
      expand.disabled = false;
    }
  });

  const grow = by => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  const tools = { whole: () => { clear(); fit(); }, larger: () => grow(1.3), smaller: () => grow(1 / 1.3), clear };
  for (const button of document.querySelectorAll("[data-tool]")) button.addEventListener("click", tools[button.dataset.tool]);
  document.getElementById("tools").hidden = false;
  const again = () => cy.style(look());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
};

if (place) load().then(start);
