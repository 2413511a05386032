// The reliability diagram: for each bin of confidence, how often it is right, and under
// it how many pictures the bin holds.
import { fitted, html, percentOf, placeMarks } from "../shared/elements.js";

/** @import { calibrationAt } from "../math/calibration.js" */

/** @typedef {ReturnType<typeof calibrationAt>["bins"][number]} Bin */

/** @type {readonly (readonly [string, number])[]} */
export const QUARTERS = [0, 0.25, 0.5, 0.75, 1].map((x) => [`${100 * x}\u00a0%`, x]);

/**
 * The columns of a chart of bins, each of three marks.
 * @param {Element} chart
 * @param {number} bins
 * @param {readonly string[]} marks
 */
function columns(chart, bins, marks) {
  const made = fitted(chart, bins, () => {
    const column = html("div");
    column.append(...marks.map((mark) => html("i", mark)));
    return column;
  });
  return made.map((column) => /** @type {HTMLElement[]} */ ([...column.children]));
}

/**
 * The bar ends where it is right; the gap reaches from there to what it says.
 * @param {Element} chart
 * @param {readonly Bin[]} bins
 * @param {number} enough pictures for the full colour
 */
export function paintDiagram(chart, bins, enough) {
  const made = columns(chart, bins.length, ["right", "gap", "said"]);
  for (const [k, { n, confidence, accuracy }] of bins.entries()) {
    const [right, gap, said] = made[k];
    const column = /** @type {HTMLElement} */ (right.parentElement);
    column.style.visibility = n > 0 ? "visible" : "hidden";
    if (n === 0) continue;
    column.style.opacity = String(0.35 + 0.65 * Math.min(n / enough, 1));
    right.style.height = percentOf(Math.min(accuracy, confidence));
    gap.className = confidence > accuracy ? "gap over" : "gap under";
    gap.style.bottom = percentOf(Math.min(accuracy, confidence));
    gap.style.height = percentOf(Math.abs(accuracy - confidence));
    said.style.bottom = percentOf(confidence);
  }
}

/**
 * @param {Element} chart
 * @param {readonly Bin[]} bins
 * @param {number} all how many pictures there are
 */
export function paintCounts(chart, bins, all) {
  const made = columns(chart, bins.length, ["right", "wrong", "number"]);
  for (const [k, { n, right: hits }] of bins.entries()) {
    const [right, wrong, number] = made[k];
    wrong.style.height = percentOf((n - hits) / all);
    right.style.bottom = percentOf((n - hits) / all);
    right.style.height = percentOf(hits / all);
    number.style.bottom = percentOf(n / all);
    number.textContent = String(n);
    number.classList.toggle("none", n === 0);
  }
}

/**
 * @param {Element} upwards
 * @param {Element} across
 */
export function markQuarters(upwards, across) {
  placeMarks(upwards, QUARTERS, "bottom");
  placeMarks(across, QUARTERS);
}
