// What moves in each chart while a finger moves the stage: new coordinates for traces of
// Python's figure. The twins are in softmax_viz/figures: the figure of one state, moved
// to another, must be the figure of that other state.
import {
  CLOSE_LABELS,
  CURVE_GAPS,
  CURVE_TEMPERATURES,
  MOST_CLOSE_NAMES,
  NO_TEXT,
} from "./constants.js";
import { crossEntropy, doubleSoftmaxLoss, target } from "./loss.js";
import { gapForShare, largestAndRest } from "./many.js";
import { fill, numbersIn } from "./numbers.js";
import { sigmoid, softmax } from "./softmax.js";

/** @import { Sweep } from "./many.js" */
/** @import { Lang } from "./numbers.js" */
/** @import { Figure } from "../shared/freight.js" */

/**
 * What a chart says: of each class, and around that of all. Places such as {name}.
 * @typedef {{ lang: Lang, one: string, says: string }} Sayings
 */

/**
 * New coordinates of one trace; what is left out stays.
 * @typedef {object} Change
 * @property {number} trace its place in the figure
 * @property {readonly (number | null)[]} [x]
 * @property {readonly (number | null)[]} y
 * @property {readonly string[]} [text]
 * @property {readonly string[]} [hovertext]
 */

/**
 * What the stage shows.
 * @typedef {object} State
 * @property {readonly string[]} names
 * @property {readonly number[]} z
 * @property {number} t
 * @property {readonly number[]} p
 * @property {number | null} truth
 */

/**
 * An upright mark with its text on top.
 * @param {number} trace
 * @param {number} x
 * @param {readonly [number, number]} ends
 * @param {string} text
 * @returns {Change}
 */
function upright(trace, x, ends, text) {
  return { trace, x: [x, x], y: ends, text: [NO_TEXT, text] };
}

/**
 * Twin: figures.logits_and_probabilities.
 * @param {State} state
 * @param {{ lang: Lang }} given
 * @returns {Change[]}
 */
export function moveBars({ z, p, t }, { lang }) {
  const write = numbersIn(lang);
  return [
    { trace: 0, y: z, text: z.map(write.number) },
    { trace: 1, y: p, text: p.map((x) => write.percent(x, t > 0)) },
  ];
}

/**
 * Twin: figures.probabilities_against_temperature.
 * @param {State} state
 * @param {{ lang: Lang }} given
 * @returns {Change[]}
 */
export function moveCurves({ z, t }, { lang }) {
  const logs = CURVE_TEMPERATURES.map(Math.log10);
  const sweep = CURVE_TEMPERATURES.map((each) => softmax(z, each));
  const here = Math.min(Math.max(Math.log10(t), logs[0]), logs[logs.length - 1]);
  return [
    ...z.map((_, i) => ({ trace: i, x: logs, y: sweep.map((p) => p[i]) })),
    upright(z.length, here, [0, 1], `T = ${numbersIn(lang).temperature(t)}`),
  ];
}

/**
 * Twin: figures.two_class_curve.
 * @param {State} state
 * @returns {Change[]}
 */
export function moveTwoClasses({ z, t }) {
  const gaps = CURVE_GAPS;
  const [z1, z2] = z;
  const pair = (/** @type {number} */ gap) => softmax([gap, 0], t)[0];
  return [
    { trace: 0, x: gaps, y: gaps.map(pair) },
    { trace: 1, x: gaps, y: gaps.map(pair) },
    { trace: 2, x: gaps, y: gaps.map((gap) => sigmoid(gap + z2)) },
    { trace: 3, x: [z1 - z2, z1 - z2], y: [softmax([z1, z2], t)[0], sigmoid(z1)] },
  ];
}

/**
 * Twin: figures.own_slopes. The first trace is the curve.
 * @param {State} state
 * @param {Sayings} given
 * @returns {Change[]}
 */
