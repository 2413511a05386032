// One game of slot machines. What happened was computed by the core; this looks it up.
import { knownAfter, pullChances, settledOn } from "../math/bandit.js";
import { fill } from "../math/numbers.js";
import { runs } from "../math/runs.js";
import { largest } from "../math/softmax.js";
import { Card } from "../shared/card.js";
import {
  finder,
  fitted,
  fromTemplate,
  html,
  inClassColour,
  percentOf,
} from "../shared/elements.js";
import { numbersOf } from "../shared/freight.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slideByItself } from "../shared/sliders.js";
import { received } from "../shared/wire.js";
import { Player } from "./play.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { BanditData } from "../wire.js" */

const RIBBON = `<div class="ribbon">
  <p><b class="num"></b><span class="what"></span><span class="regret num"></span></p>
  <div class="strip" role="img"><div class="veil"></div></div><p class="end"></p></div>`;
const ROW = `<div class="row columns" role="listitem">
  <div class="name"><span class="chip"></span><span class="clipped"></span></div>
  <span class="num truth"></span><span class="num belief"></span>
  <div class="lane times"><div class="fill"></div></div><span class="num count"></span>
  <div class="lane next"><div class="fill"></div></div><span class="num p"></span></div>`;

/**
 * A ribbon of the colours of what was pulled.
 * @param {readonly number[]} pulled
 * @param {readonly string[]} colours
 */
function ribbonOf(pulled, colours) {
  const stops = runs(pulled).map(([from, to]) => {
    const ends = [from, to].map((i) => percentOf(i / pulled.length));
    return `${colours[pulled[from] % colours.length]} ${ends.join(" ")}`;
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/** @extends {Card<BanditData>} */
class Bandit extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {HTMLInputElement} */
    this.slider = this.find("#pull");
    /** @type {number[][]} what each game pulled */
    this.pulled = [];
    /** @type {number[]} */
    this.estimates = [];
    const schedule = oncePerFrame(() => this.repaint());
    this.player = new Player(this.slider, () => this.repaint());
    slideByItself(this.slider, 1, () => {
      this.player.stop();
      schedule();
    });
    this.find(".play").addEventListener("click", () => {
      if (this.player.playing) this.player.stop();
      else this.player.play();
      schedule();
    });
  }

  /**
   * @override
   * @param {BanditData} data
   * @param {BanditData | null} before
   */
  build({ games, believed, colours, words }, before) {
    this.estimates = Array.isArray(believed)
      ? believed.map(received)
      : numbersOf(believed).map(Number);
    this.pulled = games.map(({ pulled }) => [...pulled].map((k) => parseInt(k, 36)));
    this.slider.max = String(games[0].pulled.length);
    if (before === null) this.slider.value = this.slider.max;
    this.put(".line label", words.pull);
    const { machine, truth, belief, times, chance } = words;
    const heads = [machine, truth, belief, times, "", chance, ""];
    this.find(".head").replaceChildren(...heads.map((text) => html("span", "", text)));
    const ribbons = fitted(this.find(".ribbons"), games.length, () =>
      fromTemplate(RIBBON),
    );
    for (const [i, { role, t }] of games.entries()) {
      const part = finder(ribbons[i]);
      ribbons[i].classList.add(role);
      part(".strip").style.background = ribbonOf(this.pulled[i], colours);
      part("b").textContent = `T = ${this.write.temperature(received(t))}`;
      part(".what").textContent = words[role];
    }
  }

  /**
   * @override
   * @param {BanditData} data
   * @param {Shown} shown
   */
  paint(data, shown) {
    const { words } = data;
    const pulls = Number(this.slider.value);
    const said = fill(words.pullOf, { j: pulls, n: this.slider.max });
    this.put("output", said);
    this.slider.setAttribute("aria-valuetext", said);
    this.put(".play", this.player.playing ? words.pause : words.play);
    // Each machine was tried; with fewer or more of them, another game will come.
    if (largest(this.pulled[0]) + 1 !== shown.names.length) return;
    for (const [i, ribbon] of [...this.find(".ribbons").children].entries())
      this.paintRibbon(ribbon, this.pulled[i], pulls, data, shown.names);
    this.paintRows(data, shown, pulls);
  }

  /**
   * @param {Element} ribbon
   * @param {readonly number[]} pulled
   * @param {number} pulls
   * @param {BanditData} data
   * @param {readonly string[]} names
   */
  paintRibbon(ribbon, pulled, pulls, { words, best, losses }, names) {
    const part = finder(ribbon);
    const settled = settledOn(pulled);
    const wrong = settled !== null && !best.includes(settled.machine);
    const end = settled
      ? fill(wrong ? words.stuck : words.found, {
          name: names[settled.machine],
          j: settled.since,
        })
      : words.trying;
    const lost = pulled.slice(0, pulls).reduce((sum, k) => sum + losses[k], 0);
    const cost = fill(words.lost, { x: this.write.fixed(lost, 1) });
    part(".veil").style.left = percentOf(pulls / pulled.length);
    part(".regret").textContent = cost;
    part(".end").textContent = end;
    part(".end").classList.toggle("bad", wrong);
    part(".strip").setAttribute("aria-label", `${end} ${cost}`);
  }

  /**
   * What the player of the stage's temperature knew after so many pulls.
   * @param {BanditData} data
   * @param {Shown} shown
   * @param {number} pulls
   */
  paintRows({ words, games, colours }, { names, z, t }, pulls) {
    const pulled = this.pulled[games.findIndex(({ role }) => role === "mine")];
    const { believed, counts } = knownAfter(pulled, this.estimates, pulls, z.length);
    const chances = pullChances(believed, t);
    const open = t > 0 && !believed.some(Number.isNaN);
    const rows = fitted(this.find(".rows"), z.length, () => fromTemplate(ROW));
    for (const [i, row] of rows.entries()) {
      const part = finder(row);
      const says = {
        name: names[i],
        z: this.write.number(z[i]),
        q: Number.isNaN(believed[i]) ? words.unknown : this.money(believed[i]),
        times: counts[i],
        p: this.write.percent(chances[i], open),
      };
      inClassColour(row, i, colours);
      row.setAttribute("aria-label", fill(words.row, says));
      const title = part(".name span:last-child");
      title.textContent = title.title = says.name;
      part(".truth").textContent = says.z;
      part(".truth").dataset.short = `${words.truth} `;
      part(".belief").textContent = says.q;
      part(".belief").dataset.short = `${words.belief} `;
      part(".count").textContent = String(says.times);
      part(".p").textContent = says.p;
      part(".times .fill").style.width = percentOf(pulls === 0 ? 0 : counts[i] / pulls);
      part(".next .fill").style.width = percentOf(chances[i]);
    }
  }

  /** @param {number} x */
  money(x) {
    return Math.abs(x) < 1e4 ? this.write.fixed(x, 2) : this.write.number(x);
  }
}

export default mounting(Bandit);
