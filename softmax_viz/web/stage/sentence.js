// The one sentence under the rows. It is about the class whose row was touched last: why
// its probability changed, or else how it stands to its strongest rival.
import { fill } from "../math/numbers.js";
import { odds, ranking } from "../math/softmax.js";

/** @import { Picture } from "./state.js" */

/** @param {Picture} picture */
export function sentence(picture) {
  const { data, state, ghost, deed, asked, write } = picture;
  const { words } = data;
  const { names, z, t } = state;
  const { moved } = deed;
  if (asked === null || asked === moved) {
    if (deed.stopped) return words.pullStops;
    if (deed.pulled && ghost !== null && moved !== null) {
      const [from, to] = [ghost.z, z].map((logits) => write.number(logits[moved]));
      return fill(words.pulled, { name: names[moved], from, to });
    }
  }
  if (t === Infinity) return words.allEqual;
  const [a, b] = rivals(z, asked ?? moved);
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
  const carried = asked === null ? null : carriedAlong(picture, asked);
  if (carried !== null) return carried;
  if (gap === 0) return fill(words.equally, put);
  if (times === Infinity) return fill(words.beyondCounting, put);
  return fill(words.ratio, put);
}

/**
 * Why the probability of class i changed though its logit did not; null where it did
 * not, or its logit or T did.
 * @param {Picture} picture
 * @param {number} i
 */
function carriedAlong({ data: { words }, state, numbers, ghost, write }, i) {
  const { names, z, t } = state;
  if (ghost === null || ghost.t !== t || ghost.z[i] !== z[i]) return null;
  const [before, now] = [ghost.softmax[i], numbers.softmax[i]];
  const open = t > 0;
  const [from, to] = [before, now].map((p) => write.percent(p, open));
  if (from === to) return null;
  return fill(now < before ? words.falls : words.rises, { name: names[i], from, to });
}

/**
 * The class in question, or the first, and the strongest of the others: larger logit
 * first.
 * @param {readonly number[]} z
 * @param {number | null} asked
 */
function rivals(z, asked) {
  const [first, second] = ranking(z);
  if (asked === null || asked === first) return [first, second];
  return z[asked] >= z[first] ? [asked, first] : [first, asked];
}
