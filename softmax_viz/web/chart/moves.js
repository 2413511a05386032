// Every function that moves a chart, by the name that Python sends.
import {
  moveBars,
  moveCurves,
  moveHistory,
  moveLead,
  moveOwnSlopes,
  moveRegretMark,
  moveTwoClasses,
  sayLogits,
  saySlopes,
} from "../math/figures.js";
import { moveRunningShares, moveShares, sayShares } from "../math/tallies.js";
import { shownModel } from "../shared/known.js";

/** @import { State } from "../math/figures.js" */

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
    lead: leadOfShown,
  }),
);

/** What each chart says of each class, where Python leaves that to the browser. */
export const SAYINGS = new Map(
  Object.entries({
    bars: sayLogits,
    curves: sayLogits,
    ownSlopes: saySlopes,
    runningShares: sayShares,
    shares: sayShares,
  }),
);

/**
 * @param {State} state
 * @param {{ highest: number }} given
 */
function leadOfShown(state, given) {
  const model = shownModel();
  return model ? moveLead(state, { ...model, ...given }) : [];
}
