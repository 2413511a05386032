// A game of slot machines: what is pulled, what was known when, and what comes next.
import { drawCounts } from "./draws.js";
import { largest, softmax } from "./softmax.js";

/**
 * What a game pulls, and what is then believed of the machine: each is tried once, then
 * the largest of Q / t and noise is pulled. Twin: core.bandit_game.
 * @param {readonly number[]} values
 * @param {number} t
 * @param {readonly number[]} payments of each pull, beyond the machine's value
 * @param {readonly (readonly number[])[]} noise
 */
export function banditGame(values, t, payments, noise) {
  const n = values.length;
  /** @type {number[]} */
  const believed = Array(n).fill(0);
  /** @type {number[]} */
  const count = Array(n).fill(0);
  /** @type {number[]} */
  const pulled = [];
  const estimates = payments.map((luck, j) => {
    const i = j < n ? j : chosen(believed, t, noise[j - n]);
    count[i] += 1;
    believed[i] += (values[i] + luck - believed[i]) / count[i];
    pulled.push(i);
    return believed[i];
  });
  return { pulled, estimates };
}

/**
 * @param {readonly number[]} believed
 * @param {number} t
 * @param {readonly number[]} noise
 */
function chosen(believed, t, noise) {
  const top = largest(believed);
  let best = -1;
  let most = -Infinity;
  for (const [i, q] of believed.entries()) {
    const start = t === Infinity || q === top ? 0 : (q - top) / t;
    const score = start + noise[i];
    if (best < 0 || score > most) [best, most] = [i, score];
  }
  return best;
}

/**
 * How much worse than the best each value is: 0 the best, 1 the worst.
 * Twin: core.gap_shares.
 * @param {readonly number[]} values
 */
export function gapShares(values) {
  const top = largest(values);
  const gaps = values.map((x) => top - x);
  const halves = values.map((x) => top / 2 - x / 2);
  const shares = gaps.every(Number.isFinite) ? gaps : halves;
  const most = largest(shares);
  return most > 0 ? shares.map((x) => x / most) : shares;
}

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
