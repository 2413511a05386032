// What moves in the charts of many draws while a finger moves the stage: the random
// numbers stay, and fall on other classes.
import { DRAWN_AFTER, MANY_DRAWS } from "./constants.js";
import { borders, keepTopK, keepTopP, pick, renormalised } from "./draws.js";
import { fill, numbersIn } from "./numbers.js";
import { uniforms } from "./random.js";

/** @import { Change, Sayings, State } from "./figures.js" */

/**
 * The draws that are looked at, and what cuts the tail off before.
 * @typedef {object} Drawing
 * @property {number} seed
 * @property {number} look after how many the bars stand
 * @property {number} bands for so many classes at most there are bands
 * @property {number | null} k of top-k
 * @property {number | null} mass of top-p
 */

/** @type {{ seed: number, numbers: readonly number[] }} of the last seed */
let known = { seed: -1, numbers: [] };

/**
 * Each class's share of the first draws, after each number of them.
 * Twin: figures.running_shares.
 * @param {State} state
 * @param {Drawing} drawing
 * @returns {Change[]}
 */
export function moveRunningShares({ p }, drawing) {
  const { seed, bands } = drawing;
  const q = filtered(p, drawing);
  const counts = countsAfter(q, seed, DRAWN_AFTER);
  const logs = DRAWN_AFTER.map(Math.log10);
  const ends = [logs[0], logs[logs.length - 1]];
  const runs = q.map((_, i) => counts.map((count, j) => count[i] / DRAWN_AFTER[j]));
  if (p.length > bands) {
    const x = q.flatMap(() => [...ends, null]);
    const levels = { trace: 0, x, y: q.flatMap((share) => [share, share, null]) };
    return [levels, ...runs.map((y, i) => ({ trace: i + 1, x: logs, y }))];
  }
  return q.flatMap((share, i) => {
    const margins = DRAWN_AFTER.map((n) => margin(share, n));
    const band = [
      ...margins.map((m) => Math.min(share + m, 1)),
      ...margins.toReversed().map((m) => Math.max(share - m, 0)),
    ];
    return [
      { trace: 3 * i, x: [...logs, ...logs.toReversed()], y: band },
      { trace: 3 * i + 1, x: ends, y: [share, share] },
      { trace: 3 * i + 2, x: logs, y: runs[i] },
    ];
  });
}

/**
 * Each class's share after the draws that are looked at, and p with its error bar.
 * Twin: figures.shares_and_error_bars.
 * @param {State} state
 * @param {Drawing & Sayings} drawing
 * @returns {Change[]}
 */
export function moveShares(state, drawing) {
  const { look } = drawing;
  const { q, shares } = sharesAfter(state, drawing);
  const places = [...q.keys()];
  return [
    { trace: 0, y: shares, hovertext: said(state, drawing, q, shares) },
    {
      trace: 1,
      x: places.flatMap((i) => [i, i, null]),
      y: q.flatMap((x) => [x - margin(x, look), x + margin(x, look), null]),
    },
    { trace: 2, x: places, y: q },
  ];
}

/**
 * Twin: figures.said_shares.
 * @param {State} state
 * @param {Drawing & Sayings} drawing
 */
export function sayShares(state, drawing) {
  const { q, shares } = sharesAfter(state, drawing);
  return said(state, drawing, q, shares);
}

/**
 * @param {State} state
 * @param {Drawing & Sayings} drawing
 * @param {readonly number[]} q
 * @param {readonly number[]} shares
 */
function said(state, { lang, one, look, k, mass }, q, shares) {
  const write = numbersIn(lang);
  const inside = state.t > 0 && k === null && mass === null;
  return state.names.map((name, i) =>
    fill(one, {
      name,
      share: write.percent(shares[i]),
      p: write.percent(q[i], inside),
      error: write.percent(margin(q[i], look)),
    }),
  );
}

/**
 * What is drawn from, and each class's share of the draws that are looked at.
 * @param {State} state
 * @param {Drawing} drawing
 */
function sharesAfter({ p }, drawing) {
  const { seed, look } = drawing;
  const q = filtered(p, drawing);
  const [counts] = countsAfter(q, seed, [look]);
  return { q, shares: counts.map((count) => count / look) };
}

/**
 * Two standard errors of a share after n draws.
 * @param {number} p
 * @param {number} n
 */
function margin(p, n) {
  return 2 * Math.sqrt((p * (1 - p)) / n);
}

/**
 * @param {readonly number[]} p
 * @param {Drawing} drawing
 */
function filtered(p, { k, mass }) {
  if (k !== null) return renormalised(p, keepTopK(p, k));
  return mass === null ? p : renormalised(p, keepTopP(p, mass));
}

/**
 * How often each class was drawn, after each number of draws.
 * @param {readonly number[]} p
 * @param {number} seed
 * @param {readonly number[]} after
 */
function countsAfter(p, seed, after) {
  if (known.seed !== seed) known = { seed, numbers: uniforms(seed, MANY_DRAWS) };
  const ends = borders(p);
  /** @type {number[]} */
  const counts = p.map(() => 0);
  let drawn = 0;
  return after.map((n) => {
    for (; drawn < n; drawn++) counts[pick(ends, known.numbers[drawn])] += 1;
    return [...counts];
  });
}
