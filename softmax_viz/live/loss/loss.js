// The loss under the finger: it follows the stage, frame by frame.
const HIGHEST = 6; // nats at the top of the plot
const cards = new WeakMap();

export default function ({ parentElement, data }) {
  if (!cards.has(parentElement)) cards.set(parentElement, new Loss(parentElement));
  cards.get(parentElement).receive(data);
}

const number = (x) => (typeof x === "string" ? { inf: Infinity, "-inf": -Infinity, nan: NaN }[x] : x);

class Loss {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.drawPlot();
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  receive(data) {
    const { exact } = data;
    for (const key of ["t", "loss"]) exact[key] = number(exact[key]);
    for (const key of ["gradient", "numeric"]) exact[key] = exact[key].map(number);
    this.data = data;
    this.write = numbersIn(data.lang);
    this.drawTrail();
    this.paint();
  }

  place(mark, p, loss) {
    mark.style.left = `${100 * p}%`;
    mark.style.bottom = `${(100 * Math.min(loss, HIGHEST)) / HIGHEST}%`;
  }

  drawPlot() {
    const curve = [];
    for (let i = 0; i <= 120; i += 1) {
      const loss = HIGHEST * (1 - i / 120);
      curve.push(`${100 * Math.exp(-loss)} ${100 - (100 * loss) / HIGHEST}`);
    }
    this.find(".curve").setAttribute("d", `M${curve.join("L")}`);
    const tick = (text, side, share) => {
      const span = document.createElement("span");
      span.textContent = text;
      span.style[side] = `${100 * share}%`;
      return span;
    };
    const rule = (share) => {
      const line = document.createElement("i");
      line.style.bottom = `${100 * share}%`;
      return line;
    };
    const losses = [0, 1, 2, 3, 4, 5, 6];
    this.find(".x").replaceChildren(...[0, 25, 50, 75, 100].map((p) => tick(`${p} %`, "left", p / 100)));
    this.find(".y").replaceChildren(
      ...losses.slice(1).map((loss) => rule(loss / HIGHEST)),
      ...losses.map((loss) => tick(String(loss), "bottom", loss / HIGHEST)),
    );
  }

  drawTrail() {
    this.find(".dots").replaceChildren(
      ...this.data.trail.map(([p, loss]) => {
        const mark = document.createElement("i");
        this.place(mark, p, number(loss));
        return mark;
      }),
    );
    const { floor } = this.data;
    this.find(".floor").hidden = floor === 0 || floor > HIGHEST;
    this.find(".floor").style.bottom = `${(100 * floor) / HIGHEST}%`;
  }

  // Python's numbers where they are of this very state, the preview's until then.
  numbers() {
    const { z, t, truth } = this.shown;
    const { exact, smoothing, twice } = this.data;
    if (t === exact.t && truth === exact.truth && JSON.stringify(z) === JSON.stringify(exact.z)) return exact;
    const y = preview.target(z.length, truth, smoothing);
    return {
      loss: preview.loss(z, t, y, twice),
      gradient: preview.gradient(z, t, y, twice),
      numeric: preview.numericGradient((x) => preview.loss(x, t, y, twice), z),
    };
  }

  paint() {
    if (!this.data || !this.shown || this.shown.truth === null) return;
    const { names, z, p, t, truth } = this.shown;
    const { data, write } = this;
    const w = data.words;
    const { loss, gradient, numeric } = this.numbers();
    const x = write.fixed(loss, 3);
    const y = preview.target(z.length, truth, data.smoothing);
    this.find(".value").textContent = fill(w.loss, { x: loss > HIGHEST ? `${x} ▲` : x });
    const dot = this.find(".dot");
    dot.style.setProperty("--c", data.colours[truth % data.colours.length]);
    this.place(dot, p[truth], loss);
    const stem = this.find(".stem");
    const plain = Math.min(-Math.log(p[truth]), HIGHEST);
    const [low, high] = [Math.min(plain, loss), Math.min(Math.max(plain, loss), HIGHEST)];
    stem.hidden = high - low < 0.02;
    stem.style.left = `${100 * p[truth]}%`;
    stem.style.bottom = `${(100 * low) / HIGHEST}%`;
    stem.style.height = `${(100 * (high - low)) / HIGHEST}%`;
    const kind = data.twice ? "twice" : data.smoothing > 0 ? "smooth" : "once";
    this.find(".under").textContent =
      `${fill(w.x, { name: names[truth] })} · ${fill(w[kind], { floor: write.fixed(data.floor, 3) })}`;
    const percent = write.percent(p[truth], t > 0);
    this.find(".plot").setAttribute("aria-label", fill(w.curve, { name: names[truth], p: percent, x }));
    this.paintTable(names, p, y, gradient, numeric, truth);
  }

  paintTable(names, p, y, gradient, numeric, truth) {
    const { data, write } = this;
    const w = data.words;
    const head = [w.class, w.p, w.y, data.twice ? w.slopeTwice : w.slope, w.numeric];
    const table = this.find("table");
    if (table.rows.length !== names.length + 1) {
      const row = () => `<tr><th scope="row"><span class="chip"></span><span></span></th>${"<td></td>".repeat(4)}</tr>`;
      table.innerHTML = `<caption></caption><thead><tr>${'<th scope="col"></th>'.repeat(5)}</tr></thead>
        <tbody>${names.map(row).join("")}</tbody>`;
    }
    table.caption.textContent = w.table;
    [...table.tHead.rows[0].cells].forEach((cell, i) => (cell.textContent = head[i]));
    const slope = (x) => (Number.isNaN(x) ? "—" : write.fixed(x, 4));
    [...table.tBodies[0].rows].forEach((row, i) => {
      row.classList.toggle("true", i === truth);
      row.classList.toggle("again", i >= data.colours.length);
      row.style.setProperty("--c", data.colours[i % data.colours.length]);
      row.cells[0].lastChild.textContent = names[i];
      row.cells[0].title = names[i];
      const texts = [write.fixed(p[i], 4), write.fixed(y[i], 3), slope(gradient[i]), slope(numeric[i])];
      texts.forEach((text, k) => (row.cells[k + 1].textContent = text));
    });
  }
}
