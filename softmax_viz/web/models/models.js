// A real model's answer, which follows the temperature of the stage.
import { classMarks, classPlace, holders, largestAndRest } from "../math/many.js";
import { fill } from "../math/numbers.js";
import { sum } from "../math/sum.js";
import { Card } from "../shared/card.js";
import {
  finder,
  fromTemplate,
  inClassColour,
  percentOf,
  placeMarks,
} from "../shared/elements.js";
import { float32s, float64s } from "../shared/freight.js";
import { showModel } from "../shared/known.js";
import { mounting } from "../shared/mount.js";
import { received } from "../shared/wire.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { ModelsData } from "../wire.js" */

const ROW = `<li>
  <span class="name"><i class="chip"></i><span></span> <small></small></span>
  <span class="lane"><i class="fill"></i><i class="then"></i></span>
  <b class="pct num"></b>
</li>`;

/** @extends {Card<ModelsData>} */
class Models extends Card {
  /**
   * @override
   * @param {ModelsData} data
   */
  build(data) {
    const { z, classes, words } = data;
    this.sweep = data.sweep && {
      ...data.sweep,
      logs: float64s(data.sweep.logs),
      slopes: float64s(data.sweep.slopes),
      holders: float32s(data.sweep.holders),
    };
    showModel({ z, sweep: this.sweep, classes });
    this.exact = { ...data.exact, t: received(data.exact.t) };
    this.before = this.values(data, largestAndRest(z, this.sweep, 1));
    this.buildSubject(data);
    this.buildBars(data);
    this.put(".head b", words.answers);
    this.put(".mark", words.mark);
    this.put(".count span", words.holders);
    placeMarks(
      this.find(".ticks"),
      classMarks(data.classes).map((n) => [
        this.write.whole(n),
        classPlace(n, data.classes),
      ]),
    );
  }

  /** @param {ModelsData} data */
  buildSubject({ picture, alt, prompt, promptLang, story }) {
    const image = /** @type {HTMLImageElement} */ (this.find("img"));
    image.hidden = picture === "";
    if (picture !== "" && image.src !== picture) image.src = picture;
    image.alt = alt;
    image.classList.toggle("points", picture.startsWith("data:image/png"));
    this.find(".prompt").hidden = prompt === "";
    this.find(".prompt").lang = promptLang;
    this.put(".prompt span", prompt);
    this.put(".story", story);
  }

  /** @param {ModelsData} data */
  buildBars({ names, colours, bars, classes, words }) {
    const rows = names
      .slice(0, bars)
      .map((name, i) => inClassColour(this.row(name), i, colours));
    const others = classes - bars;
    if (others > 0) {
      const note = fill(words.classes, { n: this.write.whole(others) });
      const row = this.row(words.rest, note);
      row.classList.add("rest");
      rows.push(row);
    }
    this.find(".bars").replaceChildren(...rows);
  }

  /**
   * @param {string} name
   * @param {string} note
   */
  row(name, note = "") {
    const row = fromTemplate(ROW);
    const part = finder(row);
    part(".name span").textContent = name;
    part("small").textContent = note;
    return row;
  }

  /**
   * The shares of the classes that have a bar, and of all others.
   * @param {ModelsData} data
   * @param {{ p: readonly number[], rest: number }} shares
   */
  values({ bars }, { p, rest }) {
    return [...p.slice(0, bars), sum([...p.slice(bars), rest])];
  }

  /**
   * Python's numbers where they are of this very temperature, the preview's until then.
   * The logits are the example's own, whatever the stage shows.
   * @param {ModelsData} data
   * @param {number} t
   */
  numbers({ z, share }, t) {
    const { exact, sweep } = this;
    if (exact?.t === t)
      return { shares: exact, held: { low: exact.holders, high: exact.holders } };
    const shares = largestAndRest(z, sweep ?? null, t);
    const atInfinity = sweep ? sweep.atInfinity : z.length;
    const sizes = sweep ? sweep.holders : [];
    return { shares, held: holders(shares.p, share, sizes, atInfinity, t) };
  }

  /**
   * @override
   * @param {ModelsData} data
   * @param {Shown} shown
   */
  paint(data, { t }) {
    const { words, classes } = data;
    const { write } = this;
    const { shares, held } = this.numbers(data, t);
    const values = this.values(data, shares);
    this.paintBars(values, t);
    this.find(".models").classList.toggle("moved", t !== 1);
    this.put(".at", fill(words.at, { t: write.temperature(t) }));
    const known = held.low === 1 ? words.one : words.some;
    const count = held.low === held.high ? known : words.about;
    this.put(
      ".count b",
      fill(count, { n: write.whole(held.low), k: write.whole(classes) }),
    );
    this.find(".held").style.width = percentOf(classPlace(held.low, classes));
    this.put(".say", this.sentence(data, values, t));
  }

  /**
   * @param {readonly number[]} values
   * @param {number} t
   */
  paintBars(values, t) {
    const { before, write } = this;
    for (const [i, row] of [...this.find(".bars").children].entries()) {
      const part = finder(row);
      part(".fill").style.width = percentOf(values[i]);
      part(".then").style.left = percentOf(before ? before[i] : 0);
      part(".pct").textContent = write.percent(values[i], t > 0);
    }
  }

  /**
   * @param {ModelsData} data
   * @param {readonly number[]} values
   * @param {number} t
   */
  sentence({ words, names, bars, classes }, values, t) {
    const { write } = this;
    const percent = (/** @type {number} */ p) => write.percent(p, t > 0);
    if (t === 0) return words.zero;
    if (t === Number.POSITIVE_INFINITY)
      return fill(words.infinity, { k: write.whole(classes) });
    const said = fill(words.leader, { name: names[0], p: percent(values[0]) });
    if (classes <= bars) return said;
    const n = write.whole(classes - bars);
    return `${said} ${fill(words.others, { n, p: percent(values[bars]) })}`;
  }
}

export default mounting(Models);
