// A picture and its ten bars, which follow the temperature of the stage.
import { lead } from "../math/draws.js";
import { fill } from "../math/numbers.js";
import { softmax } from "../math/softmax.js";
import { Card } from "../shared/card.js";
import {
  finder,
  fromTemplate,
  html,
  inClassColour,
  percentOf,
  svg,
} from "../shared/elements.js";
import { mounting } from "../shared/mount.js";

/** @import { Shown } from "../shared/thread.js" */
/** @import { StrangersData } from "../wire.js" */

const ROW = `<div class="row"><b><i class="chip"></i><span></span></b>
  <div class="lane"><div class="fill"></div></div><span class="share"></span></div>`;

/** @extends {Card<StrangersData>} */
class Strangers extends Card {
  /**
   * @override
   * @param {StrangersData} data
   */
  build({ pixels, ink, name, logits, colours, words }) {
    const squares = pixels.flatMap((row, y) =>
      row.map((dark, x) =>
        svg("rect", { x, y, width: 1, height: 1, "fill-opacity": dark / ink }),
      ),
    );
    this.find("svg").replaceChildren(...squares);
    this.name("svg", fill(words.picture, { name }));
    this.put("figcaption", name);
    this.rows = logits.map((_, digit) => {
      const row = inClassColour(fromTemplate(ROW), digit, colours);
      finder(row)("b span").textContent = String(digit);
      return row;
    });
    const absent = html("div", "row absent", `${words.none}: ${words.noBar}`);
    this.find(".rows").replaceChildren(...this.rows, absent);
  }

  /**
   * @override
   * @param {StrangersData} data
   * @param {Shown} shown
   */
  paint({ logits, words, name }, { t }) {
    const p = softmax(logits, t);
    const texts = p.map((x) => this.write.percent(x, t > 0));
    for (const [digit, row] of (this.rows ?? []).entries()) {
      const part = finder(row);
      part(".fill").style.width = percentOf(p[digit]);
      part(".share").textContent = texts[digit];
    }
    const d = lead(logits).winners[0];
    const says = { t: this.write.temperature(t), d, p: texts[d], name };
    const values = texts.map((text, digit) => `${digit}: ${text}`).join("; ");
    this.name(".rows", fill(words.bars, { ...says, values }));
    this.put(".say", fill(t === Infinity ? words.shares : words.says, says));
  }
}

export default mounting(Strangers);
