// What a number format makes of softmax, each step rounded to it: inf and nan are results.
import { largest } from "./softmax.js";

/**
 * A format: so many binary digits, from its smallest number > 0 on; where it has no
 * infinity, overflow is nan. See core.number_format.
 * @typedef {object} NumberFormat
 * @property {number} digits
 * @property {number} smallest
 * @property {number} largest
 * @property {boolean} infinite
 * @property {boolean} byFloat32 whether a number is rounded to float32 first
 */

/**
 * @typedef {object} NaiveSteps
 * @property {number[]} stored
 * @property {number[]} scaled
 * @property {number[]} exponentials
 * @property {number} total
 * @property {number[]} probabilities
 * @property {number[]} logProbabilities
 */

/**
 * @typedef {NaiveSteps & { maximum: number, shifted: number[], logSoftmax: number[] }}
 *   StableSteps
 */

/**
 * What broke first. See core.breakages.
 * @typedef {"none" | "logit" | "quotient" | "inf/inf" | "finite/inf" | "0/0" | "log 0"}
 *   Breakage
 */

const FLOAT64 = 53; // digits
const WHOLE = 1.5 * 2 ** 52; // beside it a number has no place for a fraction
const bits = new DataView(new ArrayBuffer(8));

/**
 * A number as the format holds it, half-way to the even digit. Twin: core.held.
 * @param {number} x
 * @param {NumberFormat} format
 */
export function held(x, { digits, smallest, largest, infinite, byFloat32 }) {
  if (digits === FLOAT64) return x;
  const near = byFloat32 ? Math.fround(x) : x;
  if (near === 0 || Number.isNaN(near)) return near;
  const unit = Math.max(2 ** (exponentOf(near) - digits + 1), smallest);
  const round = (near / unit + WHOLE - WHOLE) * unit;
  if (Math.abs(round) <= largest) return round;
  return infinite ? Math.sign(near) * Infinity : Number.NaN;
}

/** @param {number} x */
function exponentOf(x) {
  bits.setFloat64(0, x);
  return ((bits.getUint16(0) >> 4) & 0x7ff) - 1023;
}

/**
 * Every value of exp(z / t) / sum exp(z / t), in the format. Twin: core.naive_steps.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {NumberFormat} format
 * @returns {NaiveSteps}
 */
export function naiveSteps(z, t, format) {
  const hold = (/** @type {number} */ x) => held(x, format);
  const stored = z.map(hold);
  const scaled = stored.map((x) => hold(x / hold(t)));
  return { stored, scaled, ...shared(scaled, hold) };
}

/**
 * The same with the maximum subtracted first, and log-softmax.
 * Twin: core.stable_steps.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {NumberFormat} format
 * @returns {StableSteps}
 */
export function stableSteps(z, t, format) {
  const hold = (/** @type {number} */ x) => held(x, format);
  const stored = z.map(hold);
  const maximum = largest(stored);
  const shifted = stored.map((x) => hold(x - maximum));
  const scaled = shifted.map((x) => hold(x / hold(t)));
  const steps = shared(scaled, hold);
  const log = hold(Math.log(steps.total));
  const logSoftmax = scaled.map((x) => hold(x - log));
  return { stored, maximum, shifted, scaled, ...steps, logSoftmax };
}

/**
 * @param {readonly number[]} scaled
 * @param {(x: number) => number} hold
 */
function shared(scaled, hold) {
  const exponentials = scaled.map((x) => hold(Math.exp(x)));
  const total = exponentials.reduce((all, e) => hold(all + e)); // in order
  const probabilities = exponentials.map((e) => hold(e / total));
  const logProbabilities = probabilities.map((p) => hold(Math.log(p)));
  return { exponentials, total, probabilities, logProbabilities };
}

/**
 * What broke first. Twin: core.breakages.
 * @param {NaiveSteps} steps
 * @returns {Breakage}
 */
export function breakage({ stored, scaled, exponentials, total, probabilities }) {
  const finite = Number.isFinite;
  if (!stored.every(finite)) return "logit";
  if (!scaled.every((x) => x < Infinity)) return "quotient";
  if (!exponentials.every(finite)) return "inf/inf";
  if (!finite(total)) return "finite/inf";
  if (total === 0) return "0/0";
  return probabilities.includes(0) ? "log 0" : "none";
}

/**
 * "float64" where a finite logit does not fit in float32.
 * Twin: core.format_that_holds.
 * @param {readonly number[]} z
 */
export function formatThatHolds(z) {
  const fits = z.every((x) => Number.isFinite(Math.fround(x)) || !Number.isFinite(x));
  return fits ? "float32" : "float64";
}
