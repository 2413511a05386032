import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// The mathematics of many classes: the largest have their logits here; of all the others
// only the sum is known, from the core's sweep over b = 1/t.
const many = {
  // log of the others' sum of exp((z_i - max z) / t): between two places of the sweep the
  // cubic through both with both slopes, beyond its end the tangent.
  logRest({ end, logs, slopes }, b) {
    const last = logs.length - 1;
    if (b >= end) return logs[last] + slopes[last] * (b - end);
    const place = (i) => end * (i / last) ** 2;
    let i = Math.min(Math.floor(last * Math.sqrt(b / end)), last - 1);
    if (b < place(i)) i -= 1;
    const width = place(i + 1) - place(i);
    const x = (b - place(i)) / width;
    const y = 1 - x;
    return (
      y * y * ((1 + 2 * x) * logs[i] + x * width * slopes[i]) +
      x * x * ((1 + 2 * y) * logs[i + 1] - y * width * slopes[i + 1])
    );
  },

  // The probabilities of the classes with the logits z, best first, and of all the others.
  shares(z, sweep, t) {
    if (t === 0) return { p: preview.softmax(z, 0), rest: 0 };
    const e = z.map((x) => (t === Infinity ? 1 : Math.exp((x - z[0]) / t)));
    const rest = sweep ? Math.exp(many.logRest(sweep, 1 / t)) : 0;
    const total = e.reduce((sum, x) => sum + x, 0) + rest;
    return { p: e.map((x) => x / total), rest: rest / total };
  },

  // How many of the most likely classes hold a share of 1 together: {low, high} between
  // which it is, equal where it is known. `sizes` holds it for each t of three digits.
  holders(p, share, sizes, atInfinity, t) {
    let held = 0;
    for (let i = 0; i < p.length; i += 1) {
      held += p[i];
      if (held >= share * (1 - 1e-12)) return { low: i + 1, high: i + 1 };
    }
    const last = sizes.length - 1;
    const [low, high] = many.neighbours(t);
    return {
      low: low > last ? atInfinity : sizes[low],
      high: high > last || t > 20 ? atInfinity : sizes[high],
    };
  },

  // The places of the temperatures of three digits from 0.05 to 20 around t.
  neighbours(t) {
    if (t === Infinity) return [2401, 2401];
    if (t > 20) return [2400, 2401];
    const [scale, first, before] =
      t < 0.1 ? [1e4, 500, 0] : t < 1 ? [1e3, 100, 500] : t < 10 ? [1e2, 100, 1400] : [10, 100, 2300];
    const place = Math.max(t * scale - first + before, 0);
    const whole = Math.round(place);
    return Math.abs(place - whole) < 1e-6 ? [whole, whole] : [Math.floor(place), Math.ceil(place)];
  },
};

const cards = new WeakMap();

export default function ({ parentElement, data }) {
  if (!cards.has(parentElement)) cards.set(parentElement, new Card(parentElement));
  cards.get(parentElement).receive(data);
}

