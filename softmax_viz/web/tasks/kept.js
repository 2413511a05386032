// What came out of the tasks, as the browser keeps it. It knows no document.

/** @import { ProgressResult, ProgressTask } from "../wire.js" */

/** @typedef {"both" | "right" | "wrong"} Mark */
/** @typedef {Map<string, Mark>} Kept the mark of each task, oldest first */

/** @type {readonly Mark[]} */
const MARKS = ["wrong", "right", "both"]; // from worst to best
const MOST = 2000; // tasks that are kept
const LONGEST = 200_000; // characters that are read

/** @param {ProgressTask} task */
export const nameOf = ({ slug, seed }) => `${slug}:${seed}`;

/**
 * @param {ProgressResult} result
 * @returns {Mark}
 */
export function markOf({ right, reason }) {
  if (!right) return "wrong";
  return reason ? "both" : "right";
}

/**
 * What a text of ours says; of anything else nothing.
 * @param {string | null} text
 * @returns {Kept}
 */
export function readKept(text) {
  if (text === null || text.length > LONGEST) return new Map();
  try {
    const pairs = Object.entries(JSON.parse(text));
    return new Map(pairs.filter(([, mark]) => MARKS.includes(mark)).slice(-MOST));
  } catch {
    return new Map();
  }
}

/** @param {Kept} kept */
export function writtenKept(kept) {
  return JSON.stringify(Object.fromEntries([...kept].slice(-MOST)));
}

/**
 * With one result more; the first answer to a task is the one that counts.
 * @param {Kept} kept
 * @param {ProgressTask} task
 * @param {ProgressResult} result
 * @returns {Kept}
 */
export function withResult(kept, task, result) {
  const name = nameOf(task);
  return kept.has(name) ? kept : new Map([...kept, [name, markOf(result)]]);
}

/**
 * The best mark of each kind.
 * @param {Kept} kept
 * @returns {Map<string, Mark>}
 */
export function bestOf(kept) {
  /** @type {Map<string, Mark>} */
  const best = new Map();
  for (const [name, mark] of kept) {
    const slug = name.slice(0, name.indexOf(":"));
    const before = best.get(slug);
    if (before === undefined || MARKS.indexOf(mark) > MARKS.indexOf(before))
      best.set(slug, mark);
  }
  return best;
}

/**
 * How many answers there are, how many are right, and how many of those with reason.
 * @param {Kept} kept
 */
export function countsOf(kept) {
  const marks = [...kept.values()];
  const both = marks.filter((mark) => mark === "both").length;
  const right = both + marks.filter((mark) => mark === "right").length;
  return { n: marks.length, right, both };
}
