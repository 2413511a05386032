// Softmax in a number format while one number is added to every logit: what breaks.
import { MOST_SHIFTS, QUIETLY_OFF } from "./constants.js";
import { breakage } from "./formats.js";
import { rounded } from "./numbers.js";
import { gaps, largest } from "./softmax.js";

/** @import { Breakage, NaiveSteps, StableSteps } from "./formats.js" */

/**
 * The inputs at which exp leaves the range of a format, see core.exp_limits.
 * @typedef {object} ExpLimits
 * @property {number} finite the largest whose exp is finite
 * @property {number} overflow the smallest whose exp is not
 * @property {number} zero the largest whose exp is 0
 */

/**
 * What is said of one shift, see core.ShiftVerdict.
 * @typedef {object} ShiftVerdict
 * @property {Breakage | "rough"} trouble
 * @property {"still" | "rough" | "broken"} steadiness
 * @property {"none" | "cast" | "subtract" | "log"} cure
 * @property {number} naiveOff
 * @property {number} stableOff
 */

/**
 * Round steps from below the one cliff of exp to beyond the other, 0 among them.
 * Twin: core.shift_positions.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {ExpLimits} limits
 */
export function shiftPositions(z, t, { overflow, zero }) {
  const cliff = Math.max(overflow, -zero) * scaleOf(t);
  const reach = 1.15 * cliff + Math.min(largest(z.map(Math.abs)), 3 * cliff);
  const power = 10 ** Math.floor(Math.log10(reach / MOST_SHIFTS));
  const steps = [1, 2, 5, 10].map((d) => d * power);
  const step = /** @type {number} */ (steps.find((s) => s * MOST_SHIFTS >= reach));
  const half = Math.ceil(reach / step);
  return Array.from({ length: 2 * half + 1 }, (_, i) => rounded(step * (i - half), 6));
}

/**
 * The shifts between which no exponential vanishes and their sum fits, or null.
 * Twin: core.safe_window.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {ExpLimits} limits
 * @returns {[number, number] | null}
 */
export function safeWindow(z, t, { finite, zero }) {
  const scale = scaleOf(t);
  const rest = gaps(z, scale).reduce((all, gap) => all + Math.exp(gap), 0);
  const high = finite * scale - (largest(z) + scale * Math.log(rest));
  const low = zero * scale + largest(z.map((x) => -x));
  return low < high ? [low, high] : null;
}

/**
 * What is said of one shift, from its steps. Twin: core.shift_verdicts.
 * @param {NaiveSteps} naive
 * @param {StableSteps} stable
 * @param {readonly number[]} truth
 * @returns {ShiftVerdict}
 */
export function verdictOf(naive, stable, truth) {
  const [naiveOff, stableOff] = [naive, stable].map((steps) => off(steps, truth));
  const trouble = troubleOf(naive, truth);
  const steadiness = Number.isNaN(stableOff)
    ? "broken"
    : stableOff > QUIETLY_OFF
      ? "rough"
      : "still";
  const cure = cureOf(trouble, steadiness, stable.logSoftmax.every(Number.isFinite));
  return { trouble, steadiness, cure, naiveOff, stableOff };
}

/**
 * What becomes of the textbook formula. Twin: core.shift_verdicts.
 * @param {NaiveSteps} steps
 * @param {readonly number[]} truth
 */
export function troubleOf(steps, truth) {
  const broke = breakage(steps);
  return broke === "none" && off(steps, truth) > QUIETLY_OFF ? "rough" : broke;
}

/**
 * @param {ShiftVerdict["trouble"]} trouble
 * @param {ShiftVerdict["steadiness"]} steadiness
 * @param {boolean} logsSurvive
 */
function cureOf(trouble, steadiness, logsSurvive) {
  if (trouble === "logit") return "cast";
  if (trouble === "none" || steadiness === "broken") return "none";
  if (trouble === "rough") return steadiness === "rough" ? "none" : "subtract";
  if (trouble !== "log 0") return "subtract";
  return logsSurvive ? "log" : "none";
}

/**
 * How far the worst p is from the true one; nan where one is no number.
 * @param {{ probabilities: readonly number[] }} steps
 * @param {readonly number[]} truth
 */
function off({ probabilities }, truth) {
  return largest(probabilities.map((p, i) => Math.abs(p - truth[i])));
}

/**
 * T where shifting by multiples of it makes sense, or else 1.
 * @param {number} t
 */
const scaleOf = (t) => (t > 1e-6 && t < 1e6 ? t : 1);
