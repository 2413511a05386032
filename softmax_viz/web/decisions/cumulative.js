import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The cumulative bar. On each frame of the stage the borders follow; u and the cut are
// moved here, and handed to Python when the finger lifts.

// The exact sum, correctly rounded, as Python's math.fsum gives it (Shewchuk 1997).
function exactSum(values) {
  const parts = [];
  for (let x of values) {
    let kept = 0;
    for (let y of parts) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low) parts[kept++] = low;
      x = high;
    }
    parts.length = kept;
    parts.push(x);
  }
  let n = parts.length;
  if (!n) return 0;
  let high = parts[--n];
  let low = 0;
  while (n > 0 && !low) {
    const [x, y] = [high, parts[--n]];
    high = x + y;
    low = y - (high - x);
  }
  // Half-way between two floats, the parts still left decide.
  if (n > 0 && low && Math.sign(low) === Math.sign(parts[n - 1])) {
    const up = high + 2 * low;
    if (2 * low === up - high) high = up;
  }
  return high;
}

// core.lead, core.top_k, core.top_p, core.mass_cut, core.cumulative, core.inverse_cdf.
const decide = {
  lead(values) {
    const top = Math.max(...values);
    const winners = [...values.keys()].filter((i) => values[i] === top);
    const others = values.filter((x) => x !== top);
    return { winners, margin: winners.length > 1 ? 0 : top - Math.max(...others) };
  },

  // Which classes a cut keeps; among ties the first.
  keep(p, cut, k, mass) {
    const order = [...p.keys()].sort((a, b) => p[b] - p[a] || a - b);
    let size = p.length;
    if (cut === "top-k") size = Math.min(k, p.length);
    if (cut === "top-p" && mass < 1) {
      size = 1;
      while (size < p.length && exactSum(order.slice(0, size).map((i) => p[i])) < mass) size += 1;
    }
    const kept = new Set(order.slice(0, size));
    return p.map((_, i) => kept.has(i));
  },

  rest(p, kept) {
    const total = exactSum(p.filter((_, i) => kept[i]));
    return p.map((x, i) => (kept[i] ? x / total : 0));
  },

  lost(p, kept) {
    return exactSum(p.filter((_, i) => !kept[i]));
  },

  borders(p) {
    const last = p.findLastIndex((x) => x > 0);
    return p.map((_, i) => (i >= last ? 1 : Math.min(exactSum(p.slice(0, i + 1)), 1)));
  },

  pick(borders, u) {
    return borders.findIndex((border) => u < border);
  },
};

export default function ({ parentElement, data, setStateValue }) {
  if (!bars.has(parentElement)) bars.set(parentElement, new Bar(parentElement));
  bars.get(parentElement).receive(data, (message) => setStateValue("message", message));
}

