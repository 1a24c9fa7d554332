import { Chart, bars, short } from '/chart.js';

const COLOURS = ['#3b7dd8', '#e07b1a', '#2f9e5b', '#c2467f', '#7b5bd6', '#11938f', '#a8871a', '#d1453b', '#6b7686', '#5c9e1b'];
const DASHES = [[], [6, 4], [2, 3], [9, 3, 2, 3], [12, 4], [1, 4]];

const runs = new Map();
const hidden = new Set(JSON.parse(sessionStorage.getItem('hidden') || '[]'));
const charts = new Map();
const cards = new Map();
let nextColour = 0, dirty = false, tableDirty = true, known = false;

if (location.hash.length > 1) {
  sessionStorage.setItem('token', location.hash.slice(1));
  history.replaceState(null, '', '/');
}
const token = sessionStorage.getItem('token') || '';
const $ = id => document.getElementById(id);
$('hint').hidden = token !== '';

for (const [id, key] of [['smooth', 'value'], ['axis', 'value'], ['log', 'checked']]) {
  const kept = sessionStorage.getItem(id);
  if (kept !== null) $(id)[key] = key === 'checked' ? kept === 'true' : kept;
  $(id).addEventListener('input', () => {
    sessionStorage.setItem(id, $(id)[key]);
    dirty = true;
  });
}

function element(tag, className, text) {
  const e = document.createElement(tag);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

function runOf(head) {
  let run = runs.get(head.name);
  if (!run) {
    run = { colour: COLOURS[nextColour++ % COLOURS.length], series: new Map(), media: new Map() };
    runs.set(head.name, run);
  }
  run.head = head;
  return run;
}

function take(message) {
  const run = runOf(message.run);
  for (const [tag, part] of Object.entries(message.series)) {
    let s = run.series.get(tag);
    if (!s || part.from === 0) { s = { x: [], y: [], t: [] }; run.series.set(tag, s); }
    s.x.length = s.y.length = s.t.length = part.from;
    for (const [step, value, time] of part.points) {
      s.x.push(step); s.y.push(Number(value)); s.t.push(time);
    }
  }
  for (const m of message.media) {
    const key = m.kind + ' ' + m.tag;
    const all = run.media.get(key) || [];
    all.push(m);
    if (all.length > 60) all.shift();
    run.media.set(key, all);
  }
  dirty = true;
  tableDirty = true;
}

// One chart for each group: what stands before the first slash. The program's own needs have units
// of their own and stand alone.
const group = tag => tag.startsWith('system/') || !tag.includes('/') ? tag : tag.slice(0, tag.indexOf('/'));
const ORDER = ['loss', 'accuracy', 'lr', 'gradients'];
function rank(name) {
  const at = ORDER.indexOf(name);
  return (name.startsWith('system/') ? '2' : at >= 0 ? '0' + at : '1') + name;
}

function shown() {
  return [...runs].filter(([name]) => !hidden.has(name));
}

function drawCharts() {
  const groups = new Map();
  for (const [name, run] of shown()) {
    for (const [tag, s] of run.series) {
      const key = group(tag);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ name, run, tag, s });
    }
  }
  const names = [...groups.keys()].sort((a, b) => rank(a) < rank(b) ? -1 : 1);
  for (const [key, c] of charts) if (!groups.has(key)) { c.card.remove(); charts.delete(key); }
  const axis = $('axis').value, several = shown().length > 1;
  names.forEach((key, i) => {
    let c = charts.get(key);
    if (!c) {
      const card = element('div', 'card');
      const canvas = element('canvas');
      const legend = element('div', 'legend');
      card.append(element('h3', '', key.replace('system/', '').replace(' MB', ', MB')), canvas, legend);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', 'Chart of ' + key);
      c = { card, legend, chart: new Chart(canvas) };
      charts.set(key, c);
    }
    if ($('charts').children[i] !== c.card) $('charts').insertBefore(c.card, $('charts').children[i] || null);
    const tags = [...new Set(groups.get(key).map(e => e.tag))].sort((a, b) => (b.includes('train') ? 1 : 0) - (a.includes('train') ? 1 : 0));
    const lines = groups.get(key).map(e => {
      const sub = e.tag === key ? '' : e.tag.slice(key.length + 1);
      const at = tags.indexOf(e.tag);
      const name = (several ? e.name : '') + (several && sub ? ' ' : '') + (sub || (several ? '' : key.replace('system/', '')));
      return {
        name,
        // With one run, colours tell the curves apart; with several, the runs.
        colour: several ? e.run.colour : COLOURS[(COLOURS.indexOf(e.run.colour) + at) % COLOURS.length],
        dash: several ? DASHES[at % DASHES.length] : [],
        x: axis === 'step' ? e.s.x : e.s.t.map(t => (t - (e.run.head.started || t)) / 60),
        y: e.s.y,
      };
    });
    c.chart.show(lines, {
      smooth: Number($('smooth').value), log: $('log').checked, whole: axis === 'step',
      label: axis === 'step' ? 'step' : 'minutes',
    });
    c.legend.replaceChildren(...lines.slice(0, 24).map(l => {
      const entry = element('span');
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('width', '22'); svg.setAttribute('height', '8');
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'line');
      for (const [k, v] of Object.entries({ x1: 0, x2: 22, y1: 4, y2: 4, stroke: l.colour, 'stroke-width': 2.5, 'stroke-dasharray': l.dash.join(' ') })) path.setAttribute(k, v);
      svg.append(path);
      entry.append(svg, document.createTextNode(l.name + ' '), element('b', '', l.y.length ? short(l.y[l.y.length - 1]) : ''));
      return entry;
    }));
    if (lines.length > 24) c.legend.append(element('span', '', 'and ' + (lines.length - 24) + ' more'));
  });
}

