// The valley of the loss over the temperature: two curves, their lowest points, and the
// ball that stands on the loss of now.
import { DIAL_END } from "../math/constants.js";
import { dialPlace } from "../math/dial.js";
import { finder, percentOf, placeMarks } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { ReliabilityData, Valleys } from "../wire.js" */

/** @type {readonly (keyof Valleys)[]} */
const NAMES = ["validation", "test"];

/** @param {number} t */
const along = (t) => dialPlace(t) / DIAL_END;

/**
 * @param {ShadowRoot} root
 * @param {ReliabilityData} data
 * @param {Numbers} write
 */
export function drawValley(root, { temperatures, valleys, ceiling }, write) {
  const find = finder(root);
  const ticks = [1, 2, 3].map((k) => (k / 3) * ceiling);
  placeMarks(
    find(".chart .grid"),
    ticks.map((loss) => [write.fixed(loss, 1), loss / ceiling]),
    "bottom",
  );
  for (const name of NAMES) {
    const { losses, bottom, lowest } = valleys[name];
    const points = losses.map((loss, i) => {
      const [x, y] = [along(temperatures[i]), 1 - loss / ceiling];
      return `${(1000 * x).toFixed(1)} ${(1000 * y).toFixed(1)}`;
    });
    find(`path.${name}`).setAttribute("d", `M${points.join("L")}`);
    const mark = find(`.mark.${name}`);
    mark.style.left = percentOf(along(bottom));
    mark.style.bottom = percentOf(lowest / ceiling);
  }
}

/**
 * @param {ShadowRoot} root
 * @param {number} t
 * @param {number} height of the loss, 1 at the ceiling
 * @param {string} beyond what to say of a loss above the ceiling
 */
export function paintBall(root, t, height, beyond) {
  const find = finder(root);
  const [left, bottom] = [percentOf(along(t)), percentOf(Math.min(height, 1))];
  const [ball, plumb, note] = [find(".ball"), find(".plumb"), find(".beyond")];
  ball.style.left = plumb.style.left = note.style.left = left;
  ball.style.bottom = plumb.style.height = bottom;
  ball.classList.toggle("out", height > 1);
  note.textContent = beyond;
  note.hidden = height <= 1;
  note.classList.toggle("leftward", along(t) > 0.5);
}
