// Every function that moves a chart, by the name that Python sends.
import {
  moveBars,
  moveCurves,
  moveHistory,
  moveOwnSlopes,
  moveRegretMark,
  moveTwoClasses,
} from "../math/figures.js";

export const MOVES = new Map(
  Object.entries({
    bars: moveBars,
    curves: moveCurves,
    twoClasses: moveTwoClasses,
    ownSlopes: moveOwnSlopes,
    history: moveHistory,
    regretMark: moveRegretMark,
  }),
);
