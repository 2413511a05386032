// Many classes: the largest have their logits here; of all the others only the sum is
// known, from the core's sweep over b = 1/t.
import { THREE_DIGIT_T } from "./constants.js";
import { gaps } from "./softmax.js";

/**
 * The core's sums of all classes without a name; `logs` and `slopes` at
 * b = end (i / last)². Twin: core.rest_sweep.
 * @typedef {{ end: number, logs: readonly number[], slopes: readonly number[] }} Sweep
 */

/**
 * log of the others' sum of exp((z_i - max z) / t): between two places of the sweep the
 * cubic through both with both slopes, beyond its end the tangent.
 * Twin: core.rest_log.
 * @param {Sweep} sweep
 * @param {number} b
 */
export function restLog({ end, logs, slopes }, b) {
  const last = logs.length - 1;
  if (b >= end) return logs[last] + slopes[last] * (b - end);
  const place = (/** @type {number} */ i) => end * (i / last) ** 2;
  let i = Math.min(Math.floor(last * Math.sqrt(b / end)), last - 1);
  if (b < place(i)) i -= 1;
  const width = place(i + 1) - place(i);
  const x = (b - place(i)) / width;
  const y = 1 - x;
  return (
    y * y * ((1 + 2 * x) * logs[i] + x * width * slopes[i]) +
    x * x * ((1 + 2 * y) * logs[i + 1] - y * width * slopes[i + 1])
  );
}

/**
 * The probabilities of the classes with the logits z, best first, and of all the
 * others. Twin: core.largest_and_rest.
 * @param {readonly number[]} z
 * @param {Sweep | null} sweep
 * @param {number} t
 */
export function largestAndRest(z, sweep, t) {
  const e = gaps(z, t).map(Math.exp);
  const left = sweep && t > 0 ? Math.exp(restLog(sweep, 1 / t)) : 0;
  const total = e.reduce((all, x) => all + x, 0) + left;
  return { p: e.map((x) => x / total), rest: left / total };
}

/**
 * How many of the most likely classes hold `share` together: {low, high} between which
 * it is, equal where it is known. `sizes` holds it at each temperature of three digits.
 * Twin: core.nucleus_sizes.
 * @param {readonly number[]} p of the largest classes
 * @param {number} share
 * @param {ArrayLike<number>} sizes
 * @param {number} atInfinity
 * @param {number} t
 */
export function holders(p, share, sizes, atInfinity, t) {
  let held = 0;
  for (const [i, x] of p.entries()) {
    held += x;
    if (held >= share * (1 - 1e-12)) return { low: i + 1, high: i + 1 };
  }
  const [low, high] = neighbours(t);
  return { low: sizes[low] ?? atInfinity, high: sizes[high] ?? atInfinity };
}

/**
 * The places, among all temperatures of three digits, of the two around t; their number
 * stands for infinity. Twin: core.three_digit_neighbours.
 * @param {number} t
 */
export function neighbours(t) {
  let places = 0;
  for (const { power, first, end } of THREE_DIGIT_T) {
    const steps = t * 10 ** -power;
    if (steps < end) {
      const place = Math.max(steps - first, 0) + places;
      const whole = Math.round(place);
      if (Math.abs(place - whole) < 1e-6) return [whole, whole];
      return [Math.floor(place), Math.ceil(place)];
    }
    places += end - first;
  }
  return t === Infinity ? [places, places] : [places - 1, places];
}

/**
 * Where, from 0 to 1, a number of classes stands on a log scale of them all.
 * Twin: core.class_place.
 * @param {number} count
 * @param {number} classes
 */
export function classPlace(count, classes) {
  return Math.log(count) / Math.log(classes);
}

/**
 * The powers of ten that label that scale, and its end; without a power that is too
 * near to it. Twin: core.class_marks.
 * @param {number} classes
 */
export function classMarks(classes) {
  const powers = [1];
  while (powers[powers.length - 1] * 10 < classes)
    powers.push(powers[powers.length - 1] * 10);
  if (powers.length > 1 && classes / powers[powers.length - 1] < 5) powers.pop();
  return [...powers, classes];
}

/**
 * The lead that one class needs for a share, over all others being equal, in units of t.
 * Twin: core.gap_for_share.
 * @param {number} share
 * @param {number} classes
 */
export function gapForShare(share, classes) {
  return Math.log(share) - Math.log1p(-share) + Math.log(classes - 1);
}
