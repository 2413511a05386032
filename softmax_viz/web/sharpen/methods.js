// Each method's shares as columns, side by side, its exact zeros marked.
import { fill } from "../math/numbers.js";
import { finder, fromTemplate, inClassColour, percentOf } from "../shared/elements.js";
import { same } from "../shared/wire.js";

/** @import { Numbers } from "../math/numbers.js" */
/** @import { SharpenData } from "../wire.js" */
/** @import { Compared } from "./sharpen.js" */

const MOST_NAMES = 5; // under the columns of a method; beyond, numbers stand there
const MOST_ZEROS = 10; // classes, beyond which a zero is not written
const MOST_NAMED = 3; // classes at 0 that are named
const METHOD = `<div class="method">
  <h4></h4><p class="how num"></p><div class="cols" role="img"></div>
  <div class="none"></div><p class="foot"></p>
</div>`;
const COLUMN = `<div class="col">
  <div class="lane"><div class="fill"></div><span class="value num"></span></div>
  <span class="name"></span>
</div>`;

export class Methods {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {unknown} what the columns were built for */
    this.built = null;
  }

  /**
   * @param {SharpenData} data
   * @param {Compared} compared
   * @param {Numbers} write
   */
  paint(data, compared, write) {
    const built = [compared.names, data.lang];
    if (!same(built, this.built)) this.build(data, compared.names);
    this.built = built;
    for (const [m, method] of data.methods.entries())
      paintMethod(this.place.children[m], method, data.words, compared, write);
  }

  /**
   * @param {SharpenData} data
   * @param {readonly string[]} names
   */
  build({ methods, words, colours }, names) {
    this.place.replaceChildren(
      ...methods.map((method) => {
        const panel = fromTemplate(METHOD);
        const part = finder(panel);
        panel.classList.add(method);
        part("h4").textContent = words[method];
        part(".how").textContent = words[/** @type {const} */ (`${method}How`)];
        part(".none").textContent = words.noAnswer;
        part(".cols").dataset.n = String(names.length);
        part(".cols").append(
          ...names.map((name, i) => {
            const column = inClassColour(fromTemplate(COLUMN), i, colours);
            const under = names.length > MOST_NAMES ? String(i + 1) : name;
            column.title = name;
            finder(column)(".name").textContent = under;
            return column;
          }),
        );
        return panel;
      }),
    );
  }
}

/**
 * @param {Element} panel
 * @param {SharpenData["methods"][number]} method
 * @param {SharpenData["words"]} words
 * @param {Compared} compared
 * @param {Numbers} write
 */
function paintMethod(panel, method, words, compared, write) {
  const { names, t, shares } = compared;
  const part = finder(panel);
  const p = shares[method];
  const open = method === "softmax" && t > 0; // then no share is exactly 0 or 1
  panel.classList.toggle("void", p === null);
  for (const [i, column] of [...part(".cols").children].entries()) {
    const [fillPart, value] = [".fill", ".value"].map((s) => finder(column)(s));
    const lost = p !== null && !open && p[i] === 0;
    column.classList.toggle("zero", lost);
    const height = percentOf(p === null ? 0 : p[i]);
    fillPart.style.height = height;
    value.style.bottom = height;
    const zero = names.length > MOST_ZEROS ? "" : "0";
    if (p === null) value.textContent = "";
    else value.textContent = lost ? zero : write.percent(p[i], open);
  }
  part(".foot").textContent = footnote(p, open, words, compared);
  const values = p?.map((x, i) => `${names[i]} ${write.share(x, open)}`).join("; ");
  const label = `${words[method]}: ${values ?? words.noAnswer}`;
  part(".cols").setAttribute("aria-label", label);
}

/**
 * Why plain division has no answer for these logits.
 * @param {SharpenData["words"]} words
 * @param {readonly number[]} z
 */
export function whyNoAnswer(words, z) {
  return z.some((x) => x < 0) ? words.negative : words.zeroSum;
}

/**
 * Which classes get exactly 0.
 * @param {readonly number[] | null} p
 * @param {boolean} open
 * @param {SharpenData["words"]} words
 * @param {Compared} compared
 */
function footnote(p, open, words, { names, z }) {
  if (p === null) return whyNoAnswer(words, z);
  if (open) return words.never;
  const zeros = names.filter((_, i) => p[i] === 0);
  if (zeros.length === 0) return words.noZero;
  if (zeros.length > MOST_NAMED)
    return fill(words.zerosOf, { k: zeros.length, n: names.length });
  return fill(words.zeros, { names: zeros.join(", ") });
}
