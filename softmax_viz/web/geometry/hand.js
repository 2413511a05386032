// The hand on the point: pointer and keys move it, and with it the stage.
import { place, sharesAt, shortSharedLogits } from "../math/simplex.js";
import { SLACK } from "../shared/hand.js";
import { moveOf } from "../shared/sliders.js";
import { drive } from "../shared/thread.js";

/** @import { Point } from "./frame.js" */
/** @import { View } from "./geometry.js" */
/** @import { Picture } from "./picture.js" */

const EDGE = 0.001; // a point that is moved stops this far from an edge
const NEAREST = 1e-12; // unless logits brought it closer: so close it may stay
const STEP = 0.02; // of a key, in sides of the triangle

/**
 * Where a move began, and how the corners share now. `grip` is from the pointer to the
 * point, null without a pointer; `still` is where a finger came down that has not moved
 * yet.
 * @typedef {object} Gesture
 * @property {View} from
 * @property {readonly number[]} least
 * @property {readonly number[]} q
 * @property {boolean} stopped by an edge
 * @property {Point | null} grip
 * @property {Point | null} still
 */

export class Hand {
  /**
   * @param {Picture} picture
   * @param {() => View | null} look what is shown
   */
  constructor(picture, look) {
    this.picture = picture;
    this.look = look;
    /** @type {Gesture | null} */
    this.gesture = null;
    this.listen();
  }

  /** Whether the point is held. */
  get holds() {
    return this.gesture !== null;
  }

  /** Whether the point is held back from an edge. */
  get stopped() {
    return this.gesture?.stopped ?? false;
  }

  listen() {
    const { handle, plane } = this.picture;
    plane.addEventListener("pointerdown", (event) => this.grasp(event));
    handle.addEventListener("pointermove", (event) => {
      const { grip, still } = this.gesture ?? { grip: null, still: null };
      if (!grip || !this.gesture) return;
      const [fromX, fromY] = still ?? [Infinity, Infinity];
      if (Math.hypot(event.clientX - fromX, event.clientY - fromY) < SLACK) return;
      this.gesture.still = null;
      const [x, y] = this.picture.pointAt(event);
      this.move([x + grip[0], y + grip[1]]);
    });
    for (const over of ["pointerup", "lostpointercapture", "blur", "keyup"])
      handle.addEventListener(over, () => this.end("end"));
    handle.addEventListener("pointercancel", () => this.end("cancel"));
    handle.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * A finger must hold the point itself, so that a swipe over the picture scrolls; a
   * mouse may also click where the point shall be.
   * @param {PointerEvent} event
   */
  grasp(event) {
    const { handle, plane } = this.picture;
    const on = /** @type {Element} */ (event.target);
    const held = handle.contains(on);
    if (event.button !== 0 || (!held && event.pointerType !== "mouse")) return;
    if ((!held && on === plane) || !this.begin() || this.gesture === null) return;
    event.preventDefault();
    const [x, y] = this.picture.pointAt(event);
    const [px, py] = place(this.gesture.q);
    this.gesture.grip = held ? [px - x, py - y] : [0, 0];
    if (event.pointerType === "touch")
      this.gesture.still = [event.clientX, event.clientY];
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    if (!held) this.move([x, y]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const q = this.gesture?.q ?? this.look()?.q;
    const to = q && target(event, q);
    if (!to) return;
    event.preventDefault();
    if (this.begin()) this.move(to);
  }

  begin() {
    if (this.gesture !== null) return true;
    const from = this.look();
    if (from === null || from.barred !== "") return false;
    const least = from.q.map((share) => Math.min(EDGE, Math.max(share, NEAREST)));
    const at = { grip: null, still: null };
    this.gesture = { from, least, q: from.q, stopped: false, ...at };
    this.picture.handle.classList.add("held");
    drive("begin");
    return true;
  }

  /** @param {Point} point */
  move(point) {
    const { gesture } = this;
    if (gesture === null) return;
    const { z, t, corners } = gesture.from;
    const q = sharesAt(point, gesture.least);
    gesture.q = q;
    gesture.stopped = q.some((share, k) => share <= gesture.least[k]);
    drive("move", { z: shortSharedLogits(z, corners, q, t) }, { pulls: true });
  }

  /** @param {"end" | "cancel"} phase */
  end(phase) {
    if (this.gesture === null) return;
    this.gesture = null;
    this.picture.handle.classList.remove("held");
    drive(phase);
  }
}

/**
 * Where a key puts the point: arrows beside it, the number of a corner towards that,
 * Home in the middle.
 * @param {KeyboardEvent} event
 * @param {readonly number[]} q
 * @returns {Point | null}
 */
function target(event, q) {
  const [x, y] = place(q);
  const asked = moveOf(event);
  if (asked !== null) {
    if (asked.end !== 0) return asked.end < 0 ? place(q.map(() => 1 / q.length)) : null;
    const by = STEP * asked.steps;
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    return sideways ? [x + by, y] : [x, y + by];
  }
  const corner = ["1", "2", "3"].indexOf(event.key);
  if (corner < 0 || corner >= q.length) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return place(q.map((share, k) => share * (1 - STEP) + (k === corner ? STEP : 0)));
}
