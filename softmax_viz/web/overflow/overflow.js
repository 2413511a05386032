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
      this.put(`.${way} h4`, title);
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
    const says = this.filled(data, data.says[state], data.naive.off[at]);
    const steady = this.filled(data, data.steady[steadiness], data.stable.off[at]);
    this.put("output", shift);
    this.tell(".say", says, state !== "none");
    this.tell(".steady", steady, steadiness !== "still");
    this.slider.setAttribute("aria-valuetext", `${shift}. ${says}`);
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
   */
  filled({ format, words }, sentence, points) {
    const x = fill(words.points, { x: this.write.fixed(received(points), 1) });
    return fill(sentence, { format, x });
  }
}

export default mounting(Overflow);
