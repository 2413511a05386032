// The last part of every page. It shows the page once all other parts have painted and
// Streamlit's own have come, so that nothing jumps while they come one after the other;
// page.css has the rule, mount.js shows the page should one of them never come. And this
// brings the answer back to the screen when it was asked for far below, keeps the menu of
// pages out of the way, keeps a page's choices in the way back, and lets keys scroll.
import { mounting, PAINTED, WHOLE } from "../shared/mount.js";
import { keepWayBack } from "./back.js";
import { tidyMenu } from "./menu.js";
import { scrollByKey } from "./scrolling.js";

const WAITING = `.stMain :is(.stBidiComponent:not([${PAINTED}]), [data-testid="stSkeleton"])`;
const ASKING = ".st-key-hunt button";
const ANSWER = ".st-key-answer";

/** @param {Event} event */
function bringAnswer(event) {
  const { target } = event;
  if (!(target instanceof Element) || target.closest(ASKING) === null) return;
  document.querySelector(ANSWER)?.scrollIntoView({ block: "start" });
}

class Arrival {
  constructor() {
    // The same functions once, however many pages come after this one.
    document.addEventListener("click", bringAnswer);
    document.addEventListener("click", tidyMenu);
    document.addEventListener("keydown", scrollByKey);
    keepWayBack();
    this.look();
  }

  receive() {}

  look() {
    const root = document.documentElement;
    if (root.hasAttribute(WHOLE)) return; // a part never came
    if (document.querySelector(WAITING) === null) root.toggleAttribute(WHOLE, true);
    else requestAnimationFrame(() => this.look());
  }
}

export default mounting(Arrival);
