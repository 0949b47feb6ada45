// Draws the graph that stands in the page. Texts go in as text; nothing is fetched, stored or sent.
(function () {
  'use strict';
  var graph = JSON.parse(document.getElementById('graph').textContent);
  var place = document.getElementById('drawing');
  var told = document.getElementById('told');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var across = {};
  graph.nodes.forEach(function (n) { across[n.id] = n.x; });
  var few = graph.edges.length < 41;
  place.textContent = '';
  function cut(text, most) { var signs = Array.from(text); return signs.length > most ? signs.slice(0, most - 1).join('') + '…' : text; }

  var elements = graph.nodes.map(function (n) {
    return { data: { id: n.id, label: cut(n.name, 28) + '\n' + cut(n.below, 34), of: n }, position: { x: n.x, y: n.y }, classes: n.kind + ' ' + n.level };
  }).concat(graph.edges.map(function (e) {
    var label = few ? (e.person ? 'same person' : e.type + ' · ' + e.grade) : '';
    var ahead = across[e.to] - across[e.from];
    return { data: { id: e.id, source: e.from, target: e.to, label: label, of: e },
      classes: e.line + (e.person ? ' person' : '') + (ahead > 0 ? ' ahead' : ahead < 0 ? ' back' : '') };
  }));

  function look(onPaper) {
    var night = dark.matches && !onPaper;
    var ink = night ? '#e6e8eb' : '#1a1c1f', paper = night ? '#14171b' : '#fff', soft = night ? '#a3abb8' : '#5a6270', mark = night ? '#8fbcff' : '#1f5fbf';
    var card = night ? '#20252b' : '#f4f6f9';
    return [
      { selector: 'node', style: {
        'shape': 'round-rectangle', 'width': 200, 'height': 48, 'background-color': card, 'border-width': 1, 'border-color': soft, 'label': 'data(label)',
        'color': ink, 'font-size': 12.5, 'line-height': 1.25, 'font-family': 'system-ui, sans-serif', 'text-valign': 'center', 'text-halign': 'center',
        'text-wrap': 'wrap', 'text-max-width': 400 } },
      { selector: 'node.met, node.group', style: { 'border-color': mark, 'border-width': 2.5, 'background-color': paper } },
      { selector: 'node.E0', style: { 'border-style': 'double', 'border-width': 6, 'border-color': mark } },
      { selector: 'node.E2', style: { 'border-width': 1.5 } },
      { selector: 'node.group', style: { 'border-style': 'double', 'border-width': 5 } },
      { selector: 'node.start', style: { 'background-color': ink, 'border-color': ink, 'color': paper, 'font-weight': 'bold' } },
      { selector: 'edge', style: {
        'curve-style': 'straight', 'width': 2, 'line-color': soft, 'target-arrow-color': soft, 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9,
        'label': 'data(label)', 'font-size': 10.5, 'color': soft, 'text-background-color': paper, 'text-background-opacity': 0.9,
        'text-background-padding': 2, 'font-family': 'system-ui, sans-serif' } },
      { selector: 'edge.ahead', style: { 'source-endpoint': '50% 0', 'target-endpoint': '-50% 0' } },
      { selector: 'edge.back', style: { 'source-endpoint': '-50% 0', 'target-endpoint': '50% 0' } },
      { selector: 'edge.dashed', style: { 'line-style': 'dashed', 'line-dash-pattern': [9, 5] } },
      { selector: 'edge.dotted', style: { 'line-style': 'dotted' } },
      { selector: 'edge.person', style: { 'line-color': mark, 'width': 4, 'line-opacity': 0.55, 'target-arrow-shape': 'none' } },
      { selector: '.off', style: { 'opacity': 0.18 } },
      { selector: 'node:selected, edge:selected', style: { 'overlay-color': mark, 'overlay-opacity': 0.14, 'overlay-padding': 5 } }
    ];
  }

  var cy = cytoscape({
    container: place, elements: elements, layout: { name: 'preset' }, style: look(false), minZoom: 0.05, maxZoom: 2.5, boxSelectionEnabled: false, autoungrabify: false
  });

  // Whole where that can be read; else the start of it, at a size that can.
  function fit() {
    cy.resize();
    cy.fit(undefined, 24);
    if (cy.zoom() > 1.2) { cy.zoom(1.2); cy.center(); }
  }
  function start() {
    var box = cy.elements().boundingBox();
    var high = (box.h + 60) * Math.min(1.2, place.clientWidth / (box.w + 48));
    place.style.height = Math.round(Math.max(260, Math.min(high, window.innerHeight * 0.72))) + 'px';
    fit();
    if (cy.zoom() >= 0.45) return;
    var first = cy.nodes('.start').first();
    cy.zoom(0.6);
    cy.pan({ x: 90 - (first.position('x') - 100) * 0.6 - 40, y: cy.height() / 2 - first.position('y') * 0.6 });
  }
  function all() { cy.elements().removeClass('off').unselect(); }

  function say(lines) { told.textContent = lines.filter(function (l) { return l; }).join('\n'); }
  function mark(id) {
    document.querySelectorAll('article.shown').forEach(function (a) { a.classList.remove('shown'); });
    var article = id ? document.getElementById(id) : null;
    if (article) { article.classList.add('shown'); article.scrollIntoView({ block: 'start' }); }
  }

  cy.on('tap', function (event) {
    if (event.target === cy) { all(); mark(''); return; }
    var of = event.target.data('of');
    var near = event.target.isNode()
      ? event.target.union(event.target.predecessors()).union(event.target.neighborhood())
      : event.target.union(event.target.connectedNodes());
    cy.elements().addClass('off');
    near.removeClass('off');
    if (event.target.isNode()) {
      say([of.name, of.below, of.reference]);
      mark(of.list);
    } else {
      say([of.sentence, 'Grade ' + of.grade + (of.source ? '; source: ' + of.source : ''), of.dates ? 'Held: ' + of.dates : '',
        of.innocent ? 'Innocent explanation: ' + of.innocent : '', of.without]);
    }
  });

  var tools = document.createElement('div');
  tools.className = 'tools';
  [['Whole picture', function () { all(); fit(); }], ['Start', function () { all(); start(); }], ['Larger', function () { grow(1.3); }],
    ['Smaller', function () { grow(1 / 1.3); }]].forEach(function (tool) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = tool[0];
    button.addEventListener('click', tool[1]);
    tools.appendChild(button);
  });
  place.parentNode.insertBefore(tools, place);
  function grow(by) { cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }); }

  dark.addEventListener('change', function () { cy.style(look(false)); });
  start();

  // Paper gets an image of the whole, made beforehand: a canvas is not drawn again in time for the printer.
  window.setTimeout(function () {
    var box = cy.elements().boundingBox();
    cy.style(look(true));
    var image = document.createElement('img');
    image.className = 'paper';
    image.alt = 'The paths as a chart; the list of paths says all of it in words';
    image.src = cy.png({ full: true, bg: '#fff', scale: Math.min(2, 5000 / Math.max(box.w, box.h, 1)) });
    place.parentNode.insertBefore(image, place);
    cy.style(look(false));
  }, 200);
})();
