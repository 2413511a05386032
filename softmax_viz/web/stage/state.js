// What the stage shows: a state that people change, and the numbers of it.
import { doubleSoftmaxGradient, gradient, target } from "../math/loss.js";
import { entropyBits, perplexity, sigmoid, softmax } from "../math/softmax.js";
import { sum } from "../math/sum.js";
import { received } from "../shared/wire.js";

/** @import { StageData, StageNumbers, StageTruth } from "../wire.js" */
/** @import { Numbers } from "../math/numbers.js" */
/** @import { Guess } from "./guess.js" */

/**
 * Never changed in place: a change is a new state.
 * @typedef {object} State
 * @property {readonly string[]} names
 * @property {readonly number[]} z
 * @property {number} t
 * @property {number | null} threshold
 * @property {number | null} truth
 */

/**
 * Where the truth pulls: the target, and the slope of the loss in each logit.
 * @typedef {{ target: readonly number[], gradient: readonly number[] }} Aim
 */

/** @typedef {Omit<StageNumbers, "aim"> & { aim: Aim | null }} StateNumbers */

/**
 * What the bars showed before the last gesture.
 * @typedef {Record<"z" | "softmax" | "sigmoid", readonly number[]> & { t: number }} Ghost
 */

/**
 * What the last gesture did: the class that it moved, whether it pulled its probability,
 * and whether the pull was stopped near 0 or 100 %.
 * @typedef {{ moved: number | null, pulled: boolean, stopped: boolean }} Deed
 */

/**
 * All that is painted in one frame.
 * @typedef {object} Picture
 * @property {StageData} data
 * @property {State} state
 * @property {StateNumbers} numbers
 * @property {Ghost | null} ghost
 * @property {number} axis
 * @property {Deed} deed
 * @property {number | null} asked the class that the sentence is about
 * @property {Guess} guess
 * @property {Numbers} write
 */

/**
 * The state that Python sent.
 * @param {StageData} data
 * @returns {State}
 */
export function stateOf({ names, logits, temperature, view }) {
  return {
    names,
    z: logits,
    t: received(temperature),
    threshold: view.threshold,
    truth: view.truth?.index ?? null,
  };
}

/**
 * Python's numbers, and the state that they are of.
 * @param {StageData} data
 * @returns {{ z: readonly number[], t: number, truth: number | null, numbers: StateNumbers }}
 */
export function exactOf(data) {
  const { z, t, truth } = stateOf(data);
  const { aim } = data.numbers;
  const read = aim && { ...aim, gradient: aim.gradient.map(received) };
  return { z, t, truth, numbers: { ...data.numbers, aim: read } };
}

/**
 * What Python answered to a command, with what was changed by hand meanwhile: of the
 * classes only where they are as many as before.
 * @param {State} theirs
 * @param {State} before the command
 * @param {State} now
 * @returns {State}
 */
export function rebased(theirs, before, now) {
  /** @param {"names" | "z"} key @returns {any} */
  const each = (key) =>
    [theirs, before, now].every((state) => state[key].length === now[key].length)
      ? theirs[key].map((x, i) => (now[key][i] === before[key][i] ? x : now[key][i]))
      : theirs[key];
  /** @param {"t" | "threshold" | "truth"} key @returns {any} */
  const one = (key) => (now[key] === before[key] ? theirs[key] : now[key]);
  return {
    names: each("names"),
    z: each("z"),
    t: one("t"),
    threshold: one("threshold"),
    truth: one("truth"),
  };
}

/**
 * The same numbers from the preview's mathematics.
 * @param {State} state
 * @param {StageTruth | null} lesson how the loss is taken
 * @returns {StateNumbers}
 */
export function preview({ z, t, truth }, lesson) {
  const p = softmax(z, t);
  const s = z.map(sigmoid);
  return {
    softmax: p,
    sigmoid: s,
    sum: { softmax: sum(p), sigmoid: sum(s) },
    entropyBits: entropyBits(p),
    effectiveClasses: perplexity(p),
    aim: lesson === null || truth === null ? null : aimAt(z, t, truth, lesson),
  };
}

/**
 * @param {State} state
 * @returns {Ghost}
 */
export function ghostOf({ z, t }) {
  return { z, t, softmax: softmax(z, t), sigmoid: z.map(sigmoid) };
}

/**
 * @param {readonly number[]} z
 * @param {number} t
 * @param {number} truth
 * @param {StageTruth} lesson
 * @returns {Aim}
 */
function aimAt(z, t, truth, { smoothing, twice }) {
  const y = target(z.length, truth, smoothing);
  return { target: y, gradient: (twice ? doubleSoftmaxGradient : gradient)(z, t, y) };
}
