/**
 * Since which pull (from 1) one machine alone was pulled, and which; null unless that
 * is the whole second half of the game. Twin: core.settled_on.
 * @param {readonly number[]} pulled
 */
export function settledOn(pulled) {
  const machine = pulled[pulled.length - 1];
  const since = pulled.findLastIndex((other) => other !== machine) + 2;
  return since - 1 <= Math.floor(pulled.length / 2) ? { machine, since } : null;
}
