// The axis of the logits: ±5, ±10, ±20, ±50, ... and its steps.
import { NARROWEST_AXIS } from "./constants.js";
import { rounded } from "./numbers.js";
import { largest } from "./softmax.js";

/**
 * The end of the axis on which all logits have room. Twin: core.logit_axis.
 * @param {readonly number[]} z
 */
export function logitAxis(z) {
  const far = Math.max(largest(z.map(Math.abs)), NARROWEST_AXIS);
  for (let power = 0; power < 309; power += 1) {
    for (const digit of [1, 2, 5]) {
      const end = Number(`${digit}e${power}`);
      if (end >= far && end < Infinity) return end;
    }
  }
  return Number.MAX_VALUE;
}

/**
 * One step of a key: 100 across ±5, never fewer than 50 or more than 100 on a wider
 * axis. Twin: core.logit_step.
 * @param {number} axis
 */
export function logitStep(axis) {
  return rounded(Math.max(axis / 50, 0.1), 1);
}

/**
 * The multiple of `step` nearest to `value`, on the axis. Twin: core.on_grid.
 * @param {number} value
 * @param {number} step
 * @param {number} axis
 */
export function onGrid(value, step, axis) {
  const snapped = rounded(Math.floor(value / step + 0.5) * step, 12);
  return Math.min(Math.max(snapped, -axis), axis) + 0;
}

/**
 * Where a logit stands on the axis: 0 at its left end, 1 at its right, and there all
 * that lies beyond. Twin: core.axis_share.
 * @param {number} value
 * @param {number} axis
 */
export function axisShare(value, axis) {
  return Math.min(Math.max(value / axis / 2 + 0.5, 0), 1);
}
