// The slider of the temperature with its landmarks, wherever it stands.
import { DIAL_END, T_LANDMARKS } from "../math/constants.js";
import { dialPlace, dialStep, dialTemperature } from "../math/dial.js";
import { placeMarks } from "./elements.js";
import { slide } from "./sliders.js";

/** @import { Numbers } from "../math/numbers.js" */

/**
 * Let a slider move the temperature.
 * @param {HTMLInputElement} range
 * @param {object} gesture
 * @param {() => number} gesture.now the temperature that is shown
 * @param {() => void} gesture.begin
 * @param {(t: number) => void} gesture.move
 * @param {() => void} gesture.end
 * @param {() => void} gesture.cancel
 */
export function thermometer(range, { now, begin, move, end, cancel }) {
  range.min = "0";
  range.max = String(DIAL_END);
  range.step = "any";
  slide(range, {
    begin,
    read: () => move(dialTemperature(Number(range.value))),
    move: ({ end: to, whole }) => {
      if (to === 0) move(dialStep(now(), whole));
      else move(to < 0 ? 0 : Number.POSITIVE_INFINITY);
    },
    end,
    cancel,
  });
}

/**
 * Show a temperature; a slider that stands there already is left where the finger is.
 * @param {HTMLInputElement} range
 * @param {number} t
 */
export function showTemperature(range, t) {
  if (dialTemperature(Number(range.value)) !== t) range.value = String(dialPlace(t));
}

/**
 * @param {Element} line
 * @param {Numbers} write
 */
export function markLandmarks(line, write) {
  placeMarks(
    line,
    T_LANDMARKS.map((t) => [write.exact(t), dialPlace(t) / DIAL_END]),
  );
}
