// Line charts on a canvas: ticks at round numbers, smoothed lines over what was measured, and the
// values under the pointer.

export function ticks(low, high, most) {
  if (!(high > low)) return [low];
  const raw = (high - low) / most;
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  const unit = [1, 2, 2.5, 5, 10].find(u => u * power >= raw) * power;
  const out = [];
  for (let i = Math.ceil(low / unit - 1e-9); i * unit <= high + unit * 1e-9; i++) out.push(i * unit);
  return out;
}

export function logTicks(low, high) {
  const out = [];
  const from = Math.floor(Math.log10(low)), to = Math.ceil(Math.log10(high));
  const every = Math.max(1, Math.ceil((to - from) / 6));
  for (let e = from; e <= to; e += every) {
    for (const m of to - from <= 2 ? [1, 2, 5] : [1]) {
      const v = m * Math.pow(10, e);
      if (v >= low * 0.999 && v <= high * 1.001) out.push(v);
    }
  }
  return out.length > 2 ? out : ticks(low, high, 5).filter(v => v > 0);
}

export function short(v) {
  if (typeof v !== 'number') return String(v);
  if (!isFinite(v)) return Number.isNaN(v) ? 'NaN' : v > 0 ? '∞' : '−∞';
  if (v === 0) return '0';
  const a = Math.abs(v);
  if (a >= 1e15 || a < 1e-4) return v.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e').replace('-', '−');
  if (a >= 1e9) return trim(v / 1e9) + 'G';
  if (a >= 1e6) return trim(v / 1e6) + 'M';
  if (a >= 1e4) return trim(v / 1e3) + 'k';
  return trim(v);
}

function trim(v) {
  return String(Number(v.toPrecision(4))).replace('-', '−');
}

// Exponential smoothing, corrected for its start; what is no finite number is passed over.
// A curve of a few points is left as it is: smoothed, it would end where nothing was measured.
// A long one is smoothed over as much of its width as a short one.
const FEW = 40, LONG = 300;
export function smooth(values, weight) {
  if (!weight || values.length < FEW) return values;
  if (values.length > LONG) weight = Math.pow(weight, LONG / values.length);
  let last = 0, mass = 0;
  return values.map(v => {
    if (!isFinite(v)) return v;
    last = last * weight + (1 - weight) * v;
    mass = mass * weight + (1 - weight);
    return last / mass;
  });
}

// A probe resolves light-dark() to the colour that is seen.
const probe = document.createElement('i');
probe.hidden = true;
document.documentElement.append(probe);
const cache = new Map();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => cache.clear());
function colour(name) {
  if (!cache.has(name)) {
    probe.style.color = `var(${name})`;
    cache.set(name, getComputedStyle(probe).color);
  }
  return cache.get(name);
}

