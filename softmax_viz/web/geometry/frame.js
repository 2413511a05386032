// Where things stand in the picture of the simplex, in pixels.

import { rounded } from "../math/numbers.js";
import { place } from "../math/simplex.js";
import { softmax } from "../math/softmax.js";

/** @typedef {readonly [number, number]} Point */

/**
 * Room for the simplex: its left corner at (left, base), with sides of `side` pixels.
 * @typedef {{ width: number, height: number, left: number, base: number, side: number }} Frame
 */

/** @typedef {{ at: Point, anchor: "start" | "middle" | "end" }} Label */

const UP = place([1, 0, 0])[1]; // the height of a triangle of side 1
const MIDDLE = [1 / 3, 1 / 3, 1 / 3];

/**
 * @param {number} width
 * @param {number} corners 2 or 3
 * @param {boolean} choice whether a class can be chosen at each corner, which is higher
 * @returns {Frame}
 */
export function frameOf(width, corners, choice) {
  const side = Math.max(Math.min(width - 44, 430), 60);
  const left = (width - side) / 2;
  if (corners === 2) return { width, height: 122, left, base: 58, side };
  const base = (choice ? 58 : 40) + side * UP;
  return { width, height: base + (choice ? 62 : 46), left, base, side };
}

/**
 * From shares to pixels.
 * @param {Frame} frame
 * @param {readonly number[]} q
 * @returns {Point}
 */
export function spot({ left, base, side }, q) {
  const [x, y] = place(q);
  return [rounded(left + side * x, 7), rounded(base - side * y, 7)];
}

/**
 * From pixels to a point of the plane in which the triangle has sides of 1.
 * @param {Frame} frame
 * @param {Point} pixel
 * @returns {Point}
 */
export function pointAt({ left, base, side }, [x, y]) {
  return [(x - left) / side, (base - y) / side];
}

/**
 * @param {Point} a
 * @param {Point} b
 */
export function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/**
 * The place of a temperature's label at its point of the path: outside of the border at
 * T = 0, on the far side of the middle at T = ∞, else beside the path.
 * @param {Frame} frame
 * @param {readonly number[]} z
 * @param {number} t
 * @returns {Label}
 */
export function labelAt(frame, z, t) {
  const at = spot(frame, softmax(z, t));
  if (z.length === 2) return { at: [at[0], at[1] - 26], anchor: "middle" };
  if (t === 0) return outside(at, spot(frame, MIDDLE));
  if (t === Number.POSITIVE_INFINITY) return behind(at, spot(frame, softmax(z, 0)));
  const ends = [t / 1.1, t * 1.1].map((near) => spot(frame, softmax(z, near)));
  return beside(at, ends[0], ends[1]);
}

/**
 * @param {Point} point
 * @param {Point} middle
 * @returns {Label}
 */
function outside([x, y], [mx, my]) {
  if (Math.abs(x - mx) >= 2)
    return {
      at: [x + Math.sign(mx - x) * 2, y - 14],
      anchor: x < mx ? "end" : "start",
    };
  if (y < my) return { at: [x + 12, y], anchor: "start" };
  return { at: [x, y + 16], anchor: "middle" };
}

/**
 * @param {Point} point
 * @param {Point} start where the path comes from
 * @returns {Label}
 */
function behind([x, y], start) {
  return start[0] > x
    ? { at: [x - 11, y + 4], anchor: "end" }
    : { at: [x + 11, y + 4], anchor: "start" };
}

/**
 * To the right of a path that runs down or up from a to b.
 * @param {Point} point
 * @param {Point} a
 * @param {Point} b
 * @returns {Label}
 */
function beside([x, y], a, b) {
  const out = (a[1] > b[1] ? 13 : -13) / (distance(a, b) || 1);
  return { at: [x + out * (a[1] - b[1]), y + out * (b[0] - a[0])], anchor: "middle" };
}
