// The simplex: where a distribution lies, the logits that lead there, and the slopes.
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