class Card {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.t = null;
  }

  receive(data) {
    const theirs = data.now.t === "inf" ? Infinity : data.now.t;
    const fresh = this.data === undefined;
    this.data = data;
    this.authority = theirs;
    this.write = numbersIn(data.lang);
    this.sizes = [];
    if (data.sweep) data.sweep.holders.reduce((n, more) => (this.sizes.push(n + more), n + more), 0);
    this.build();
    if (fresh) {
      this.t = theirs;
      thread.follow(this.root, ({ t }) => {
        this.t = t;
        this.paint();
      });
    }
    this.paint();
  }

  // Thousands apart as each language writes them: 49,152 and 49 152.
  whole(n) {
    const [digits, spanish] = [String(n), this.data.lang === "es"];
    if (spanish && digits.length < 5) return digits;
    return digits.replace(/\B(?=(\d{3})+$)/g, spanish ? "\u00a0" : ",");
  }

  build() {
    const { data, write } = this;
    const { words } = data;
    const picture = this.find("img");
    picture.hidden = !data.picture;
    if (data.picture && picture.src !== data.picture) picture.src = data.picture;
    picture.alt = data.alt;
    picture.classList.toggle("points", data.picture.startsWith("data:image/png"));
    this.find(".prompt").hidden = !data.prompt;
    this.find(".prompt span").textContent = data.prompt;
    this.find(".prompt").lang = data.promptLang;
    this.find(".story").textContent = data.story;
    this.find(".head b").textContent = words.answers;
    this.find(".mark").textContent = words.mark;
    this.find(".count span").textContent = words.holders;

    const rest = data.classes - data.bars;
    const rows = data.names.slice(0, data.bars).map((name, i) => this.row(name, data.colours[i % data.colours.length]));
    if (rest > 0) {
      const row = this.row(words.rest, "", fill(words.classes, { n: this.whole(rest) }));
      row.classList.add("rest");
      rows.push(row);
    }
    this.find(".bars").replaceChildren(...rows);
    this.first = many.shares(data.z, data.sweep, 1);

    const ends = [1];
    while (ends.at(-1) * 10 < data.classes) ends.push(ends.at(-1) * 10);
    if (data.classes / ends.at(-1) < 5 && ends.length > 1) ends.pop();
    ends.push(data.classes);
    this.find(".ticks").replaceChildren(
      ...ends.map((n) => {
        const tick = document.createElement("span");
        tick.textContent = this.whole(n);
        tick.style.left = `${100 * this.along(n)}%`;
        return tick;
      }),
    );
  }

  row(name, colour, note = "") {
    const row = document.createElement("li");
    row.innerHTML = `<span class="name"><i class="chip"></i><span></span> <small></small></span>
      <span class="lane"><i class="fill"></i><i class="then"></i></span><b class="pct num"></b>`;
    row.querySelector(".name span").textContent = name;
    row.querySelector("small").textContent = note;
    if (colour) row.style.setProperty("--c", colour);
    return row;
  }

  along(n) {
    return Math.log(n) / Math.log(this.data.classes);
  }

  // Python's numbers where they are of this very T, the preview's until then.
  numbers() {
    const { data, t } = this;
    if (t === this.authority) {
      const { p, rest, holders } = data.now;
      return { p, rest, held: { low: holders, high: holders } };
    }
    const { p, rest } = many.shares(data.z, data.sweep, t);
    return { p, rest, held: many.holders(p, data.share, this.sizes, data.sweep?.atInfinity, t) };
  }

  paint() {
    const { data, write, t } = this;
    const { words } = data;
    const { p, rest, held } = this.numbers();
    const all = (shares) => {
      const shown = shares.p.slice(0, data.bars);
      const hidden = shares.p.slice(data.bars).reduce((sum, x) => sum + x, shares.rest);
      return [...shown, hidden];
    };
    const values = all({ p, rest });
    const before = all(this.first);
    const percent = (x) => write.percent(x, t > 0);
    [...this.find(".bars").children].forEach((row, i) => {
      row.querySelector(".fill").style.width = `${100 * values[i]}%`;
      row.querySelector(".then").style.left = `${100 * before[i]}%`;
      row.querySelector(".pct").textContent = percent(values[i]);
    });
    this.find(".models").classList.toggle("moved", t !== 1);
    this.find(".at").textContent = fill(words.at, { t: write.temperature(t) });

    const sure = held.low === held.high;
    const n = this.whole(held.low);
    const how = !sure ? words.about : held.low === 1 ? words.one : words.some;
    this.find(".count b").textContent = fill(how, { n, k: this.whole(data.classes) });
    this.find(".held").style.width = `${100 * this.along(held.low)}%`;
    this.find(".say").textContent = this.sentence(values, percent);
  }

  sentence(values, percent) {
    const { data, t } = this;
    const { words } = data;
    if (t === 0) return words.zero;
    if (t === Infinity) return fill(words.infinity, { k: this.whole(data.classes) });
    const said = fill(words.leader, { name: data.names[0], p: percent(values[0]) });
    const hidden = data.classes - data.bars;
    if (hidden <= 0) return said;
    return `${said} ${fill(words.others, { n: this.whole(hidden), p: percent(values.at(-1)) })}`;
  }
}
