// What is said under the rows: a few numbers, and one sentence on what just changed.
import { fill } from "../math/numbers.js";
import { odds, ranking } from "../math/softmax.js";

/** @import { Picture } from "./state.js" */

/**
 * Each fact with its label.
 * @param {Picture} picture
 * @returns {[string, string][]}
 */
export function facts({ data, state, numbers, write }) {
  const { names, z, t } = state;
  const { words, view } = data;
  const short = { softmax: words.shortSoftmax, sigmoid: words.shortSigmoid };
  const several = view.strips.length > 1;
  const [first, second] = ranking(z);
  const ahead = odds(z[first], z[second], t);
  const effective = write.fixed(numbers.effectiveClasses, 2);
  /** @type {[string, string][]} */
  const found = view.strips.map((strip) => [
    several ? `Σ ${short[strip]}` : "Σ p",
    write.fixed(numbers.sum[strip], 3),
  ]);
  found.push([words.leader, ahead === 1 ? words.tie : names[first]]);
  if (ahead > 1) found.push([words.odds, `${write.times(ahead)} : 1`]);
  found.push([words.entropy, `${write.fixed(numbers.entropyBits, 2)} bits`]);
  found.push([words.effective, fill(words.of, { x: effective, n: z.length })]);
  return found;
}

/**
 * One sentence: the class that moved against its strongest rival.
 * @param {Picture} picture
 */
export function sentence({ data: { words }, state, ghost, deed, write }) {
  const { names, z, t } = state;
  const { moved } = deed;
  if (deed.stopped) return words.pullStops;
  if (deed.pulled && ghost !== null && moved !== null) {
    const [from, to] = [ghost.z, z].map((logits) => write.number(logits[moved]));
    return fill(words.pulled, { name: names[moved], from, to });
  }
  if (t === Infinity) return words.allEqual;
  const [a, b] = rivals(z, moved);
  const gap = z[a] - z[b];
  const times = odds(z[a], z[b], t);
  const put = {
    a: names[a],
    b: names[b],
    x: write.times(times),
    gap: write.number(gap),
    t: write.temperature(t),
    now: moved === null ? "" : words.now,
  };
  if (t === 0 && gap > 0) return fill(words.winnerTakesAll, put);
  if (gap === 0) return fill(words.equally, put);
  if (times === Infinity) return fill(words.beyondCounting, put);
  return fill(words.ratio, put);
}

/**
 * The class that moved, or the first, and the strongest of the others: larger logit
 * first.
 * @param {readonly number[]} z
 * @param {number | null} moved
 */
function rivals(z, moved) {
  const [first, second] = ranking(z);
  if (moved === null || moved === first) return [first, second];
  return z[moved] >= z[first] ? [moved, first] : [first, moved];
}