export function moveOwnSlopes(state, given) {
  const { names, p } = state;
  const text = closeLabels(names, p).map((label) => label || NO_TEXT);
  const hovertext = saySlopes(state, given);
  return [{ trace: 1, x: p, y: ownSlopes(p), text, hovertext }];
}

/** @param {readonly number[]} p */
function ownSlopes(p) {
  return p.map((x, i) => {
    const others = p.reduce((all, other, j) => (j === i ? all : all + other), 0);
    return x * others;
  });
}

/**
 * Twin: figures.said_slopes.
 * @param {State} state
 * @param {Sayings} given
 */
export function saySlopes({ names, p, t }, { lang, one }) {
  const write = numbersIn(lang);
  const slopes = ownSlopes(p);
  return names.map((name, i) => {
    const x = write.number(slopes[i]);
    return fill(one, { name, p: write.percent(p[i], t > 0), x });
  });
}

/**
 * Twin: figures.said_logits.
 * @param {State} state
 * @param {Sayings} given
 */
export function sayLogits({ names, z, p, t }, { lang, one }) {
  const write = numbersIn(lang);
  return names.map((name, i) =>
    fill(one, { name, z: write.number(z[i]), p: write.percent(p[i], t > 0) }),
  );
}

/**
 * Each class's name, or the first of a crowd the names of all. Twin:
 * figures.close_labels.
 * @param {readonly string[]} names
 * @param {readonly number[]} p
 */
export function closeLabels(names, p) {
  const labels = names.map(() => /** @type {string[]} */ ([]));
  /** @type {number[]} */
  const heads = [];
  for (const [i, name] of names.entries()) {
    const head = heads.find((h) => Math.abs(p[i] - p[h]) < CLOSE_LABELS) ?? i;
    labels[head].push(name);
    if (head === i) heads.push(i);
  }
  return labels.map(
    (crowd) =>
      crowd.slice(0, MOST_CLOSE_NAMES).join(", ") +
      (crowd.length > MOST_CLOSE_NAMES ? " …" : ""),
  );
}

/**
 * The last point of every curve. Twin: figures.training_history.
 * @param {State} state
 * @param {{ smoothing: number, twice: boolean }} given
 * @param {Figure} drawn with what was before
 * @returns {Change[]}
 */
export function moveHistory({ z, t, p, truth }, { smoothing, twice }, { data }) {
  if (truth === null) return [];
  const y = target(z.length, truth, smoothing);
  const loss = (twice ? doubleSoftmaxLoss : crossEntropy)(z, t, y);
  const before = (/** @type {number} */ i) => (data[i]?.y ?? []).slice(0, -1);
  const x = data[0].x;
  return [
    { trace: 0, x, y: [...before(0), Number.isFinite(loss) ? loss : null] },
    ...p.map((share, i) => ({ trace: i + 1, x, y: [...before(i + 1), share] })),
  ];
}

/**
 * The mark of the present T among the temperatures that were played.
 * Twin: figures.regret_by_temperature.
 * @param {State} state
 * @param {{ lang: Lang, low: number, high: number, room: number,
 *   ends: readonly [number, number] }} given the ends of the log scale, as log10 T
 * @returns {Change[]}
 */
export function moveRegretMark({ t }, { lang, low, high, room, ends }) {
  const inside = Math.min(Math.max(Math.log10(t), low), high);
  const place = t === 0 ? low - room : t === Infinity ? high + room : inside;
  return [upright(2, place, ends, `T = ${numbersIn(lang).temperature(t)}`)];
}

/**
 * Where the leading class of a real model stands. Twin: figures.lead_needed.
 * @param {State} state
 * @param {{ z: readonly number[], sweep: Sweep | null, classes: number,
 *   highest: number }} given the model, and the lead at the edge of the chart
 * @returns {Change[]}
 */
export function moveLead({ t }, { z, sweep, classes, highest }) {
  const [share] = largestAndRest(z, sweep, t).p;
  const lead = Math.min(Math.max(gapForShare(share, classes), 0), highest);
  return [{ trace: 2, x: [Math.log10(classes)], y: [lead] }];
}
