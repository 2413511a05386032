// The tour: three steps that point at a logit, at T, and at the page's answer. It floats
// over the page, which moves under it as ever. A first visit begins with it, unless the
// address asks for something: a link shows what it says, and nothing before it.
import { fill } from "../math/numbers.js";
import { finder, fitted, html } from "../shared/elements.js";
import { marked, WHOLE } from "../shared/mount.js";

/** @import { Find } from "./controls.js" */
/** @import { Hands } from "./stage.js" */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} text
 * @property {() => Element[]} targets the first is beside the card
 * @property {boolean} [titled] whether what is above the first is its title
 */

const SEEN = "softmax_viz.tour"; // a promise: who has seen it never meets it again
const ASKED = "lang"; // the one key that a plain address may have
const PRESENT = "data-present"; // as in presenter.js
const NAVIGATION = ".stAppHeader";
const STEPS = 3;
const GAP = 10; // pixels between what is pointed at and the card
const EDGE = 8; // pixels that stay free at the edges of the screen
const HEADER = 60; // pixels at the top that the page's header may cover

const TURNS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

export class Tour {
  /**
   * @param {Find} find
   * @param {Hands} stage
   */
  constructor(find, stage) {
    this.stage = stage;
    this.card = find(".stage");
    this.tour = find(".tour");
    this.tour.popover = "manual"; // above the page, and no click outside ends it
    this.find = finder(this.tour);
    this.at = 0;
    /** @type {HTMLElement | null} */
    this.before = null; // what had the focus
    this.steps = () => stepsOf(find, stage).filter(({ targets }) => seen(targets()[0]));
    const tour = find(".tour-again");
    tour.addEventListener("click", () => this.begin(find(".menu-button")));
    this.find(".tour-skip").addEventListener("click", () => this.end());
    this.find(".tour-back").addEventListener("click", () => this.turn(-1));
    this.find(".tour-next").addEventListener("click", () => this.turn(1));
    this.tour.addEventListener("keydown", (event) => this.pressed(event));
    this.place = () => this.lay();
    this.turned = (/** @type {Event} */ event) => {
      const to = event.target;
      if (to instanceof Element && to.closest(NAVIGATION)) this.end();
    };
    this.leave = new MutationObserver(() => this.end());
    this.greet();
  }

  get open() {
    return this.tour.matches(":popover-open");
  }

  /** On a first visit, begin once the page is there. */
  async greet() {
    if (!plain() || known()) return;
    await marked(WHOLE);
    const { host } = /** @type {ShadowRoot} */ (this.card.getRootNode());
    const presents = document.documentElement.hasAttribute(PRESENT);
    const whole = this.steps().length === STEPS && !held(this.stage);
    if (!host?.closest(".st-key-page") || presents || !whole || known()) return;
    // Who is at work already keeps the focus.
    this.begin(document.activeElement === document.body ? null : undefined);
  }

  /** @param {HTMLElement | null} [before] who gets the focus back; without, it stays */
  begin(before) {
    if (this.steps().length === 0) return;
    keepSeen();
    this.at = 0;
    this.before = before ?? null;
    this.tour.showPopover();
    this.leave.observe(document.documentElement, { attributeFilter: [PRESENT] });
    window.addEventListener("scroll", this.place, true);
    window.addEventListener("resize", this.place);
    window.addEventListener("click", this.turned, true);
    this.show();
    if (before !== undefined) this.find(".tour-next").focus({ preventScroll: true });
  }

  end() {
    const inside = this.tour.matches(":focus-within");
    this.leave.disconnect();
    window.removeEventListener("scroll", this.place, true);
    window.removeEventListener("resize", this.place);
    window.removeEventListener("click", this.turned, true);
    this.tour.hidePopover();
    if (inside) this.before?.focus();
  }

  /** @param {number} by */
  turn(by) {
    const to = this.at + by;
    if (to < 0) return;
    if (to >= this.steps().length) return this.end();
    this.at = to;
    this.show();
  }

