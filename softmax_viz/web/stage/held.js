// What a teacher's link holds back: parts that are hidden, and parts that stay as they
// are. What is hidden is not painted at all.

/** @import { StageView } from "../wire.js" */

/** @typedef {StageView["hidden"][number]} Part */

/** @param {Pick<StageView, "hidden" | "locked" | "guesses">} view */
export function holding({ hidden, locked, guesses }) {
  return {
    hides: (/** @type {Part} */ part) =>
      hidden.includes(part) || (part === "p" && guesses),
    locks: (/** @type {Part} */ part) => locked.includes(part),
  };
}

/**
 * Whether the sentence and the facts may speak: they tell of logits, T and probabilities.
 * @param {Pick<StageView, "hidden" | "guesses">} view
 */
export function tellsAll({ hidden, guesses }) {
  if (guesses) return false;
  return !["z", "t", "p"].some((part) => hidden.includes(/** @type {Part} */ (part)));
}
