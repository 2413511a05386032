// Cross-entropy and its slopes, also with softmax applied twice: the bug.
import { logSoftmax, softmax } from "./softmax.js";

/**
 * The truth as a distribution over n classes, mixed with the uniform one.
 * Twin: core.smoothed_target.
 * @param {number} n
 * @param {number} truth
 * @param {number} smoothing
 */
export function target(n, truth, smoothing) {
  const share = (/** @type {number} */ hit) => (1 - smoothing) * hit + smoothing / n;
  return Array.from({ length: n }, (_, i) => share(i === truth ? 1 : 0));
}

/**
 * -sum_i y_i log p_i. Twin: core.cross_entropy.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {readonly number[]} y
 */
export function crossEntropy(z, t, y) {
  const logs = logSoftmax(z, t);
  return y.reduce((loss, x, i) => (x > 0 ? loss - x * logs[i] : loss), 0);
}

/**
 * The same of the softmax of p. Twin: core.double_softmax_loss.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {readonly number[]} y
 */
export function doubleSoftmaxLoss(z, t, y) {
  return crossEntropy(softmax(z, t), 1, y);
}

/**
 * The logits after one step against the slopes of their loss: z - rate * slope.
 * Twin: core.gradient_descent with one step.
 * @param {readonly number[]} z
 * @param {readonly number[]} slopes
 * @param {number} rate
 */
export function descended(z, slopes, rate) {
  return z.map((x, i) => x - rate * slopes[i]);
}

/**
 * The slope of the loss in each logit: (p - y) / t. Above 1/2 it is (1 - y) - (1 - p),
 * both from the other classes, so nothing cancels. Twin: core.cross_entropy_gradient.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {readonly number[]} y
 */
export function gradient(z, t, y) {
  const p = softmax(z, t);
  const pull = (/** @type {number} */ i) =>
    p[i] > 0.5 ? sumWithout(y, i) - sumWithout(p, i) : p[i] - y[i];
  return p.map((_, i) => over(pull(i), t));
}

/**
 * @param {readonly number[]} values
 * @param {number} i
 */
function sumWithout(values, i) {
  return values.reduce((all, x, j) => (j === i ? all : all + x), 0);
}

/**
 * The slopes of doubleSoftmaxLoss. Twin: core.double_softmax_gradient.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {readonly number[]} y
 */
export function doubleSoftmaxGradient(z, t, y) {
  const p = softmax(z, t);
  const d = softmax(p, 1).map((x, i) => x - y[i]);
  const pull = (/** @type {number} */ i) =>
    p.reduce((all, w, j) => all + w * (d[i] - d[j]), 0);
  return p.map((x, i) => over(x * pull(i), t));
}

/**
 * (f(x + h) - f(x - h)) / 2h for each x_i; nan where h is lost in the digits of x.
 * Twin: core.numeric_gradient.
 * @param {(x: number[]) => number} f
 * @param {readonly number[]} x
 * @param {number} h
 */
export function numericGradient(f, x, h = 1e-5) {
  const moved = (/** @type {number} */ i, /** @type {number} */ by) =>
    f(x.map((value, k) => (k === i ? value + by : value)));
  return x.map((value, i) =>
    Math.abs(value) > 1e11 * h ? Number.NaN : (moved(i, h) - moved(i, -h)) / (2 * h),
  );
}

/**
 * Points (p, -ln p) of the curve of the loss, from loss `highest` down to 0.
 * Twin: core.loss_curve.
 * @param {number} highest
 * @param {number} steps
 * @returns {[number, number][]}
 */
export function lossCurve(highest, steps) {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const loss = highest * (1 - i / steps);
    return [Math.exp(-loss), loss];
  });
}

/**
 * @param {number} slope
 * @param {number} t
 */
function over(slope, t) {
  return slope === 0 ? 0 : slope / t;
}