function drawMedia() {
  const wanted = new Map();
  for (const [name, run] of shown()) for (const [key, all] of run.media) wanted.set(name + '\n' + key, { name, run, all });
  for (const [key, c] of cards) if (!wanted.has(key)) { c.card.remove(); cards.delete(key); }
  // The same of all runs stands side by side.
  const sorted = [...wanted].sort(([, a], [, b]) => a.all[0].tag < b.all[0].tag ? -1 : a.all[0].tag > b.all[0].tag ? 1 : 0);
  sorted.forEach(([key, { name, run, all }], i) => {
    let c = cards.get(key);
    if (!c) {
      const card = element('div', 'card');
      const slider = element('input');
      slider.type = 'range'; slider.min = 0;
      slider.setAttribute('aria-label', 'which one');
      const head = element('div', 'head');
      const body = element('div');
      card.append(element('h3', '', all[0].tag), head, body, slider);
      c = { card, slider, head, body, at: null, shown: null };
      slider.addEventListener('input', () => {
        c.at = Number(slider.value) === Number(slider.max) ? null : Number(slider.value);
        dirty = true;
      });
      cards.set(key, c);
    }
    if ($('media').children[i] !== c.card) $('media').insertBefore(c.card, $('media').children[i] || null);
    c.slider.max = all.length - 1;
    c.slider.hidden = all.length < 2;
    const at = c.at === null ? all.length - 1 : Math.min(c.at, all.length - 1);
    c.slider.value = at;
    const m = all[at];
    c.head.replaceChildren(element('span', '', name), element('span', '', 'step ' + short(m.step)));
    const mark = JSON.stringify([m.step, m.time, m.kind === 'histogram' ? c.body.clientWidth : 0]);
    if (c.shown === mark) return;
    c.shown = mark;
    if (m.kind === 'image') {
      const img = element('img');
      img.alt = m.tag + ', step ' + m.step;
      img.src = '/picture?run=' + encodeURIComponent(name) + '&file=' + encodeURIComponent(m.file);
      c.body.replaceChildren(img);
    } else if (m.kind === 'text') {
      c.body.replaceChildren(element('pre', '', m.text));
    } else if (m.kind === 'histogram') {
      const canvas = element('canvas');
      c.body.replaceChildren(canvas);
      bars(canvas, m, run.colour);
    }
  });
}

function duration(seconds) {
  if (!(seconds >= 0)) return '';
  if (seconds < 60) return seconds.toFixed(0) + ' s';
  if (seconds < 3600) return Math.floor(seconds / 60) + ' min ' + Math.floor(seconds % 60) + ' s';
  return Math.floor(seconds / 3600) + ' h ' + Math.floor(seconds % 3600 / 60) + ' min';
}

async function control(run, want) {
  try {
    const answer = await fetch('/control', {
      method: 'POST', headers: { 'X-Obor-Token': token }, body: JSON.stringify({ run, want }),
    });
    if (!answer.ok) alert(await answer.text());
  } catch (e) {
    alert('The page has lost its program: ' + e.message);
  }
}

