// The overflow slider. Every position was computed by the core; this only looks it up.
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
    const fresh = !this.data || this.data.format !== data.format || this.last !== String(data.stored[0]);
    this.last = String(data.stored[0]);
    this.data = data;
    this.slider.max = data.shifts.length - 1;
    if (fresh) this.slider.value = (data.shifts.length - 1) / 2;
    const words = data.words;
    this.find("label").textContent = words.shift;
    this.slider.setAttribute("aria-label", words.shift);
    for (const way of ["naive", "stable"]) {
      this.find(`.${way} h4`).textContent = words[way].replace("{format}", data.format);
      this.build(this.find(`.${way} table`), way);
    }
    this.paintBand();
    this.paint();
  }

  build(table, way) {
    const { names, colours, words } = this.data;
    const exponent = way === "naive" ? "e^(z/T)" : "e^((z − max)/T)";
    table.innerHTML = `<thead><tr><th scope="col"></th><th scope="col"></th><th scope="col"></th><th scope="col"></th><th class="bar"></th></tr></thead>
      <tbody></tbody><tfoot><tr><th scope="row">S = Σ</th><td></td><td class="total"></td><td></td><td class="bar"></td></tr></tfoot>`;
    const heads = table.querySelectorAll("thead th");
    [words.class, words.stored, exponent, "p"].forEach((text, i) => (heads[i].textContent = text));
    names.forEach((name, i) => {
      const row = document.createElement("tr");
      row.innerHTML = `<th scope="row"></th><td></td><td></td><td></td><td class="bar"><div></div></td>`;
      row.style.setProperty("--c", colours[i % colours.length]);
      row.querySelector("th").textContent = name;
      table.querySelector("tbody").append(row);
    });
  }

  // The safe window: the stretch of shifts at which the textbook formula holds.
  paintBand() {
    const { states } = this.data;
    const last = states.length - 1;
    const colour = (state) => (state === "none" ? "#2e9e6b" : state === "log 0" ? "#d9a521" : "#c4453c");
    const stops = states.map((state, i) => `${colour(state)} ${(100 * Math.max(i - 0.5, 0)) / last}% ${(100 * (i + 0.5)) / last}%`);
    this.find(".band").style.background = `linear-gradient(90deg, ${stops.join(",")})`;
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
    const state = data.states[at];
    const shift = `c = ${data.shifts[at] > 0 ? "+" : ""}${this.show(data.shifts[at])}`;
    this.find("output").textContent = shift;
    this.find(".say").textContent = data.says[state];
    this.find(".say").classList.toggle("bad", state !== "none");
    this.slider.setAttribute("aria-valuetext", `${shift}: ${data.says[state]}`);
    for (const way of ["naive", "stable"]) {
      const table = this.find(`.${way} table`);
      const values = data[way];
      this.put(table.querySelector(".total"), values.total[at]);
      [...table.tBodies[0].rows].forEach((row, i) => {
        const p = values.probabilities[at][i];
        this.put(row.cells[1], data.stored[at][i], true);
        this.put(row.cells[2], values.exponentials[at][i]);
        this.put(row.cells[3], p);
        row.cells[4].firstChild.style.width = typeof p === "number" ? `${100 * p}%` : 0;
      });
    }
  }

  put(cell, value, zeroIsFine = false) {
    const lost = value === 0 && !zeroIsFine;
    cell.textContent = lost ? this.data.words.lost : this.show(value);
    cell.classList.toggle("broken", lost || typeof value === "string");
  }

  show(value) {
    if (value === "inf") return "∞";
    if (value === "-inf") return "−∞";
    if (value === "nan") return "NaN";
    const far = value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3);
    const digits = (far ? value.toExponential(2) : String(+value.toPrecision(4))).replaceAll("-", "−");
    return this.data.lang === "es" ? digits.replace(".", ",") : digits;
  }
}
