// Every function that moves a chart, by the name that Python sends.
import {
  moveBars,
  moveCurves,
  moveHistory,
  moveOwnSlopes,
  moveRegretMark,
  moveTwoClasses,
} from "../math/figures.js";
import { moveRunningShares, moveShares } from "../math/tallies.js";

export const MOVES = new Map(
  Object.entries({
    bars: moveBars,
    curves: moveCurves,
    twoClasses: moveTwoClasses,
    ownSlopes: moveOwnSlopes,
    history: moveHistory,
    regretMark: moveRegretMark,
    runningShares: moveRunningShares,
    shares: moveShares,
  }),
);
