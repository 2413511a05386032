// The thread between the stage and the other live parts of a page. On each of its frames
// the stage says what it shows; whoever follows repaints in that frame. Who drives lends
// the stage a hand: it moves the logits as a finger on the stage would, undo included.

/**
 * What the stage shows: p is softmax(z / t).
 * @typedef {object} Shown
 * @property {readonly string[]} names
 * @property {readonly number[]} z
 * @property {number} t
 * @property {readonly number[]} p
 * @property {number | null} truth
 */

/** @typedef {"begin" | "move" | "end" | "cancel"} Phase */

/**
 * @typedef {object} Drive
 * @property {Phase} phase
 * @property {{ z?: number[], t?: number }} change
 * @property {number | null} moved the class that the sentence is about
 * @property {boolean} pulls it is the probabilities that have a hand on them
 */

const SHOWS = "softmax-viz:shows";
const DRIVES = "softmax-viz:drives";

/** The last that the stage showed, for those who come later. @type {Shown | null} */
let shown = null;

/**
 * The stage: tell what is shown.
 * @param {Shown} now
 */
export function tell(now) {
  shown = now;
  window.dispatchEvent(new CustomEvent(SHOWS, { detail: now }));
}

/**
 * A follower: paint now, if anything is shown, and then on each frame of the stage, for
 * as long as `root` is on the page.
 * @param {Node} root
 * @param {(shown: Shown) => void} paint
 */
export function follow(root, paint) {
  hear(SHOWS, root, paint);
  if (shown !== null) paint(shown);
}

/**
 * A driver: "begin", "move" with the new z or t, then "end", or "cancel" to put back what
 * was there. One drag is one change to undo.
 * @param {Phase} phase
 * @param {Drive["change"]} change
 * @param {Partial<Pick<Drive, "moved" | "pulls">>} how
 */
export function drive(phase, change = {}, { moved = null, pulls = false } = {}) {
  const detail = { phase, change, moved, pulls };
  window.dispatchEvent(new CustomEvent(DRIVES, { detail }));
}

/**
 * The stage: act when someone drives.
 * @param {Node} root
 * @param {(drive: Drive) => void} act
 */
export function heed(root, act) {
  hear(DRIVES, root, act);
}

/**
 * @template Detail
 * @param {string} type
 * @param {Node} root
 * @param {(detail: Detail) => void} act
 */
function hear(type, root, act) {
  const heard = (/** @type {Event} */ event) => {
    const { detail } = /** @type {CustomEvent<Detail>} */ (event);
    if (root.isConnected) act(detail);
    else window.removeEventListener(type, heard);
  };
  window.addEventListener(type, heard);
}
