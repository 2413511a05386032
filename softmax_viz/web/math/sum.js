/**
 * The exact sum, rounded once (Shewchuk 1997). Twin: math.fsum.
 * @param {readonly number[]} values
 * @returns {number}
 */
export function sum(values) {
  /** @type {number[]} */
  const parts = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (const part of parts) {
      const [a, b] = Math.abs(x) < Math.abs(part) ? [part, x] : [x, part];
      const high = a + b;
      const low = b - (high - a);
      if (low !== 0) {
        parts[kept] = low;
        kept += 1;
      }
      x = high;
    }
    parts.length = kept;
    parts.push(x);
  }
  return rounded(parts);
}

/**
 * Parts that do not overlap, smallest first, as one float. Half-way between two
 * floats, what is left of the parts decides.
 * @param {number[]} parts
 */
function rounded(parts) {
  let n = parts.length;
  if (n === 0) return 0;
  n -= 1;
  let high = parts[n];
  let low = 0;
  while (n > 0 && low === 0) {
    n -= 1;
    const before = high;
    high = before + parts[n];
    low = parts[n] - (high - before);
  }
  if (n > 0 && low !== 0 && Math.sign(low) === Math.sign(parts[n - 1])) {
    const up = high + 2 * low;
    if (2 * low === up - high) high = up;
  }
  return high;
}
