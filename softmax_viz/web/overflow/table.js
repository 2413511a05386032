// One way of computing p, class by class, at one shift.
import { html, inClassColour, percentOf } from "../shared/elements.js";
import { received } from "../shared/wire.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { OverflowData, OverflowTable } from "../wire.js" */

/** @typedef {"naive" | "stable"} Way */

const HEADS = {
  naive: ["e^(z/T)", "log p"],
  stable: ["e^((z−max)/T)", "log-softmax"],
};
const BAR = 4; // the cell of the bar, a strip along the foot of its row

/**
 * @param {OverflowTable} table
 * @param {number} at
 */
const rowAt = ({ rows, at: which }, at) => rows[which[at]].map(received);

export class Table {
  /**
   * @param {HTMLElement} table
   * @param {Way} way
   */
  constructor(table, way) {
    this.table = table;
    this.way = way;
    /** @type {HTMLElement[][]} */
    this.rows = [];
    /** @type {HTMLElement[]} */
    this.foot = [];
  }

  /** @param {OverflowData} data */
  build({ names, colours, words }) {
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
   * @param {OverflowData} data
   * @param {number} at
   * @param {Numbers} write
   */
  paint(data, at, write) {
    const way = data[this.way];
    const stored = rowAt(data.stored, at);
    const e = rowAt(way.exponentials, at);
    const p = rowAt(way.probabilities, at);
    const log = rowAt(way.logs, at);
    /** @type {(cell: HTMLElement, x: number, wrong: boolean, mark?: string) => void} */
    const put = (cell, x, wrong, mark = "broken") => {
      cell.textContent = wrong && x === 0 ? data.words.lost : write.number(x);
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
    const total = received(way.total[at]);
    put(this.foot[2], total, broken(total));
    put(this.foot[3], received(way.sum[at]), way.uneven[at]);
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
