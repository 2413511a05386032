// The cumulative bar. On each frame of the stage the borders follow; u and the cut are
// moved here, and handed to Python when the finger lifts.
import { onGrid } from "../math/axis.js";
import {
  borders,
  growth,
  keepTopK,
  keepTopP,
  lead,
  massCut,
  pick,
  renormalised,
} from "../math/draws.js";
import { fill } from "../math/numbers.js";
import { Card } from "../shared/card.js";
import { fitted, html, inClassColour, percentOf } from "../shared/elements.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slide } from "../shared/sliders.js";
import { same } from "../shared/wire.js";
import { paintBar } from "./bar.js";
import { Cutter } from "./cutter.js";
import { listed, paintChips, tallied } from "./tally.js";

/** @import { Move } from "../shared/sliders.js" */
/** @import { Shown } from "../shared/thread.js" */
/** @import { CumulativeData, CumulativeMessage } from "../wire.js" */
/** @import { Choice } from "./cutter.js" */

const STEP = 0.01; // of u
const FINEST = 0.001;

/**
 * Which classes the cut keeps.
 * @param {Choice} choice
 * @param {readonly number[]} shares
 */
function keptBy({ cut, k, p }, shares) {
  if (cut === "top-k") return keepTopK(shares, k);
  return keepTopP(shares, cut === "top-p" ? p : 1);
}

/**
 * The part of class i, from one border to the next.
 * @param {readonly number[]} ends
 * @param {number} i
 */
function part(ends, i) {
  return { from: i === 0 ? 0 : ends[i - 1], to: ends[i] };
}