  /** @param {KeyboardEvent} event the focus goes round in the card */
  pressed(event) {
    const by = TURNS.get(event.key);
    const buttons = [...this.tour.querySelectorAll("button")].filter((b) => !b.hidden);
    const now = buttons.findIndex((button) => button.matches(":focus"));
    if (event.key === "Escape") this.end();
    else if (event.key === "Tab")
      buttons.at((now + (event.shiftKey ? -1 : 1)) % buttons.length)?.focus();
    else if (by !== undefined) this.turn(by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  label() {
    if (this.open) this.show();
  }

  /** Write the step, and bring what it points at on the screen. */
  show() {
    const { words } = this.stage.data;
    const steps = this.steps();
    const step = steps[this.at];
    if (step === undefined) return this.end();
    const last = this.at === steps.length - 1;
    this.find("h2").textContent = step.title;
    this.find("p").textContent = step.text;
    const place = { x: this.at + 1, n: steps.length };
    this.find(".tour-place").textContent = fill(words.of, place);
    this.find(".tour-skip").textContent = words.tourSkip;
    this.find(".tour-back").textContent = words.tourBack;
    this.find(".tour-next").textContent = last ? words.tourDone : words.tourNext;
    this.find(".tour-skip").hidden = last;
    this.find(".tour-back").hidden = this.at === 0;
    const [target] = step.targets();
    const { top, bottom } = target.getBoundingClientRect();
    const height = document.documentElement.clientHeight;
    if (top < HEADER || bottom > height)
      target.scrollIntoView({
        block: bottom - top < height / 2 ? "center" : "nearest",
      });
    this.lay();
  }

  /** Lay the rings around what is pointed at, and the card beside it. */
  lay() {
    if (!this.card.isConnected) return this.end();
    if (!this.open) return;
    const step = this.steps()[this.at];
    if (step === undefined) return this.end();
    const boxes = step.targets().map((target) => target.getBoundingClientRect());
    const rings = this.find(".rings");
    for (const [i, ring] of fitted(rings, boxes.length, () => html("i")).entries()) {
      const { left, top, width, height } = boxes[i];
      ring.classList.toggle("close", i === 0 && step.titled === true);
      Object.assign(ring.style, {
        translate: `${left}px ${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    }
    const card = this.find(".tour-card");
    const { clientWidth, clientHeight } = document.documentElement;
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const screen = { width: clientWidth, height: clientHeight };
    const [left, top] = beside(boxes[0], size, screen, step.titled);
    card.style.translate = `${left}px ${top}px`;
  }
}

/**
 * Where a card stands: to the right of what it points at, above it, below or to the
 * left, so that the rows under a handle are seen, but first below what has its title
 * above; without room, at the foot.
 * @param {{ left: number, top: number, right: number, bottom: number }} box
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} screen
 * @param {boolean} [titled]
 * @returns {[number, number]} left and top
 */
export function beside(box, card, { width, height }, titled = false) {
  const within = (/** @type {number} */ x, /** @type {number} */ most) =>
    Math.max(EDGE, Math.min(x, most - EDGE));
  const left = within(box.left, width - card.width);
  const top = within(box.top, height - card.height);
  const fitsBelow = box.bottom + GAP + card.height <= height - EDGE;
  if (titled && fitsBelow) return [left, box.bottom + GAP];
  if (box.right + GAP + card.width <= width - EDGE) return [box.right + GAP, top];
  if (box.top - GAP - card.height >= EDGE) return [left, box.top - GAP - card.height];
  if (fitsBelow) return [left, box.bottom + GAP];
  if (box.left - GAP - card.width >= EDGE) return [box.left - GAP - card.width, top];
  return [left, height - EDGE - card.height];
}

/**
 * @param {Find} find
 * @param {Hands} stage
 * @returns {Step[]}
 */
function stepsOf(find, { data: { words } }) {
  return [
    {
      title: words.tourLogit,
      text: words.tourLogitHow,
      targets: () => [find(".rows").firstElementChild ?? find(".rows")],
    },
    {
      title: words.tourT,
      text: words.tourTHow,
      targets: () => [find(".temperature")],
    },
    {
      title: words.tourAnswer,
      text: words.tourAnswerHow,
      targets: answerAndNext,
      titled: true,
    },
  ];
}

/** The page's own answer, or all that it tells, and what leads to the next page. */
function answerAndNext() {
  const story = document.querySelector(".st-key-story");
  const parts = [...(story?.querySelectorAll("*") ?? [])];
  const answer =
    document.querySelector(".st-key-answer") ??
    parts
      .map((part) => part.shadowRoot?.querySelector("[data-answer]"))
      .find((found) => found) ??
    story;
  return [answer, document.querySelector(".st-key-next a")].filter(
    (each) => each !== null,
  );
}

/** @param {Element | undefined} target */
function seen(target) {
  return (target?.getBoundingClientRect().width ?? 0) > 0;
}

/** @param {Hands} stage */
function held({ data: { view } }) {
  return view.hidden.length + view.locked.length > 0 || view.guesses;
}

/** Whether the page was opened by an address that asks for nothing. */
function plain() {
  const [entry] = performance.getEntriesByType("navigation");
  const { searchParams } = new URL(entry?.name ?? window.location.href);
  return [...searchParams.keys()].every((key) => key === ASKED);
}

/** Where the browser keeps nothing, nobody is met by it each time anew. */
function known() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true;
  }
}

function keepSeen() {
  try {
    localStorage.setItem(SEEN, "seen");
  } catch {
    // Then `known` is always true.
  }
}
