// The live stage. It repaints on animation frames from the preview's mathematics, hands
// values to Python when the finger pauses or lifts, and then shows Python's numbers.
import { logitAxis } from "../math/axis.js";
import { numbersIn, parseTemperature } from "../math/numbers.js";
import { finder, html } from "../shared/elements.js";
import { mounting, oncePerFrame } from "../shared/mount.js";
import { slideByItself } from "../shared/sliders.js";
import { markLandmarks, showTemperature, thermometer } from "../shared/thermometer.js";
import { heed, tell } from "../shared/thread.js";
import { ofThisState, same, sent } from "../shared/wire.js";
import { facts, sentence } from "./facts.js";
import { show, typedNumber } from "./fields.js";
import { copiesLink } from "./link.js";
import { Outbox } from "./outbox.js";
import { paintRow } from "./painting.js";
import { fitRows } from "./rows.js";
import { exactOf, ghostOf, preview, stateOf } from "./state.js";

/** @import { Component } from "../shared/mount.js" */
/** @import { Drive } from "../shared/thread.js" */
/** @import { StageData } from "../wire.js" */
/** @import { Hands } from "./rows.js" */
/** @import { Deed, Ghost, Picture, State } from "./state.js" */

const PAUSE_MS = 150; // a finger at rest this long lets the rest of the page catch up

/** @type {Deed} */
const NOTHING = { moved: null, pulled: false, stopped: false };

/** @implements {Hands} */
class Stage {
  /**
   * @param {ShadowRoot} root
   * @param {Component<StageData>} component
   */
  constructor(root, { data }) {
    this.find = finder(root);
    this.outbox = new Outbox(() => root.host.isConnected);
    this.data = data;
    this.write = numbersIn(data.lang);
    /** @type {State} what the bars show now */
    this.state = stateOf(data);
    this.exact = exactOf(data);
    this.axis = logitAxis(this.state.z);
    /** @type {Ghost | null} */
    this.ghost = null;
    /** @type {{ control: string, before: State } | null} one drag, one key held, one entry */
    this.gesture = null;
    this.deed = NOTHING;
    this.settling = 0;
    this.repaint = oncePerFrame(() => this.paint());
    this.folded = data.view.folded;
    this.label();
    this.fold(this.folded);
    this.listen();
    heed(root, (drive) => this.driven(drive));
  }

  // --- from Python ----------------------------------------------------------------

  /** @param {Component<StageData>} component */
  receive({ data, setStateValue }) {
    const before = this.data;
    const theirs = stateOf(data);
    this.data = data;
    this.write = numbersIn(data.lang);
    this.exact = exactOf(data);
    if (!same(before.words, data.words)) this.label();
    if (before.view.folded !== data.view.folded) this.fold(data.view.folded);
    else this.fold(this.folded && same(this.state.z, theirs.z));
    this.outbox.answered(data.sequence, (message) => setStateValue("message", message));
    if (this.outbox.empty && this.gesture === null) this.adopt(theirs);
    this.paint();
  }

  /** @param {State} theirs */
  adopt(theirs) {
    const { moved } = this.deed;
    if (!same(this.state.z, theirs.z)) this.ghost = ghostOf(this.state);
    if (moved !== null && moved >= theirs.z.length) this.deed = NOTHING;
    this.state = theirs;
    this.axis = logitAxis(theirs.z);
  }

  /**
   * Where the page is about other logits the rows wait behind a button; a scenario sent
   * to the stage opens them.
   * @param {boolean} folded
   */
  fold(folded) {
    const { view, words } = this.data;
    const button = this.find(".unfold");
    this.folded = folded;
    button.hidden = !view.folded;
    button.textContent = folded ? `▸ ${words.unfold}` : `▾ ${words.fold}`;
    button.setAttribute("aria-expanded", String(!folded));
    this.find(".stage").classList.toggle("folded", folded);
  }

