import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The scale of all logits under the finger: it moves the stage, follows it, and shows
// softmax beside its relatives and the ruler of gaps. Python's numbers replace the
// preview's when the stage is at rest.
const SMALLEST = 0.1; // the largest gap at the ends of the slider
const DECADES = 3;
const PER_DECADE = 100; // positions of the slider
const MARKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const ONE_HOT = 0.99;
const RULER = 7; // e^7 is a little over 1000
const RATIOS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_NAMES = 5; // under the columns of a method
const parts = new WeakMap();

export default function ({ parentElement, data }) {
  if (!parts.has(parentElement)) parts.set(parentElement, new Sharpen(parentElement));
  parts.get(parentElement).receive(data);
}

// --- the relatives, each with z / t in its exact limits; sorted, so in closed form
const relatives = {
  gaps(z, t) {
    const top = Math.max(...z);
    return z.map((x) => (x === top || t === Infinity ? 0 : t === 0 ? -Infinity : (x - top) / t));
  },

  // z_i / sum z; null where a logit is negative or all are 0
  division(z) {
    const top = Math.max(...z);
    if (!(top > 0) || z.some((x) => x < 0)) return null;
    return relatives.toOne(z.map((x) => x / top));
  },

  // max(g - tau, 0), where tau makes the sum 1
  sparsemax(z, t) {
    const g = relatives.gaps(z, t).map((x) => Math.max(x, -1));
    let sum = 0;
    let tau = -1;
    [...g].sort((a, b) => b - a).forEach((x, i) => {
      sum += x;
      if (1 + (i + 1) * x > sum) tau = (sum - 1) / (i + 1);
    });
    return relatives.toOne(g.map((x) => Math.max(x - tau, 0)));
  },

  // max(g / 2 - tau, 0)², where tau makes the sum 1
  entmax15(z, t) {
    const g = relatives.gaps(z, t).map((x) => Math.max(x / 2, -1));
    const ordered = [...g].sort((a, b) => b - a);
    let tau = -1;
    ordered.forEach((x, i) => {
      const kept = ordered.slice(0, i + 1);
      const mean = kept.reduce((sum, y) => sum + y, 0) / kept.length;
      const spread = kept.reduce((sum, y) => sum + (y - mean) ** 2, 0);
      const root = Math.sqrt(Math.max((1 - spread) / kept.length, 0));
      if (mean - root <= x) tau = Math.max(mean - root, -1);
    });
    return relatives.toOne(g.map((x) => Math.max(x - tau, 0) ** 2));
  },

  hardmax(z) {
    return preview.softmax(z, 0);
  },

  toOne(p) {
    const total = p.reduce((sum, x) => sum + x, 0);
    return p.map((x) => x / total);
  },
};
const sharesOf = (z, t) => ({
  softmax: preview.softmax(z, t),
  division: relatives.division(z),
  entmax15: relatives.entmax15(z, t),
  sparsemax: relatives.sparsemax(z, t),
  hardmax: relatives.hardmax(z),
});

// --- the scale: all logits times one factor, told by the largest gap
const scale = {
  spanOf: (z) => Math.max(...z) - Math.min(...z),

  // the logits times what makes their largest gap `span`; halved where the gap overflows
  exact(z, span) {
    const now = scale.spanOf(z);
    const half = now === Infinity ? 2 : 1;
    const width = half === 1 ? now : Math.max(...z) / 2 - Math.min(...z) / 2;
    return width === 0 ? z : z.map((x) => (x / half / width) * span);
  },

  // the same with six digits of the gaps, for short numbers in the address
  to(z, span) {
    const made = scale.exact(z, span);
    const far = Math.max(...made.map(Math.abs)) / span;
    const digits = Math.min(6 + Math.max(Math.ceil(Math.log10(far)), 0), 17);
    return made.map((x) => rounded(x, digits));
  },

  at: (position) => SMALLEST * 10 ** (position / PER_DECADE),
  place: (span) =>
    Math.min(Math.max(PER_DECADE * Math.log10(span / SMALLEST), 0), DECADES * PER_DECADE),

  // near a mark, the mark itself
  snapped(position) {
    const mark = MARKS.find((span) => Math.abs(scale.place(span) - position) <= 2);
    return mark ?? rounded(scale.at(position), 3);
  },
};

