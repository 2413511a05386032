// Exact sums: however many numbers are added up, only the result is rounded.

/**
 * The exact sum, rounded once. Twin: math.fsum.
 * @param {readonly number[]} values
 */
export function sum(values) {
  return values.length === 0 ? 0 : sums(values)[values.length - 1];
}

/**
 * The exact sum of the first value, the first two, ..., of all. Twin: math.fsum of each.
 * @param {readonly number[]} values
 */
export function sums(values) {
  /** @type {number[]} */
  const parts = [];
  return values.map((value) => {
    add(parts, value);
    return rounded(parts);
  });
}

/**
 * Add a value to parts that do not overlap, smallest first (Shewchuk 1997).
 * @param {number[]} parts
 * @param {number} value
 */
function add(parts, value) {
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

/**
 * The parts as one float. Half-way between two floats, what is left of them decides.
 * @param {readonly number[]} parts
 */
function rounded(parts) {
  let n = parts.length - 1;
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
