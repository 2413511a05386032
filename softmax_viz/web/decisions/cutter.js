// The cut: which kind of it, and how much it keeps.
import { onGrid } from "../math/axis.js";
import { finder } from "../shared/elements.js";
import { slide } from "../shared/sliders.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { Move } from "../shared/sliders.js" */
/** @import { CumulativeData, CumulativeMessage } from "../wire.js" */

/** @typedef {Omit<CumulativeMessage, "sequence">} Choice */

const STEP = 0.01; // of the mass p
const FINEST = 0.001;

/**
 * Where u and the cut stand; a cut has at least one class and at most n.
 * @typedef {object} Hand
 * @property {() => Choice} now
 * @property {() => number} classes
 * @property {() => void} begin
 * @property {(change: Partial<Choice>) => void} move
 * @property {() => void} end
 */

export class Cutter {
  /**
   * @param {ShadowRoot} root
   * @param {Hand} hand
   */
  constructor(root, hand) {
    this.find = finder(root);
    this.hand = hand;
    /** @type {HTMLInputElement} */
    this.range = this.find("#size");
    this.buttons = /** @type {HTMLButtonElement[]} */ ([
      ...this.find(".modes").children,
    ]);
    for (const button of this.buttons)
      button.addEventListener("click", () => {
        hand.begin();
        hand.move({ cut: /** @type {Choice["cut"]} */ (button.dataset.cut) });
        hand.end();
      });
    slide(this.range, {
      begin: hand.begin,
      read: () => this.size(onGrid(Number(this.range.value), STEP, this.most)),
      move: (asked) => this.size(this.asked(asked)),
      end: hand.end,
    });
  }

  get whole() {
    return this.hand.now().cut === "top-k";
  }

  get most() {
    return this.whole ? this.hand.classes() : 1;
  }

  get least() {
    return this.whole ? 1 : 0;
  }

  /** How much is kept: a k has no more than all classes. */
  get value() {
    const { k, p } = this.hand.now();
    return this.whole ? Math.min(k, this.most) : p;
  }

  /** @param {Move} move */
  asked({ end, steps, whole }) {
    if (end !== 0) return end < 0 ? this.least : this.most;
    if (this.whole) return this.value + whole;
    return onGrid(this.value + STEP * steps, FINEST, this.most);
  }

  /** @param {number} value */
  size(value) {
    const size = Math.min(Math.max(value, this.least), this.most);
    this.hand.move(this.whole ? { k: Math.round(size) } : { p: size });
  }

  /** @param {CumulativeData["words"]} words */
  label(words) {
    this.find(".title").textContent = words.cut;
    this.find(".modes").setAttribute("aria-label", words.cut);
    for (const button of this.buttons) {
      const { cut = "" } = button.dataset;
      button.textContent = cut === "–" ? words.nothing : cut;
    }
  }

  /**
   * @param {CumulativeData["words"]} words
   * @param {Numbers} write
   * @param {string} lost what the cut throws away
   */
  paint(words, write, lost) {
    const { cut } = this.hand.now();
    for (const button of this.buttons)
      button.setAttribute("aria-pressed", String(button.dataset.cut === cut));
    this.find(".size").hidden = cut === "–";
    if (cut === "–") return;
    const { range, whole, value } = this;
    range.min = String(this.least);
    range.max = String(this.most);
    range.step = whole ? "1" : "any";
    if (Number(range.value) !== value) range.value = String(value);
    const decimals = onGrid(value, STEP, 1) === value ? 2 : 3;
    const text = whole ? `k = ${value}` : `p = ${write.fixed(value, decimals)}`;
    this.find(".size span").textContent = whole ? words.sizeK : words.sizeP;
    this.find(".size output").textContent = text;
    range.setAttribute("aria-valuetext", `${text}. ${lost}`);
  }
}
