// Every slider of ours answers to the same pointer and the same keys: an arrow is one
// step, with Shift a tenth of one, Page Up and Page Down are ten; Home and End go to the
// ends. A finger that is lifted, and a key that is let go, end a gesture.
import { moveByHand } from "./hand.js";

const STEPS = new Map([
  ["ArrowUp", 1],
  ["ArrowRight", 1],
  ["ArrowDown", -1],
  ["ArrowLeft", -1],
  ["PageUp", 10],
  ["PageDown", -10],
]);
const ENDS = new Map([
  ["Home", -1],
  ["End", 1],
]);

/**
 * What a key asks of a slider: to go to an end (-1 or 1), or so many steps.
 * @typedef {{ end: -1 | 0 | 1, steps: number, whole: -10 | -1 | 0 | 1 | 10 }} Move
 */

/**
 * What a key asks of a slider, if anything. `steps` counts Shift as a tenth, `whole`
 * does not know it.
 * @param {KeyboardEvent} event
 * @returns {Move | null}
 */
export function moveOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const end = /** @type {Move["end"]} */ (ENDS.get(event.key) ?? 0);
  const whole = /** @type {Move["whole"]} */ (STEPS.get(event.key) ?? 0);
  if (end === 0 && whole === 0) return null;
  return { end, steps: event.shiftKey ? whole / 10 : whole, whole };
}

/**
 * @typedef {object} Gesture
 * @property {() => void} begin also called again while the gesture lasts
 * @property {() => void} read take the value that the pointer gave the slider
 * @property {(move: Move) => void} move
 * @property {() => void} end also called where no gesture has begun
 * @property {() => void} [cancel] the browser took the pointer away; without this the
 *   slider goes back to the value that it had
 */

/**
 * Let a slider be moved by pointer and keys.
 * @param {HTMLInputElement} range
 * @param {Gesture} gesture
 */
export function slide(range, { begin, read, move, end, cancel }) {
  let before = range.value;
  const back = () => {
    range.value = before;
    read();
    end();
  };
  moveByHand(range, {
    begin: () => {
      before = range.value;
      begin();
    },
    read,
    end,
    cancel: cancel ?? back,
  });
  range.addEventListener("pointerdown", begin);
  range.addEventListener("input", () => {
    begin();
    read();
  });
  range.addEventListener("keydown", (event) => {
    const asked = moveOf(event);
    if (asked === null) return;
    event.preventDefault();
    begin();
    move(asked);
  });
  for (const over of ["change", "blur", "keyup", "pointerup", "pointercancel"])
    range.addEventListener(over, end);
}

/**
 * Let a slider whose value is its own be moved by the same keys, between its own ends.
 * @param {HTMLInputElement} range
 * @param {number} step
 * @param {() => void} act after each move
 * @param {() => void} end
 */
export function slideByItself(range, step, act, end = () => {}) {
  const value = (/** @type {Move} */ { end: to, steps, whole }) => {
    if (to !== 0) return Number(to < 0 ? range.min : range.max);
    const by = range.step === "any" ? steps : whole;
    return Number(range.value) + by * step;
  };
  slide(range, {
    begin: () => {},
    read: act,
    move: (asked) => {
      range.value = String(value(asked));
      act();
    },
    end,
  });
}
