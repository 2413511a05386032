// The scale of all logits: all of them times one factor, told by the largest gap.
import {
  RULER_END,
  SCALE_DECADES,
  SCALE_MARKS,
  SCALE_PER_DECADE,
  SCALE_STEP,
  SMALLEST_SPAN,
} from "./constants.js";
import { rounded } from "./numbers.js";
import { gaps, largest, softmax } from "./softmax.js";

export const SCALE_END = SCALE_DECADES * SCALE_PER_DECADE;

/**
 * The largest gap. Twin: core.span.
 * @param {readonly number[]} z
 */
export function span(z) {
  return largest(z) + largest(z.map((x) => -x));
}

/**
 * The logits times what makes their largest gap `wanted`; halved where the gap
 * overflows. Twin: core.scaled_to_span.
 * @param {readonly number[]} z
 * @param {number} wanted
 */
export function scaledToSpan(z, wanted) {
  const now = span(z);
  const half = now === Infinity ? 2 : 1;
  const width = span(z.map((x) => x / half));
  return width === 0 ? [...z] : z.map((x) => (x / half / width) * wanted);
}

/**
 * The same with six digits of the gaps, for short numbers in the address.
 * Twin: core.scaled_to_span with rounding.
 * @param {readonly number[]} z
 * @param {number} wanted
 */
export function shortScaledToSpan(z, wanted) {
  const made = scaledToSpan(z, wanted);
  const far = largest(made.map(Math.abs)) / wanted;
  const digits = Math.min(6 + Math.max(Math.ceil(Math.log10(far)), 0), 17);
  return made.map((x) => rounded(x, digits));
}

/**
 * The largest gap at a place of the slider. Twin: core.scale_span.
 * @param {number} place
 */
export function scaleSpan(place) {
  return SMALLEST_SPAN * 10 ** (place / SCALE_PER_DECADE);
}

/**
 * The place of a largest gap on the slider. Twin: core.scale_place.
 * @param {number} wanted
 */
export function scalePlace(wanted) {
  const place = SCALE_PER_DECADE * Math.log10(wanted / SMALLEST_SPAN);
  return Math.min(Math.max(place, 0), SCALE_END);
}

/**
 * The largest gap that the slider chooses at a place: near a mark, the mark.
 * Twin: core.scale_choice.
 * @param {number} place
 */
export function scaleChoice(place) {
  const mark = SCALE_MARKS.find((wanted) => Math.abs(scalePlace(wanted) - place) <= 2);
  return mark ?? rounded(scaleSpan(place), 3);
}

/**
 * The largest gap so many steps of the keys on: they walk whole places of the slider,
 * and choose a mark within half a place. Twin: core.scale_step.
 * @param {number} wanted
 * @param {number} steps
 */
export function scaleStep(wanted, steps) {
  const start = Math.floor(scalePlace(wanted) + 0.5);
  const by = Math.floor(steps * SCALE_STEP + 0.5);
  const place = Math.min(Math.max(start + by, 0), SCALE_END);
  const mark = SCALE_MARKS.find((near) => Math.abs(scalePlace(near) - place) < 0.5);
  return mark ?? rounded(scaleSpan(place), 3);
}

/**
 * Where on the ruler, from 0 to 1, a gap over t stands; beyond it, its end.
 * Twin: core.ruler_place.
 * @param {number} gap
 */
export function rulerPlace(gap) {
  return Math.min(gap, RULER_END) / RULER_END;
}

/**
 * The share of class `i` when the slider stands at `place`. Scaled are the gaps, so that
 * what all logits have in common costs no digits. Twin: core.share_at_scale.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {number} i
 * @param {number} place
 */
export function shareAtScale(z, t, i, place) {
  const half = span(z) === Infinity ? 2 : 1;
  return softmax(scaledToSpan(gaps(z, half), scaleSpan(place)), t)[i];
}

/**
 * The place of the slider at which the share of class i passes `level`; one of its
 * ends where it never does. Twin: core.crossing.
 * @param {readonly number[]} z
 * @param {number} t
 * @param {number} i
 * @param {number} level
 */
export function crossing(z, t, i, level) {
  let [low, high] = [0, SCALE_END];
  if (shareAtScale(z, t, i, low) >= level) return low;
  if (shareAtScale(z, t, i, high) < level) return high;
  for (let k = 0; k < 20; k += 1) {
    const middle = (low + high) / 2;
    if (shareAtScale(z, t, i, middle) < level) low = middle;
    else high = middle;
  }
  return high;
}
