// Guess before you look: bars of one's own over the covered ones, which always add up to
// 100 %; then the truth grows beside them, with what the guess would cost.
import { draggedShares, totalVariation, wastedBits } from "../math/guess.js";
import { fill } from "../math/numbers.js";
import { entropyBits } from "../math/softmax.js";
import { percentOf } from "../shared/elements.js";
import { same } from "../shared/wire.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { Find } from "./controls.js" */
/** @import { Hands } from "./stage.js" */
/** @import { Picture } from "./state.js" */

/** @typedef {"none" | "open" | "kept" | "shown"} Phase */
/** @typedef {{ names: string[], z: number[], t: number, p: number[] }} Truth */

const CLOSE = 0.03; // of the whole: as good as right

export class Guess {
  /**
   * @param {Find} find
   * @param {Hands} stage
   */
  constructor(find, stage) {
    this.stage = stage;
    this.panel = find(".guess");
    this.says = find(".guess p");
    this.first = /** @type {HTMLButtonElement} */ (find(".guess .first"));
    this.second = /** @type {HTMLButtonElement} */ (find(".guess .second"));
    /** @type {Phase} */
    this.phase = "none";
    /** @type {number[]} */
    this.shares = [];
    /** What the guess was about, once it is shown. @type {Truth | null} */
    this.truth = null;
    this.covered = false; // as Python said it last
    this.moved = false;
    this.first.addEventListener("click", () => this.go());
    this.second.addEventListener("click", () => this.back());
  }

  /** Whether the true bars are not to be seen. */
  get covers() {
    return this.phase === "open" || this.phase === "kept";
  }

  /**
   * Python covers and uncovers.
   * @param {boolean} covered
   * @param {number} classes
   */
  receive(covered, classes) {
    if (covered && !this.covered && !this.covers) this.begin(classes);
    if (!covered && this.covered && this.covers) {
      this.phase = this.moved ? "shown" : "none"; // someone else revealed it
    }
    this.covered = covered;
    if (this.phase === "none") return;
    if (this.shares.length === classes) return;
    if (this.covers) this.begin(classes);
    else this.phase = "none";
  }

  /** Another scenario has come: a guess was about the one before. */
  forget() {
    this.phase = "none";
    this.covered = false;
  }

  /** @param {number} classes */
  begin(classes) {
    this.phase = "open";
    this.moved = false;
    this.truth = null;
    this.shares = new Array(classes).fill(1 / classes);
  }

  /**
   * @param {number} i
   * @param {number} wanted
   */
  drag(i, wanted) {
    if (this.phase !== "open") return;
    this.moved = true;
    this.shares = draggedShares(this.shares, i, wanted);
    this.stage.repaint();
  }

  go() {
    if (this.phase === "open") this.phase = "kept";
    else if (this.phase === "kept") {
      this.phase = "shown";
      this.stage.command("reveal");
    } else return this.start();
    this.stage.repaint();
  }

  /** Cover the bars at once; Python covers the rest of the page. */
  start() {
    this.begin(this.stage.state.z.length);
    this.stage.command("guess");
    this.stage.repaint();
  }

  back() {
    this.phase = this.phase === "kept" ? "open" : "none";
    this.stage.repaint();
  }

  /** @param {Picture} picture */
  paint(picture) {
    const { words } = picture.data;
    // For page.css: the stage stays as wide as it was when the guess was made.
    const { documentElement } = document;
    documentElement.toggleAttribute("data-guessed", this.phase === "shown");
    this.panel.hidden = this.phase === "none";
    if (this.phase === "none") return;
    const shown = this.phase === "shown";
    const texts = {
      open: [words.guessHow, words.guessDone, ""],
      kept: [words.guessKept, words.guessReveal, words.guessAgain],
      shown: ["", words.guessAgain, words.guessOver],
    };
    const [says, first, second] = texts[this.phase];
    const said = shown ? this.judged(picture) : says;
    if (this.says.textContent !== said) this.says.textContent = said;
    this.first.textContent = first;
    this.second.textContent = second;
    this.second.hidden = second === "";
  }

  /**
   * What the guess was worth when it was made, also after the stage has moved on.
   * @param {Picture} picture
   */
  judged({ data: { words }, state: { names, z, t }, numbers, write }) {
    this.truth ??= { names: [...names], z: [...z], t, p: [...numbers.softmax] };
    const said = verdict(words, this.truth, this.shares, write);
    const still = same([z, t], [this.truth.z, this.truth.t]);
    return still ? said : fill(words.guessThen, { said });
  }

  /**
   * The guess in a lane of the stage.
   * @param {HTMLElement} mine
   * @param {number} i
   */
  paintBar(mine, i) {
    mine.hidden = this.phase === "none";
    if (this.phase !== "none") mine.style.width = percentOf(this.shares[i]);
  }
}

/**
 * How far the guess was, and one sentence why.
 * @param {Picture["data"]["words"]} words
 * @param {Truth} truth
 * @param {readonly number[]} q
 * @param {Numbers} write
 */
function verdict(words, { names, z, t, p }, q, write) {
  const percent = (/** @type {number} */ x) => write.percent(x, false);
  const off = p.map((x, i) => Math.abs(x - q[i]));
  const far = off.indexOf(Math.max(...off));
  const waste = wastedBits(p, q);
  const never = p.findIndex((x, i) => x > 0 && q[i] === 0);
  if (never >= 0 && t > 0)
    return fill(words.guessNever, {
      name: names[never],
      p: write.percent(p[never], true),
    });
  const distance = totalVariation(p, q);
  const told = fill(words.guessFar, {
    d: percent(distance),
    e: write.fixed(entropyBits(p), 2),
    w: write.fixed(waste, 2),
  });
  const missed = {
    name: names[far],
    q: percent(q[far]),
    p: write.percent(p[far], t > 0),
  };
  return `${told} ${fill(why(words, p, q, z), missed)}`;
}

/**
 * @param {Picture["data"]["words"]} words
 * @param {readonly number[]} p
 * @param {readonly number[]} q
 * @param {readonly number[]} z
 */
function why(words, p, q, z) {
  const whole = z.reduce((all, x) => all + x, 0);
  const divided = z.map((x) => x / whole);
  const equal = z.map(() => 1 / z.length);
  if (totalVariation(p, q) < CLOSE) return words.guessClose;
  if (z.every((x) => x >= 0) && whole > 0 && totalVariation(divided, q) < CLOSE)
    return words.guessDivided;
  return totalVariation(equal, q) < CLOSE ? words.guessEqual : words.guessMissed;
}
