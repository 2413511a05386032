import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// Gumbel-max. The noise stays; what it is added to follows the stage on each frame.

// core.gumbel_scores: (z_i - max z) / t + g_i, with the exact limits at t = 0 and infinity.
const gumbel = {
  starts(z, t) {
    const top = Math.max(...z);
    return z.map((x) => {
      if (x === top || t === Infinity) return 0;
      if (t === 0) return -Infinity;
      const gap = x - top;
      return Number.isFinite(gap) ? gap / t : x / t - top / t; // beyond the floats
    });
  },
  scores(z, t, noise) {
    return this.starts(z, t).map((x, i) => x + noise[i]);
  },
};

export default function ({ parentElement, data }) {
  if (!races.has(parentElement)) races.set(parentElement, new Race(parentElement));
  races.get(parentElement).receive(data);
}

const races = new WeakMap();
const [LOW, HIGH] = [-8, 6]; // where nearly all the noise lands, and room for gaps
const NAMED = 4;

class Race {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.count = 1;
    this.find(".next").addEventListener("click", () => this.go(this.count + 1));
    this.find(".back").addEventListener("click", () => this.go(1));
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  go(count) {
    this.count = Math.min(count, this.data.noise.length);
    this.paint();
    this.find(".heard").textContent = this.find(".say").textContent;
  }

  receive(data) {
    const noise = JSON.stringify(data.noise);
    if (this.noise !== noise) this.count = 1;
    this.noise = noise;
    this.data = data;
    this.write = numbersIn(data.lang);
    const { words } = data;
    this.find(".next").textContent = words.again;
    this.find(".back").textContent = words.back;
    [words.start, words.noise, words.score].forEach((text, i) => {
      this.find(".head").children[i + 2].textContent = text;
    });
    const marks = [-6, -4, -2, 0, 2, 4].map((x) => {
      const mark = document.createElement("i");
      mark.textContent = this.write.local(String(x));
      mark.style.left = `${this.place(x)}%`;
      return mark;
    });
    this.find(".axis div").replaceChildren(...marks);
    this.paint();
  }

  place(x) {
    return (100 * (Math.min(Math.max(x, LOW), HIGH) - LOW)) / (HIGH - LOW);
  }

  build() {
    const row = document.createElement("div");
    row.className = "row";
    row.setAttribute("role", "listitem");
    row.innerHTML = `<div class="name"><span class="chip"></span><span></span></div>
      <div class="lane"><div class="zero"></div><div class="from"></div><div class="push"></div><div class="dot"></div></div>
      <span class="num start"></span><span class="num noise"></span><span class="num score"></span>`;
    row.querySelector(".zero").style.left = `${this.place(0)}%`;
    return row;
  }

  paint() {
    if (!this.shown || !this.data) return;
    const { names, z, t } = this.shown;
    const all = this.data.noise.slice(0, this.count);
    if (all[0].length !== z.length) return; // the noise for this many classes will come
    const noise = all.at(-1);
    const starts = gumbel.starts(z, t);
    const scores = gumbel.scores(z, t, noise);
    const winners = all.map((g) => this.largest(gumbel.scores(z, t, g)));
    const winner = winners.at(-1);
    const rows = this.find(".rows");
    while (rows.children.length > z.length) rows.lastChild.remove();
    while (rows.children.length < z.length) rows.append(this.build());
    const show = (x) => (Math.abs(x) >= 1e4 ? this.write.short(x) : this.write.fixed(x, 2));
    const signed = (x) => `${x < 0 ? "" : "+"}${show(x)}`;
    [...rows.children].forEach((row, i) => {
      const part = (selector) => row.querySelector(selector);
      this.colour(row, i);
      row.classList.toggle("wins", i === winner);
      row.classList.toggle("out", scores[i] < LOW);
      part(".name").lastChild.textContent = names[i];
      part(".name").title = names[i];
      const [from, to] = [this.place(starts[i]), this.place(scores[i])];
      part(".from").style.left = `${from}%`;
      part(".push").style.left = `${Math.min(from, to)}%`;
      part(".push").style.width = `${Math.abs(to - from)}%`;
      part(".dot").style.left = `${to}%`;
      const says = { name: names[i], start: show(starts[i]), noise: signed(noise[i]), score: show(scores[i]) };
      for (const key of ["start", "noise", "score"]) part(`.${key}`).textContent = says[key];
      row.setAttribute("aria-label", fill(this.data.words.row, says));
    });
    this.paintSay(names, winner, this.largest(z));
    this.paintTally(names, winners);
  }

  largest(values) {
    return values.indexOf(Math.max(...values));
  }

  colour(element, i) {
    const { colours } = this.data;
    element.style.setProperty("--c", colours[i % colours.length]);
    element.classList.toggle("again", i >= colours.length);
  }

  paintSay(names, winner, best) {
    const { words } = this.data;
    const why = winner === best ? words.argmaxToo : words.upset;
    const put = { name: names[winner], best: names[best] };
    this.find(".say").textContent = `${fill(words.wins, put)} ${fill(why, put)}`;
    this.find(".next").disabled = this.count >= this.data.noise.length;
    this.find(".back").disabled = this.count === 1;
  }

  paintTally(names, winners) {
    const { words } = this.data;
    const chips = this.find(".chips");
    while (chips.children.length > winners.length) chips.lastChild.remove();
    while (chips.children.length < winners.length) chips.append(document.createElement("span"));
    [...chips.children].forEach((chip, j) => {
      chip.className = "chip";
      this.colour(chip, winners[j]);
    });
    const times = names.map((_, i) => winners.filter((w) => w === i).length);
    const order = [...names.keys()].sort((a, b) => times[b] - times[a] || a - b);
    const counts = order.slice(0, NAMED).map((i) => `${names[i]} × ${times[i]}`);
    const others = order.slice(NAMED).reduce((sum, i) => sum + times[i], 0);
    if (others) counts.push(fill(words.more, { n: others }));
    this.find(".tally").textContent = fill(words.drawn, { n: winners.length, counts: counts.join(" · ") });
  }
}
