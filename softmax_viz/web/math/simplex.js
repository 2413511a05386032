// The simplex: where a distribution lies, the logits that lead there, and the slopes.
import { STEEPEST_SLOPE } from "./constants.js";
import { rounded } from "./numbers.js";
import { gaps, largest, softmax } from "./softmax.js";

const UP = Math.sqrt(3) / 2; // the height of a triangle of side 1

/**
 * The point (x, y) of shares that add up to 1: class 1 on top, 2 on the left, 3 on the
 * right; two classes from left to right. Twin: core.simplex_points.
 * @param {readonly number[]} q
 * @returns {[number, number]}
 */
export function place(q) {
  return q.length === 2 ? [q[1], 0] : [q[0] / 2 + q[2], UP * q[0]];
}

/**
 * The shares whose point is nearest to (x, y), none below its `least` (Michelot 1986).
 * Twin: core.nearest_probabilities.
 * @param {readonly [number, number]} point
 * @param {readonly number[]} least
 */
export function sharesAt([x, y], least) {
  const top = y / UP;
  const shares = least.length === 2 ? [1 - x, x] : [top, 1 - x - top / 2, x - top / 2];
  const free = new Set(shares.keys());
  for (;;) {
    let excess = -1;
    for (const [i, low] of least.entries()) excess += free.has(i) ? shares[i] : low;
    const part = excess / free.size;
    const short = [...free].filter((i) => shares[i] - part < least[i]);
    if (short.length === 0)
      return shares.map((share, i) => (free.has(i) ? share - part : least[i]));
    for (const i of short) free.delete(i);
  }
}

/**
 * t log of the sum of exp(z / t) at 0 < t < infinity. Twin: core.soft_maximum.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function softMaximum(z, t) {
  const total = gaps(z, t).reduce((all, g) => all + Math.exp(g), 0);
  return largest(z) + t * Math.log(total);
}

/**
 * The logits with which the classes `of` share what they have as q says. Their soft
 * maximum stays, and with it every other class. Twin: core.shared_logits.
 * @param {readonly number[]} z
 * @param {readonly number[]} of
 * @param {readonly number[]} q
 * @param {number} t
 */
export function sharedLogits(z, of, q, t) {
  const whole = softMaximum(
    of.map((i) => z[i]),
    t,
  );
  const moved = [...z];
  for (const [k, i] of of.entries()) moved[i] = whole + t * Math.log(q[k]);
  return moved;
}

/**
 * The same in multiples of a power of ten, far finer than a pixel of the triangle: short
 * numbers for the address. Twin: core.shared_logits with short.
 * @param {readonly number[]} z
 * @param {readonly number[]} of
 * @param {readonly number[]} q
 * @param {number} t
 */
export function shortSharedLogits(z, of, q, t) {
  const unit = 10 ** Math.max(Math.floor(Math.log10(t) - 4), -323);
  const moved = sharedLogits(z, of, q, t);
  for (const i of of)
    moved[i] = rounded(Math.floor(moved[i] / unit + 0.5) * unit, 14) + 0;
  return moved;
}

/**
 * Whether float64 has digits left for the logits of all these classes: a soft maximum
 * may swallow t, and at the limits of t there is no answer. Twin: core.can_be_shared.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function canBeShared(z, t) {
  return t >= 1e-300 && t <= 1e300 && Math.abs(softMaximum(z, t)) < 1e7 * t;
}

/**
 * The points of softmax(z / t) from t = 0 to infinity, dense wherever they bend.
 * Twin: core.temperature_path.
 * @param {readonly number[]} z
 */
export function temperaturePath(z) {
  const scale = largest(z.map(Math.abs)) || 1;
  const unit = z.map((x) => x / scale);
  const top = largest(unit);
  const below = unit.map((x) => top - x).filter((g) => g > 0);
  if (below.length === 0) return [softmax(z, 0)];
  const [low, high] = [-largest(below.map((g) => -g)) / 40, largest(below) * 400];
  const steps = Math.ceil(40 * Math.log10(high / low));
  const points = [softmax(unit, 0)];
  for (let i = 0; i <= steps; i += 1)
    points.push(softmax(unit, low * (high / low) ** (i / steps)));
  return [...points, softmax(unit, Number.POSITIVE_INFINITY)];
}

/**
 * p_i (1[i = j] - p_j): the slopes times t. 1 - p is the others' sum, so nothing
 * cancels. Twin: core.softmax_jacobian at t = 1.
 * @param {readonly number[]} p
 */
export function pushes(p) {
  return p.map((a, i) => {
    const others = p.reduce((all, b, j) => (j === i ? all : all + b), 0);
    return p.map((b, j) => (i === j ? a * others : -a * b || 0));
  });
}

/**
 * d p_i / d z_j at temperature t. Twin: core.softmax_jacobian.
 * @param {readonly number[]} p
 * @param {number} t
 */
export function slopes(p, t) {
  const over = (/** @type {number} */ x) => (x === 0 || t === Infinity ? 0 : x / t);
  return pushes(p).map((row) => row.map(over));
}

/**
 * What p_i really gains when z_j rises by `step` times t; the slope promises
 * push * step. Twin: core.gain.
 * @param {number} push
 * @param {number} pj
 * @param {number} step
 */
export function gain(push, pj, step) {
  const growth = Math.expm1(step);
  return (push * growth) / (1 + pj * growth);
}

/**
 * How strongly a slope is coloured, from 0 to 1: the square root lets small slopes be
 * seen. Twin: core.slope_strength.
 * @param {number} slope
 */
export function slopeStrength(slope) {
  return Math.min(Math.sqrt(Math.abs(slope) / STEEPEST_SLOPE), 1);
}

/**
 * The slope, with the sign of `strength`, that is coloured so strongly.
 * Twin: core.slope_of_strength.
 * @param {number} strength
 */
export function slopeOfStrength(strength) {
  return Math.sign(strength) * STEEPEST_SLOPE * strength ** 2;
}

/**
 * Whether the sum of one row of slopes is 0 but for their own rounding.
 * Twin: core.only_rounding.
 * @param {number} total
 * @param {readonly number[]} slopes
 */
export function onlyRounding(total, slopes) {
  const steepest = largest(slopes.map(Math.abs));
  return Number.isFinite(total) && Math.abs(total) <= 1e-12 * steepest;
}
