// How the points of a figure travel. Twin: softmax_viz/live/freight.py.

/** @import { Even, Placed } from "../wire.js" */

/** @typedef {(number | null)[]} Points */
/** @typedef {Record<string, unknown> & { x?: Points, y?: Points }} Trace */
/** @typedef {{ data: Trace[], layout: Record<string, unknown> }} Figure */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const WRITTEN = 3; // digits of a place
const PLACE = new Map([...DIGITS].map((digit, i) => [digit, i]));

/**
 * A figure with its points as numbers again, all of it a copy: Plotly writes into what
 * it is given.
 * @param {Record<string, unknown>} figure
 * @returns {Figure}
 */
export function unpacked(figure) {
  /** @type {{ data: Record<string, unknown>[], layout: Record<string, unknown> }} */
  const { data, layout } = JSON.parse(JSON.stringify(figure));
  /** @type {Record<string, unknown>[]} */
  const traces = [];
  for (const sent of data) {
    const { like, but } = /** @type {{ like?: number, but?: object }} */ (sent);
    traces.push(like === undefined ? sent : { ...traces[like], ...but });
  }
  return { data: traces.map(unpackedTrace), layout };
}

/** @param {Record<string, unknown>} trace */
function unpackedTrace(trace) {
  const points = Object.entries(trace).filter(([key]) => key === "x" || key === "y");
  const plain = points.map(([key, packed]) => [
    key,
    numbersOf(/** @type {Points | Even | Placed} */ (packed)),
  ]);
  return /** @type {Trace} */ ({ ...trace, ...Object.fromEntries(plain) });
}

/**
 * The numbers that travelled packed.
 * @param {Points | Even | Placed} points
 * @returns {Points}
 */
export function numbersOf(points) {
  if (Array.isArray(points)) return points;
  if ("count" in points) {
    const { first, last, count } = points;
    const step = (last - first) / (count - 1);
    return Array.from({ length: count }, (_, i) => first + i * step);
  }
  const { low, high, places } = points;
  const highest = 64 ** WRITTEN - 2; // one more is a gap in a curve
  return Array.from({ length: places.length / WRITTEN }, (_, i) => {
    const written = [...places.slice(WRITTEN * i, WRITTEN * (i + 1))];
    const place = written.reduce((sum, digit) => 64 * sum + (PLACE.get(digit) ?? 0), 0);
    return place > highest ? null : low + ((high - low) * place) / highest;
  });
}

/**
 * Numbers of 64 bits, the lowest byte first.
 * @param {string} base64
 */
export function float64s(base64) {
  const view = viewOf(base64);
  return Array.from({ length: view.byteLength / 8 }, (_, i) =>
    view.getFloat64(8 * i, true),
  );
}

/**
 * Numbers of 32 bits, the lowest byte first.
 * @param {string} base64
 */
export function float32s(base64) {
  const view = viewOf(base64);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) =>
    view.getFloat32(4 * i, true),
  );
}

/** @param {string} base64 */
function viewOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  return new DataView(bytes.buffer);
}
