import { dial, fill, near, numbersIn, preview, rounded, thread } from "../shared/legacy.js";
// One game of slot machines. What happened was computed by the core; this looks it up.
const games = new WeakMap();
const ROLES = ["greedy", "mine", "blind"];
const PLAY_MS = 9000; // for a whole game

export default function ({ parentElement, data }) {
  if (!games.has(parentElement)) games.set(parentElement, new Game(parentElement));
  games.get(parentElement).receive(data);
}

class Game {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.slider = this.find("#pull");
    this.slider.addEventListener("input", () => {
      this.stop();
      this.schedule();
    });
    this.find(".play").addEventListener("click", () => (this.playing ? this.stop() : this.play()));
    this.strips = ROLES.map((role) => {
      const ribbon = document.createElement("div");
      ribbon.className = `ribbon ${role}`;
      ribbon.innerHTML = `<p><b class="num"></b><span class="what"></span><span class="regret num"></span></p>
        <div class="strip" role="img"><div class="veil"></div></div><p class="end"></p>`;
      this.find(".ribbons").append(ribbon);
      return ribbon;
    });
    thread.follow(root, (shown) => {
      this.shown = shown;
      this.paint();
    });
  }

  receive(data) {
    const total = data.games[0].pulled.length;
    const first = this.data === undefined;
    this.data = data;
    this.write = numbersIn(data.lang);
    const { words } = data;
    this.slider.max = total;
    if (first) this.slider.value = total;
    this.find(".line label").textContent = words.pull;
    const heads = ["machine", "truth", "belief", "times", "", "chance", ""].map((key) => {
      const span = document.createElement("span");
      span.textContent = key && words[key];
      return span;
    });
    this.find(".head").replaceChildren(...heads);
    this.strips.forEach((ribbon, i) => this.paintStrip(ribbon, data.games[i], words[ROLES[i]]));
    this.paint();
  }

  // ----- playing -----------------------------------------------------------------
  play() {
    const total = +this.slider.max;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.slider.value = total;
      return this.paint();
    }
    if (+this.slider.value >= total) this.slider.value = 0;
    const from = +this.slider.value;
    const start = performance.now();
    this.playing = true;
    const step = (now) => {
      if (!this.playing || !(this.root.host ?? this.root).isConnected) return;
      const at = Math.min(from + (total * Math.max(now - start, 0)) / PLAY_MS, total);
      this.slider.value = Math.floor(at);
      if (at >= total) this.playing = false;
      this.paint();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  stop() {
    this.playing = false;
    this.schedule();
  }

  schedule() {
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
  }

  // ----- painting ----------------------------------------------------------------
  paintStrip(ribbon, { t, pulled }, what) {
    const { colours } = this.data;
    const stops = [];
    for (let from = 0; from < pulled.length; ) {
      let to = from + 1;
      while (to < pulled.length && pulled[to] === pulled[from]) to += 1;
      const share = (x) => `${(100 * x) / pulled.length}%`;
      stops.push(`${colours[pulled[from] % colours.length]} ${share(from)} ${share(to)}`);
      from = to;
    }
    ribbon.querySelector(".strip").style.background = `linear-gradient(90deg, ${stops.join(", ")})`;
    ribbon.querySelector("b").textContent = `T = ${this.write.temperature(t === "inf" ? Infinity : t)}`;
    ribbon.querySelector(".what").textContent = what;
  }

  paint() {
    if (!this.shown || !this.data) return;
    const { names, z, t } = this.shown;
    const { words } = this.data;
    const j = +this.slider.value;
    const total = +this.slider.max;
    const pulls = fill(words.pullOf, { j, n: total });
    this.find("output").textContent = pulls;
    this.slider.setAttribute("aria-valuetext", pulls);
    this.find(".play").textContent = this.playing ? words.pause : words.play;
    if (Math.max(...this.data.games[0].pulled) >= names.length) return; // the game will come
    this.strips.forEach((ribbon, i) => this.paintRibbon(ribbon, this.data.games[i], j, names));
    this.paintRows(names, z, t, j);
  }

  paintRibbon(ribbon, { pulled, regret }, j, names) {
    const { words, best } = this.data;
    ribbon.querySelector(".veil").style.left = `${(100 * j) / pulled.length}%`;
    const lost = fill(words.lost, { x: this.write.fixed(j ? regret[j - 1] : 0, 1) });
    ribbon.querySelector(".regret").textContent = lost;
    const last = pulled.at(-1);
    const since = pulled.findLastIndex((a) => a !== last) + 2; // counted from 1
    const settled = since <= pulled.length / 2;
    const wrong = settled && !best.includes(last);
    const sentence = !settled ? words.trying : wrong ? words.stuck : words.found;
    const end = ribbon.querySelector(".end");
    end.textContent = fill(sentence, { name: names[last], j: since });
    end.classList.toggle("bad", wrong);
    ribbon.querySelector(".strip").setAttribute("aria-label", `${end.textContent} ${lost}`);
  }

  paintRows(names, z, t, j) {
    const { words, games: played, believed, colours } = this.data;
    const { pulled } = played[1];
    const known = z.map(() => null);
    const times = z.map(() => 0);
    for (let i = 0; i < j; i += 1) {
      known[pulled[i]] = believed[i];
      times[pulled[i]] += 1;
    }
    const looking = j < z.length; // each machine is tried once, in order
    const chance = looking ? z.map((_, i) => +(i === j)) : preview.softmax(known, t);
    const rows = this.find(".rows");
    while (rows.children.length > z.length) rows.lastChild.remove();
    while (rows.children.length < z.length) rows.append(this.build());
    [...rows.children].forEach((row, i) => {
      const part = (selector) => row.querySelector(selector);
      const says = {
        name: names[i],
        z: this.write.short(z[i]),
        q: known[i] === null ? words.unknown : this.money(known[i]),
        times: times[i],
        p: this.write.percent(chance[i], t > 0 && !looking),
      };
      row.style.setProperty("--c", colours[i % colours.length]);
      row.classList.toggle("again", i >= colours.length);
      row.setAttribute("aria-label", fill(words.row, says));
      part(".name").lastChild.textContent = says.name;
      part(".name").title = says.name;
      part(".truth").textContent = says.z;
      part(".truth").dataset.short = `${words.truth} `;
      part(".belief").textContent = says.q;
      part(".belief").dataset.short = `${words.belief} `;
      part(".count").textContent = says.times;
      part(".p").textContent = says.p;
      part(".times .fill").style.width = `${j ? (100 * times[i]) / j : 0}%`;
      part(".next .fill").style.width = `${100 * chance[i]}%`;
    });
  }

  money(x) {
    return Math.abs(x) < 1e4 ? this.write.fixed(x, 2) : this.write.short(x);
  }

  build() {
    const row = document.createElement("div");
    row.className = "row";
    row.setAttribute("role", "listitem");
    row.innerHTML = `<div class="name"><span class="chip"></span><span></span></div>
      <span class="num truth"></span><span class="num belief"></span>
      <div class="lane times"><div class="fill"></div></div><span class="num count"></span>
      <div class="lane next"><div class="fill"></div></div><span class="num p"></span>`;
    return row;
  }
}
