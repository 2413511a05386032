// The scale of all logits under the finger: it moves the stage, follows it, and shows
// softmax beside its relatives and the ruler of gaps.
import { fill } from "../math/numbers.js";
import {
  SCALE_END,
  scaleChoice,
  scalePlace,
  scaleStep,
  shortScaledToSpan,
  span,
} from "../math/scale.js";
import { largest } from "../math/softmax.js";
import { relatives } from "../math/sparse.js";
import { Card } from "../shared/card.js";
import { mounting } from "../shared/mount.js";
import { slide } from "../shared/sliders.js";
import { drive } from "../shared/thread.js";
import { ofThisState, received } from "../shared/wire.js";
import { Methods, whyNoAnswer } from "./methods.js";
import { Ruler } from "./ruler.js";
import { ONE_HOT, ScaleChart } from "./scale.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { Relatives, SharpenData } from "../wire.js" */

/**
 * What the stage shows, each method's shares of it, and the class with the largest
 * logit.
 * @typedef {Shown & { shares: Relatives, leader: number }} Compared
 */

/** @extends {Card<SharpenData>} */
class Sharpen extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.slider = /** @type {HTMLInputElement} */ (this.find("#scale"));
    this.chart = new ScaleChart(this.find);
    this.methods = new Methods(this.find(".methods"));
    this.ruler = new Ruler(this.find);
    /** @type {readonly number[] | null} the logits when the finger came down */
    this.base = null;
    /** @type {readonly number[] | null} logits that the stage will show next */
    this.ahead = null;
    this.listen();
  }

  listen() {
    const { slider } = this;
    slider.min = "0";
    slider.max = String(SCALE_END);
    slide(slider, {
      begin: () => this.begin(),
      read: () => this.move(scaleChoice(Number(slider.value))),
      move: ({ end, steps }) => {
        const ends = scaleChoice(end < 0 ? 0 : SCALE_END);
        const wanted = end === 0 ? scaleStep(span(this.logits), steps) : ends;
        slider.value = String(scalePlace(wanted));
        this.move(wanted);
      },
      end: () => this.end("end"),
      cancel: () => this.end("cancel"),
    });
  }

  /** The logits to go on from: a second key may come before the stage's frame. */
  get logits() {
    return this.ahead ?? this.shown?.z ?? [];
  }

  begin() {
    if (this.base !== null || this.shown === null) return;
    this.base = this.logits;
    drive("begin");
  }

  /** @param {number} wanted the largest gap */
  move(wanted) {
    if (this.base === null) return;
    const z = shortScaledToSpan(this.base, wanted);
    this.ahead = z;
    drive("move", { z });
  }

  /** @param {"end" | "cancel"} phase */
  end(phase) {
    if (this.base === null) return;
    this.base = null;
    drive(phase);
  }

  /**
   * @override
   * @param {SharpenData} data
   */
  build(data) {
    const { words, exact } = data;
    this.exact = { ...exact, t: received(exact.t) };
    this.put("label", words.scale);
    this.put(".beside", words.beside);
    this.put(".ruler-title", words.ruler);
    this.put(".chain-title", words.chain);
    this.chart.build(data, this.write);
    this.ruler.build();
  }

  /**
   * @override
   * @param {SharpenData} data
   * @param {Shown} shown
   */
  paint(data, shown) {
    const { exact, slider, write } = this;
    const { z, t } = shown;
    this.ahead = null;
    const known = exact !== undefined && ofThisState(shown, exact);
    const shares = known ? exact.shares : relatives(z, t);
    const compared = { ...shown, shares, leader: z.indexOf(largest(z)) };
    const gap = span(z);
    const label = fill(data.words.span, { gap: write.number(gap) });
    const says = this.sentence(data, compared);
    slider.disabled = gap === 0;
    if (this.base === null) slider.value = String(scalePlace(gap));
    slider.setAttribute("aria-valuetext", `${label}. ${says}`);
    this.put("output", label);
    this.put(".say", says);
    this.chart.paint(data, compared, `${label}. ${says}`);
    this.methods.paint(data, compared, write);
    this.ruler.paint(shown, data.colours, write);
  }

  /**
   * @param {SharpenData} data
   * @param {Compared} compared
   */
  sentence({ words, says }, { names, z, t, shares, leader }) {
    const { write } = this;
    const p = shares.softmax[leader];
    const q = shares.division?.[leader];
    const put = {
      a: names[leader],
      p: write.share(p, t > 0),
      q: q === undefined ? "" : write.share(q),
      why: whyNoAnswer(words, z),
    };
    if (span(z) === 0) return fill(says.equal, put);
    if (t === 0) return says.cold;
    if (t === Number.POSITIVE_INFINITY) return says.hot;
    if (p > ONE_HOT) return fill(says.oneHot, put);
    if (q === undefined) return fill(says.alone, put);
    if (put.p === put.q) return fill(says.same, put);
    return fill(p < q ? says.flatter : says.sharper, put);
  }
}

export default mounting(Sharpen);
