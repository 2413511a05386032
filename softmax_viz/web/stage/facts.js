// A few numbers under the sentence; two of them wait behind a button.
import { fill } from "../math/numbers.js";
import { odds, ranking } from "../math/softmax.js";
import { html } from "../shared/elements.js";

/** @import { Find } from "./controls.js" */
/** @import { Picture } from "./state.js" */

/** @typedef {[string, string]} Fact a label and its number */

export class Facts {
  /**
   * @param {Find} find
   * @param {() => void} repaint
   */
  constructor(find, repaint) {
    this.place = find(".facts .shown");
    this.button = find(".facts button");
    this.all = false;
    this.button.addEventListener("click", () => {
      this.all = !this.all;
      repaint();
    });
  }

  /** @param {Picture} picture */
  paint(picture) {
    const { words } = picture.data;
    const shown = this.all ? [...facts(picture), ...further(picture)] : facts(picture);
    this.place.replaceChildren(
      ...shown.map(([label, value]) => {
        const fact = html("span", label === words.leader ? "leader" : "");
        fact.append(`${label} `, html("b", "", value));
        return fact;
      }),
    );
    this.place.classList.toggle("all", this.all);
    this.button.textContent = this.all ? words.less : words.more;
    this.button.setAttribute("aria-expanded", String(this.all));
  }
}

/**
 * @param {Picture} picture
 * @returns {Fact[]}
 */
function facts({ data, state, numbers, write }) {
  const { names, z, t } = state;
  const { words, view } = data;
  const short = { softmax: words.shortSoftmax, sigmoid: words.shortSigmoid };
  const several = view.strips.length > 1;
  const [first, second] = ranking(z);
  const ahead = odds(z[first], z[second], t);
  /** @type {Fact[]} */
  const found = view.strips.map((strip) => [
    several ? `Σ ${short[strip]}` : "Σ p",
    write.fixed(numbers.sum[strip], 3),
  ]);
  found.push([words.leader, ahead === 1 ? words.tie : names[first]]);
  if (ahead > 1) found.push([words.odds, `× ${write.times(ahead)}`]);
  return found;
}

/**
 * @param {Picture} picture
 * @returns {Fact[]}
 */
function further({ data: { words }, state: { z }, numbers, write }) {
  const effective = write.fixed(numbers.effectiveClasses, 2);
  return [
    [words.entropy, `${write.fixed(numbers.entropyBits, 2)} bits`],
    [words.effective, fill(words.of, { x: effective, n: z.length })],
  ];
}
