// A slider that runs by itself, and can be stopped.
const DURATION = 9000; // milliseconds, for the whole of its way

export class Player {
  /**
   * @param {HTMLInputElement} range
   * @param {() => void} paint
   */
  constructor(range, paint) {
    this.range = range;
    this.paint = paint;
    this.playing = false;
  }

  /** Run from where it stands; from the start if that is the end. */
  play() {
    const { range } = this;
    const end = Number(range.max);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      range.value = range.max;
      this.paint();
      return;
    }
    if (Number(range.value) >= end) range.value = "0";
    const from = Number(range.value);
    const start = performance.now();
    this.playing = true;
    const step = (/** @type {number} */ now) => {
      if (!this.playing || !range.isConnected) return;
      const at = Math.min(from + (end * Math.max(now - start, 0)) / DURATION, end);
      range.value = String(Math.floor(at));
      this.playing = at < end;
      this.paint();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  stop() {
    this.playing = false;
  }
}
