import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The reliability diagram, computed from the logits on each frame of the temperature.
// Python's core is the authority; tests/browser hold `diagram` to it within 1e-12.
const diagram = {
  // Rows of logits as gaps below each row's largest, which is all that counts.
  prepare(logits, labels, classes) {
    return labels.map((label, row) => {
      const z = Array.from(logits.slice(row * classes, (row + 1) * classes));
      const top = Math.max(...z);
      const others = z.map((x) => x - top).filter((gap) => gap < 0);
      return { others, ties: classes - others.length, lag: z[label] - top, hit: z.indexOf(top) === label };
    });
  },

  // Accuracy, mean confidence, ECE and NLL of softmax(logits / t), and the bins.
  at(rows, t, bins) {
    const counts = Array(bins).fill(0);
    const right = Array(bins).fill(0);
    const sure = Array(bins).fill(0);
    let loss = 0;
    for (const { others, ties, lag, hit } of rows) {
      let rest = 0;
      for (const gap of others) rest += Math.exp(gap / t);
      const confidence = 1 / (ties + rest);
      loss += ((lag === 0 ? 0 : -lag / t) + Math.log1p(rest + ties - 1)) / rows.length;
      const k = diagram.bin(confidence, bins);
      counts[k] += 1;
      right[k] += hit;
      sure[k] += confidence;
    }
    const add = (list) => list.reduce((sum, x) => sum + x, 0);
    return {
      accuracy: add(right) / rows.length,
      confidence: add(sure) / rows.length,
      error: add(right.map((hits, k) => Math.abs(hits - sure[k]))) / rows.length,
      loss,
      bins: counts.map((n, k) => ({ n, right: right[k], sure: sure[k] / n, accuracy: right[k] / n })),
    };
  },

  // Bin k holds (k/bins, (k+1)/bins]; an edge belongs to the bin below it.
  bin(confidence, bins) {
    let k = Math.max(Math.ceil(confidence * bins) - 1, 0);
    while (k > 0 && confidence <= k / bins) k -= 1;
    while (k < bins - 1 && confidence > (k + 1) / bins) k += 1;
    return k;
  },
};

const CLOSE = 0.02; // of 450 pictures, so much comes and goes by chance
const CEILING = 1.5; // of the loss, in nats, where the chart ends
const ENOUGH = 20; // pictures in a bin, for its bar to have its full colour
const cards = new WeakMap();

export default function ({ parentElement, data }) {
  if (!cards.has(parentElement)) cards.set(parentElement, new Reliability(parentElement));
  cards.get(parentElement).receive(data);
}

const make = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

