// The loss under the finger: it follows the stage, frame by frame.
import {
  crossEntropy,
  doubleSoftmaxGradient,
  doubleSoftmaxLoss,
  gradient,
  lossCurve,
  numericGradient,
  target,
} from "../math/loss.js";
import { fill } from "../math/numbers.js";
import { logSoftmax } from "../math/softmax.js";
import { Card } from "../shared/card.js";
import {
  fitted,
  fromTemplate,
  html,
  inClassColour,
  percentOf,
  placeMarks,
} from "../shared/elements.js";
import { float32s } from "../shared/freight.js";
import { mounting } from "../shared/mount.js";
import { ofThisState, received } from "../shared/wire.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { LossData } from "../wire.js" */

const HIGHEST = 6; // nats at the top of the plot
const ROW = `<table><tr><th scope="row"><span class="chip"></span><span></span></th>
  ${"<td></td>".repeat(4)}</tr></table>`;

/** @extends {Card<LossData>} */
class Loss extends Card {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.drawPlot();
  }

  /**
   * @override
   * @param {LossData} data
   */
  build(data) {
    const { exact } = data;
    this.exact = {
      z: exact.z,
      t: received(exact.t),
      truth: exact.truth,
      loss: received(exact.loss),
      gradient: exact.gradient.map(received),
    };
    this.drawTrail(data);
  }

  /**
   * @param {HTMLElement} mark
   * @param {number} p
   * @param {number} loss
   */
  place(mark, p, loss) {
    mark.style.left = percentOf(p);
    mark.style.bottom = percentOf(Math.min(loss, HIGHEST) / HIGHEST);
  }

  drawPlot() {
    const points = lossCurve(HIGHEST, 120).map(
      ([p, loss]) => `${100 * p} ${100 - (100 * loss) / HIGHEST}`,
    );
    this.find(".curve").setAttribute("d", `M${points.join("L")}`);
    const losses = Array.from({ length: HIGHEST + 1 }, (_, loss) => loss);
    placeMarks(
      this.find(".x"),
      [0, 25, 50, 75, 100].map((p) => [`${p}\u00a0%`, p / 100]),
    );
    placeMarks(
      this.find(".y"),
      losses.map((loss) => [String(loss), loss / HIGHEST]),
      "bottom",
    );
    for (const loss of losses.slice(1)) {
      const rule = html("i");
      rule.style.bottom = percentOf(loss / HIGHEST);
      this.find(".y").append(rule);
    }
  }

  /** @param {LossData} data */
  drawTrail({ trail, floor }) {
    const numbers = float32s(trail);
    const count = numbers.length / 2;
    const dots = fitted(this.find(".dots"), count, () => html("i"));
    for (const [i, dot] of dots.entries())
      this.place(dot, numbers[i], numbers[count + i]);
    this.find(".floor").hidden = floor === 0 || floor > HIGHEST;
    this.find(".floor").style.bottom = percentOf(floor / HIGHEST);
  }

  /**
   * Python's numbers where they are of this very state, the preview's until then.
   * @param {boolean} twice
   * @param {Shown} shown
   * @param {readonly number[]} y
   */
  numbers(twice, shown, y) {
    const { exact } = this;
    if (exact && ofThisState(shown, exact)) return exact;
    const { z, t } = shown;
    return {
      loss: (twice ? doubleSoftmaxLoss : crossEntropy)(z, t, y),
      gradient: (twice ? doubleSoftmaxGradient : gradient)(z, t, y),
    };
  }

  /**
   * @override
   * @param {LossData} data
   * @param {Shown} shown
   */
  paint(data, shown) {
    const { names, z, p, t, truth } = shown;
    if (truth === null) return;
    const { words } = data;
    const { write } = this;
    const name = names[truth];
    const y = target(z.length, truth, data.smoothing);
    const { loss, gradient: slopes } = this.numbers(data.twice, shown, y);
    const tried = data.twice ? doubleSoftmaxLoss : crossEntropy;
    const measured = numericGradient((tries) => tried(tries, t, y), z);
    const x = write.number(loss);
    this.put(".value", fill(words.loss, { x: loss > HIGHEST ? `${x} ▲` : x }));
    const dot = inClassColour(this.find(".dot"), truth, data.colours);
    this.place(dot, p[truth], loss);
    this.paintStem(p[truth], -logSoftmax(z, t)[truth], loss);
    const kind = data.twice ? "twice" : data.smoothing > 0 ? "smooth" : "once";
    const off = fill(words[kind], { floor: write.number(data.floor) });
    this.put(".under", `${fill(words.x, { name })} · ${off}`);
    this.name(
      ".plot",
      fill(words.curve, { name, p: write.percent(p[truth], t > 0), x }),
    );
    this.paintTable(data, shown, truth, [p, y, slopes, measured]);
  }

  /**
   * From the curve to the dot, where the loss lies off it.
   * @param {number} p
   * @param {number} plain
   * @param {number} loss
   */
  paintStem(p, plain, loss) {
    const stem = this.find(".stem");
    const [low, high] = [plain, loss]
      .map((x) => Math.min(x, HIGHEST))
      .sort((a, b) => a - b);
    stem.hidden = high - low < 0.02;
    stem.style.left = percentOf(p);
    stem.style.bottom = percentOf(low / HIGHEST);
    stem.style.height = percentOf((high - low) / HIGHEST);
  }

  /**
   * @param {LossData} data
   * @param {Shown} shown
   * @param {number} truth
   * @param {readonly (readonly number[])[]} columns
   */
  paintTable({ words, colours, twice }, { names, t }, truth, [p, y, slopes, measured]) {
    const { write } = this;
    const slope = twice ? words.slopeTwice : words.slope;
    const heads = [words.class, words.p, words.y, slope, words.numeric];
    this.put("caption", words.table);
    for (const [i, cell] of [...this.find("thead tr").children].entries())
      cell.textContent = heads[i];
    const number = (/** @type {number} */ x) =>
      Number.isNaN(x) ? "—" : write.number(x);
    const rows = fitted(this.find("tbody"), names.length, () => {
      const row = fromTemplate(ROW).querySelector("tr");
      return /** @type {HTMLElement} */ (row);
    });
    for (const [i, row] of rows.entries()) {
      inClassColour(row, i, colours);
      row.classList.toggle("true", i === truth);
      const [head, ...cells] = row.children;
      const name = /** @type {HTMLElement} */ (head.lastElementChild);
      name.textContent = name.title = names[i];
      const texts = [
        write.percent(p[i], t > 0),
        write.percent(y[i]),
        number(slopes[i]),
        number(measured[i]),
      ];
      for (const [k, cell] of cells.entries()) cell.textContent = texts[k];
    }
  }
}

export default mounting(Loss);
