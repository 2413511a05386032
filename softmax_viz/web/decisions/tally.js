// What was drawn so far: a chip for each draw, and how often each class.
import { drawCounts } from "../math/draws.js";
import { fill } from "../math/numbers.js";
import { ranking } from "../math/softmax.js";
import { fitted, html, inClassColour } from "../shared/elements.js";

const NAMED = 4; // classes that are called by their name

/**
 * A few names, and how many more there are.
 * @param {readonly string[]} names
 */
export function listed(names) {
  const shown = names.slice(0, NAMED);
  if (names.length > NAMED) shown.push(`+ ${names.length - NAMED}`);
  return shown.join(", ");
}

/**
 * How often each class was drawn, in a sentence: the most drawn first.
 * @param {readonly number[]} drawn
 * @param {readonly string[]} names
 * @param {{ drawn: string, more: string }} words
 */
export function tallied(drawn, names, words) {
  const counts = drawCounts(drawn, names.length);
  const order = ranking(counts);
  const said = order.slice(0, NAMED).map((i) => `${names[i]} × ${counts[i]}`);
  const others = order.slice(NAMED).reduce((all, i) => all + counts[i], 0);
  if (others > 0) said.push(fill(words.more, { n: others }));
  return fill(words.drawn, { n: drawn.length, counts: said.join(" · ") });
}

/**
 * @param {Element} chips
 * @param {readonly number[]} drawn
 * @param {readonly string[]} colours
 */
export function paintChips(chips, drawn, colours) {
  const made = fitted(chips, drawn.length, () => html("span", "chip"));
  for (const [j, chip] of made.entries()) inClassColour(chip, drawn[j], colours);
}
