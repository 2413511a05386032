// From probabilities to one class: the largest, a draw, and what a cut throws away.
import { gaps, largest, ranking } from "./softmax.js";
import { sum, sums } from "./sum.js";

/**
 * The places of the largest value, and its margin over the next. Twin: core.lead.
 * @param {readonly number[]} values
 */
export function lead(values) {
  const top = largest(values);
  const winners = [...values.keys()].filter((i) => values[i] === top);
  const others = values.filter((x) => x !== top);
  return { winners, margin: winners.length > 1 ? 0 : top - largest(others) };
}

/**
 * Which classes top-k keeps; among ties the first. Twin: core.top_k.
 * @param {readonly number[]} p
 * @param {number} k
 */
export function keepTopK(p, k) {
  return first(p, Math.min(k, p.length));
}

/**
 * Which classes top-p keeps: the smallest set with this mass. Twin: core.top_p.
 * @param {readonly number[]} p
 * @param {number} mass
 */
export function keepTopP(p, mass) {
  if (mass >= 1) return first(p, p.length);
  const held = sums(ranking(p).map((i) => p[i]));
  const last = held.findIndex((share) => share >= mass);
  return first(p, last < 0 ? p.length : last + 1);
}

/**
 * @param {readonly number[]} p
 * @param {number} size
 */
function first(p, size) {
  const kept = new Set(ranking(p).slice(0, size));
  return p.map((_, i) => kept.has(i));
}

/**
 * The kept classes share out 1 as before. Twin: core.top_k and core.top_p.
 * @param {readonly number[]} p
 * @param {readonly boolean[]} kept
 */
export function renormalised(p, kept) {
  const total = sum(p.filter((_, i) => kept[i]));
  return p.map((x, i) => (kept[i] ? x / total : 0));
}

/**
 * The probability of all that is not kept. Twin: core.mass_cut.
 * @param {readonly number[]} p
 * @param {readonly boolean[]} kept
 */
export function massCut(p, kept) {
  return sum(p.filter((_, i) => !kept[i]));
}

/**
 * How many times as likely a cut makes the classes that it keeps. Twin: core.growth.
 * @param {readonly number[]} p
 * @param {readonly boolean[]} kept
 */
export function growth(p, kept) {
  return 1 / sum(p.filter((_, i) => kept[i]));
}

/**
 * Each class's right border on a bar from 0 to 1. Twin: core.cumulative.
 * @param {readonly number[]} p
 */
export function borders(p) {
  const last = p.findLastIndex((x) => x > 0);
  return sums(p).map((share, i) => (i >= last ? 1 : Math.min(share, 1)));
}

/**
 * The class on which u falls. Twin: core.inverse_cdf.
 * @param {readonly number[]} ends
 * @param {number} u
 */
export function pick(ends, u) {
  return ends.findIndex((end) => u < end);
}

/**
 * (z_i - max z) / t + g_i, the largest of which is drawn. Twin: core.gumbel_scores.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {readonly number[]} noise
 */
export function gumbelScores(z, t, noise) {
  return gaps(z, t).map((start, i) => start + noise[i]);
}

/**
 * How often each of n classes was drawn. Twin: core.draw_counts.
 * @param {readonly number[]} drawn
 * @param {number} n
 */
export function drawCounts(drawn, n) {
  /** @type {number[]} */
  const counts = Array(n).fill(0);
  for (const i of drawn) counts[i] += 1;
  return counts;
}
