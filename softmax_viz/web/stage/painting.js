// Painting the rows: bars and their ghosts, grips, the target and the step towards it.
import { axisShare } from "../math/axis.js";
import { descended } from "../math/loss.js";
import { fill, near } from "../math/numbers.js";
import { finder, percentOf } from "../shared/elements.js";
import { show } from "./fields.js";
import { holding } from "./held.js";

/** @import { Aim, Picture } from "./state.js" */

const GHOSTLY = "0.75";
const SEEN = 0.002; // of a lane: less than this is not worth a ghost or an arrow

/**
 * @param {HTMLElement} row
 * @param {number} i
 * @param {Picture} picture
 */
export function paintRow(row, i, picture) {
  const { data, state } = picture;
  const find = finder(row);
  const name = state.names[i];
  const text = /** @type {HTMLInputElement} */ (find(".text"));
  row.setAttribute("aria-label", name);
  show(text, name);
  text.title = name;
  label(text, fill(data.words.nameOf, { i: i + 1 }));
  const { hides, locks } = holding(data.view);
  text.disabled = locks("names");
  if (!hides("z")) paintLogit(row, i, picture);
  for (const strip of data.view.strips) paintStrip(row, i, picture, strip);
  if (data.view.strips.includes("softmax")) paintGrip(find(".grip"), i, picture);
  const { aim } = picture.numbers;
  if (aim !== null && !hides("z")) paintAim(row, i, picture, aim);
  const remove = /** @type {HTMLButtonElement} */ (find(".remove"));
  remove.disabled = state.z.length <= data.limits.min || locks("z") || locks("names");
  remove.title = fill(data.words.remove, { name });
  label(remove, remove.title);
}

/**
 * @param {HTMLElement} row
 * @param {number} i
 * @param {Picture} picture
 */
function paintLogit(row, i, { data, state, numbers, ghost, axis, write }) {
  const find = finder(row);
  const { words, view } = data;
  const { hides, locks } = holding(view);
  const [name, z] = [state.names[i], state.z[i]];
  const range = /** @type {HTMLInputElement} */ (find(".logit"));
  range.min = String(-axis);
  range.max = String(axis);
  if (Number(range.value) !== z) range.value = String(z);
  label(range, fill(words.logitOf, { name }));
  range.disabled = locks("z");
  /** @type {HTMLInputElement} */ (find(".zbox")).disabled = locks("z");
  const p = write.percent(numbers.softmax[i], state.t > 0);
  const told = fill(words.value, { z: write.number(z), p });
  tell(range, hides("p") ? write.number(z) : told);
  show(find(".zbox"), write.number(z));
  label(find(".zbox"), fill(words.logitValueOf, { name }));
  stretch(find(".z .fill"), 0.5, axisShare(z, axis));
  const before = ghost === null ? z : ghost.z[i];
  stretch(find(".z .ghost"), 0.5, axisShare(before, axis));
  find(".z .ghost").style.opacity = near(before, z) ? "0" : GHOSTLY;
}

/**
 * @param {HTMLElement} row
 * @param {number} i
 * @param {Picture} picture
 * @param {"softmax" | "sigmoid"} strip
 */
function paintStrip(row, i, { state, numbers, ghost, guess, write }, strip) {
  const find = finder(row);
  if (strip === "softmax") guess.paintBar(find(".lane.softmax .mine"), i);
  if (guess.covers) {
    find(".lane.softmax .fill").style.width = "0";
    find(".lane.softmax .ghost").style.opacity = "0";
    find(".pct.softmax").textContent = write.percent(guess.shares[i], false);
    return;
  }
  const value = numbers[strip][i];
  const before = ghost === null ? value : ghost[strip][i];
  const bar = find(`.lane.${strip} .ghost`);
  find(`.lane.${strip} .fill`).style.width = percentOf(value);
  bar.style.width = percentOf(before);
  bar.style.opacity = Math.abs(before - value) > SEEN ? GHOSTLY : "0";
  const open = strip === "sigmoid" || state.t > 0; // never exactly 0 or 1
  const percent = find(`.pct.${strip}`);
  percent.textContent = write.percent(value, open);
  if (strip !== "sigmoid" || state.threshold === null) return;
  const cut = find(".lane.sigmoid .cut");
  percent.classList.toggle("yes", value >= state.threshold);
  cut.hidden = false;
  cut.style.left = percentOf(state.threshold);
}

/**
 * @param {HTMLInputElement} grip
 * @param {number} i
 * @param {Picture} picture
 */
function paintGrip(
  grip,
  i,
  { data: { words, view }, state: { names, z, t }, numbers, guess, write },
) {
  const { hides, locks } = holding(view);
  if (guess.covers) {
    const mine = guess.shares[i];
    if (!near(Number(grip.value), 100 * mine)) grip.value = String(100 * mine);
    grip.disabled = guess.phase === "kept";
    grip.title = "";
    label(grip, fill(words.guessOf, { name: names[i] }));
    tell(grip, write.percent(mine, false));
    return;
  }
  const place = 100 * numbers.softmax[i];
  if (!near(Number(grip.value), place)) grip.value = String(place);
  const limit = t === 0 || t === Infinity;
  grip.disabled = limit || locks("p") || locks("z");
  grip.title = limit ? words.noPull : "";
  label(grip, fill(words.probabilityOf, { name: names[i] }));
  const p = write.percent(numbers.softmax[i], t > 0);
  tell(grip, hides("z") ? p : fill(words.pullValue, { p, z: write.number(z[i]) }));
}

/**
 * The target outlined over the probability, and on the logit an arrow to where one
 * step against the slope would take it.
 * @param {HTMLElement} row
 * @param {number} i
 * @param {Picture} picture
 * @param {Aim} aim
 */
function paintAim(row, i, { data, state, axis }, { target, gradient }) {
  const find = finder(row);
  const { names, z, t, truth } = state;
  const radio = /** @type {HTMLInputElement} */ (find(".truth"));
  radio.checked = i === truth;
  radio.title = fill(data.words.truthIs, { name: names[i] });
  label(radio, radio.title);
  row.classList.toggle("true", i === truth);
  find(".aim").hidden = target[i] === 0;
  find(".aim").style.width = percentOf(target[i]);
  const next = descended(z, gradient, data.view.truth?.rate ?? 0)[i];
  const [from, to] = [axisShare(z[i], axis), axisShare(next, axis)];
  const arrow = find(".arrow");
  const steep = t === 0; // the loss is a step there, and has no slope
  arrow.hidden = steep || !(Math.abs(to - from) > SEEN);
  arrow.classList.toggle("left", to < from);
  stretch(arrow, from, to);
}

/**
 * Stretch a bar between two shares of the axis. The lane's ends are where the middle
 * of the thumb gets.
 * @param {HTMLElement} bar
 * @param {number} from
 * @param {number} to
 */
export function stretch(bar, from, to) {
  const room = "(100% - var(--thumb))";
  bar.style.left = `calc(var(--thumb) / 2 + ${Math.min(from, to)} * ${room})`;
  bar.style.width = `calc(${Math.abs(to - from)} * ${room})`;
}

/**
 * @param {Element} element
 * @param {string} text
 */
function label(element, text) {
  element.setAttribute("aria-label", text);
}

/**
 * Tell a screen reader what a slider shows.
 * @param {HTMLInputElement} range
 * @param {string} text
 */
function tell(range, text) {
  range.setAttribute("aria-valuetext", text);
}
