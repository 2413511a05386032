// Does a chart that was moved under the finger already look as Python's figure does?

/** @import { Change } from "../math/figures.js" */
/** @import { Figure, Points, Trace } from "../shared/freight.js" */

const CLOSE = 2e-4; // of an axis: a fifth of a pixel on one of a thousand
const UNSEEN = ["hovertext", "customdata"]; // until a pointer comes
const POINTS = ["x", "y"];

/**
 * Whether `figure` looks like the one that was drawn, once it was moved by `changes`.
 * @param {Figure} drawn
 * @param {readonly Change[]} changes
 * @param {Figure} figure
 */
export function stands(drawn, changes, figure) {
  if (!same(drawn.layout, figure.layout)) return false;
  if (drawn.data.length !== figure.data.length) return false;
  const { data } = movedBy(drawn, changes);
  return figure.data.every((trace, i) => looksLike(data[i], trace, figure.layout));
}

/**
 * A figure with its traces moved, as Python would send it: Plotly's texts take HTML.
 * @param {Figure} figure
 * @param {readonly Change[]} changes
 * @returns {Figure}
 */
export function movedBy({ data, layout }, changes) {
  const moved = data.map((trace) => ({ ...trace }));
  for (const { trace, text, hovertext, ...change } of changes) {
    Object.assign(moved[trace], change);
    if (text) moved[trace].text = text.map(escaped);
    if (hovertext) moved[trace].hovertext = hovertext.map(escaped);
  }
  return { data: moved, layout };
}

const ENTITIES = new Map(
  Object.entries({
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
  }),
);

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? sign);
}

/**
 * @param {Trace} moved
 * @param {Trace} trace
 * @param {Figure["layout"]} layout
 */
function looksLike(moved, trace, layout) {
  const plain = new Set([...Object.keys(moved), ...Object.keys(trace)]);
  for (const key of [...UNSEEN, ...POINTS]) plain.delete(key);
  for (const key of plain) if (!same(moved[key], trace[key])) return false;
  return POINTS.every((key) => {
    const [a, b] = /** @type {(Points | undefined)[]} */ ([moved[key], trace[key]]);
    if (a === undefined || b === undefined) return a === b;
    return close(a, b, reach(layout, String(trace[`${key}axis`] ?? key)));
  });
}

/**
 * @param {Figure["layout"]} layout
 * @param {string} id such as "y2"
 */
function reach(layout, id) {
  const axis = /** @type {{ range?: number[] } | undefined} */ (
    layout[`${id[0]}axis${id.slice(1)}`]
  );
  return axis?.range ? Math.abs(axis.range[1] - axis.range[0]) : 1;
}

/**
 * @param {Points} a
 * @param {Points} b
 * @param {number} span
 */
function close(a, b, span) {
  if (a.length !== b.length) return false;
  return a.every((x, i) => {
    const y = b[i];
    return x === null || y === null ? x === y : Math.abs(x - y) <= CLOSE * span;
  });
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