  label() {
    const { lang, presets, words } = this.data;
    document.documentElement.lang = lang; // Streamlit leaves it at "en"
    const put = (/** @type {string} */ selector, /** @type {string} */ text) => {
      this.find(selector).textContent = text;
    };
    const name = (/** @type {string} */ selector, /** @type {string} */ text) =>
      this.find(selector).setAttribute("aria-label", text);
    for (const key of /** @type {const} */ (["undo", "redo"])) {
      name(`.${key}`, words[key]);
      this.find(`.${key}`).title = words[key];
    }
    put(".reset", words.reset);
    put(".add", words.add);
    put(".link", words.link);
    put(".temperature b", words.temperature);
    put(".threshold b", words.threshold);
    name("#t", words.temperature);
    name(".temperature .box", words.temperatureValue);
    name("#threshold", words.threshold);
    name(".presets", words.presets);
    const options = [{ key: "", title: words.presets }, ...presets];
    this.find(".presets").replaceChildren(
      ...options.map(({ key, title }) => new Option(title, key)),
    );
    markLandmarks(this.find(".marks"), this.write);
  }

  // --- to Python ------------------------------------------------------------------

  /** @param {boolean} final */
  edit(final) {
    const { names, z, t, threshold, truth } = this.state;
    const [copied, logits, temperature] = [[...names], [...z], sent(t)];
    const state = { names: copied, logits, temperature, threshold, truth };
    this.outbox.send({ kind: "edit", final, ...state });
  }

  /** @param {string} kind */
  command(kind) {
    this.end();
    this.deed = NOTHING;
    this.outbox.send({ kind });
  }

  // --- gestures -------------------------------------------------------------------

  /**
   * @param {string} control
   * @param {Partial<Deed>} deed
   */
  begin(control, deed = {}) {
    clearTimeout(this.settling);
    if (this.gesture !== null && this.gesture.control !== control) this.end();
    if (this.gesture !== null) return;
    this.gesture = { control, before: this.state };
    this.ghost = ghostOf(this.state);
    this.deed = { ...NOTHING, ...deed };
    this.say("");
  }

