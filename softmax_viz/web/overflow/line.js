// The line of shifts: the safe window as a bracket, and what happens at every shift.
import { runs } from "../math/runs.js";
import { finder, html, percentOf } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { ShiftVerdict } from "../math/shifting.js" */

/**
 * @typedef {object} Line
 * @property {number} reach the largest shift
 * @property {readonly ShiftVerdict["trouble"][]} troubles at every shift
 * @property {[number, number] | null} safe
 * @property {Record<string, string>} words
 */

/** @type {ReadonlyMap<string, string>} */
const KINDS = new Map([
  ["none", "ok"],
  ["rough", "ok"], // the format holds every number, if with few digits
  ["log 0", "log"],
]);

/**
 * @param {ShadowRoot} root
 * @param {Line} line
 * @param {Numbers} write
 */
export function drawLine(root, { reach, troubles, safe, words }, write) {
  const find = finder(root);
  find(".window").hidden = safe === null;
  if (safe !== null) {
    const [low, high] = safe.map((c) => Math.min(Math.max(c / reach, -1), 1) / 2 + 0.5);
    const ends = safe.map(write.number).join(" … ");
    find(".window i").style.left = percentOf(low);
    find(".window i").style.width = percentOf(high - low);
    const label = find(".window span");
    label.textContent = `${words.window} ${ends}`;
    label.style.left = `clamp(5.5rem, ${percentOf((low + high) / 2)}, 100% - 5.5rem)`;
  }
  const [left, right] = [find(".ends span"), find(".ends span:last-child")];
  left.textContent = `${write.number(-reach)} · ${words.tooSmall}`;
  right.textContent = `${words.tooLarge} · ${signed(reach, write)}`;
  find(".band").replaceChildren(...bands(troubles));
}

/**
 * A stretch of colour for each run of shifts with the same end; it reaches half-way to
 * the next shift.
 * @param {Line["troubles"]} troubles
 */
function bands(troubles) {
  const kinds = troubles.map((trouble) => KINDS.get(trouble) ?? "bad");
  const last = kinds.length - 1;
  return runs(kinds).map(([from, to]) => {
    const band = html("div", kinds[from]);
    band.style.left = percentOf(Math.max(from - 0.5, 0) / last);
    band.style.right = percentOf(1 - Math.min(to - 0.5, last) / last);
    return band;
  });
}

/**
 * A number with its sign.
 * @param {number} x
 * @param {Numbers} write
 */
export function signed(x, write) {
  return `${x > 0 ? "+" : ""}${write.number(x)}`;
}
