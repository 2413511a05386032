// What moves in the charts of many draws while a finger moves the stage: the random
// numbers stay, and fall on other classes.
import { borders, keepTopK, keepTopP, pick, renormalised } from "./draws.js";
import { uniforms } from "./random.js";

/** @import { Change, State } from "./figures.js" */

/**
 * The draws that are looked at, and what cuts the tail off before.
 * @typedef {object} Drawing
 * @property {number} seed
 * @property {number} draws how many there are
 * @property {number} look after how many the bars stand
 * @property {readonly number[]} after how many each point of a curve is
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
  const { after, bands } = drawing;
  const q = filtered(p, drawing);
  const counts = countsAfter(q, drawing);
  const logs = after.map(Math.log10);
  const banded = p.length <= bands;
  const traces = banded ? 3 : 2;
  return q.flatMap((x, i) => {
    const first = traces * i;
    const margins = after.map((n) => margin(x, n));
    const band = [
      ...margins.map((m) => Math.min(x + m, 1)),
      ...margins.toReversed().map((m) => Math.max(x - m, 0)),
    ];
    const ends = [logs[0], logs[logs.length - 1]];
    const level = { trace: first + traces - 2, x: ends, y: [x, x] };
    const y = counts.map((count, j) => count[i] / after[j]);
    const run = { trace: first + traces - 1, x: logs, y };
    const around = { trace: first, x: [...logs, ...logs.toReversed()], y: band };
    return banded ? [around, level, run] : [level, run];
  });
}

/**
 * Each class's share after the draws that are looked at, and p with its error bar.
 * Twin: figures.shares_and_error_bars.
 * @param {State} state
 * @param {Drawing} drawing
 * @returns {Change[]}
 */
export function moveShares({ p }, drawing) {
  const { look } = drawing;
  const q = filtered(p, drawing);
  const [counts] = countsAfter(q, { ...drawing, after: [look] });
  const places = [...q.keys()];
  return [
    { trace: 0, y: counts.map((count) => count / look) },
    {
      trace: 1,
      x: places.flatMap((i) => [i, i, null]),
      y: q.flatMap((x) => [x - margin(x, look), x + margin(x, look), null]),
    },
    { trace: 2, x: places, y: q },
  ];
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
 * @param {Drawing} drawing
 */
function countsAfter(p, { seed, draws, after }) {
  if (known.seed !== seed || known.numbers.length < draws) {
    known = { seed, numbers: uniforms(seed, draws) };
  }
  const ends = borders(p);
  /** @type {number[]} */
  const counts = p.map(() => 0);
  let drawn = 0;
  return after.map((n) => {
    for (; drawn < n; drawn++) counts[pick(ends, known.numbers[drawn])] += 1;
    return [...counts];
  });
}
