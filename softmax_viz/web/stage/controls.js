// The controls around the rows: buttons, examples, temperature and threshold. What they
// are called, what they ask of the stage, and how they are painted.
import { parseTemperature } from "../math/numbers.js";
import { slideByItself } from "../shared/sliders.js";
import { markLandmarks, showTemperature, thermometer } from "../shared/thermometer.js";
import { show, typedNumber } from "./fields.js";
import { holding } from "./held.js";
import { copiesLink, leads } from "./link.js";
import { opensFields, opensMenu } from "./menu.js";

/** @import { finder } from "../shared/elements.js" */
/** @import { Picture } from "./state.js" */
/** @import { Hands } from "./stage.js" */

/** @typedef {ReturnType<typeof finder>} Find */

const THRESHOLD_STEP = 0.01; // the field and the URL are in percent

/**
 * Write the words of the page's language on the controls.
 * @param {Find} find
 * @param {Hands} stage
 */
export function labelControls(find, { data: { presets, words }, write }) {
  const texts = new Map([
    [".reset", words.reset],
    [".add", words.add],
    [".link", words.link],
    [".typing", words.typing],
    [".prepare", words.prepare],
    [".take", words.take],
    [".tour-again", words.tour],
    [".guess-first", words.guess],
    [".temperature b", words.temperature],
    [".threshold b", words.threshold],
  ]);
  const names = new Map([
    [".undo", words.undo],
    [".redo", words.redo],
    [".presets", words.presets],
    [".menu-button", words.menu],
    [".menu", words.menu],
    ["#t", words.temperature],
    [".temperature .box", words.temperatureValue],
    ["#threshold", words.threshold],
  ]);
  for (const [selector, text] of texts) find(selector).textContent = text;
  for (const [selector, name] of names) find(selector).setAttribute("aria-label", name);
  find(".undo").title = words.undo;
  find(".redo").title = words.redo;
  find(".menu-button").title = words.menu;
  const options = [{ key: "", title: words.presets }, ...presets];
  find(".presets").replaceChildren(
    ...options.map(({ key, title }) => new Option(title, key)),
  );
  markLandmarks(find(".marks"), write);
}

/**
 * @param {Find} find
 * @param {Hands} stage
 */
export function listenToControls(find, stage) {
  const button = (/** @type {string} */ selector, /** @type {string} */ kind) =>
    find(selector).addEventListener("click", () => stage.command(kind));
  button(".undo", "undo");
  button(".redo", "redo");
  button(".reset", "preset:default");
  button(".add", "add");
  find(".guess-first").addEventListener("click", () => stage.guess.start());
  opensMenu(find(".menu-button"), find(".menu"));
  copiesLink(find, stage);
  find(".prepare").addEventListener("click", () => leads("prepare", stage));
  find(".take").addEventListener("click", () => leads("take", stage));
  opensFields(find(".typing"), () => stage.data.words);
  find(".stage").addEventListener("keydown", (event) => {
    const kind = shortcut(event);
    if (kind === null) return;
    event.preventDefault();
    stage.command(kind);
  });
  /** @type {HTMLSelectElement} */
  const presets = find(".presets");
  presets.addEventListener("change", () => {
    if (presets.value !== "") stage.command(`preset:${presets.value}`);
    presets.value = "";
  });
  /** @type {HTMLInputElement} */
  const cut = find("#threshold");
  const threshold = () => {
    stage.begin("threshold");
    stage.move({ threshold: Number(cut.value) });
  };
  slideByItself(cut, THRESHOLD_STEP, threshold, () => stage.end());
  slideTemperature(find("#t"), stage);
  typedTemperature(find(".temperature .box"), stage);
}

/**
 * @param {HTMLInputElement} range
 * @param {Hands} stage
 */
export function slideTemperature(range, stage) {
  thermometer(range, {
    now: () => stage.state.t,
    begin: () => stage.begin("t"),
    move: (t) => stage.move({ t }),
    end: () => stage.end(),
    cancel: () => stage.cancel(),
  });
}

/**
 * @param {HTMLInputElement} box
 * @param {Hands} stage
 */
function typedTemperature(box, stage) {
  typedNumber(box, {
    exact: () => stage.write.exact(stage.state.t),
    accept: (text) => {
      const t = parseTemperature(text);
      if (t === null) return stage.data.words.badTemperature;
      stage.commit("t", { t });
      return "";
    },
    say: (problem) => stage.say(problem),
    leave: () => stage.repaint(),
  });
}

/**
 * What Ctrl+Z and its relatives ask for; in a field they belong to the field.
 * @param {KeyboardEvent} event
 */
function shortcut(event) {
  const target = /** @type {Element} */ (event.target);
  if (!(event.ctrlKey || event.metaKey) || target.matches(".box, .text")) return null;
  const key = event.key.toLowerCase();
  if (key === "y") return "redo";
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return null;
}

/**
 * @param {Find} find
 * @param {Picture} picture
 */
export function paintControls(find, { data, state: { z, t, threshold }, write }) {
  const { hides, locks } = holding(data.view);
  /** @type {HTMLInputElement} */
  const dial = find("#t");
  find(".temperature").hidden = hides("t");
  if (!hides("t")) {
    showTemperature(dial, t);
    dial.setAttribute("aria-valuetext", `T = ${write.temperature(t)}`);
    show(find(".temperature .box"), write.temperature(t));
  }
  find(".threshold").hidden = threshold === null;
  if (threshold !== null) {
    const text = write.percent(threshold);
    /** @type {HTMLInputElement} */
    const cut = find("#threshold");
    cut.value = String(threshold);
    cut.setAttribute("aria-valuetext", text);
    find(".threshold output").textContent = text;
  }
  const enable = (/** @type {string} */ selector, /** @type {boolean} */ on) => {
    /** @type {HTMLButtonElement} */ (find(selector)).disabled = !on;
  };
  enable(".undo", data.canUndo);
  enable(".redo", data.canRedo);
  enable(".add", z.length < data.limits.max);
  enable("#t", !locks("t"));
  enable(".temperature .box", !locks("t"));
  enable(".presets", !locks("ex"));
  find(".presets").hidden = hides("ex");
  find(".add").hidden = locks("z") || locks("names");
  find(".reset").hidden = data.view.locked.length > 0;
  find(".typing").hidden = locks("z") || locks("t") || locks("names");
  find(".guess-first").hidden = hides("p") || data.view.folded;
  const held = data.view.locked.length + data.view.hidden.length > 0;
  for (const way of [".prepare", ".take"]) find(way).hidden = held;
  find(".tour-again").hidden = held || data.view.guesses;
}