class Sharpen {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.slider = this.find("#scale");
    this.base = null; // the logits when the finger came down
    this.listen();
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  receive(data) {
    this.data = data;
    this.words = data.words;
    this.write = numbersIn(data.lang);
    const { z, t } = data.authority;
    this.authority = { ...data.authority, t: t === "inf" ? Infinity : t };
    this.shown ??= { names: data.names, z, t: this.authority.t };
    this.label();
    this.paint();
  }

  label() {
    const put = (selector, text) => (this.find(selector).textContent = text);
    put("label", this.words.scale);
    put(".beside", this.words.beside);
    put(".ruler-title", this.words.ruler);
    put(".chain-title", this.words.chain);
    const at = (text, share, className = "") => {
      const mark = document.createElement("span");
      mark.textContent = text;
      mark.className = className;
      mark.style.left = `${100 * share}%`;
      return mark;
    };
    const end = DECADES * PER_DECADE;
    this.find(".marks").replaceChildren(
      ...MARKS.map((span) => at(this.write.local(String(span)), scale.place(span) / end)),
    );
    this.find(".grid").replaceChildren(
      ...[1, 0.5, 0].map((p) => {
        const line = document.createElement("span");
        line.textContent = this.write.percent(p);
        if (p === 0.5) line.textContent = `50\u00a0%`;
        line.style.top = `${100 * (1 - p)}%`;
        return line;
      }),
    );
    this.find(".ruler .line").replaceChildren(
      ...RATIOS.map((x) => at(`×${x}`, Math.log(x) / RULER, `ratio of${x}`)),
      ...[...Array(RULER + 1).keys()].map((gap) => at(String(gap), gap / RULER, "gap")),
    );
    this.find(".key").replaceChildren(
      ...this.data.methods.map((method) => {
        const item = document.createElement("span");
        item.innerHTML = `<svg viewBox="0 0 34 8" class="${method}"><path d="M0 4H34"/></svg>`;
        item.append(this.words[method]);
        return item;
      }),
    );
  }

  // ----- the slider drives the stage ----------------------------------------------
  listen() {
    const keys = { ArrowUp: 5, ArrowRight: 5, ArrowDown: -5, ArrowLeft: -5, PageUp: 100, PageDown: -100 };
    this.slider.addEventListener("pointerdown", () => this.begin());
    this.slider.addEventListener("input", () => {
      this.begin();
      this.move(scale.snapped(+this.slider.value));
    });
    for (const over of ["change", "blur", "keyup"])
      this.slider.addEventListener(over, () => this.end());
    this.slider.addEventListener("keydown", (event) => {
      const end = { Home: 0, End: DECADES * PER_DECADE }[event.key];
      if (!(event.key in keys) && end === undefined) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.begin();
      const by = (keys[event.key] ?? 0) * (event.shiftKey ? 0.2 : 1);
      const from = Math.round(scale.place(scale.spanOf(this.shown.z)));
      this.slider.value = end ?? from + by;
      this.move(scale.snapped(+this.slider.value));
    });
  }

  begin() {
    if (this.base) return;
    this.base = [...this.shown.z];
    thread.drive("begin");
  }

  move(span) {
    const z = scale.to(this.base, span);
    this.shown = { ...this.shown, z }; // a second key may come before the stage's frame
    thread.drive("move", { z });
  }

  end() {
    if (!this.base) return;
    this.base = null;
    thread.drive("end");
  }

  // ----- painting -------------------------------------------------------------------
  paint() {
    if (!this.data || !this.shown) return;
    const { z, t } = this.shown;
    const known = this.authority;
    const settled = t === known.t && JSON.stringify(z) === JSON.stringify(known.z);
    const shares = settled ? known.shares : sharesOf(z, t);
    this.leader = z.indexOf(Math.max(...z));
    this.paintScale(shares);
    this.paintMethods(shares);
    this.paintRuler();
  }

