// The dock of the phone: once the stage has been scrolled past, T, one class and all
// probabilities stay at the foot of the screen. How it looks, and that a wide screen has
// none, stands in stage.css.
import { axisShare } from "../math/axis.js";
import { fill } from "../math/numbers.js";
import { ranking } from "../math/softmax.js";
import { finder, fitted, html, inClassColour, percentOf } from "../shared/elements.js";
import { showTemperature } from "../shared/thermometer.js";
import { slideTemperature } from "./controls.js";
import { holding } from "./held.js";
import { stretch } from "./painting.js";
import { slideLogit } from "./rows.js";

/** @import { Find } from "./controls.js" */
/** @import { Hands } from "./stage.js" */
/** @import { Picture } from "./state.js" */

const COVERED = 60; // pixels under the header of the page, and a little more

export class Dock {
  /**
   * @param {Find} find
   * @param {Hands} stage
   */
  constructor(find, stage) {
    this.stage = stage;
    this.dock = find(".dock");
    this.find = finder(this.dock);
    this.held = 0; // the class whose logit the dock has
    /** @type {HTMLInputElement} */
    this.t = this.find("#dock-t");
    /** @type {HTMLInputElement} */
    this.z = this.find("#dock-z");
    /** @type {HTMLSelectElement} */
    this.classes = this.find("select");
    slideTemperature(this.t, stage);
    slideLogit(this.z, () => this.held, stage);
    this.classes.addEventListener("change", () =>
      stage.ask(Number(this.classes.value)),
    );
    const card = find(".stage");
    const look = new IntersectionObserver(
      (seen) => {
        const { isIntersecting, boundingClientRect } = seen[seen.length - 1];
        const past = !isIntersecting && boundingClientRect.top < 0;
        this.dock.hidden = !(past && card.isConnected);
        if (past) stage.repaint();
      },
      { rootMargin: `-${COVERED}px 0px 0px` },
    );
    look.observe(card);
  }

  label() {
    const { words } = this.stage.data;
    this.dock.setAttribute("aria-label", words.dock);
    this.classes.setAttribute("aria-label", words.dockClass);
    this.t.setAttribute("aria-label", words.temperature);
  }

  /** @param {Picture} picture */
  paint(picture) {
    if (this.dock.hidden) return;
    const { folded } = this.stage;
    const { asked, state, write } = picture;
    this.held = asked ?? ranking(state.z)[0];
    const { hides, locks } = holding(picture.data.view);
    this.t.disabled = locks("t");
    this.z.disabled = locks("z");
    this.find(".dock-t").hidden = hides("t");
    this.find(".dock-z").hidden = folded || hides("z");
    this.find(".dock-p").hidden = folded || hides("p");
    if (!hides("t")) {
      const t = write.temperature(state.t);
      showTemperature(this.t, state.t);
      this.t.setAttribute("aria-valuetext", `T = ${t}`);
      this.find(".dock-t output").textContent = t;
    }
    if (folded) return;
    if (!hides("z")) this.paintClass(picture);
    if (!hides("p")) this.paintShares(picture);
  }

  /** @param {Picture} picture */
  paintClass({ data: { colours, words, view }, state, numbers, axis, write }) {
    const { hides } = holding(view);
    const { held: i, z: range } = this;
    const { names, t } = state;
    const [name, z] = [names[i], state.z[i]];
    const p = write.percent(numbers.softmax[i], t > 0);
    inClassColour(this.find(".dock-z"), i, colours);
    const options = fitted(this.classes, names.length, () => new Option());
    for (const [k, option] of options.entries()) {
      option.textContent = names[k];
      option.setAttribute("value", String(k));
    }
    this.classes.value = String(i);
    range.min = String(-axis);
    range.max = String(axis);
    if (Number(range.value) !== z) range.value = String(z);
    range.setAttribute("aria-label", fill(words.logitOf, { name }));
    const text = fill(words.value, { z: write.number(z), p });
    range.setAttribute("aria-valuetext", hides("p") ? write.number(z) : text);
    stretch(this.find(".lane .fill"), 0.5, axisShare(z, axis));
    this.find(".dock-z output span").textContent = write.number(z);
    this.find(".dock-z output b").textContent = hides("p") ? "" : p;
  }

  /** @param {Picture} picture */
  paintShares({ data: { colours }, state: { names, t }, numbers, write }) {
    const bar = this.find(".dock-p");
    const shares = numbers.softmax;
    const parts = fitted(bar, shares.length, () => html("i", "fill"));
    for (const [i, part] of parts.entries()) {
      inClassColour(part, i, colours);
      part.style.width = percentOf(shares[i]);
    }
    const texts = names.map((name, i) => `${name} ${write.percent(shares[i], t > 0)}`);
    bar.setAttribute("aria-label", texts.join(", "));
  }
}
