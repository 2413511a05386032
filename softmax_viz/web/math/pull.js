// A probability under the hand: pulling it moves the one logit that gives it.
import { LEAST_PULL, LOWEST_T } from "./constants.js";
import { rounded } from "./numbers.js";
import { pulled } from "./softmax.js";

/**
 * The probability that a hand gets when it pulls to `wanted`: to the thousandth, and
 * LEAST_PULL away from 0 and 1 at the least. Twin: core.pull_target.
 * @param {number} wanted
 */
export function pullTarget(wanted) {
  const thousandth = Math.floor(1000 * wanted + 0.5) / 1000;
  return Math.min(Math.max(thousandth, LEAST_PULL), 1 - LEAST_PULL);
}

/**
 * The logit with which class i has probability q, with seven digits where they are
 * enough. Twin: core.pulled_logits with short.
 * @param {readonly number[]} z
 * @param {number} i
 * @param {number} q
 * @param {number} t
 */
export function shortPulled(z, i, q, t) {
  const exact = pulled(z, i, q, t);
  return t < LOWEST_T ? exact : rounded(exact, 7);
}
