// T runs once from 0 to infinity, and comes back to where it was.
import { curveTemperature } from "../math/dial.js";
import { drive } from "../shared/thread.js";

const RUN_MS = 4000;
const REST = 1.15; // of that time, until it comes back from infinity

export class Run {
  /** @param {() => number | null} look the temperature that is shown */
  constructor(look) {
    this.look = look;
    this.running = false;
  }

  start() {
    const home = this.look();
    if (this.running || home === null) return;
    const from = performance.now();
    let sent = 0;
    const show = (/** @type {number} */ t) => {
      sent = t;
      drive("move", { t });
    };
    const frame = (/** @type {number} */ now) => {
      this.running = this.look() === sent; // or someone took the dial
      if (!this.running) return;
      const share = (now - from) / RUN_MS;
      if (share >= REST && sent === Number.POSITIVE_INFINITY) {
        show(home);
        drive("end");
        this.running = false;
        return;
      }
      show(share < 1 ? curveTemperature(share) : Number.POSITIVE_INFINITY);
      requestAnimationFrame(frame);
    };
    this.running = true;
    drive("begin");
    show(0);
    requestAnimationFrame(() => requestAnimationFrame(frame));
  }
}