class Reliability {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.range = this.find("#valley-t");
    this.t = null;
    this.listen();
  }

  receive(data) {
    if (this.data && this.data.key === data.key && this.data.lang === data.lang) return;
    const first = !this.data;
    this.data = data;
    this.write = numbersIn(data.lang);
    const bytes = Uint8Array.from(atob(data.logits), (c) => c.charCodeAt(0));
    this.rows = diagram.prepare(new Float32Array(bytes.buffer), data.labels, data.classes);
    this.one = diagram.at(this.rows, 1, data.bins);
    this.label();
    this.buildBars();
    this.drawValley();
    if (first) thread.follow(this.root, ({ t }) => t !== this.t && this.paint(t));
    else if (this.t !== null) this.paint(this.t);
  }

  // ----- the slider lends the stage a hand -----------------------------------------
  listen() {
    const { range } = this;
    const begin = () => thread.drive("begin");
    const end = () => thread.drive("end");
    range.addEventListener("pointerdown", begin);
    range.addEventListener("input", () => {
      begin();
      thread.drive("move", { t: dial.at(+range.value) });
    });
    range.addEventListener("change", end);
    range.addEventListener("blur", end);
    const size = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };
    range.addEventListener("keydown", (event) => {
      const last = { Home: 0, End: Infinity }[event.key];
      if (!(event.key in size) && last === undefined) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      begin();
      this.aim = last ?? dial.next(this.aim ?? this.t, size[event.key]);
      thread.drive("move", { t: this.aim });
    });
    range.addEventListener("keyup", () => {
      this.aim = undefined;
      end();
    });
  }

  // ----- what stays ----------------------------------------------------------------
  label() {
    const { words: w, valleys } = this.data;
    const put = (selector, text) => (this.find(selector).textContent = text);
    for (const fact of ["accuracy", "confidence", "error", "loss"]) put(`.${fact} span`, w[fact]);
    put(".accuracy small", fill(w.accuracyNote, { m: this.rows.length }));
    const then = (text) => fill(w.atOne, { x: text });
    put(".confidence small", then(this.write.percent(this.one.confidence, true)));
    put(".error small", then(this.write.percent(this.one.error)));
    put(".loss small", then(this.write.fixed(this.one.loss, 3)));
    put(".valley h4", w.valley);
    put(".diagram h4", w.diagram);
    put(".axis.up", w.rightAxis);
    put(".axis:not(.up)", w.sureAxis);
    put("label span", w.temperature);
    const key = (selector, entries) =>
      this.find(selector).replaceChildren(
        ...entries.map(([name, text]) => {
          const item = make("li");
          item.append(make("i", name), text);
          return item;
        }),
      );
    const bottom = (name) => {
      const { size, bottom: t } = valleys[name];
      return fill(w[name], { m: size, t: this.write.temperature(t) });
    };
    key(".valley .key", [["line validation", bottom("validation")], ["line test", bottom("test")], ["dot", w.now]]);
    key(".diagram .key", [
      ["right", w.right], ["over", w.over], ["under", w.under], ["said", w.said], ["wrong", w.wrong],
      ["right pale", w.pale],
    ]);
    this.find(".marks").replaceChildren(
      ...dial.LANDMARKS.map((t) => {
        const mark = make("span", "", t === Infinity ? "∞" : this.write.local(String(t)));
        mark.style.left = `${dial.place(t) / 10}%`;
        return mark;
      }),
    );
    const ticks = (selector, list, show) =>
      this.find(selector).replaceChildren(
        ...list.map(([share, value]) => {
          const tick = make("span", "", show(value));
          tick.style.bottom = `${100 * share}%`;
          return tick;
        }),
      );
    const percent = (x) => `${100 * x}\u00a0%`;
    ticks(".plot .grid", [0, 0.25, 0.5, 0.75, 1].map((x) => [x, x]), percent);
    ticks(".chart .grid", [0.5, 1, 1.5].map((x) => [x / CEILING, x]), (x) => this.write.fixed(x, 1));
    this.find(".feet").replaceChildren(
      ...[0, 0.25, 0.5, 0.75, 1].map((x) => {
        const foot = make("span", "", percent(x));
        foot.style.left = percent(x).replace("\u00a0", "");
        return foot;
      }),
    );
    this.find(".counts").dataset.title = w.countAxis;
  }

  buildBars() {
    const parts = (names) => () => {
      const bin = make("div");
      bin.append(...names.map((name) => make("i", name)));
      return bin;
    };
    const columns = (selector, build) => {
      const bars = Array.from({ length: this.data.bins }, build);
      this.find(selector).replaceChildren(...bars);
      return bars.map((bar) => [...bar.children]);
    };
    this.bars = columns(".plot .bars", parts(["right", "gap", "said"]));
    this.counts = columns(".counts .bars", parts(["right", "wrong", "number"]));
  }

  drawValley() {
    const { temperatures, valleys } = this.data;
    for (const name of ["validation", "test"]) {
      const { losses, bottom, lowest } = valleys[name];
      const points = losses.map((loss, i) => `${dial.place(temperatures[i]).toFixed(1)} ${(1000 * (1 - loss / CEILING)).toFixed(1)}`);
      this.find(`path.${name}`).setAttribute("d", `M${points.join("L")}`);
      const mark = this.find(`.mark.${name}`);
      mark.style.left = `${dial.place(bottom) / 10}%`;
      mark.style.bottom = `${(100 * lowest) / CEILING}%`;
    }
  }

  // ----- what moves ----------------------------------------------------------------
  paint(t) {
    this.t = t;
    const now = diagram.at(this.rows, t, this.data.bins);
    const say = {
      t: this.write.temperature(t),
      a: this.write.percent(now.accuracy),
      w: this.write.percent(1 - now.accuracy),
      c: this.write.percent(now.confidence, t > 0),
      e: this.write.percent(now.error),
      n: this.lossText(now.loss, t),
      x: this.write.fixed(100 * Math.abs(now.confidence - now.accuracy), 1),
    };
    const put = (selector, text) => (this.find(selector).textContent = text);
    put(".accuracy b", say.a);
    put(".confidence b", say.c);
    put(".error b", say.e);
    put(".loss b", say.n);
    put(".say", fill(this.data.says[this.verdict(now, t)], say));
    this.paintDial(now, t, say);
    now.bins.forEach((bin, k) => {
      this.paintBar(bin, this.bars[k]);
      this.paintCount(bin, this.counts[k]);
    });
    this.describe(now, say);
  }

  verdict({ accuracy, confidence }, t) {
    if (t === 0) return "zero";
    if (t === Infinity) return "inf";
    if (Math.abs(confidence - accuracy) < CLOSE) return "close";
    return confidence > accuracy ? "over" : "under";
  }

  paintDial({ loss }, t, say) {
    const { range } = this;
    const left = `${dial.place(t) / 10}%`;
    if (dial.at(+range.value) !== t) range.value = dial.place(t);
    range.setAttribute("aria-valuetext", fill(this.data.words.value, say));
    this.find("output").textContent = `T = ${say.t}`;
    const height = Math.min(loss / CEILING, 1);
    const ball = this.find(".ball");
    ball.style.left = this.find(".plumb").style.left = left;
    ball.style.bottom = this.find(".plumb").style.height = `${100 * height}%`;
    ball.classList.toggle("out", loss > CEILING);
    const beyond = this.find(".beyond");
    beyond.textContent = fill(this.data.words.beyond, say);
    beyond.hidden = loss <= CEILING;
    beyond.classList.toggle("leftward", dial.place(t) > 500);
    beyond.style.left = left;
  }

  // The bar ends where it is right; the gap reaches from there to what it says.
  paintBar({ n, sure, accuracy }, [right, gap, said]) {
    const percent = (x) => `${100 * x}%`;
    right.parentElement.style.visibility = n ? "visible" : "hidden";
    if (n === 0) return;
    right.parentElement.style.opacity = 0.35 + 0.65 * Math.min(n / ENOUGH, 1);
    right.style.height = percent(Math.min(accuracy, sure));
    gap.className = sure > accuracy ? "gap over" : "gap under";
    gap.style.bottom = percent(Math.min(accuracy, sure));
    gap.style.height = percent(Math.abs(accuracy - sure));
    said.style.bottom = percent(sure);
  }

  paintCount({ n, right: hits }, [right, wrong, number]) {
    const percent = (x) => `${(100 * x) / this.rows.length}%`;
    wrong.style.height = percent(n - hits);
    right.style.bottom = percent(n - hits);
    right.style.height = percent(hits);
    number.style.bottom = percent(n);
    number.textContent = n;
    number.classList.toggle("none", n === 0);
  }

  describe(now, say) {
    const { words: w, bins, valleys } = this.data;
    const filled = now.bins.filter(({ n }) => n > 0);
    const parts = filled.map(({ n, sure, accuracy }) =>
      fill(w.altBin, { c: this.write.percent(sure, this.t > 0), a: this.write.percent(accuracy), n }),
    );
    const name = (selector, text, values) =>
      this.find(selector).setAttribute("aria-label", fill(text, { ...say, ...values }));
    name(".plot", w.altDiagram, { bins: parts.join("; ") });
    name(".counts", w.altCounts, { b: bins, counts: now.bins.map(({ n }) => n).join(", ") });
    const [v, s] = ["validation", "test"].map((part) => this.write.temperature(valleys[part].bottom));
    name(".chart", w.altValley, { v, s });
  }

  // At a tiny T > 0 the loss is finite, but no float64 holds it.
  lossText(loss, t) {
    if (loss === Infinity) return t > 0 ? ">10³⁰⁸" : "∞";
    return loss < 1e5 ? this.write.fixed(loss, loss < 100 ? 3 : 1) : this.write.power(loss, 2);
  }
}
