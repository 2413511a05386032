import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The overflow slider. Every position was computed by the core; this only looks it up.
const OFF = 0.005; // half a percentage point: an error worth a word
const sweeps = new WeakMap();

export default function ({ parentElement, data }) {
  if (!sweeps.has(parentElement)) sweeps.set(parentElement, new Sweep(parentElement));
  sweeps.get(parentElement).receive(data);
}

class Sweep {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.slider = this.find("#c");
    this.frame = 0;
    this.slider.addEventListener("input", () => this.schedule());
  }

  receive(data) {
    const { words, shifts } = data;
    const of = JSON.stringify([data.format, shifts.at(-1), data.naive, data.stable]);
    this.data = data;
    this.write = numbersIn(data.lang);
    this.slider.max = shifts.length - 1;
    if (this.of !== of) this.slider.value = (shifts.length - 1) / 2; // other numbers
    this.of = of;
    this.find("label").textContent = words.shift;
    this.cells = {};
    for (const way of ["naive", "stable"]) {
      this.find(`.${way} h4`).textContent = this.fill(words[way]);
      this.cells[way] = this.build(this.find(`.${way} table`), way);
    }
    this.paintLine();
    this.paint();
  }

  build(table, way) {
    const { names, colours, words } = this.data;
    const exponential = way === "naive" ? "e^(z/T)" : "e^((z−max)/T)";
    const heads = [words.class, words.stored, exponential, "p", "", way === "naive" ? "log p" : "log-softmax"];
    const row = (cells, first, rest) => {
      const tr = document.createElement("tr");
      cells.forEach((text, i) => {
        const cell = document.createElement(i === 0 ? first : rest);
        if (first === "th" && i === 0) cell.scope = rest === "th" ? "col" : "row";
        else if (rest === "th") cell.scope = "col";
        if (i === 4) cell.className = "bar";
        cell.textContent = text;
        tr.append(cell);
      });
      return tr;
    };
    table.setAttribute("aria-label", this.fill(words[way]));
    const [head, body, foot] = ["thead", "tbody", "tfoot"].map((tag) => document.createElement(tag));
    head.append(row(heads, "th", "th"));
    head.rows[0].cells[4].setAttribute("aria-label", words.bar);
    names.forEach((name, i) => {
      const tr = row([name, "", "", "", "", ""], "th", "td");
      tr.style.setProperty("--c", colours[i % colours.length]);
      tr.classList.toggle("again", i >= colours.length);
      tr.cells[0].title = name;
      tr.cells[4].append(document.createElement("div"));
      body.append(tr);
    });
    foot.append(row(["Σ", "", "", "", "", ""], "th", "td"));
    table.replaceChildren(head, body, foot);
    return { rows: [...body.rows].map((tr) => [...tr.cells]), foot: [...foot.rows[0].cells] };
  }

  // The safe window as a bracket, and under it what happens at every shift.
  paintLine() {
    const { shifts, states, window: safe, words } = this.data;
    const reach = shifts.at(-1);
    const place = (c) => 100 * (0.5 + Math.min(Math.max(c / reach, -1), 1) / 2);
    const [bracket, label] = this.find(".window").children;
    this.find(".window").hidden = !safe;
    if (safe) {
      const [low, high] = safe.map(place);
      bracket.style.left = `${low}%`;
      bracket.style.width = `${high - low}%`;
      const ends = safe.map((c) => this.show(c)).join(" … ");
      label.textContent = `${words.window} ${ends}`;
      label.style.left = `clamp(5.5rem, ${(low + high) / 2}%, 100% - 5.5rem)`;
    }
    const [left, , right] = this.find(".ends").children;
    left.textContent = `${this.show(-reach)} · ${words.tooSmall}`;
    right.textContent = `${words.tooLarge} · ${this.signed(reach)}`;
    const last = states.length - 1;
    const runs = [];
    states.forEach((state, i) => {
      const kind = state === "none" ? "ok" : state === "log 0" ? "log" : "bad";
      if (runs.at(-1)?.kind !== kind) runs.push({ kind, from: i });
      runs.at(-1).to = i;
    });
    this.find(".band").replaceChildren(
      ...runs.map(({ kind, from, to }) => {
        const part = document.createElement("div");
        const edge = (x) => (100 * Math.min(Math.max(x, 0), last)) / last;
        part.className = kind;
        part.style.left = `${edge(from - 0.5)}%`;
        part.style.right = `${100 - edge(to + 0.5)}%`;
        return part;
      }),
    );
  }

  schedule() {
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
  }

  paint() {
    const { data } = this;
    const at = +this.slider.value;
    const rough = data.states[at] === "none" && data.naive.off[at] > OFF;
    const state = rough ? "rough" : data.states[at];
    const shift = `c = ${this.signed(data.shifts[at])}`;
    const says = this.fill(data.says[state], data.naive.off[at]);
    this.find("output").textContent = shift;
    this.tell(".say", says, state !== "none");
    this.slider.setAttribute("aria-valuetext", `${shift}. ${says}`);
    this.paintTable("naive", at);
    const broken = this.paintTable("stable", at);
    const off = data.stable.off[at];
    const steady = broken ? "broken" : off > OFF ? "rough" : "still";
    this.tell(".steady", this.fill(data.steady[steady], off), steady !== "still");
  }

  paintTable(way, at) {
    const values = this.data[way];
    const column = (name) => values[name].rows[values[name].at[at]];
    const stored = this.data.stored.rows[this.data.stored.at[at]];
    const [e, p, log] = ["exponentials", "probabilities", "logs"].map(column);
    const { rows, foot } = this.cells[way];
    rows.forEach((cells, i) => {
      this.put(cells[1], stored[i], typeof stored[i] === "string");
      this.put(cells[2], e[i], e[i] === 0 || typeof e[i] === "string");
      this.put(cells[3], p[i], p[i] === 0 || typeof p[i] === "string");
      this.put(cells[5], log[i], typeof log[i] === "string", "follows");
      cells[4].firstChild.style.width = typeof p[i] === "number" ? `${100 * p[i]}%` : 0;
      cells[4].classList.toggle("void", p[i] === 0 || typeof p[i] === "string");
    });
    const total = values.total[at];
    const sum = values.sum[at];
    this.put(foot[2], total, total === 0 || typeof total === "string");
    this.put(foot[3], sum, !(Math.abs(sum - 1) <= OFF));
    return p.some((x) => typeof x === "string");
  }

  put(cell, value, broken, mark = "broken") {
    const lost = broken && value === 0;
    cell.textContent = lost ? this.data.words.lost : this.show(value);
    cell.classList.toggle(mark, broken);
  }

  tell(selector, text, bad) {
    this.find(selector).textContent = text;
    this.find(selector).classList.toggle("bad", bad);
  }

  // ----- words and numbers -------------------------------------------------------
  fill(sentence, off = 0) {
    const x = fill(this.data.words.points, { x: this.write.fixed(100 * off, 1) });
    return fill(sentence, { format: this.data.format, x });
  }

  signed(value) {
    return `${value > 0 ? "+" : ""}${this.show(value)}`;
  }

  show(value) {
    if (typeof value === "string") return { inf: "∞", "-inf": "−∞", nan: "NaN" }[value];
    const far = value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3);
    return far ? this.write.power(value, 2) : this.write.local(String(rounded(value, 4)));
  }
}