  paintScale(shares) {
    const { z, t } = this.shown;
    const span = scale.spanOf(z);
    const position = scale.place(span);
    const says = this.sentence(shares);
    const label = fill(this.words.span, { gap: this.write.short(span) });
    this.slider.disabled = span === 0;
    if (!this.base) this.slider.value = position;
    this.find("output").textContent = label;
    this.find(".say").textContent = says;
    this.slider.setAttribute("aria-valuetext", `${label}. ${says}`);

    const end = DECADES * PER_DECADE;
    const unit = scale.exact(z, 1);
    const at = (place) => (span === 0 ? z : unit.map((x) => x * scale.at(place)));
    const top = (place) => preview.softmax(at(place), t)[this.leader];
    const places = [...Array(end / 3 + 1).keys()].map((i) => 3 * i);
    const curves = places.map((place) => sharesOf(at(place), t));
    const path = (method) =>
      curves
        .map((share, i) => share[method] && `${places[i]} ${100 - 100 * share[method][this.leader]}`)
        .join("L");
    const drawn = this.data.methods.filter((method) => curves[0][method]).reverse();
    this.find(".curves").innerHTML = drawn
      .map((method) => `<path class="${method}" d="M${path(method)}"/>`)
      .join("");
    const what = fill(this.words.chart, { a: this.shown.names[this.leader] });
    this.find(".what").textContent = what;
    this.find(".curves").setAttribute("aria-label", `${what}. ${label}. ${says}`);

    const divided = shares.division?.[this.leader];
    const spread = span > 0 && t > 0 && t < Infinity;
    const flat = spread && divided !== undefined ? this.crossing(top, divided) : 0;
    const hot = spread ? this.crossing(top, ONE_HOT) : end;
    this.zone(".flat", 0, Math.min(flat, hot), this.words.flatZone);
    const sharp = spread && divided !== undefined ? Math.min(flat, hot) : hot;
    this.zone(".sharp", sharp, hot, this.words.sharpZone);
    this.zone(".hot", hot, end, this.words.hotZone);
    this.find(".now").style.left = `${(100 * position) / end}%`;
    this.find(".now i").style.top = `${100 * (1 - shares.softmax[this.leader])}%`;
  }

  // where along the slider the leader's share passes `level`
  crossing(top, level) {
    let [low, high] = [0, DECADES * PER_DECADE];
    if (top(low) >= level) return low;
    if (top(high) < level) return high;
    for (let i = 0; i < 20; i += 1) {
      const middle = (low + high) / 2;
      if (top(middle) < level) low = middle;
      else high = middle;
    }
    return high;
  }

  zone(selector, from, to, word) {
    const end = DECADES * PER_DECADE;
    const zone = this.find(selector);
    zone.hidden = to <= from;
    zone.style.left = `${(100 * from) / end}%`;
    zone.style.width = `${(100 * Math.max(to - from, 0)) / end}%`;
    zone.firstChild.textContent = (to - from) / end > 0.2 ? word : "";
  }

  sentence(shares) {
    const { names, z, t } = this.shown;
    const says = this.data.says;
    const p = shares.softmax[this.leader];
    const q = shares.division?.[this.leader];
    const put = {
      a: names[this.leader],
      p: this.share(p, t > 0),
      q: q === undefined ? "" : this.share(q, false),
      why: z.some((x) => x < 0) ? this.words.negative : this.words.zeroSum,
    };
    if (scale.spanOf(z) === 0) return fill(says.equal, put);
    if (t === 0) return says.cold;
    if (t === Infinity) return says.hot;
    if (p > ONE_HOT) return fill(says.oneHot, put);
    if (q === undefined) return fill(says.alone, put);
    if (put.p === put.q) return fill(says.same, put);
    return fill(p < q ? says.flatter : says.sharper, put);
  }

  // three decimals close to 1, and never a false 100 %
  share(p, open) {
    if (p < 0.999 || (p === 1 && !open)) return this.write.percent(p, open);
    return p < 0.999995 ? `${this.write.fixed(100 * p, 3)}\u00a0%` : `>${this.write.local("99.999")}\u00a0%`;
  }

  paintMethods(shares) {
    const { names, t } = this.shown;
    const shape = JSON.stringify([names, this.data.lang]);
    if (this.shape !== shape) this.buildMethods();
    this.shape = shape;
    this.data.methods.forEach((method, m) => {
      const panel = this.find(".methods").children[m];
      const p = shares[method];
      const open = method === "softmax" && t > 0; // then no share is exactly 0 or 1
      const zeros = p && !open ? names.filter((_, i) => p[i] === 0) : [];
      panel.classList.toggle("void", !p);
      [...panel.querySelectorAll(".col")].forEach((column, i) => {
        const lost = p && !open && p[i] === 0;
        column.classList.toggle("zero", Boolean(lost));
        column.querySelector(".fill").style.height = p ? `${100 * p[i]}%` : 0;
        const value = column.querySelector(".value");
        value.style.bottom = p ? `${100 * p[i]}%` : 0;
        value.textContent = !p ? "" : lost ? (names.length > 10 ? "" : "0") : this.write.percent(p[i], open);
      });
      const foot = this.footnote(p, open, zeros);
      panel.querySelector(".foot").textContent = foot;
      const values = p ? names.map((n, i) => `${n} ${this.share(p[i], open)}`).join("; ") : this.words.noAnswer;
      panel.querySelector(".cols").setAttribute("aria-label", `${this.words[method]}: ${values}`);
    });
  }