export class Chart {
  constructor(canvas) {
    this.canvas = canvas;
    this.lines = [];
    this.options = {};
    this.pointer = null;
    canvas.addEventListener('pointermove', e => { this.pointer = e.offsetX; this.draw(); });
    canvas.addEventListener('pointerleave', () => { this.pointer = null; this.draw(); });
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  // lines: {name, colour, dash, x: [], y: []}
  show(lines, options) {
    this.lines = lines;
    this.options = options;
    this.draw();
  }

  draw() {
    const { canvas } = this;
    const width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const g = canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    g.font = '11.5px system-ui, "Segoe UI", Roboto, Arial, sans-serif';

    const usable = v => isFinite(v) && (!this.options.log || v > 0);
    let x0 = Infinity, x1 = -Infinity;
    const ys = [];
    const smoothed = this.lines.map(l => smooth(l.y, this.options.smooth));
    this.lines.forEach((l, k) => l.x.forEach((x, i) => {
      if (usable(l.y[i])) {
        x0 = Math.min(x0, x); x1 = Math.max(x1, x);
        ys.push(l.y[i]);
      }
    }));
    if (!ys.length) {
      g.fillStyle = colour('--soft');
      g.fillText(this.options.log ? 'nothing above 0 yet' : 'no finite numbers yet', 10, 20);
      return;
    }
    ys.sort((a, b) => a - b);
    let low = ys[0], high = ys[ys.length - 1];
    // A few wild values must not press all others flat.
    if (ys.length > 500 && !this.options.log) {
      const q = p => ys[Math.floor(p * (ys.length - 1))];
      const span = q(0.98) - q(0.02);
      if (span > 0) { low = Math.max(low, q(0.02) - span); high = Math.min(high, q(0.98) + span); }
    }
    if (this.options.log) {
      if (high / low < 1.2) { low /= 1.1; high *= 1.1; }
      low /= 1.05; high *= 1.05;
    } else {
      const room = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.5 || 0.5;
      const zero = low >= 0 && low - room < 0;
      low = zero && low < room ? Math.min(low, 0) : low - room; high += room;
    }
    if (x0 > 0 && x0 < x1 * 0.3) x0 = 0;
    if (x1 === x0) { x0 -= 0.5; x1 += 0.5; }

    const yTicks = this.options.log ? logTicks(low, high) : ticks(low, high, 6);
    const labels = yTicks.map(short);
    const left = Math.ceil(Math.max(...labels.map(t => g.measureText(t).width))) + 10;
    const right = width - 10, top = 8, bottom = height - 34;
    const most = Math.max(2, Math.floor((right - left) / 75));
    const px = x => left + (x - x0) / (x1 - x0) * (right - left);
    const f = this.options.log ? Math.log : v => v;
    const py = y => bottom - (f(y) - f(low)) / (f(high) - f(low)) * (bottom - top);

    g.lineWidth = 1;
    g.strokeStyle = colour('--grid');
    g.fillStyle = colour('--soft');
    g.textAlign = 'right'; g.textBaseline = 'middle';
    yTicks.forEach((v, i) => {
      const y = Math.round(py(v)) + 0.5;
      g.beginPath(); g.moveTo(left, y); g.lineTo(right, y); g.stroke();
      g.fillText(labels[i], left - 6, y);
    });
    g.textBaseline = 'top';
    const whole = this.options.whole;
    ticks(x0, x1, most).filter(v => !whole || Math.abs(v - Math.round(v)) < 1e-9).forEach(v => {
      const x = Math.round(px(v)) + 0.5;
      g.strokeStyle = colour('--line');
      g.beginPath(); g.moveTo(x, bottom); g.lineTo(x, bottom + 4); g.stroke();
      const text = short(v), half = g.measureText(text).width / 2;
      g.textAlign = 'center';
      g.fillText(text, Math.min(Math.max(x, left + half), right - half), bottom + 6);
    });
    g.strokeStyle = colour('--line');
    g.beginPath(); g.moveTo(left + 0.5, top); g.lineTo(left + 0.5, bottom + 0.5); g.lineTo(right, bottom + 0.5); g.stroke();
    g.textAlign = 'center';
    g.fillText(this.options.label || '', (left + right) / 2, height - 13);

    g.save();
    g.beginPath(); g.rect(left, top - 2, right - left + 4, bottom - top + 4); g.clip();
    const draw = (line, y, alpha, wide) => {
      g.globalAlpha = alpha;
      g.strokeStyle = line.colour;
      g.lineWidth = wide;
      g.setLineDash(line.dash || []);
      g.beginPath();
      let begun = false, points = 0, lx = 0, ly = 0;
      line.x.forEach((x, i) => {
        if (!usable(y[i])) { begun = false; return; }
        lx = px(x); ly = py(y[i]);
        if (begun) g.lineTo(lx, ly); else g.moveTo(lx, ly);
        begun = true; points++;
      });
      g.stroke();
      if (points && points <= 12 && alpha === 1) {
        g.fillStyle = line.colour;
        line.x.forEach((x, i) => {
          if (usable(y[i])) { g.beginPath(); g.arc(px(x), py(y[i]), points === 1 ? 3.5 : 2.3, 0, 7); g.fill(); }
        });
      }
    };
    this.lines.forEach((l, k) => {
      const soft = this.options.smooth && l.y.length >= FEW;
      if (soft) draw(l, l.y, 0.25, 1);
      draw(l, soft ? smoothed[k] : l.y, 1, 1.8);
    });
    g.setLineDash([]);
    g.restore();
    g.globalAlpha = 1;
    if (this.pointer !== null && this.pointer >= left - 4) this.tooltip(g, { px, py, x0, x1, left, right, top, bottom, smoothed, usable });
  }

  tooltip(g, m) {
    const want = m.x0 + (this.pointer - m.left) / (m.right - m.left) * (m.x1 - m.x0);
    const found = [];
    this.lines.forEach((l, k) => {
      let best = -1;
      l.x.forEach((x, i) => {
        if (m.usable(l.y[i]) && (best < 0 || Math.abs(x - want) < Math.abs(l.x[best] - want))) best = i;
      });
      if (best >= 0) found.push({ line: l, x: l.x[best], y: l.y[best], s: m.smoothed[k][best] });
    });
    if (!found.length) return;
    const at = found.reduce((a, b) => Math.abs(a.x - want) < Math.abs(b.x - want) ? a : b).x;
    const x = m.px(at);
    g.strokeStyle = colour('--soft');
    g.beginPath(); g.moveTo(x, m.top); g.lineTo(x, m.bottom); g.stroke();
    found.sort((a, b) => b.y - a.y);
    const shown = found.slice(0, 12);
    shown.forEach(p => {
      g.fillStyle = p.line.colour;
      g.beginPath(); g.arc(m.px(p.x), m.py(this.options.smooth ? p.s : p.y), 3, 0, 7); g.fill();
    });
    const rows = [(this.options.label || 'x') + ' ' + short(at)].concat(shown.map(p => short(p.y) + '  ' + p.line.name));
    const wide = Math.max(...rows.map(r => g.measureText(r).width)) + 30, high = rows.length * 16 + 8;
    const bx = x + 12 + wide > m.right ? Math.max(m.left, x - 12 - wide) : x + 12;
    g.fillStyle = colour('--card'); g.strokeStyle = colour('--line');
    g.beginPath(); g.roundRect(bx, m.top, wide, high, 6); g.fill(); g.stroke();
    g.textAlign = 'left'; g.textBaseline = 'middle';
    rows.forEach((r, i) => {
      const y = m.top + 12 + i * 16;
      if (i) { g.fillStyle = shown[i - 1].line.colour; g.fillRect(bx + 8, y - 4, 8, 8); }
      g.fillStyle = i ? colour('--text') : colour('--soft');
      g.fillText(r, bx + (i ? 22 : 8), y);
    });
  }
}

export function bars(canvas, media, fill) {
  const width = canvas.clientWidth, height = canvas.clientHeight, ratio = window.devicePixelRatio || 1;
  if (!width) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const g = canvas.getContext('2d');
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.font = '11.5px system-ui, "Segoe UI", Roboto, Arial, sans-serif';
  const { min, max, counts } = media;
  const most = Math.max(...counts, 1), left = 8, right = width - 8, bottom = height - 20, top = 16;
  g.fillStyle = fill;
  counts.forEach((n, i) => {
    const x = left + i / counts.length * (right - left), w = (right - left) / counts.length;
    const h = n / most * (bottom - top);
    g.fillRect(x + 0.5, bottom - h, Math.max(1, w - 1), h);
  });
  g.strokeStyle = colour('--line');
  g.beginPath(); g.moveTo(left, bottom + 0.5); g.lineTo(right, bottom + 0.5); g.stroke();
  g.fillStyle = colour('--soft');
  g.textBaseline = 'top';
  ticks(min, max, Math.max(2, Math.floor(width / 80))).forEach(v => {
    const x = left + (v - min) / (max - min) * (right - left);
    const half = g.measureText(short(v)).width / 2;
    g.textAlign = 'center';
    g.fillText(short(v), Math.min(Math.max(x, left + half), right - half), bottom + 5);
  });
  g.textAlign = 'left';
  g.fillText('most ' + short(most), left, 1);
}
