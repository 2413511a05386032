// Streamlit's page scrolls in an element of its own, which the keys that scroll reach
// only once somebody has clicked into it: a clicker would not get past the first screen.
const LINE = 40; // pixels
const SHARE = 0.9; // of a screen, so that the last line stays in view

/** How far a key scrolls, in pixels, on a screen of this height. */
const KEYS = new Map(
  /** @type {[string, (height: number) => number][]} */ ([
    ["PageDown", (height) => SHARE * height],
    ["PageUp", (height) => -SHARE * height],
    [" ", (height) => SHARE * height],
    ["ArrowDown", () => LINE],
    ["ArrowUp", () => -LINE],
    ["End", () => Infinity],
    ["Home", () => -Infinity],
  ]),
);

/** @param {KeyboardEvent} event that nothing else has answered */
export function scrollByKey(event) {
  const { key, shiftKey, altKey, ctrlKey, metaKey, defaultPrevented } = event;
  if (defaultPrevented || altKey || ctrlKey || metaKey) return;
  if (document.activeElement !== document.body) return;
  const main = document.querySelector(".stMain");
  const far = KEYS.get(key);
  if (!(main && far)) return;
  event.preventDefault();
  const way = far(main.clientHeight);
  const to = main.scrollTop + (key === " " && shiftKey ? -way : way);
  main.scrollTop = Math.min(Math.max(to, 0), main.scrollHeight);
}