  footnote(p, open, zeros) {
    const { names, z } = this.shown;
    const w = this.words;
    if (!p) return z.some((x) => x < 0) ? w.negative : w.zeroSum;
    if (open) return w.never;
    if (!zeros.length) return w.noZero;
    if (zeros.length > 3) return fill(w.zerosOf, { k: zeros.length, n: names.length });
    return fill(w.zeros, { names: zeros.join(", ") });
  }

  buildMethods() {
    const { names } = this.shown;
    this.find(".methods").replaceChildren(
      ...this.data.methods.map((method) => {
        const panel = document.createElement("div");
        panel.className = `method ${method}`;
        panel.innerHTML = `<h5></h5><p class="how num"></p><div class="cols" role="img"></div>
          <div class="none"></div><p class="foot"></p>`;
        panel.querySelector("h5").textContent = this.words[method];
        panel.querySelector(".how").textContent = this.words[`${method}How`];
        panel.querySelector(".none").textContent = this.words.noAnswer;
        panel.querySelector(".cols").dataset.n = names.length;
        panel.querySelector(".cols").append(...names.map((name, i) => this.column(name, i)));
        return panel;
      }),
    );
  }

  column(name, i) {
    const column = document.createElement("div");
    column.className = i >= this.data.colours.length ? "col again" : "col";
    column.style.setProperty("--c", this.data.colours[i % this.data.colours.length]);
    column.title = name;
    column.innerHTML = `<div class="lane"><div class="fill"></div><span class="value num"></span></div><span class="name"></span>`;
    column.querySelector(".name").textContent = this.shown.names.length > MOST_NAMES ? i + 1 : name;
    return column;
  }

  // Each class stands at its gap to the first; the strip between two of them has the
  // colour of the farther one.
  paintRuler() {
    const { names, z, t } = this.shown;
    const gaps = relatives.gaps(z, t).map((g) => -g + 0);
    const order = [...z.keys()].sort((a, b) => gaps[a] - gaps[b] || a - b);
    const colour = (i) => this.data.colours[i % this.data.colours.length];
    const made = (className, i) => {
      const part = document.createElement("i");
      part.className = i >= this.data.colours.length ? `${className} again` : className;
      part.style.setProperty("--c", colour(i));
      return part;
    };
    const share = (i) => (100 * Math.min(gaps[i], RULER)) / RULER;
    const shown = [];
    let level = 0;
    order.forEach((i, k) => {
      const before = order[k - 1];
      if (k > 0 && share(before) < share(i)) {
        const strip = made("strip", i);
        strip.style.left = `${share(before)}%`;
        strip.style.width = `${share(i) - share(before)}%`;
        if (share(i) - share(before) > 9) strip.textContent = `×${this.ratio(before, i)}`;
        if (gaps[i] > RULER) strip.classList.add("open");
        shown.push(strip);
      }
      level = k > 0 && share(i) - share(before) < 1.2 ? level + 1 : 0;
      const pin = made("pin", i);
      pin.title = names[i];
      pin.style.left = `${share(i)}%`;
      pin.style.bottom = `${34 + 8 * Math.min(level, 5)}px`;
      shown.push(pin);
    });
    this.find(".pins").replaceChildren(...shown);
    this.find(".chain").replaceChildren(
      ...order.slice(1).map((i, k) => {
        const item = document.createElement("li");
        const name = (j) => {
          const strong = document.createElement("b");
          strong.textContent = names[j];
          return strong;
        };
        item.append(made("chip", order[k]), name(order[k]), ` = ${this.ratio(order[k], i)} ×`, made("chip", i), name(i));
        return item;
      }),
    );
  }

  // how many times as likely; a float has no room beyond 10³⁰⁸
  ratio(a, b) {
    const { z, t } = this.shown;
    const odds = preview.odds(z[a], z[b], t);
    return odds === Infinity && t > 0 ? ">10³⁰⁸" : this.write.times(odds);
  }
}
