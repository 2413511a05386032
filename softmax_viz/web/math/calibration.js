// The reliability diagram, computed from the logits on each frame of the temperature.
import { largest } from "./softmax.js";

/**
 * One row of logits as gaps below its largest, which is all that counts.
 * @typedef {object} Row
 * @property {number[]} others the gaps below 0
 * @property {number} ties how many logits are the largest
 * @property {number} lag the gap of the right label, 0 or less
 * @property {boolean} hit whether the first largest is the right label
 */

/**
 * Rows of logits as calibrationAt takes them. Twin: core.scaled_gaps of each.
 * @param {ArrayLike<number>} logits of all rows, one after the other
 * @param {readonly number[]} labels
 * @param {number} classes
 * @returns {Row[]}
 */
export function prepared(logits, labels, classes) {
  return labels.map((label, row) => {
    const from = row * classes;
    const z = Array.from({ length: classes }, (_, i) => logits[from + i]);
    const top = largest(z);
    const others = z.map((x) => x - top).filter((g) => g < 0);
    const hit = z.indexOf(top) === label;
    return { others, ties: classes - others.length, lag: z[label] - top, hit };
  });
}

/**
 * Accuracy, mean confidence, ECE and NLL of softmax(logits / t), and the bins.
 * Twin: core.calibration_at.
 * @param {readonly Row[]} rows
 * @param {number} t
 * @param {number} bins
 */
export function calibrationAt(rows, t, bins) {
  const zeros = () => /** @type {number[]} */ (Array(bins).fill(0));
  const [counts, right, sure] = [zeros(), zeros(), zeros()];
  let loss = 0;
  for (const { others, ties, lag, hit } of rows) {
    let rest = 0;
    for (const g of others) rest += Math.exp(g / t);
    const confidence = 1 / (ties + rest);
    const surprise = (lag === 0 ? 0 : -lag / t) + Math.log1p(rest + ties - 1);
    loss += surprise / rows.length;
    const k = bin(confidence, bins);
    counts[k] += 1;
    right[k] += hit ? 1 : 0;
    sure[k] += confidence;
  }
  const mean = (/** @type {number[]} */ list) =>
    list.reduce((all, x) => all + x, 0) / rows.length;
  return {
    accuracy: mean(right),
    confidence: mean(sure),
    error: mean(right.map((hits, k) => Math.abs(hits - sure[k]))),
    loss,
    bins: counts.map((n, k) => ({
      n,
      right: right[k],
      confidence: sure[k] / n,
      accuracy: right[k] / n,
    })),
  };
}

/**
 * Bin k holds (k/bins, (k+1)/bins]; an edge belongs to the bin below it.
 * Twin: core.reliability_bins.
 * @param {number} confidence
 * @param {number} bins
 */
export function bin(confidence, bins) {
  let k = Math.max(Math.ceil(confidence * bins) - 1, 0);
  while (k > 0 && confidence <= k / bins) k -= 1;
  while (k < bins - 1 && confidence > (k + 1) / bins) k += 1;
  return k;
}
