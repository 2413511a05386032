// A hand on a slider. Where there is a touch screen the browser's own way is off (see
// card.css): it would put the thumb under the finger at the first touch, and so a swipe
// that only wants to scroll would move it. Here a finger holds a thumb by where it took
// it, moves it once it has gone sideways, and leaves everything else to scrolling.

const REACH = 24; // pixels from a thumb's middle where a finger still takes hold of it
/** Pixels that a finger goes before it moves anything. */
export const SLACK = 6;

/**
 * @typedef {object} Hand
 * @property {() => void} begin
 * @property {() => void} read take the value that the hand gave the slider
 * @property {() => void} end
 * @property {() => void} cancel put back what the gesture changed
 */

/**
 * Where a slider is held, and the value that it had there.
 * @typedef {{ id: number, x: number, y: number, value: number, moves: boolean }} Hold
 */

/**
 * Let a slider be moved by what surrounds it, which takes the pointer in its place.
 * @param {HTMLInputElement} range
 * @param {Hand} hand
 */
export function moveByHand(range, { begin, read, end, cancel }) {
  const place = /** @type {HTMLElement} */ (range.parentElement);
  place.style.touchAction = "pan-y pinch-zoom";
  /** @type {Hold | null} */
  let hold = null;
  const start = (/** @type {Hold} */ held) => {
    held.moves = true;
    place.setPointerCapture(held.id);
    range.focus({ preventScroll: true });
    begin();
  };
  place.addEventListener("pointerdown", (event) => {
    const { target, pointerId: id, clientX: x, clientY: y } = event;
    if (target === range || hold !== null || range.disabled) return;
    if (event.button !== 0 || !event.isPrimary || !within(range, y)) return;
    const finger = event.pointerType === "touch";
    const reach = finger ? REACH : thumbOf(range) / 2;
    const onThumb = Math.abs(x - middleOf(range)) <= reach;
    if (finger ? !onThumb : !onThumb && !inTrack(range, x)) return;
    hold = { id, x, y, value: Number(range.value), moves: false };
    if (finger) return; // it may only want to scroll
    event.preventDefault();
    start(hold);
    if (onThumb) return;
    hold.value += (x - middleOf(range)) * perPixel(range);
    range.value = String(hold.value);
    read();
  });
  place.addEventListener("pointermove", (event) => {
    if (hold === null || event.pointerId !== hold.id) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y];
    if (!hold.moves) {
      if (Math.abs(dx) < SLACK || Math.abs(dx) < Math.abs(dy)) return;
      start(hold);
    }
    range.value = String(hold.value + dx * perPixel(range));
    read();
  });
  const over = (/** @type {PointerEvent} */ event) => {
    if (hold === null || event.pointerId !== hold.id) return;
    const { moves } = hold;
    hold = null;
    if (event.type === "pointercancel") {
      if (moves) cancel();
    } else if (moves) end();
    else range.focus({ preventScroll: true }); // a tap asks
  };
  place.addEventListener("pointerup", over);
  place.addEventListener("pointercancel", over);
}

/** @param {HTMLInputElement} range */
const thumbOf = (range) =>
  Number.parseFloat(getComputedStyle(range).getPropertyValue("--thumb"));

/**
 * What one pixel is worth: the middle of the thumb does not reach the ends.
 * @param {HTMLInputElement} range
 */
function perPixel(range) {
  const room = range.getBoundingClientRect().width - thumbOf(range);
  return (Number(range.max) - Number(range.min)) / room;
}

/** @param {HTMLInputElement} range */
function middleOf(range) {
  const { left } = range.getBoundingClientRect();
  const from = Number(range.value) - Number(range.min);
  return left + thumbOf(range) / 2 + from / perPixel(range);
}

/**
 * @param {HTMLInputElement} range
 * @param {number} y
 */
function within(range, y) {
  const { top, bottom } = range.getBoundingClientRect();
  const spare = Math.max(0, REACH - (bottom - top) / 2);
  return y >= top - spare && y <= bottom + spare;
}

/**
 * @param {HTMLInputElement} range
 * @param {number} x
 */
function inTrack(range, x) {
  const { left, right } = range.getBoundingClientRect();
  return x >= left && x <= right;
}
