// The overflow slider: all logits shifted together, in a number format. It follows the
// stage; c is moved here, begins anew with other logits, and is handed to Python when
// the finger lifts.
import { formatThatHolds, naiveSteps, stableSteps } from "../math/formats.js";
import { fill } from "../math/numbers.js";
import { safeWindow, shiftPositions, troubleOf, verdictOf } from "../math/shifting.js";
import { softmax } from "../math/softmax.js";
import { Card } from "../shared/card.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slideByItself } from "../shared/sliders.js";
import { same } from "../shared/wire.js";
import { drawLine, signed } from "./line.js";
import { Table } from "./table.js";

/** @import { NaiveSteps } from "../math/formats.js" */
/** @import { ShiftVerdict } from "../math/shifting.js" */
/** @import { Shown } from "../shared/thread.js" */
/** @import { OverflowData, OverflowMessage } from "../wire.js" */

/** @typedef {{ place: number, z: number }} Unstored a logit, by its place from 1 */

/**
 * The logits that the format cannot hold.
 * @param {readonly number[]} stored
 * @returns {Unstored[]}
 */
function unstoredOf(stored) {
  return stored
    .map((z, i) => ({ place: i + 1, z }))
    .filter(({ z }) => !Number.isFinite(z));
}

/**
 * Whether the logits are others, and not the same with one of them moved.
 * @param {readonly number[]} z
 * @param {readonly number[]} before
 */
function others(z, before) {
  const moved = z.filter((x, i) => x !== before[i]);
  return before.length > 0 && (z.length !== before.length || moved.length > 1);
}

/** @extends {Card<OverflowData>} */
class Overflow extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {HTMLInputElement} */
    this.slider = this.find("#c");
    this.tables = {
      naive: new Table(this.find(".naive table"), "naive"),
      stable: new Table(this.find(".stable table"), "stable"),
    };
    /** What the line was drawn for. @type {unknown} */
    this.drawn = null;
    /** @type {readonly number[]} */
    this.z = [];
    /** @type {readonly number[]} */
    this.positions = [0];
    this.shift = 0;
    this.held = false; // a finger or a key holds the slider
    this.sequence = 0;
    const schedule = oncePerFrame(() => this.repaint());
    slideByItself(
      this.slider,
      1,
      () => {
        this.held = true;
        this.shift = this.positions[Number(this.slider.value)];
        schedule();
      },
      () => this.settle(),
    );
  }

  /**
   * @override
   * @param {OverflowData} data
   * @param {OverflowData | null} before
   */
  build(data, before) {
    const { words, format } = data;
    this.sequence = Math.max(this.sequence, data.sequence);
    if (before === null || (!this.held && data.sequence === this.sequence))
      this.shift = data.shift;
    this.drawn = null;
    this.put("label", words.shift);
    for (const way of /** @type {const} */ (["naive", "stable"])) {
      const title = fill(words[way], { format });
      this.put(`.${way} h3`, title);
      this.name(`.${way} table`, title);
    }
  }

  settle() {
    if (!this.held) return;
    this.held = false;
    this.repaint();
    this.handOver();
  }

  /** Tell Python where c stands. */
  handOver() {
    this.sequence += 1;
    /** @type {OverflowMessage} */
    const message = { shift: this.shift, sequence: this.sequence };
    this.component?.setStateValue("message", message);
  }

  /**
   * @override
   * @param {OverflowData} data
   * @param {Shown} shown
   */
  paint(data, { names, z, t }) {
    const { form, words } = data;
    const truth = softmax(z, t);
    if (!same(this.drawn, [names, z, t])) {
      this.drawn = [names, z, t];
      this.take(data, z, t, truth);
      for (const table of Object.values(this.tables)) table.build(names, data);
    }
    const moved = z.map((x) => x + this.shift);
    const [naive, stable] = [naiveSteps(moved, t, form), stableSteps(moved, t, form)];
    this.say(data, z, { naive, ...verdictOf(naive, stable, truth) });
    this.tables.naive.paint(naive, naive.logProbabilities, words, this.write);
    this.tables.stable.paint(stable, stable.logSoftmax, words, this.write);
  }

  /**
   * Take over other logits or another temperature.
   * @param {OverflowData} data
   * @param {readonly number[]} z
   * @param {number} t
   * @param {readonly number[]} truth
   */
  take({ form, limits, words }, z, t, truth) {
    if (others(z, this.z) && this.shift !== 0) {
      this.shift = 0;
      this.handOver();
    }
    this.z = z;
    const positions = shiftPositions(z, t, limits);
    const half = (positions.length - 1) / 2;
    const place = Math.round(this.shift / positions[half + 1]);
    const at = Math.min(Math.max(half + place, 0), 2 * half);
    this.positions = positions;
    this.slider.max = String(2 * half);
    this.slider.value = String(at);
    const troubles = positions.map((c) => {
      const moved = z.map((x) => x + c);
      return troubleOf(naiveSteps(moved, t, form), truth);
    });
    const reach = positions[2 * half];
    const safe = safeWindow(z, t, limits);
    drawLine(this.root, { reach, troubles, safe, words }, this.write);
  }

  /**
   * Say what happens at this shift, and what helps.
   * @param {OverflowData} data
   * @param {readonly number[]} z
   * @param {ShiftVerdict & { naive: NaiveSteps }} found
   */
  say(data, z, { trouble, steadiness, cure, naive, naiveOff, stableOff }) {
    const { words, says, helps, steady } = data;
    const shift = `c = ${signed(this.shift, this.write)}`;
    const unstored = unstoredOf(naive.stored);
    const sentence = unstored.length > 1 ? words.logits : says[trouble];
    const told = this.filled(data, z, sentence, naiveOff, unstored);
    const help = cure === "none" ? "" : this.filled(data, z, helps[cure], 0, unstored);
    const steadily = this.filled(data, z, steady[steadiness], stableOff);
    this.put("output", shift);
    this.tell(".say", told, trouble !== "none");
    this.tell(".steady", steadily, steadiness !== "still");
    this.put(".cure", help);
    this.slider.setAttribute("aria-valuetext", `${shift}. ${told} ${help}`);
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
   * @param {readonly number[]} z
   * @param {string} sentence
   * @param {number} off
   * @param {readonly Unstored[]} unstored
   */
  filled({ format, words, largest }, z, sentence, off, unstored = []) {
    const points = fill(words.points, { x: this.write.fixed(100 * off, 1) });
    const values = [...new Set(unstored.map(({ z }) => this.write.number(z)))];
    const x = unstored.length > 0 ? values.join(", ") : points;
    const i = unstored.map(({ place }) => place).join(", ");
    return fill(sentence, { format, x, i, largest, wider: formatThatHolds(z) });
  }
}

export default mounting(Overflow);
