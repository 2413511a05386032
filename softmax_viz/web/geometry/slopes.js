// The table of the slopes, what its colours mean, and what one of them promises.
import { fill } from "../math/numbers.js";
import {
  gain,
  onlyRounding,
  pushes,
  slopeOfStrength,
  slopeStrength,
  slopes,
} from "../math/simplex.js";
import { sum } from "../math/sum.js";
import { html, inClassColour } from "../shared/elements.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { finder } from "../shared/elements.js" */
/** @import { GeometryData } from "../wire.js" */
/** @import { View } from "./geometry.js" */

/** A cell: whose p moves, and whose z is raised. @typedef {readonly [number, number]} Cell */

const STEP = 0.1; // of T, by which the chosen logit is raised
const MOST_WITH_SUMS = 6; // classes, beyond which there is no room for sums
const SMALLEST = 5e-4; // that three decimals show
const ABOUT_0 = "≈ 0";
const SWATCHES = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => k / 4);
/** @type {ReadonlyMap<string, Cell>} */
const WALK = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);

export class SlopesTable {
  /**
   * @param {ReturnType<typeof finder>} find
   * @param {() => void} repaint
   */
  constructor(find, repaint) {
    this.find = find;
    this.repaint = repaint;
    /** @type {Cell} the cell that the sentence and the arrow are about */
    this.chosen = [0, 0];
    /** @type {HTMLElement[][]} */
    this.cells = [];
    find("table").addEventListener("keydown", (event) => this.walk(event));
  }

  /**
   * @param {GeometryData} data
   * @param {readonly string[]} names
   */
  build({ colours, words }, names) {
    const n = names.length;
    const table = this.find("table");
    table.setAttribute("aria-label", words.slopes);
    table.classList.toggle("roomy", n <= 3);
    table.classList.toggle("snug", n > 3 && n <= 6);
    table.classList.toggle("many", n > 6);
    table.classList.toggle("crowd", n > 12);
    const heading = (/** @type {number} */ i, /** @type {string} */ scope) => {
      const th = inClassColour(html("th"), i, colours);
      th.scope = scope;
      th.title = names[i];
      const name = html("span", "name");
      name.append(html("span", "chip"), html("span", "text", names[i]));
      th.append(name);
      return th;
    };
    const [first, last] = this.chosen;
    this.chosen = [Math.min(first, n - 1), Math.min(last, n - 1)];
    this.cells = names.map((_, i) => names.map((_, j) => this.cell([i, j])));
    const [thead, tbody, head] = [html("thead"), html("tbody"), html("tr")];
    head.append(html("td", "corner"), ...names.map((_, j) => heading(j, "col")));
    if (n <= MOST_WITH_SUMS) head.append(html("th", "sum", "Σ"));
    thead.append(head);
    for (const [i, cells] of this.cells.entries()) {
      const row = html("tr");
      row.append(heading(i, "row"), ...cells);
      if (n <= MOST_WITH_SUMS) row.append(html("td", "sum"));
      tbody.append(row);
    }
    table.replaceChildren(thead, tbody);
  }

