// A game of slot machines: what was known when, and what is pulled next.
import { drawCounts } from "./draws.js";
import { softmax } from "./softmax.js";

/**
 * Since which pull (from 1) one machine alone was pulled, and which; null unless that
 * is the whole second half of the game. Twin: core.settled_on.
 * @param {readonly number[]} pulled
 */
export function settledOn(pulled) {
  const machine = pulled[pulled.length - 1];
  const since = pulled.findLastIndex((other) => other !== machine) + 2;
  return since - 1 <= Math.floor(pulled.length / 2) ? { machine, since } : null;
}

/**
 * What is believed of each of n machines after so many pulls, NaN of one that was not
 * pulled yet, and how often each was. Twin: core.known_after.
 * @param {readonly number[]} pulled
 * @param {readonly number[]} estimates of the machine just pulled
 * @param {number} pulls
 * @param {number} n
 */
export function knownAfter(pulled, estimates, pulls, n) {
  const seen = pulled.slice(0, pulls);
  /** @type {number[]} */
  const believed = Array(n).fill(Number.NaN);
  for (const [i, machine] of seen.entries()) believed[machine] = estimates[i];
  return { believed, counts: drawCounts(seen, n) };
}

/**
 * The probability of each machine for the next pull: the first that is not known is
 * pulled for certain; once all are, softmax decides. Twin: core.pull_chances.
 * @param {readonly number[]} believed
 * @param {number} t
 */
export function pullChances(believed, t) {
  const unknown = believed.findIndex(Number.isNaN);
  if (unknown < 0) return softmax(believed, t);
  return believed.map((_, i) => (i === unknown ? 1 : 0));
}
