// What the points of a figure say under the pointer, where Python leaves the writing of
// many numbers to the browser: the texts are those of softmax_viz/text.py.
import { numbersIn } from "../math/numbers.js";

/** @import { Lang } from "../math/numbers.js" */
/** @import { Figure } from "../shared/freight.js" */

/**
 * The figure with the texts of each trace whose `meta` asks for them.
 * @param {Figure} figure
 * @param {Lang} lang
 * @returns {Figure}
 */
export function spoken({ data, layout }, lang) {
  const write = numbersIn(lang);
  const writers = new Map([
    ["number", (/** @type {number} */ x) => write.number(x)],
    ["percent", (/** @type {number} */ x) => write.percent(x)],
    ["open percent", (/** @type {number} */ x) => write.percent(x, true)],
  ]);
  const traces = data.map((trace) => {
    const { write: kind } = /** @type {{ write?: string }} */ (trace.meta ?? {});
    const writer = writers.get(kind ?? "");
    if (!writer || !trace.y) return trace;
    return { ...trace, customdata: trace.y.map((y) => (y === null ? "" : writer(y))) };
  });
  return { data: traces, layout };
}
