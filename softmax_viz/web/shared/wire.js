// How numbers travel between Python and the browser: JSON has no inf and no nan, so
// they go as their names. Twin: softmax_viz/live/wire.py.

/** @import { WireNumber } from "../wire.js" */

/** @type {ReadonlyMap<unknown, number>} */
const NAMED = new Map([
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["nan", Number.NaN],
]);

/**
 * A number that came.
 * @param {WireNumber} x
 */
export function received(x) {
  return typeof x === "number" ? x : (NAMED.get(x) ?? Number.NaN);
}

/**
 * A number to be sent.
 * @param {number} x
 * @returns {WireNumber}
 */
export function sent(x) {
  if (Number.isFinite(x)) return x;
  if (Number.isNaN(x)) return "nan";
  return x > 0 ? "inf" : "-inf";
}

/**
 * Whether two values are the same, element by element.
 * @param {unknown} a
 * @param {unknown} b
 */
export function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether Python's numbers are of the very state that is shown; until they are, the
 * preview stands in for them.
 * @param {{ z: readonly number[], t: number, truth?: number | null }} shown
 * @param {{ z: readonly number[], t: number, truth?: number | null }} known
 */
export function ofThisState(shown, known) {
  const truth = known.truth === undefined || known.truth === shown.truth;
  return shown.t === known.t && truth && same(shown.z, known.z);
}
