// The reliability card: from a classifier's logits, all that is said of it at the
// temperature of the stage; its slider lends the stage a hand.
import { calibrationAt, prepared } from "../math/calibration.js";
import { fill } from "../math/numbers.js";
import { Card } from "../shared/card.js";
import { html } from "../shared/elements.js";
import { float32s } from "../shared/freight.js";
import { mounting } from "../shared/mount.js";
import { markLandmarks, showTemperature, thermometer } from "../shared/thermometer.js";
import { drive } from "../shared/thread.js";
import { markQuarters, paintCounts, paintDiagram } from "./diagram.js";
import { drawValley, paintBall } from "./valley.js";

/** @import { Row } from "../math/calibration.js" */
/** @import { Shown } from "../shared/thread.js" */
/** @import { ReliabilityData } from "../wire.js" */

/** @typedef {ReturnType<typeof calibrationAt>} Calibration */

/**
 * The numbers of a calibration as they are written.
 * @typedef {Readonly<Record<"t" | "a" | "w" | "c" | "e" | "n" | "x", string>>} Said
 */

/**
 * @param {Calibration} now
 * @param {number} t
 * @param {number} close
 */
function verdict({ accuracy, confidence }, t, close) {
  if (t === 0) return "zero";
  if (t === Infinity) return "inf";
  if (Math.abs(confidence - accuracy) < close) return "close";
  return confidence > accuracy ? "over" : "under";
}

/** @extends {Card<ReliabilityData>} */
class Reliability extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {Row[]} */
    this.rows = [];
    /** The temperature that is painted. @type {number | null} */
    this.painted = null;
    /** The temperature that a held key asked for last. @type {number | null} */
    this.asked = null;
    /** @type {HTMLInputElement} */
    this.range = this.find("#valley-t");
    thermometer(this.range, {
      now: () => this.asked ?? this.shown?.t ?? 1,
      begin: () => drive("begin"),
      move: (t) => {
        this.asked = t;
        drive("move", { t });
      },
      end: () => {
        this.asked = null;
        drive("end");
      },
      cancel: () => {
        this.asked = null;
        drive("cancel");
      },
    });
  }

  /**
   * @override
   * @param {ReliabilityData} data
   * @param {ReliabilityData | null} before
   */
  build(data, before) {
    if (before?.key === data.key && before.lang === data.lang) return;
    this.rows = prepared(float32s(data.logits), data.labels, data.classes);
    this.painted = null;
    const { words } = data;
    for (const fact of /** @type {const} */ ([
      "accuracy",
      "confidence",
      "error",
      "loss",
    ]))
      this.put(`.${fact} span`, words[fact]);
    this.put(".accuracy small", fill(words.accuracyNote, { m: this.rows.length }));
    const one = calibrationAt(this.rows, 1, data.bins);
    const atOne = (/** @type {string} */ x) => fill(words.atOne, { x });
    this.put(".confidence small", atOne(this.write.percent(one.confidence, true)));
    this.put(".error small", atOne(this.write.percent(one.error)));
    this.put(".loss small", atOne(this.write.number(one.loss)));
    this.put(".valley h3", words.valley);
    this.put(".diagram h3", words.diagram);
    this.put(".axis.up", words.rightAxis);
    this.put(".axis:not(.up)", words.sureAxis);
    this.put("label span", words.temperature);
    this.find(".counts").dataset.title = words.countAxis;
    this.drawKeys(data);
    markLandmarks(this.find(".marks"), this.write);
    markQuarters(this.find(".plot .grid"), this.find(".feet"));
    drawValley(this.root, data, this.write);
  }

  /** @param {ReliabilityData} data */
  drawKeys({ words, valleys }) {
    const bottom = (/** @type {"validation" | "test"} */ name) =>
      fill(words[name], {
        m: valleys[name].size,
        t: this.write.temperature(valleys[name].bottom),
      });
    this.drawKey(".valley .key", [
      ["line validation", bottom("validation")],
      ["line test", bottom("test")],
      ["dot", words.now],
    ]);
    this.drawKey(".diagram .key", [
      ["right", words.right],
      ["over", words.over],
      ["under", words.under],
      ["said", words.said],
      ["wrong", words.wrong],
      ["right pale", words.pale],
    ]);
  }

  /**
   * @param {string} selector
   * @param {readonly [string, string][]} entries
   */
  drawKey(selector, entries) {
    const items = entries.map(([look, text]) => {
      const item = html("li");
      item.append(html("i", look), text);
      return item;
    });
    this.find(selector).replaceChildren(...items);
  }

  /**
   * @override
   * @param {ReliabilityData} data
   * @param {Shown} shown
   */
  paint(data, { t }) {
    if (t === this.painted) return; // only the temperature moves anything here
    this.painted = t;
    const now = calibrationAt(this.rows, t, data.bins);
    const said = this.said(now, t);
    this.put(".accuracy b", said.a);
    this.put(".confidence b", said.c);
    this.put(".error b", said.e);
    this.put(".loss b", said.n);
    this.put(".say", fill(data.says[verdict(now, t, data.close)], said));
    showTemperature(this.range, t);
    this.range.setAttribute("aria-valuetext", fill(data.words.value, said));
    this.put("output", `T = ${said.t}`);
    const height = now.loss / data.ceiling;
    paintBall(this.root, t, height, fill(data.words.beyond, said));
    paintDiagram(this.find(".plot .bars"), now.bins, data.enough);
    paintCounts(this.find(".counts .bars"), now.bins, this.rows.length);
    this.describe(data, now, said, t);
  }

  /**
   * @param {Calibration} now
   * @param {number} t
   * @returns {Said}
   */
  said({ accuracy, confidence, error, loss }, t) {
    const { write } = this;
    return {
      t: write.temperature(t),
      a: write.percent(accuracy),
      w: write.percent(1 - accuracy),
      c: write.percent(confidence, t > 0),
      e: write.percent(error),
      n: this.lossText(loss, t),
      x: write.fixed(100 * Math.abs(confidence - accuracy), 1),
    };
  }

  /**
   * @param {ReliabilityData} data
   * @param {Calibration} now
   * @param {Said} said
   * @param {number} t
   */
  describe({ words, bins, valleys }, now, said, t) {
    const parts = now.bins
      .filter(({ n }) => n > 0)
      .map(({ n, confidence, accuracy }) => {
        const c = this.write.percent(confidence, t > 0);
        return fill(words.altBin, { c, a: this.write.percent(accuracy), n });
      });
    const counts = now.bins.map(({ n }) => n).join(", ");
    const v = this.write.temperature(valleys.validation.bottom);
    const s = this.write.temperature(valleys.test.bottom);
    this.name(".plot", fill(words.altDiagram, { t: said.t, bins: parts.join("; ") }));
    this.name(".counts", fill(words.altCounts, { b: bins, counts }));
    this.name(".chart", fill(words.altValley, { ...said, v, s }));
  }

  /**
   * At a tiny T > 0 the loss is finite, but no float64 holds it.
   * @param {number} loss
   * @param {number} t
   */
  lossText(loss, t) {
    return loss === Infinity && t > 0 ? ">10³⁰⁸" : this.write.number(loss);
  }
}

export default mounting(Reliability);
