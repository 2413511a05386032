// The simplex and the slopes. Both follow the stage on each of its frames; the point on
// the simplex drives it.
import { fill } from "../math/numbers.js";
import { canBeShared } from "../math/simplex.js";
import { softmax } from "../math/softmax.js";
import { sum } from "../math/sum.js";
import { Card } from "../shared/card.js";
import { mounting } from "../shared/mount.js";
import { same } from "../shared/wire.js";
import { Corners } from "./corners.js";
import { Hand } from "./hand.js";
import { Picture } from "./picture.js";
import { Run } from "./run.js";
import { SlopesTable } from "./slopes.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { ChosenCorners, GeometryData } from "../wire.js" */

/**
 * What is shown: the stage's state, the classes at the corners, how they share what
 * they have among them, and why their point cannot be moved.
 * @typedef {Shown & {
 *   corners: readonly number[],
 *   q: readonly number[],
 *   barred: "" | "zero" | "infinite" | "extreme",
 * }} View
 */

/** @extends {Card<GeometryData>} */
class Geometry extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.table = new SlopesTable(this.find, () => this.repaint());
    this.picture = new Picture(this.find);
    this.corners = new Corners(this.find(".corners"), (corners) => {
      /** @type {ChosenCorners} */
      const chosen = { corners };
      this.component?.setTriggerValue("corners", chosen);
    });
    this.hand = new Hand(this.picture, () => this.view());
    const run = new Run(() => this.shown?.t ?? null);
    this.find(".run").addEventListener("click", () => {
      if (!this.hand.holds) run.start();
    });
    /** @type {unknown} what the corners and the table were built for */
    this.built = null;
    new ResizeObserver(() => this.repaint()).observe(this.find(".room"));
  }

  /**
   * @override
   * @param {GeometryData} data
   */
  build({ words }) {
    this.put(".simplex h3", words.simplex);
    this.put(".slopes h3", words.slopes);
    this.put(".how", words.how);
    this.put(".run", words.run);
    this.put(".distances", words.distances);
    this.put(".way", words.path);
    this.name(".handle", words.handle);
    this.find(".handle").setAttribute("aria-roledescription", words.point);
    this.table.buildScale(words.scale, this.write);
  }

  /**
   * What is shown, or null while new corners are on their way from Python.
   * @returns {View | null}
   */
  view() {
    const { data, shown } = this;
    if (data === null || shown === null) return null;
    const { z, t, p } = shown;
    const { corners } = data;
    if (corners.length !== Math.min(z.length, 3)) return null;
    if (corners.some((i) => i >= z.length)) return null;
    const few = corners.map((i) => z[i]);
    const q = z.length > 3 ? softmax(few, t) : p;
    return { ...shown, corners, q, barred: barred(few, t) };
  }

  /**
   * @override
   * @param {GeometryData} data
   */
  paint(data) {
    const view = this.view();
    if (view === null) return;
    this.rebuild(data, view);
    const { write, table } = this;
    const { words, colours } = data;
    const { q, t } = view;
    const chosen = table.chosen[1];
    this.picture.paint(view, chosen, colours, write);
    this.corners.paint(q.map((share) => write.percent(share, t > 0)));
    this.paintWords(words, view, chosen);
    table.paint(words, view, write);
    this.put(".cellsays", table.sentence(words, view, write));
  }

  /**
   * @param {GeometryData} data
   * @param {View} view
   */
  rebuild(data, { names }) {
    const built = [names, data.corners, data.lang];
    if (same(built, this.built)) return;
    this.built = built;
    this.find(".panels").classList.toggle("few", names.length <= 6);
    this.table.build(data, names);
    this.corners.build(data, names);
    this.picture.build(data.corners, data.colours);
  }

  /**
   * @param {GeometryData["words"]} words
   * @param {View} view
   * @param {number} chosen
   */
  paintWords(words, view, chosen) {
    const { names, z, t, p, corners, q } = view;
    const { write } = this;
    const many = names.length > corners.length;
    const { stopped } = this.hand;
    const rule = stopped ? "edge" : many ? "ruleAmong" : "rule";
    this.put(".say", words[view.barred === "" ? rule : view.barred]);
    this.find(".say").classList.toggle("stop", view.barred !== "" || stopped);
    const together = Math.min(sum(corners.map((i) => p[i])), 1);
    const among = { n: names.length, p: write.percent(together, t > 0) };
    this.find(".among").hidden = !many;
    this.put(".among", many ? fill(words.among, among) : "");
    this.put(".arrow", fill(words.arrow, { name: names[chosen] }));
    const values = q.map(
      (share, k) => `${names[corners[k]]} ${write.percent(share, t > 0)}`,
    );
    const start = startOf(
      words,
      corners.map((i) => names[i]),
      softmax(
        corners.map((i) => z[i]),
        0,
      ),
    );
    this.put(".picture", fill(words.picture, { values: values.join(", "), start }));
  }
}

/**
 * Why the point cannot be moved, or nothing.
 * @param {readonly number[]} z
 * @param {number} t
 * @returns {View["barred"]}
 */
function barred(z, t) {
  if (t === 0) return "zero";
  if (t === Number.POSITIVE_INFINITY) return "infinite";
  return canBeShared(z, t) ? "" : "extreme";
}

/**
 * Where the path begins at T = 0: a corner, or between exact ties.
 * @param {GeometryData["words"]} words
 * @param {readonly string[]} names
 * @param {readonly number[]} q
 */
function startOf(words, names, q) {
  const first = names.filter((_, k) => q[k] > 0);
  if (first.length === names.length) return words.startMiddle;
  if (first.length === 1) return fill(words.startCorner, { name: first[0] });
  return fill(words.startSide, { a: first[0], b: first[1] });
}

export default mounting(Geometry);