  /** @param {Cell} at */
  cell(at) {
    const td = html("td");
    td.setAttribute("role", "gridcell");
    td.addEventListener("click", () => this.choose(at, true));
    td.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") this.choose(at);
    });
    td.addEventListener("focus", () => this.choose(at));
    return td;
  }

  /**
   * @param {string} label
   * @param {Numbers} write
   */
  buildScale(label, write) {
    const scale = this.find(".scale");
    scale.setAttribute("aria-label", label);
    scale.replaceChildren(
      ...SWATCHES.map((strength, k) => {
        const slope = slopeOfStrength(strength);
        const swatch = html("i");
        swatch.style.background = colour(slope);
        const bound = strength === -1 ? "≤ " : strength === 1 ? "≥ " : "";
        const number = slope === 0 ? "0" : write.fixed(slope, 2);
        const part = html("div");
        part.append(swatch, k % 2 === 0 ? bound + number : "");
        return part;
      }),
    );
  }

  /**
   * @param {Cell} cell
   * @param {boolean} focus
   */
  choose([i, j], focus = false) {
    this.chosen = [i, j];
    if (focus) this.cells[i][j].focus({ preventScroll: true });
    this.repaint();
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const by = WALK.get(event.key);
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = this.cells.length - 1;
    const [i, j] = this.chosen.map((at, k) => Math.min(Math.max(at + by[k], 0), last));
    this.choose([i, j], true);
  }

  /**
   * @param {GeometryData["words"]} words
   * @param {View} view
   * @param {Numbers} write
   */
  paint(words, { names, t, p }, write) {
    const [chosenRow, chosenColumn] = this.chosen;
    const matrix = slopes(p, t);
    for (const [i, cells] of this.cells.entries()) {
      for (const [j, td] of cells.entries()) {
        const x = precise(matrix[i][j], t, write);
        const label = fill(words.cell, { a: names[i], b: names[j], x });
        const chosen = i === chosenRow && j === chosenColumn;
        td.textContent = short(matrix[i][j], t, write);
        td.style.background = colour(matrix[i][j]);
        td.setAttribute("aria-label", label);
        td.classList.toggle("chosen", chosen);
        td.tabIndex = chosen ? 0 : -1;
      }
      const row = /** @type {HTMLElement} */ (cells[0].parentElement);
      row.firstElementChild?.classList.toggle("chosen", i === chosenRow);
      if (row.lastElementChild?.className === "sum")
        row.lastElementChild.textContent = rowSum(matrix[i], t, write);
    }
    for (const [j, th] of [...this.find("thead tr").children].entries())
      th.classList.toggle("chosen", j === chosenColumn + 1);
  }

  /**
   * What the chosen slope promises, and what a raised logit really brings.
   * @param {GeometryData["words"]} words
   * @param {View} view
   * @param {Numbers} write
   */
  sentence(words, { names, t, p }, write) {
    const [i, j] = this.chosen;
    const push = pushes(p)[i][j];
    const points = (/** @type {number} */ share) => signed(100 * share, write);
    if (t === 0) return words.step;
    if (t === Number.POSITIVE_INFINITY) return words.flat;
    return fill(words.raise, {
      a: names[i],
      b: names[j],
      h: STEP * t === 0 ? ABOUT_0 : write.number(STEP * t),
      x: precise(slopes(p, t)[i][j], t, write),
      est: points(STEP * push),
      real: points(gain(push, p[j], STEP)),
    });
  }
}

/**
 * What fits in a cell. A slope is exactly 0 at the limits of t alone; elsewhere one that
 * only looks like 0, or is too small for a float, says so.
 * @param {number} x
 * @param {number} t
 * @param {Numbers} write
 */
function short(x, t, write) {
  const size = Math.abs(x);
  if (x === 0 && (t === 0 || t === Number.POSITIVE_INFINITY)) return "0";
  if (size < SMALLEST) return ABOUT_0;
  if (size >= 1000 && Number.isFinite(x)) return write.power(x, 0);
  return write.fixed(x, size >= 10 ? 1 : 3);
}

/**
 * @param {number} x
 * @param {number} t
 * @param {Numbers} write
 */
function precise(x, t, write) {
  const small = x !== 0 && Math.abs(x) < SMALLEST;
  return small ? write.power(x, 2) : short(x, t, write);
}

/**
 * Percentage points with their sign; a true value below all floats is about 0.
 * @param {number} x
 * @param {Numbers} write
 */
function signed(x, write) {
  if (x === 0) return ABOUT_0;
  const digits = Math.abs(x) < 0.005 ? write.power(x, 1) : write.fixed(x, 2);
  return x > 0 ? `+${digits}` : digits;
}

/**
 * The sum of a row: 0, but for the rounding of the slopes.
 * @param {readonly number[]} row
 * @param {number} t
 * @param {Numbers} write
 */
function rowSum(row, t, write) {
  if (!row.every(Number.isFinite)) return "–";
  const total = sum(row);
  if (total === 0) return "0";
  return onlyRounding(total, row) ? ABOUT_0 : precise(total, t, write);
}

/**
 * One colour above 0, another below.
 * @param {number} slope
 */
function colour(slope) {
  const share = (58 * slopeStrength(slope)).toFixed(1);
  return `color-mix(in srgb, var(${slope < 0 ? "--down" : "--up"}) ${share}%, var(--lane))`;
}
