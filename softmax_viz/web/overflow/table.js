// One way of computing p, class by class, at one shift.
import { QUIETLY_OFF } from "../math/constants.js";
import { sum } from "../math/sum.js";
import { html, inClassColour, percentOf } from "../shared/elements.js";
import { same } from "../shared/wire.js";

/** @import { NaiveSteps } from "../math/formats.js" */
/** @import { Numbers } from "../math/numbers.js" */
/** @import { OverflowData } from "../wire.js" */

/** @typedef {"naive" | "stable"} Way */

const HEADS = {
  naive: ["e^(z/T)", "log p"],
  stable: ["e^((z−max)/T)", "log-softmax"],
};
const MOST_MARKS = 7; // of a number in letters of the usual size
const BAR = 4; // the cell of the bar, a strip along the foot of its row

export class Table {
  /**
   * @param {HTMLElement} table
   * @param {Way} way
   */
  constructor(table, way) {
    this.table = table;
    this.way = way;
    /** What it was built for. @type {unknown} */
    this.built = null;
    /** @type {HTMLElement[][]} */
    this.rows = [];
    /** @type {HTMLElement[]} */
    this.foot = [];
  }

  /**
   * @param {readonly string[]} names
   * @param {OverflowData} data
   */
  build(names, { colours, words }) {
    if (same(this.built, [names, words])) return;
    this.built = [names, words];
    const [exponential, log] = HEADS[this.way];
    const heads = [words.class, words.stored, exponential, "p", "", log];
    const head = row(
      heads.map((text) => (text === "" ? html("td") : heading(text, "col"))),
    );
    const body = names.map((name, i) => {
      const made = inClassColour(row(cells(name)), i, colours);
      made.children[BAR].append(html("div"));
      return made;
    });
    const foot = row(cells("Σ"));
    this.table.replaceChildren(
      section("thead", [head]),
      section("tbody", body),
      section("tfoot", [foot]),
    );
    const cellsOf = (/** @type {HTMLElement} */ made) =>
      /** @type {HTMLElement[]} */ ([...made.children]);
    this.rows = body.map(cellsOf);
    this.foot = cellsOf(foot);
  }

  /**
   * @param {NaiveSteps} steps
   * @param {readonly number[]} log
   * @param {OverflowData["words"]} words
   * @param {Numbers} write
   */
  paint({ stored, exponentials: e, probabilities: p, total }, log, words, write) {
    /** @type {(cell: HTMLElement, x: number, wrong: boolean, mark?: string) => void} */
    const put = (cell, x, wrong, mark = "broken") => {
      const text = wrong && x === 0 ? words.lost : write.number(x);
      cell.textContent = text;
      cell.classList.toggle("long", !wrong && text.length > MOST_MARKS);
      cell.classList.toggle(mark, wrong);
    };
    const special = (/** @type {number} */ x) => !Number.isFinite(x);
    const broken = (/** @type {number} */ x) => x === 0 || special(x);
    for (const [i, row] of this.rows.entries()) {
      put(row[1], stored[i], special(stored[i]));
      put(row[2], e[i], broken(e[i]));
      put(row[3], p[i], broken(p[i]));
      put(row[5], log[i], special(log[i]), "follows");
      const bar = /** @type {HTMLElement} */ (row[BAR].firstElementChild);
      bar.style.width = special(p[i]) ? "0" : percentOf(p[i]);
      row[BAR].classList.toggle("void", broken(p[i]));
    }
    const whole = sum(p);
    put(this.foot[2], total, broken(total));
    put(this.foot[3], whole, !(Math.abs(whole - 1) <= QUIETLY_OFF));
  }
}

/** @param {string} first */
function cells(first) {
  const title = heading(first, "row");
  title.title = first;
  return [title, ...Array.from({ length: 5 }, () => html("td"))];
}

/**
 * @param {string} text
 * @param {"col" | "row"} scope
 */
function heading(text, scope) {
  const cell = html("th", "", text);
  cell.scope = scope;
  return cell;
}

/** @param {readonly HTMLElement[]} cells */
function row(cells) {
  const made = html("tr");
  made.append(...cells);
  cells[BAR].className = "bar";
  return made;
}

/**
 * @param {"thead" | "tbody" | "tfoot"} tag
 * @param {readonly HTMLElement[]} rows
 */
function section(tag, rows) {
  const made = html(tag);
  made.append(...rows);
  return made;
}
