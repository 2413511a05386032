// Softmax's relatives, each of z / t in its exact limits; sorted, so in closed form.
import { gaps, largest, softmax } from "./softmax.js";

/**
 * z_i / sum z; null where a logit is negative or all are 0.
 * Twin: core.plain_normalization.
 * @param {readonly number[]} z
 */
export function division(z) {
  const top = largest(z);
  if (!(top > 0) || z.some((x) => x < 0)) return null;
  return toOne(z.map((x) => x / top));
}

/**
 * max(g - tau, 0), where tau makes the sum 1. Twin: core.sparsemax.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function sparsemax(z, t) {
  const g = gaps(z, t).map((x) => Math.max(x, -1));
  let sum = 0;
  let tau = -1;
  for (const [i, x] of falling(g).entries()) {
    sum += x;
    if (1 + (i + 1) * x > sum) tau = (sum - 1) / (i + 1);
  }
  return toOne(g.map((x) => Math.max(x - tau, 0)));
}

/**
 * max(g / 2 - tau, 0)², where tau makes the sum 1. Twin: core.entmax15.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function entmax15(z, t) {
  const g = gaps(z, t).map((x) => Math.max(x / 2, -1));
  const ordered = falling(g);
  let tau = -1;
  for (const [i, x] of ordered.entries()) {
    const kept = ordered.slice(0, i + 1);
    const mean = kept.reduce((sum, y) => sum + y, 0) / kept.length;
    const spread = kept.reduce((sum, y) => sum + (y - mean) ** 2, 0);
    const root = Math.sqrt(Math.max((1 - spread) / kept.length, 0));
    if (mean - root <= x) tau = Math.max(mean - root, -1);
  }
  return toOne(g.map((x) => Math.max(x - tau, 0) ** 2));
}

/**
 * All to the largest. Twin: core.hardmax.
 * @param {readonly number[]} z
 */
export function hardmax(z) {
  return softmax(z, 0);
}

/**
 * What each method makes of z and t. Twin: core.relatives.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function relatives(z, t) {
  return {
    softmax: softmax(z, t),
    division: division(z),
    entmax15: entmax15(z, t),
    sparsemax: sparsemax(z, t),
    hardmax: hardmax(z),
  };
}

/** @param {readonly number[]} values */
function falling(values) {
  return [...values].sort((a, b) => b - a);
}

/** @param {readonly number[]} p */
function toOne(p) {
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}
