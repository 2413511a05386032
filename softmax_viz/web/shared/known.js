// What one part of a page knows and another needs, too large to be sent twice.

/** @import { Sweep } from "../math/many.js" */

/**
 * The real model that is shown: the largest logits, the sums of all others, and how many
 * classes there are.
 * @typedef {{ z: readonly number[], sweep: Sweep | null, classes: number }} Model
 */

/** @type {Model | null} */
let shown = null;

/** @param {Model} model */
export function showModel(model) {
  shown = model;
}

/** The model that is shown; null before there is one. */
export function shownModel() {
  return shown;
}
