// The scale of temperature, from 0 to DIAL_END: exact 0, room below the lowest T, a log
// scale, room above the highest T, exact infinity.
import {
  DIAL_END,
  DIAL_MARGIN,
  DIAL_SNAP,
  HIGHEST_T,
  LOWEST_T,
  T_LANDMARKS,
  T_PER_DECADE,
} from "./constants.js";
import { rounded } from "./numbers.js";

const LONG = Math.log(HIGHEST_T / LOWEST_T);
const ROOM = DIAL_END - 2 * DIAL_MARGIN;

/**
 * Where on the dial t stands. Twin: core.dial_place.
 * @param {number} t
 */
export function dialPlace(t) {
  if (t === 0) return 0;
  if (t === Infinity) return DIAL_END;
  if (t < LOWEST_T) return DIAL_MARGIN / 2;
  if (t > HIGHEST_T) return DIAL_END - DIAL_MARGIN / 2;
  return DIAL_MARGIN + (ROOM * Math.log(t / LOWEST_T)) / LONG;
}

/**
 * The temperature at a place of the dial: a landmark where one is near, else of three
 * digits. Twin: core.dial_temperature.
 * @param {number} place
 */
export function dialTemperature(place) {
  const near = (/** @type {number} */ t) => Math.abs(dialPlace(t) - place) <= DIAL_SNAP;
  const mark = T_LANDMARKS.find(near);
  if (mark !== undefined) return mark;
  const share = Math.min(Math.max((place - DIAL_MARGIN) / ROOM, 0), 1);
  return rounded(LOWEST_T * Math.exp(share * LONG), 3);
}

/**
 * The temperature so many steps on: keys walk a grid on which every landmark lies.
 * Twin: core.dial_step.
 * @param {number} t
 * @param {number} steps
 */
export function dialStep(t, steps) {
  if (t === 0) return steps > 0 ? LOWEST_T : 0;
  if (t === Infinity) return steps < 0 ? HIGHEST_T : Infinity;
  const place = T_PER_DECADE * Math.log10(t);
  const from = steps > 0 ? Math.floor(place + 0.3) : Math.ceil(place - 0.3);
  const next = 10 ** ((from + steps) / T_PER_DECADE);
  if (next < 0.998 * LOWEST_T) return t > LOWEST_T ? LOWEST_T : 0;
  if (next > 1.0005 * HIGHEST_T) return t < HIGHEST_T ? HIGHEST_T : Infinity;
  const mark = T_LANDMARKS.find((landmark) => Math.abs(landmark / next - 1) < 0.02);
  return mark ?? rounded(next, 2);
}

/**
 * The temperature at a share of the log scale, from LOWEST_T at 0 to HIGHEST_T at 1.
 * Twin: core.curve_temperature.
 * @param {number} share
 */
export function curveTemperature(share) {
  return LOWEST_T * (HIGHEST_T / LOWEST_T) ** share;
}
