// The leader's share at every scale, by each method: the chart above the slider.
import { SCALE_MARKS } from "../math/constants.js";
import { fill } from "../math/numbers.js";
import {
  crossing,
  SCALE_END,
  scaledToSpan,
  scalePlace,
  scaleSpan,
  span,
} from "../math/scale.js";
import { relatives } from "../math/sparse.js";
import { html, percentOf, placeMarks, svg } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { finder } from "../shared/elements.js" */
/** @import { SharpenData } from "../wire.js" */
/** @import { Compared } from "./sharpen.js" */

export const ONE_HOT = 0.99; // from this share on, it is nearly one-hot
const POINTS = 100; // of a curve
const ROOM_FOR_A_WORD = 0.2; // of the chart's width

export class ScaleChart {
  /** @param {ReturnType<typeof finder>} find */
  constructor(find) {
    this.find = find;
  }

  /**
   * @param {SharpenData} data
   * @param {Numbers} write
   */
  build({ methods, words }, write) {
    placeMarks(
      this.find(".marks"),
      SCALE_MARKS.map((gap) => [write.exact(gap), scalePlace(gap) / SCALE_END]),
    );
    placeMarks(
      this.find(".grid"),
      [1, 0.5, 0].map((p) => [`${100 * p}\u00a0%`, 1 - p]),
      "top",
    );
    this.find(".key").replaceChildren(
      ...methods.map((method) => {
        const line = svg("svg", { viewBox: "0 0 34 8", class: method });
        line.append(svg("path", { d: "M0 4H34" }));
        const item = html("span");
        item.append(line, words[method]);
        return item;
      }),
    );
  }

  /**
   * @param {SharpenData} data
   * @param {Compared} compared
   * @param {string} says what the slider says of it
   */
  paint({ methods, words }, compared, says) {
    const { names, z, shares, leader } = compared;
    const what = fill(words.chart, { a: names[leader] });
    this.find(".what").textContent = what;
    this.find(".curves").setAttribute("aria-label", `${what}. ${says}`);
    const curves = sharesAtEveryScale(compared);
    this.find(".curves").replaceChildren(
      ...methods
        .toReversed()
        .filter((method) => shares[method] !== null)
        .map((method) => {
          const points = curves.map(([place, made]) => {
            const p = made[method]?.[leader] ?? 0;
            return `${(100 * place) / SCALE_END} ${100 - 100 * p}`;
          });
          return svg("path", { class: method, d: `M${points.join("L")}` });
        }),
    );
    const [flat, sharp, hot] = borders(compared);
    this.zone(".flat", 0, flat, words.flatZone);
    this.zone(".sharp", sharp, hot, words.sharpZone);
    this.zone(".hot", hot, SCALE_END, words.hotZone);
    this.find(".now").style.left = percentOf(scalePlace(span(z)) / SCALE_END);
    this.find(".now i").style.top = percentOf(1 - shares.softmax[leader]);
  }

  /**
   * @param {string} selector
   * @param {number} from
   * @param {number} to
   * @param {string} word
   */
  zone(selector, from, to, word) {
    const zone = this.find(selector);
    const width = (to - from) / SCALE_END;
    zone.hidden = width <= 0;
    zone.style.left = percentOf(from / SCALE_END);
    zone.style.width = percentOf(Math.max(width, 0));
    this.find(`${selector} span`).textContent = width > ROOM_FOR_A_WORD ? word : "";
  }
}

/**
 * What each method makes of the logits at places all along the slider.
 * @param {Compared} compared
 * @returns {[number, ReturnType<typeof relatives>][]}
 */
function sharesAtEveryScale({ z, t }) {
  return Array.from({ length: POINTS + 1 }, (_, i) => {
    const place = (SCALE_END * i) / POINTS;
    return [place, relatives(scaledToSpan(z, scaleSpan(place)), t)];
  });
}

/**
 * The end of the zone in which softmax is flatter than plain division, the start of
 * that in which it is sharper, and where it becomes nearly one-hot.
 * @param {Compared} compared
 * @returns {[number, number, number]}
 */
function borders({ z, t, shares, leader }) {
  const still = span(z) === 0 || t === 0 || t === Number.POSITIVE_INFINITY;
  if (still) return [0, SCALE_END, SCALE_END];
  const hot = crossing(z, t, leader, ONE_HOT);
  const divided = shares.division?.[leader];
  if (divided === undefined) return [0, hot, hot];
  const even = Math.min(crossing(z, t, leader, divided), hot);
  return [even, even, hot];
}
