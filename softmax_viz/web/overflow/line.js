// The line of shifts: the safe window as a bracket, and what happens at every shift.
import { runs } from "../math/runs.js";
import { finder, html, percentOf } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { OverflowData } from "../wire.js" */

/** @type {ReadonlyMap<string, string>} */
const KINDS = new Map([
  ["none", "ok"],
  ["rough", "ok"], // the format holds every number, if with few digits
  ["log 0", "log"],
]);

/**
 * @param {ShadowRoot} root
 * @param {OverflowData} data
 * @param {Numbers} write
 */
export function drawLine(root, { shifts, states, window: safe, words }, write) {
  const find = finder(root);
  const reach = shifts[shifts.length - 1];
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
  find(".band").replaceChildren(...bands(states));
}

/**
 * A stretch of colour for each run of shifts with the same end; it reaches half-way to
 * the next shift.
 * @param {OverflowData["states"]} states
 */
function bands(states) {
  const kinds = states.map((state) => KINDS.get(state) ?? "bad");
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
