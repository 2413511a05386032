// The stage's menu: what is seldom wanted. The browser itself closes it at a click
// outside.

/** @import { StageData } from "../wire.js" */

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} menu
 */
export function opensMenu(button, menu) {
  menu.popover = "auto";
  button.popoverTargetElement = menu;
  button.setAttribute("aria-expanded", "false");
  const close = () => closeMenu(menu, button);
  menu.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") putBelow(menu, button);
  });
  menu.addEventListener("toggle", (event) => {
    const open = /** @type {ToggleEvent} */ (event).newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) itemsOf(menu)[0]?.focus();
    const act = open ? "addEventListener" : "removeEventListener";
    window[act]("scroll", close, true);
    window[act]("resize", close);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") close();
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
    const items = itemsOf(menu);
    const to = itemAt(
      event.key,
      items.findIndex((item) => item.matches(":focus")),
    );
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    items.at(to % items.length)?.focus();
  });
  menu.addEventListener("click", (event) => {
    const item = /** @type {Element} */ (event.target).closest("button");
    if (item !== null && !item.matches(".link")) close(); // that one says what it did
  });
}

/**
 * Who was in the menu is at its button again.
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
export function closeMenu(menu, button) {
  const inside = menu.matches(":focus-within");
  menu.hidePopover();
  if (inside) button.focus();
}

/**
 * Which item a key leads to, from the one that has the focus.
 * @param {string} key
 * @param {number} at
 */
function itemAt(key, at) {
  if (key === "Home") return 0;
  if (key === "End") return -1;
  const step = STEPS.get(key);
  return step === undefined ? null : at + step;
}

/** @param {HTMLElement} menu */
function itemsOf(menu) {
  return [...menu.querySelectorAll("button")].filter((item) => !item.hidden);
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
function putBelow(menu, button) {
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 4}px`;
  menu.style.right = `${document.documentElement.clientWidth - right}px`;
}

/**
 * The text fields belong to the page, which hides them until they are asked for.
 * @param {HTMLElement} item
 * @param {() => StageData["words"]} words
 */
export function opensFields(item, words) {
  const { dataset } = document.documentElement;
  item.addEventListener("click", () => {
    const open = dataset.typing !== "open";
    dataset.typing = open ? "open" : "";
    item.textContent = open ? words().typingOver : words().typing;
    if (!open) return;
    /** @type {HTMLTextAreaElement | null} */
    const field = document.querySelector(".st-key-z textarea");
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "nearest" });
  });
}
