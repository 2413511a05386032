/**
 * Each stretch of equal values: where it begins, and where the next one does.
 * Twin: core.runs.
 * @param {readonly unknown[]} values
 * @returns {[number, number][]}
 */
export function runs(values) {
  const starts = [...values.keys()].filter(
    (i) => i === 0 || values[i] !== values[i - 1],
  );
  return starts.map((start, k) => [start, starts[k + 1] ?? values.length]);
}