/** @extends {Card<CumulativeData>} */
class Cumulative extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.held = false; // a finger or a key holds a handle
    this.count = 0; // how many were drawn
    this.sequence = 0;
    /** @type {Choice} */
    this.choice = { u: 0, cut: "–", k: 1, p: 1 };
    /** @type {HTMLInputElement} */
    this.u = this.find("#u");
    this.schedule = oncePerFrame(() => this.repaint());
    const begin = () => {
      this.held = true;
    };
    const end = () => this.settle();
    const move = (/** @type {Partial<Choice>} */ change) => this.choose(change);
    this.cutter = new Cutter(root, {
      now: () => this.choice,
      classes: () => this.shown?.names.length ?? 1,
      begin,
      move,
      end,
    });
    slide(this.u, {
      begin,
      read: () => this.moveU(Number(this.u.value)),
      move: (asked) => this.moveU(this.asked(asked)),
      end,
    });
    this.find(".one").addEventListener("click", () => this.drawMore(1));
    this.find(".ten").addEventListener("click", () => this.drawMore(10));
    this.find(".clear").addEventListener("click", () => {
      this.count = 0;
      this.repaint();
    });
  }

  /**
   * @override
   * @param {CumulativeData} data
   * @param {CumulativeData | null} before
   */
  build(data, before) {
    if (!same(before?.numbers, data.numbers)) this.count = 0; // another seed
    this.sequence = Math.max(this.sequence, data.sequence);
    if (before === null || (!this.held && data.sequence === this.sequence)) {
      const { u, cut, k, p } = data;
      this.choice = { u, cut, k, p };
    }
    const { words } = data;
    this.put(".verdict b", words.argmax);
    this.put(".now b", words.draw);
    this.put(".bars .note", words.before);
    this.put(".one", words.one);
    this.put(".ten", words.ten);
    this.put(".clear", words.clear);
    this.put(".scale span:nth-child(2)", words.u);
    this.name("#u", words.u);
    this.cutter.label(words);
  }

  /** @param {Partial<Choice>} change */
  choose(change) {
    this.choice = { ...this.choice, ...change };
    this.schedule();
  }

  /** @param {number} u */
  moveU(u) {
    const largest = this.data?.largest ?? 0;
    this.choose({ u: Math.min(Math.max(onGrid(u, FINEST, 1), 0), largest) });
  }

  /** @param {Move} move */
  asked({ end, steps }) {
    if (end !== 0) return end < 0 ? 0 : 1;
    return this.choice.u + STEP * steps;
  }

  /** @param {number} many */
  drawMore(many) {
    const numbers = this.data?.numbers ?? [];
    this.count = Math.min(this.count + many, numbers.length);
    this.choice = { ...this.choice, u: numbers[this.count - 1] };
    this.held = true;
    this.settle();
    this.put(".heard", this.find(".falls").textContent ?? "");
  }

  settle() {
    if (!this.held) return;
    this.held = false;
    this.repaint();
    this.sequence += 1;
    /** @type {CumulativeMessage} */
    const message = { ...this.choice, sequence: this.sequence };
    this.component?.setStateValue("message", message);
  }

  /**
   * @override
   * @param {CumulativeData} data
   * @param {Shown} shown
   */
  paint(data, shown) {
    const { p } = shown;
    const kept = keptBy(this.choice, p);
    const rest = this.choice.cut === "–" ? p : renormalised(p, kept);
    const ends = borders(rest);
    const drawn = pick(ends, this.choice.u);
    this.paintBars(data, shown, rest, ends, kept, drawn);
    this.paintArgmax(data, shown);
    this.paintU(data, shown, ends, drawn);
    const lost = this.paintLost(data, shown, kept);
    this.cutter.paint(data.words, this.write, lost);
    this.paintDraws(data, shown, ends);
  }

  /**
   * Above what softmax gives, below what is drawn from.
   * @param {CumulativeData} data
   * @param {Shown} shown
   * @param {readonly number[]} rest
   * @param {readonly number[]} ends
   * @param {readonly boolean[]} kept
   * @param {number} drawn
   */
  paintBars({ colours }, { names, p, t }, rest, ends, kept, drawn) {
    const { percent } = this.write;
    const open = t > 0 && kept.filter(Boolean).length > 1; // or one class has all
    const before = borders(p);
    const above = p.map((x, i) => ({
      ...part(before, i),
      kept: kept[i],
      hit: false,
      title: `${names[i]} ${percent(x, t > 0)}`,
      note: "",
    }));
    const below = rest.map((x, i) => ({
      ...part(ends, i),
      kept: kept[i],
      hit: i === drawn,
      title: names[i],
      note: percent(x, open),
    }));
    paintBar(this.find(".bar.before"), above, colours);
    paintBar(this.find(".bar.after"), below, colours);
  }

  /**
   * @param {CumulativeData} data
   * @param {Shown} shown
   */
  paintArgmax({ words, colours }, { names, z, p, t }) {
    const { winners, margin } = lead(z);
    const [best] = winners;
    const leads = t === Infinity ? words.leadsAtInfinity : words.leads;
    inClassColour(this.find(".verdict"), best, colours);
    this.put(
      ".argmax",
      fill(winners.length > 1 ? words.tie : leads, {
        name: names[best],
        names: listed(winners.map((i) => names[i])),
        z: this.write.number(margin),
        p: this.points(100 * lead(p).margin, t > 0),
      }),
    );
  }

  /**
   * Percentage points; no lead has all of them at T > 0.
   * @param {number} points
   * @param {boolean} open
   */
  points(points, open) {
    if (open && points >= 99.95) return `>${this.write.fixed(99.9, 1)}`;
    return this.write.fixed(points, 1);
  }

  /**
   * A border between two parts; one that is only all but an end is not called so.
   * @param {number} x
   */
  border(x) {
    if (x === 0 || x === 1) return String(x);
    if (x < 0.00005) return `${this.write.fixed(0, 4)}…`;
    if (x >= 0.99995) return `${this.write.fixed(0.9999, 4)}…`;
    return this.write.fixed(x, 4);
  }

  /**
   * @param {CumulativeData} data
   * @param {Shown} shown
   * @param {readonly number[]} ends
   * @param {number} drawn
   */
  paintU({ words, colours }, { names }, ends, drawn) {
    const { u } = this.choice;
    const { from, to } = part(ends, drawn);
    const says = fill(words.falls, {
      u: this.write.fixed(u, 4),
      a: this.border(from),
      b: this.border(to),
      name: names[drawn],
    });
    inClassColour(this.find(".now"), drawn, colours);
    this.put(".falls", says);
    if (Number(this.u.value) !== u) this.u.value = String(u);
    this.u.setAttribute("aria-valuetext", says);
    const along = `calc(var(--thumb) / 2 + ${u} * (100% - var(--thumb)))`;
    this.find(".needle").style.left = along;
  }

  /**
   * @param {CumulativeData} data
   * @param {Shown} shown
   * @param {readonly boolean[]} kept
   */
  paintLost({ words }, { names, p, t }, kept) {
    const gone = names.filter((_, i) => !kept[i]);
    const nothing = t === 0 ? words.nothingLostAtZero : words.nothingLost;
    const lost = fill(gone.length > 0 ? words.lost : nothing, {
      mass: this.write.percent(massCut(p, kept), t > 0),
      names: listed(gone),
      x: this.write.times(growth(p, kept)),
    });
    this.find(".lost").classList.toggle("some", gone.length > 0);
    this.put(".lost", lost);
    return lost;
  }

  /**
   * Each draw keeps its u; which class that is, the borders of this moment say.
   * @param {CumulativeData} data
   * @param {Shown} shown
   * @param {readonly number[]} ends
   */
  paintDraws({ words, numbers, colours }, { names }, ends) {
    const taken = numbers.slice(0, this.count);
    const drawn = taken.map((u) => pick(ends, u));
    const marks = fitted(this.find(".marks"), taken.length, () => html("i"));
    for (const [j, mark] of marks.entries()) mark.style.left = percentOf(taken[j]);
    paintChips(this.find(".chips"), drawn, colours);
    const none = this.count === 0;
    this.put(".tally", none ? words.noneYet : tallied(drawn, names, words));
    for (const more of [".one", ".ten"])
      this.find(more).toggleAttribute("disabled", this.count >= numbers.length);
    this.find(".clear").toggleAttribute("disabled", none);
  }
}

export default mounting(Cumulative);