const bars = new WeakMap();
const LARGEST_U = 0.999; // by hand; a draw may come closer to 1
const NAMED = 4; // classes counted by name
// Black or white, whichever stands out more on the colour.
const onColour = (hex) => {
  const [r, g, b] = [1, 3, 5].map((i) => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
};

class Bar {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.held = false; // a finger or a key holds a handle
    this.count = 0; // how many were drawn
    this.sequence = 0;
    this.listen();
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  receive(data, emit) {
    this.emit = emit;
    const numbers = JSON.stringify(data.numbers);
    if (this.numbers !== numbers) this.count = 0; // another seed
    this.numbers = numbers;
    this.data = data;
    this.write = numbersIn(data.lang);
    this.sequence = Math.max(this.sequence, data.sequence);
    if (!this.held && data.sequence >= this.sequence)
      this.state = { u: data.u, cut: data.cut, k: data.k, p: data.p };
    this.state ??= { u: data.u, cut: data.cut, k: data.k, p: data.p };
    this.label();
    this.paint();
  }

  label() {
    const { words } = this.data;
    const put = (selector, text) => (this.find(selector).textContent = text);
    put(".verdict b", words.argmax);
    put(".now b", words.draw);
    put(".bars .note", words.before);
    put(".title", words.cut);
    put(".one", words.one);
    put(".ten", words.ten);
    put(".clear", words.clear);
    put(".scale span:nth-child(2)", words.u);
    this.find(".modes").setAttribute("aria-label", words.cut);
    this.find("#u").setAttribute("aria-label", words.u);
    for (const button of this.root.querySelectorAll(".modes button"))
      button.textContent = button.dataset.cut === "–" ? words.nothing : button.dataset.cut;
  }

  listen() {
    const u = this.find("#u");
    const size = this.find("#size");
    const clamp = (x, low, high) => Math.min(Math.max(x, low), high);
    const moveU = (x) => (this.state.u = clamp(rounded(x, 12), 0, LARGEST_U));
    const moveSize = () => (this.state[this.state.cut.slice(-1)] = rounded(+size.value, 4));
    for (const [range, move] of [[u, () => moveU(Math.round(1000 * +u.value) / 1000)], [size, moveSize]]) {
      range.addEventListener("pointerdown", () => (this.held = true));
      range.addEventListener("input", () => {
        this.held = true;
        move();
        this.schedule();
      });
      range.addEventListener("change", () => this.settle());
      for (const end of ["pointerup", "pointercancel", "blur", "keyup"])
        range.addEventListener(end, () => this.settle());
    }
    const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };
    u.addEventListener("keydown", (event) => {
      const end = { Home: 0, End: 1 }[event.key];
      if ((!(event.key in steps) && end === undefined) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.held = true;
      moveU(end ?? Math.round(1000 * this.state.u + steps[event.key] * (event.shiftKey ? 1 : 10)) / 1000);
      this.schedule();
    });
    this.find(".modes").addEventListener("click", ({ target }) => {
      if (!target.dataset.cut) return;
      this.state.cut = target.dataset.cut;
      this.held = true;
      this.settle();
    });
    this.find(".one").addEventListener("click", () => this.more(1));
    this.find(".ten").addEventListener("click", () => this.more(10));
    this.find(".clear").addEventListener("click", () => {
      this.count = 0;
      this.paint();
    });
  }

  more(many) {
    const { numbers } = this.data;
    this.count = Math.min(this.count + many, numbers.length);
    this.state.u = numbers[this.count - 1];
    this.held = true;
    this.settle();
    this.find(".heard").textContent = this.find(".falls").textContent;
  }

  settle() {
    if (!this.held) return;
    this.held = false;
    this.paint();
    const { u, cut, k, p } = this.state;
    this.sequence += 1;
    this.emit({ u, cut, k, p, sequence: this.sequence });
  }

  schedule() {
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
  }

  // ----- painting ----------------------------------------------------------------
  paint() {
    if (!this.shown || !this.state) return;
    const { names, z, t, p } = this.shown;
    const { u, cut, k } = this.state;
    const kept = decide.keep(p, cut, k, this.state.p);
    const rest = decide.rest(p, kept);
    const borders = decide.borders(rest);
    const drawn = decide.pick(borders, u);
    this.paintBar(this.find(".bar.before"), p, decide.borders(p), kept, -1);
    this.paintBar(this.find(".bar.after"), rest, borders, kept, drawn);
    this.paintArgmax(z, p, t);
    this.paintU(borders, drawn);
    this.paintCut(p, kept, rest);
    this.paintDraws(borders);
  }

  colour(element, i) {
    const { colours } = this.data;
    const colour = colours[i % colours.length];
    element.style.setProperty("--c", colour);
    element.style.setProperty("--on", onColour(colour));
    element.classList.toggle("again", i >= colours.length);
  }

  paintBar(bar, p, borders, kept, drawn) {
    const { names, t } = this.shown;
    while (bar.children.length > p.length) bar.lastChild.remove();
    while (bar.children.length < p.length) {
      const part = document.createElement("div");
      part.append(document.createElement("span"), document.createElement("small"));
      bar.append(part);
    }
    const width = bar.clientWidth;
    const thin = bar.classList.contains("thin");
    const open = t > 0 && (thin || kept.filter(Boolean).length > 1); // or one class has all
    p.forEach((x, i) => {
      const part = bar.children[i];
      const from = i ? borders[i - 1] : 0;
      part.className = "part";
      part.classList.toggle("gone", !kept[i]);
      part.classList.toggle("hit", i === drawn);
      this.colour(part, i);
      part.style.left = `${100 * from}%`;
      part.style.width = `${100 * (borders[i] - from)}%`;
      part.hidden = borders[i] === from;
      const share = this.write.percent(x, open);
      part.firstChild.textContent = thin ? `${names[i]} ${share}` : names[i];
      part.lastChild.textContent = thin ? "" : share;
      const letters = Math.max(part.firstChild.textContent.length, part.lastChild.textContent.length);
      part.classList.toggle("tight", x * width < 14 + 7.5 * letters);
    });
  }

  paintArgmax(z, p, t) {
    const { words } = this.data;
    const { names } = this.shown;
    const { winners, margin } = decide.lead(z);
    const [best] = winners;
    const sentence = winners.length > 1 ? words.tie : t === Infinity ? words.leadsAtInfinity : words.leads;
    this.colour(this.find(".verdict"), best);
    this.find(".argmax").textContent = fill(sentence, {
      name: names[best],
      names: this.list(winners.map((i) => names[i])),
      z: this.write.short(margin),
      p: this.write.fixed(100 * decide.lead(p).margin, 1),
    });
  }

  paintU(borders, drawn) {
    const { u } = this.state;
    const show = (x) => (x === 0 || x === 1 ? String(x) : this.write.fixed(x, 4));
    const says = fill(this.data.words.falls, {
      u: this.write.fixed(u, 4),
      a: show(drawn ? borders[drawn - 1] : 0),
      b: show(borders[drawn]),
      name: this.shown.names[drawn],
    });
    this.colour(this.find(".now"), drawn);
    this.find(".falls").textContent = says;
    const range = this.find("#u");
    if (+range.value !== u) range.value = u;
    range.setAttribute("aria-valuetext", says);
    this.find(".needle").style.left = `calc(var(--thumb) / 2 + ${u} * (100% - var(--thumb)))`;
  }

  paintCut(p, kept, rest) {
    const { words } = this.data;
    const { names, t } = this.shown;
    const { cut } = this.state;
    const gone = [...kept.keys()].filter((i) => !kept[i]);
    const mass = decide.lost(p, kept);
    const note = this.find(".lost");
    note.classList.toggle("some", gone.length > 0);
    note.textContent = gone.length
      ? fill(words.lost, {
          mass: this.write.percent(mass, t > 0),
          names: this.list(gone.map((i) => names[i])),
          x: this.write.fixed(1 / exactSum(p.filter((_, i) => kept[i])), 2),
        })
      : t === 0 ? words.nothingLostAtZero : words.nothingLost;
    for (const button of this.root.querySelectorAll(".modes button"))
      button.setAttribute("aria-pressed", String(button.dataset.cut === cut));
    this.find(".size").hidden = cut === "–";
    if (cut === "–") return;
    const size = this.find("#size");
    const whole = cut === "top-k";
    size.min = whole ? 1 : 0;
    size.max = whole ? names.length : 1;
    size.step = whole ? 1 : 0.01;
    const value = whole ? Math.min(this.state.k, names.length) : this.state.p;
    if (+size.value !== value) size.value = value;
    const text = whole ? `k = ${value}` : `p = ${this.write.fixed(value, 2)}`;
    this.find(".size span").textContent = whole ? words.sizeK : words.sizeP;
    this.find(".size output").textContent = text;
    size.setAttribute("aria-valuetext", `${text}. ${note.textContent}`);
  }

  // Each draw keeps its u; which class that is, the borders of this moment say.
  paintDraws(borders) {
    const { words, numbers } = this.data;
    const { names } = this.shown;
    const drawn = numbers.slice(0, this.count).map((u) => decide.pick(borders, u));
    this.fit(this.find(".marks"), "i", drawn.length).forEach((mark, j) => {
      mark.style.left = `${100 * numbers[j]}%`;
    });
    this.fit(this.find(".chips"), "span", drawn.length).forEach((chip, j) => {
      chip.className = "chip";
      this.colour(chip, drawn[j]);
    });
    const times = names.map((_, i) => drawn.filter((d) => d === i).length);
    const order = [...names.keys()].sort((a, b) => times[b] - times[a] || a - b);
    const named = order.slice(0, NAMED).map((i) => `${names[i]} × ${times[i]}`);
    const others = order.slice(NAMED).reduce((sum, i) => sum + times[i], 0);
    if (others) named.push(fill(words.more, { n: others }));
    this.find(".tally").textContent = this.count
      ? fill(words.drawn, { n: this.count, counts: named.join(" · ") })
      : words.noneYet;
    this.find(".one").disabled = this.find(".ten").disabled = this.count >= numbers.length;
    this.find(".clear").disabled = !this.count;
  }

  fit(parent, tag, wanted) {
    while (parent.children.length > wanted) parent.lastChild.remove();
    while (parent.children.length < wanted) parent.append(document.createElement(tag));
    return [...parent.children];
  }

  list(names) {
    const shown = names.slice(0, NAMED);
    if (names.length > NAMED) shown.push(`+ ${names.length - NAMED}`);
    return shown.join(", ");
  }
}
