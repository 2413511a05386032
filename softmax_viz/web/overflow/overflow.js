// The overflow slider. Every position was computed by the core; this only looks it up.
import { fill } from "../math/numbers.js";
import { Card } from "../shared/card.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slideByItself } from "../shared/sliders.js";
import { received, same } from "../shared/wire.js";
import { drawLine, signed } from "./line.js";
import { Table } from "./table.js";

/** @import { OverflowData, WireNumber } from "../wire.js" */
/** @import { Way } from "./table.js" */

/** @type {readonly Way[]} */
const WAYS = ["naive", "stable"];

/**
 * What decides whether the slider may stay where it stands.
 * @param {OverflowData} data
 */
const numbersOf = ({ format, shifts, naive, stable }) => [
  format,
  shifts[shifts.length - 1],
  naive,
  stable,
];

/** @typedef {{ place: number, z: number }} Unstored a logit, by its place from 1 */

/**
 * The logits that the format cannot hold.
 * @param {OverflowData} data
 * @param {number} at
 * @returns {Unstored[]}
 */
function unstoredOf({ stored: { rows, at: which } }, at) {
  return rows[which[at]]
    .map((z, i) => ({ place: i + 1, z: received(z) }))
    .filter(({ z }) => !Number.isFinite(z));
}

/** @extends {Card<OverflowData>} */
class Overflow extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {HTMLInputElement} */
    this.slider = this.find("#c");
    this.tables = WAYS.map((way) => new Table(this.find(`.${way} table`), way));
    slideByItself(
      this.slider,
      1,
      oncePerFrame(() => this.repaint()),
    );
  }

  /**
   * @override
   * @param {OverflowData} data
   * @param {OverflowData | null} before
   */
  build(data, before) {
    const { words, shifts } = data;
    this.slider.max = String(shifts.length - 1);
    if (before === null || !same(numbersOf(before), numbersOf(data)))
      this.slider.value = String((shifts.length - 1) / 2);
    this.put("label", words.shift);
    for (const [i, way] of WAYS.entries()) {
      const title = fill(words[way], { format: data.format });
      this.put(`.${way} h3`, title);
      this.name(`.${way} table`, title);
      this.tables[i].build(data);
    }
    drawLine(this.root, data, this.write);
  }

  /**
   * @override
   * @param {OverflowData} data
   */
  paint(data) {
    const at = Number(this.slider.value);
    const [state, steadiness] = [data.states[at], data.steadiness[at]];
    const shift = `c = ${signed(data.shifts[at], this.write)}`;
    const unstored = unstoredOf(data, at);
    const sentence = unstored.length > 1 ? data.words.logits : data.says[state];
    const says = this.filled(data, sentence, data.naive.off[at], unstored);
    const helps = data.cures[at];
    const cure =
      helps === "none" ? "" : this.filled(data, data.helps[helps], 0, unstored);
    const steady = this.filled(data, data.steady[steadiness], data.stable.off[at]);
    this.put("output", shift);
    this.tell(".say", says, state !== "none");
    this.tell(".steady", steady, steadiness !== "still");
    this.put(".cure", cure);
    this.slider.setAttribute("aria-valuetext", `${shift}. ${says} ${cure}`);
    for (const table of this.tables) table.paint(data, at, this.write);
  }

  /**
   * @param {string} selector
   * @param {string} text
   * @param {boolean} bad
   */
  tell(selector, text, bad) {
    this.put(selector, text);
    this.find(selector).classList.toggle("bad", bad);
  }

  /**
   * @param {OverflowData} data
   * @param {string} sentence
   * @param {WireNumber} points
   * @param {readonly Unstored[]} unstored
   */
  filled({ format, words, largest, wider }, sentence, points, unstored = []) {
    const off = fill(words.points, { x: this.write.fixed(received(points), 1) });
    const values = [...new Set(unstored.map(({ z }) => this.write.number(z)))];
    const x = unstored.length > 0 ? values.join(", ") : off;
    const i = unstored.map(({ place }) => place).join(", ");
    return fill(sentence, { format, x, i, largest, wider });
  }
}

export default mounting(Overflow);