function drawRuns() {
  const list = $('runs');
  for (const li of [...list.children]) if (!runs.has(li.dataset.name)) li.remove();
  for (const [name, run] of runs) {
    let li = [...list.children].find(e => e.dataset.name === name);
    if (!li) {
      li = element('li');
      li.dataset.name = name;
      const label = element('label');
      const box = element('input');
      box.type = 'checkbox';
      box.checked = !hidden.has(name);
      box.addEventListener('change', () => {
        if (box.checked) hidden.delete(name); else hidden.add(name);
        sessionStorage.setItem('hidden', JSON.stringify([...hidden]));
        dirty = tableDirty = true;
      });
      const swatch = element('span', 'swatch');
      swatch.style.background = run.colour;
      label.append(box, swatch, element('span', '', name));
      const buttons = element('div', 'buttons');
      const hold = element('button', '', 'Pause'), stop = element('button', '', 'Stop');
      hold.addEventListener('click', () => control(name, run.head.state === 'paused' ? 'run' : 'pause'));
      stop.addEventListener('click', () => { if (confirm('Stop the run ' + name + '? It ends after its present step.')) control(name, 'stop'); });
      buttons.append(hold, stop);
      li.append(label, element('div', 'facts'), buttons);
      list.append(li);
    }
    const { state, step, started, time, reason, dropped } = run.head;
    const facts = li.querySelector('.facts');
    const parts = [element('span', 'state ' + state, state)];
    if (typeof step === 'number' && step > 0) parts.push(document.createTextNode(' · step ' + step.toLocaleString('en')));
    if (started && time) parts.push(document.createTextNode(' · ' + duration(time - started)));
    if (reason) parts.push(element('div', '', reason));
    if (dropped) parts.push(element('div', '', dropped + ' records left out: the disk was too slow'));
    facts.replaceChildren(...parts);
    const alive = state === 'running' || state === 'paused';
    const [hold, stop] = li.querySelectorAll('button');
    li.querySelector('.buttons').hidden = !alive;
    li.querySelector('.buttons').style.display = alive ? '' : 'none';
    hold.textContent = state === 'paused' ? 'Go on' : 'Pause';
    hold.disabled = stop.disabled = token === '' || lost;
  }
  $('empty').hidden = runs.size > 0;
  $('empty').textContent = known ? 'No runs yet. A run appears as soon as it writes into this folder.' : 'Reading …';
  const n = runs.size;
  $('title').textContent = n === 1 ? [...runs.keys()][0] : n + ' runs';
  document.title = 'Obor: ' + $('title').textContent;
}

function drawTable() {
  const all = shown();
  const rows = (heading, of, format) => {
    const keys = [...new Set(all.flatMap(([, run]) => Object.keys(of(run))))];
    if (!keys.length) return [];
    const head = element('tr');
    const th = element('th', '', heading);
    th.colSpan = all.length + 1;
    head.append(th);
    return [head, ...keys.map(key => {
      const tr = element('tr');
      tr.append(element('td', '', key), ...all.map(([, run]) => {
        const v = of(run)[key];
        return element('td', '', v === undefined ? '' : format(v));
      }));
      return tr;
    })];
  };
  const last = run => Object.fromEntries([...run.series].filter(([tag]) => !tag.startsWith('system/')).map(([tag, s]) => [tag, s.y[s.y.length - 1]]));
  const body = [
    ...rows('Started with', run => run.head.hparams || {}, v => typeof v === 'number' ? short(v) : String(v)),
    ...rows('Results', run => run.head.results || {}, v => short(Number(v))),
    ...rows('Last values', last, short),
  ];
  if (!body.length) { $('table').replaceChildren(); return; }
  const card = element('div', 'card'), table = element('table'), thead = element('thead'), tbody = element('tbody'), tr = element('tr');
  tr.append(element('th', '', ''), ...all.map(([name]) => element('th', '', name)));
  thead.append(tr);
  tbody.append(...body);
  table.append(thead, tbody);
  card.append(table);
  $('table').replaceChildren(card);
}

let drawn = 0;
let lost = false; // without a connection nobody hears the buttons
function frame(now) {
  if (dirty && now - drawn > 120) {
    dirty = false;
    drawn = now;
    drawRuns();
    drawCharts();
    drawMedia();
  }
  if (tableDirty && now - (frame.table || 0) > 1000) {
    tableDirty = false;
    frame.table = now;
    drawTable();
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { dirty = true; for (const c of cards.values()) c.shown = null; });

function connection(kind, text) {
  lost = kind === 'lost';
  dirty = true;
  $('connection').className = kind;
  $('connection').textContent = text;
}

const source = new EventSource('/events');
source.onopen = () => {
  // The other side begins anew: so do the curves, each with its first message.
  for (const run of runs.values()) run.media.clear();
  connection('live', 'live');
};
source.onerror = () => connection('lost', 'not connected; shows what was last known');
source.onmessage = e => take(JSON.parse(e.data));
source.addEventListener('runs', e => {
  known = true;
  const names = new Set(JSON.parse(e.data));
  for (const name of [...runs.keys()]) if (!names.has(name)) runs.delete(name);
  dirty = tableDirty = true;
});
