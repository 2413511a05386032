// Softmax and what belongs to it: what the bars show while a finger moves. Python's
// core is the authority; each function names its twin there.

/**
 * The largest of the values. Twin: max.
 * @param {readonly number[]} values
 */
export function largest(values) {
  return values.reduce((top, x) => Math.max(top, x), -Infinity);
}

/**
 * The places of the values, largest value first; among equals the first place first.
 * Twin: core.ranking.
 * @param {readonly number[]} values
 */
export function ranking(values) {
  return [...values.keys()].sort((a, b) => values[b] - values[a] || a - b);
}

/**
 * (x - top) / t, also where the difference alone is beyond all floats.
 * @param {number} x
 * @param {number} top
 * @param {number} t
 */
function gap(x, top, t) {
  const difference = x - top;
  return Number.isFinite(difference) ? difference / t : x / t - top / t;
}

/**
 * (z_i - max z) / t, with the exact limits at t = 0 and infinity.
 * Twin: core.scaled_gaps.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function gaps(z, t) {
  const top = largest(z);
  return z.map((x) => {
    if (x === top || t === Infinity) return 0;
    return t === 0 ? -Infinity : gap(x, top, t);
  });
}

/**
 * p_i = exp(z_i / t) / sum_k exp(z_k / t). Twin: core.softmax.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function softmax(z, t) {
  const e = gaps(z, t).map(Math.exp);
  const total = e.reduce((whole, x) => whole + x, 0);
  return e.map((x) => x / total);
}

/**
 * log p_i, also where p_i itself rounds to 0 or 1. Twin: core.log_softmax.
 * @param {readonly number[]} z
 * @param {number} t
 */
export function logSoftmax(z, t) {
  const below = gaps(z, t);
  const first = below.indexOf(0);
  const rest = below.reduce((all, g, i) => (i === first ? all : all + Math.exp(g)), 0);
  return below.map((g) => g - Math.log1p(rest));
}

/**
 * 1 / (1 + exp(-x)). Twin: core.sigmoid.
 * @param {number} x
 */
export function sigmoid(x) {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/**
 * -sum_i p_i log2 p_i. Twin: core.entropy with base 2.
 * @param {readonly number[]} p
 */
export function entropyBits(p) {
  return p.reduce((bits, x) => (x > 0 ? bits - x * Math.log2(x) : bits), 0);
}

/**
 * exp of the entropy: how many equally likely classes would be as undecided.
 * Twin: core.perplexity.
 * @param {readonly number[]} p
 */
export function perplexity(p) {
  return 2 ** entropyBits(p);
}

/**
 * How many times the probability of b the class a has: exp of their gap over t.
 * Twin: core.odds.
 * @param {number} za
 * @param {number} zb
 * @param {number} t
 */
export function odds(za, zb, t) {
  return t === Infinity || za === zb ? 1 : Math.exp(gap(za, zb, t));
}

/**
 * The logit with which class i has probability q at 0 < t < infinity; the others stay.
 * Twin: core.pulled_logits.
 * @param {readonly number[]} z
 * @param {number} i
 * @param {number} q
 * @param {number} t
 */
export function pulled(z, i, q, t) {
  const others = z.filter((_, k) => k !== i);
  const top = largest(others);
  const total = others.reduce((all, x) => all + Math.exp(gap(x, top, t)), 0);
  return top + t * (Math.log(q) - Math.log1p(-q) + Math.log(total));
}
