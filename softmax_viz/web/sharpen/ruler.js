// Each class stands at its gap to the first; the strip between two of them has the
// colour of the farther one, and says how many times as likely the nearer one is.
import { RULER_END } from "../math/constants.js";
import { rulerPlace } from "../math/scale.js";
import { gaps, odds, ranking } from "../math/softmax.js";
import { html, inClassColour, percentOf, placeMarks } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { finder } from "../shared/elements.js" */
/** @import { Shown } from "../shared/thread.js" */

const RATIOS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const ROOM_FOR_A_RATIO = 0.09; // of the ruler's width
const PIN_WIDTH = 0.012; // nearer ones stand on each other
const [GROUND, STOREY, STOREYS] = [34, 8, 5]; // pixels, pixels, and how many at the most

export class Ruler {
  /** @param {ReturnType<typeof finder>} find */
  constructor(find) {
    this.find = find;
  }

  build() {
    const line = this.find(".ruler .line");
    const steps = Array.from({ length: RULER_END + 1 }, (_, gap) => gap);
    placeMarks(line, [
      ...RATIOS.map((x) => mark(`×${x}`, Math.log(x))),
      ...steps.map((gap) => mark(String(gap), gap)),
    ]);
    const classes = [...RATIOS.map((x) => `ratio of${x}`), ...steps.map(() => "gap")];
    for (const [i, element] of [...line.children].entries())
      element.className = classes[i];
  }

  /**
   * @param {Shown} shown
   * @param {readonly string[]} colours
   * @param {Numbers} write
   */
  paint(shown, colours, write) {
    const { names, z, t } = shown;
    const below = gaps(z, t).map((gap) => -gap);
    const order = ranking(below.map((gap) => -gap));
    const made = (/** @type {string} */ className, /** @type {number} */ i) =>
      inClassColour(html("i", className), i, colours);
    const ratio = (/** @type {number} */ a, /** @type {number} */ b) =>
      ratioText(odds(z[a], z[b], t), t, write);
    const parts = [];
    let storey = 0;
    for (const [k, i] of order.entries()) {
      const before = k > 0 ? order[k - 1] : i;
      const from = rulerPlace(below[before]);
      const width = rulerPlace(below[i]) - from;
      if (width > 0) {
        const strip = made("strip", i);
        strip.style.left = percentOf(from);
        strip.style.width = percentOf(width);
        if (width > ROOM_FOR_A_RATIO) strip.textContent = `×${ratio(before, i)}`;
        strip.classList.toggle("open", below[i] > RULER_END);
        parts.push(strip);
      }
      storey = k > 0 && width < PIN_WIDTH ? storey + 1 : 0;
      const pin = made("pin", i);
      pin.title = names[i];
      pin.style.left = percentOf(from + width);
      pin.style.bottom = `${GROUND + STOREY * Math.min(storey, STOREYS)}px`;
      parts.push(pin);
    }
    this.find(".pins").replaceChildren(...parts);
    this.find(".chain").replaceChildren(
      ...order.slice(1).map((i, k) => {
        const item = html("li");
        const before = order[k];
        item.append(made("chip", before), html("b", "", names[before]));
        item.append(
          ` = ${ratio(before, i)} ×`,
          made("chip", i),
          html("b", "", names[i]),
        );
        return item;
      }),
    );
  }
}

/**
 * @param {string} text
 * @param {number} gap
 * @returns {[string, number]}
 */
function mark(text, gap) {
  return [text, rulerPlace(gap)];
}

/**
 * How many times as likely; a float has no room beyond 10³⁰⁸.
 * @param {number} times
 * @param {number} t
 * @param {Numbers} write
 */
function ratioText(times, t, write) {
  return times === Number.POSITIVE_INFINITY && t > 0 ? ">10³⁰⁸" : write.times(times);
}
