// A guessed distribution: dragging it, and how far it is from the true one.
import { sum } from "./sum.js";

/**
 * Shares that add up to 1, of which the i-th has what is wanted, to the hundredth; the
 * others keep their ratios. Twin: core.dragged_shares.
 * @param {readonly number[]} shares
 * @param {number} i
 * @param {number} wanted
 */
export function draggedShares(shares, i, wanted) {
  const share = Math.min(Math.max(Math.floor(100 * wanted + 0.5) / 100, 0), 1);
  const others = sum(shares.filter((_, k) => k !== i));
  const ratio = (1 - share) / others;
  const equal = (1 - share) / (shares.length - 1);
  return shares.map((x, k) => {
    if (k === i) return share;
    return others > 0 ? x * ratio : equal;
  });
}

/**
 * Half the sum of |p_i - q_i|. Twin: core.total_variation.
 * @param {readonly number[]} p
 * @param {readonly number[]} q
 */
export function totalVariation(p, q) {
  return p.reduce((all, x, i) => all + Math.abs(x - q[i]), 0) / 2;
}

/**
 * How many bits more a code made for q needs where p is true; each term is taken as
 * p log(p / q) - p + q, which is never negative. Twin: core.wasted_bits.
 * @param {readonly number[]} p
 * @param {readonly number[]} q
 */
export function wastedBits(p, q) {
  const excess = p.map((x, i) => {
    if (x === 0) return q[i];
    const u = (q[i] - x) / x;
    const far = x * Math.log(x / q[i]) + q[i] - x;
    return Math.abs(u) < 0.5 ? x * (u - Math.log1p(u)) : far;
  });
  const nats = sum(excess.filter(Number.isFinite)) - sum(p.map((x, i) => q[i] - x));
  return excess.includes(Infinity) ? Infinity : Math.max(nats, 0) / Math.LN2;
}
