// The last part of every page. It shows the page once all other parts have painted, so
// that nothing jumps while they come one after the other; page.css has the rule, and
// shows the page after a while in any case.
import { mounting, PAINTED, WHOLE } from "../shared/mount.js";

const WAITING = `.stBidiComponent:not([${PAINTED}])`;

class Arrival {
  constructor() {
    this.look();
  }

  receive() {}

  look() {
    const root = document.documentElement;
    if (document.querySelector(WAITING) === null) root.toggleAttribute(WHOLE, true);
    else requestAnimationFrame(() => this.look());
  }
}

export default mounting(Arrival);