  /**
   * @param {Partial<State>} change
   * @param {Partial<Deed>} deed
   */
  move(change, deed = {}) {
    this.state = { ...this.state, ...change };
    this.deed = { ...this.deed, ...deed };
    this.repaint();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.edit(false), PAUSE_MS);
  }

  end() {
    clearTimeout(this.settling);
    if (this.gesture === null) return;
    const moved = !same(this.state, this.gesture.before);
    this.gesture = null;
    this.axis = logitAxis(this.state.z);
    if (moved) this.edit(true);
    this.repaint();
  }

  /**
   * A change that is over at once: a typed number, a name, another true class.
   * @param {string} control
   * @param {Partial<State>} change
   * @param {Partial<Deed>} deed
   */
  commit(control, change, deed = {}) {
    this.begin(control, deed);
    this.move(change);
    this.end();
  }

  /**
   * Another live part of the page has the finger.
   * @param {Drive} drive
   */
  driven({ phase, change, moved }) {
    if (phase === "end") {
      this.end();
      return;
    }
    this.begin("driven", { moved });
    if (phase === "move") this.move(change);
  }

  // --- controls -------------------------------------------------------------------

  listen() {
    const { find } = this;
    const click = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector).addEventListener("click", act);
    click(".undo", () => this.command("undo"));
    click(".redo", () => this.command("redo"));
    click(".reset", () => this.command("preset:default"));
    click(".add", () => this.command("add"));
    click(".unfold", () => this.fold(!this.folded));
    find(".stage").addEventListener("keydown", (event) => this.shortcut(event));
    copiesLink(find(".link"), find(".heard"), () => {
      const { link, words } = this.data;
      return { query: link, words };
    });
    /** @type {HTMLSelectElement} */
    const presets = find(".presets");
    presets.addEventListener("change", () => {
      if (presets.value !== "") this.command(`preset:${presets.value}`);
      presets.value = "";
    });
    this.listenToTemperature();
    /** @type {HTMLInputElement} */
    const cut = find("#threshold");
    const threshold = () => {
      this.begin("threshold");
      this.move({ threshold: Number(cut.value) });
    };
    slideByItself(cut, 0.01, threshold, () => this.end());
  }

  listenToTemperature() {
    thermometer(this.find("#t"), {
      now: () => this.state.t,
      begin: () => this.begin("t"),
      move: (t) => this.move({ t }),
      end: () => this.end(),
    });
    typedNumber(this.find(".temperature .box"), {
      exact: () => this.write.exact(this.state.t),
      accept: (text) => {
        const t = parseTemperature(text);
        if (t === null) return this.data.words.badTemperature;
        this.commit("t", { t });
        return "";
      },
      say: (problem) => this.say(problem),
      leave: () => this.repaint(),
    });
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    const target = /** @type {Element} */ (event.target);
    if (!(event.ctrlKey || event.metaKey) || target.matches(".box, .text")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.command(key === "y" || event.shiftKey ? "redo" : "undo");
  }

  /** @param {string} problem nothing hides the notice */
  say(problem) {
    this.find(".notice").hidden = problem === "";
    this.find(".notice").textContent = problem;
  }

  // --- painting -------------------------------------------------------------------

  /** @returns {Picture} */
  picture() {
    const { data, state, axis, deed, write, exact } = this;
    const known = ofThisState(state, exact);
    const numbers = known ? exact.numbers : preview(state, data.view.truth);
    const ghost = this.ghost?.z.length === state.z.length ? this.ghost : null;
    return { data, state, numbers, ghost, axis, deed, write };
  }

  paint() {
    const picture = this.picture();
    const { names, z, t, truth } = this.state;
    const rows = fitRows(this.find(".head"), this.find(".rows"), this);
    for (const [i, row] of rows.entries()) paintRow(row, i, picture);
    this.find(".stage").classList.toggle("two", this.data.view.strips.length > 1);
    this.paintControls();
    this.paintFacts(picture);
    tell({ names, z, t, p: picture.numbers.softmax, truth });
  }

  paintControls() {
    const { data, state, write, find } = this;
    /** @type {HTMLInputElement} */
    const dial = find("#t");
    showTemperature(dial, state.t);
    dial.setAttribute("aria-valuetext", `T = ${write.temperature(state.t)}`);
    show(find(".temperature .box"), write.temperature(state.t));
    find(".threshold").hidden = state.threshold === null;
    if (state.threshold !== null) this.paintThreshold(state.threshold);
    const enable = (/** @type {string} */ selector, /** @type {boolean} */ on) => {
      /** @type {HTMLButtonElement} */ (find(selector)).disabled = !on;
    };
    enable(".undo", data.canUndo);
    enable(".redo", data.canRedo);
    enable(".add", state.z.length < data.limits.max);
  }

  /** @param {number} threshold */
  paintThreshold(threshold) {
    /** @type {HTMLInputElement} */
    const cut = this.find("#threshold");
    const text = this.write.percent(threshold);
    cut.value = String(threshold);
    cut.setAttribute("aria-valuetext", text);
    this.find(".threshold output").textContent = text;
  }

  /** @param {Picture} picture */
  paintFacts(picture) {
    this.find(".facts").replaceChildren(
      ...facts(picture).map(([label, value]) => {
        const fact = html("span");
        fact.append(`${label} `, html("b", "", value));
        return fact;
      }),
    );
    const said = sentence(picture);
    const heard = this.find(".heard");
    this.find(".say").textContent = said;
    // A screen reader hears what a gesture did when it is over.
    const over = this.gesture === null && this.deed.moved !== null;
    if (over && heard.textContent !== said) heard.textContent = said;
  }
}

export default mounting(Stage);
