// Gumbel-max. The noise stays; what it is added to follows the stage on each frame.
import { gumbelScores, lead } from "../math/draws.js";
import { fill } from "../math/numbers.js";
import { gumbelNoise } from "../math/random.js";
import { gaps } from "../math/softmax.js";
import { Card } from "../shared/card.js";
import {
  finder,
  fitted,
  fromTemplate,
  inClassColour,
  percentOf,
  placeMarks,
} from "../shared/elements.js";
import { mounting } from "../shared/mount.js";
import { paintChips, tallied } from "./tally.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { GumbelData } from "../wire.js" */

const [LOW, HIGH] = [-8, 6]; // where nearly all the noise lands, and room for gaps
const MARKS = [-6, -4, -2, 0, 2, 4];
const ROW = `<div class="row columns" role="listitem">
  <div class="name"><span class="chip"></span><span class="clipped"></span></div>
  <div class="lane"><div class="zero"></div><div class="from"></div>
    <div class="push"></div><div class="dot"></div></div>
  <span class="num start"></span><span class="num noise"></span>
  <span class="num score"></span></div>`;

/**
 * The share of the axis at which x stands; what is beyond stands at its end.
 * @param {number} x
 */
function place(x) {
  return (Math.min(Math.max(x, LOW), HIGH) - LOW) / (HIGH - LOW);
}

function makeRow() {
  const row = fromTemplate(ROW);
  finder(row)(".zero").style.left = percentOf(place(0));
  return row;
}

/** @extends {Card<GumbelData>} */
class Gumbel extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.count = 1;
    /** @type {number[][]} a number for each class, draw by draw */
    this.noise = [];
    this.find(".next").addEventListener("click", () => this.go(this.count + 1));
    this.find(".back").addEventListener("click", () => this.go(1));
  }

  /** @param {number} count */
  go(count) {
    this.count = Math.min(count, this.data?.draws ?? 1);
    this.repaint();
    this.put(".heard", this.find(".say").textContent ?? "");
  }

  /**
   * @override
   * @param {GumbelData} data
   * @param {GumbelData | null} before
   */
  build({ state, words }, before) {
    if (before?.state !== state) {
      this.count = 1;
      this.noise = [];
    }
    this.put(".next", words.again);
    this.put(".back", words.back);
    for (const [i, text] of [words.start, words.noise, words.score].entries())
      this.put(`.head span:nth-child(${i + 3})`, text);
    placeMarks(
      this.find(".axis div"),
      MARKS.map((x) => [this.write.exact(x), place(x)]),
    );
  }

  /**
   * @override
   * @param {GumbelData} data
   * @param {Shown} shown
   */
  paint({ state, increment, draws, words, colours }, { names, z, t }) {
    if (this.noise[0]?.length !== z.length)
      this.noise = gumbelNoise(state, increment, draws, z.length);
    const all = this.noise.slice(0, this.count);
    const [now] = all.slice(-1);
    const winners = all.map((g) => lead(gumbelScores(z, t, g)).winners[0]);
    const [winner] = winners.slice(-1);
    const [starts, scores] = [gaps(z, t), gumbelScores(z, t, now)];
    const rows = fitted(this.find(".rows"), z.length, makeRow);
    for (const [i, row] of rows.entries()) {
      inClassColour(row, i, colours);
      row.classList.toggle("wins", i === winner);
      row.classList.toggle("out", scores[i] < LOW);
      this.paintRow(row, names[i], [starts[i], now[i], scores[i]], words.row);
    }
    const best = lead(z).winners[0];
    const why = winner === best ? words.argmaxToo : words.upset;
    const said = { name: names[winner], best: names[best] };
    this.put(".say", `${fill(words.wins, said)} ${fill(why, said)}`);
    this.find(".next").toggleAttribute("disabled", this.count >= draws);
    this.find(".back").toggleAttribute("disabled", this.count === 1);
    paintChips(this.find(".chips"), winners, colours);
    this.put(".tally", tallied(winners, names, words));
  }

  /**
   * @param {HTMLElement} row
   * @param {string} name
   * @param {readonly [number, number, number]} numbers
   * @param {string} sentence
   */
  paintRow(row, name, [start, noise, score], sentence) {
    const part = finder(row);
    const title = part(".name span:last-child");
    title.textContent = title.title = name;
    const [from, to] = [place(start), place(score)];
    part(".from").style.left = percentOf(from);
    part(".push").style.left = percentOf(Math.min(from, to));
    part(".push").style.width = percentOf(Math.abs(to - from));
    part(".dot").style.left = percentOf(to);
    const says = {
      name,
      start: this.short(start),
      noise: `${noise < 0 ? "" : "+"}${this.short(noise)}`,
      score: this.short(score),
    };
    part(".start").textContent = says.start;
    part(".noise").textContent = says.noise;
    part(".score").textContent = says.score;
    row.setAttribute("aria-label", fill(sentence, says));
  }

  /** @param {number} x */
  short(x) {
    return Math.abs(x) >= 1e4 ? this.write.number(x) : this.write.fixed(x, 2);
  }
}

export default mounting(Gumbel);
