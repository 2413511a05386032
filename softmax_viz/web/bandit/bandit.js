// One game of slot machines, played anew with every move of the stage, with the same luck.
import {
  banditGame,
  gapShares,
  knownAfter,
  pullChances,
  settledOn,
} from "../math/bandit.js";
import { lead } from "../math/draws.js";
import { fill } from "../math/numbers.js";
import { gumbelNoise } from "../math/random.js";
import { runs } from "../math/runs.js";
import { Card } from "../shared/card.js";
import {
  finder,
  fitted,
  fromTemplate,
  html,
  inClassColour,
  percentOf,
} from "../shared/elements.js";
import { float64s } from "../shared/freight.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slideByItself } from "../shared/sliders.js";
import { same } from "../shared/wire.js";
import { Player } from "./play.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { BanditData } from "../wire.js" */

// The players: T = 0, the stage's T, and infinity.
const ROLES = /** @type {const} */ (["greedy", "mine", "blind"]);
const MINE = ROLES.indexOf("mine");

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
    /** The noise of each pull's payment. @type {number[]} */
    this.payments = [];
    /** The noise of each choice. @type {number[][]} */
    this.noise = [];
    /** @type {ReturnType<typeof banditGame>[]} */
    this.games = [];
    /** What they were played with: the values and T. @type {unknown} */
    this.played = null;
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
  build({ payments, words }, before) {
    this.payments = float64s(payments);
    this.noise = [];
    this.played = null;
    this.slider.max = String(this.payments.length);
    if (before === null) this.slider.value = this.slider.max;
    this.put(".line label", words.pull);
    const { machine, truth, belief, times, chance } = words;
    const heads = [machine, truth, belief, times, "", chance, ""];
    this.find(".head").replaceChildren(...heads.map((text) => html("span", "", text)));
    const ribbons = fitted(this.find(".ribbons"), ROLES.length, () =>
      fromTemplate(RIBBON),
    );
    for (const [i, role] of ROLES.entries()) {
      ribbons[i].classList.add(role);
      finder(ribbons[i])(".what").textContent = words[role];
    }
  }

  /**
   * Play all games with the values and the temperature of the stage.
   * @param {BanditData} data
   * @param {Shown} shown
   */
  play({ state, increment, colours }, { z, t }) {
    if (same(this.played, [z, String(t)])) return;
    this.played = [z, String(t)];
    const choices = Math.max(this.payments.length - z.length, 0);
    if (this.noise[0]?.length !== z.length)
      this.noise = gumbelNoise(state, increment, choices, z.length);
    this.games = [0, t, Number.POSITIVE_INFINITY].map((at, i) => {
      const game = banditGame(z, at, this.payments, this.noise);
      const ribbon = finder(this.find(".ribbons").children[i]);
      if (!same(game.pulled, this.games[i]?.pulled))
        ribbon(".strip").style.background = ribbonOf(game.pulled, colours);
      ribbon("b").textContent = `T = ${this.write.temperature(at)}`;
      return game;
    });
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
    this.play(data, shown);
    const [losses, best] = [gapShares(shown.z), lead(shown.z).winners];
    const ribbons = this.find(".ribbons").children;
    for (const [i, { pulled }] of this.games.entries())
      this.paintRibbon(ribbons[i], pulled, pulls, { ...data, losses, best }, shown);
    this.paintRows(data, shown, pulls);
  }

  /**
   * @param {Element} ribbon
   * @param {readonly number[]} pulled
   * @param {number} pulls
   * @param {BanditData & { losses: number[], best: number[] }} data
   * @param {Shown} shown
   */
  paintRibbon(ribbon, pulled, pulls, { words, best, losses }, { names }) {
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
  paintRows({ words, colours }, { names, z, t }, pulls) {
    const { pulled, estimates } = this.games[MINE];
    const { believed, counts } = knownAfter(pulled, estimates, pulls, z.length);
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
