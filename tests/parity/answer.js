// Answers for the functions of softmax_viz/web/math: questions come from standard input,
// answers go to standard output. A question is a list of arguments, in which
// { "shared": key } stands for what many questions share, { "partial": [module, name,
// rest] } for a function to be called, and { "each": list }, at the end, for what is asked
// one by one. JSON has no inf, nan and -0: where they occur all is { "named": ... }, in
// which they are { "number": "inf" }. They come back in the same form. The first line of
// output tells what the modules export, each other line has the answers of one function.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as wire from "../../softmax_viz/web/shared/wire.js";

/** @import { WireNumber } from "../../softmax_viz/web/wire.js" */

/**
 * @typedef {(...values: any[]) => unknown} Answering
 * @typedef {any[][] | { named: any[][] }} Cases
 * @typedef {{ module: string, name: string, cases: Cases }} Twin
 * @typedef {{ shared: Record<string, any>, twins: Twin[] }} Questions
 */

const WEB = new URL("../../softmax_viz/web/", import.meta.url);

/** @type {Map<string, Record<string, unknown>>} */
const modules = new Map([["wire", wire]]);
for (const file of readdirSync(new URL("math/", WEB)))
  modules.set(
    file.replace(".js", ""),
    await import(String(new URL(`math/${file}`, WEB))),
  );

const { shared, twins } = /** @type {Questions} */ (
  JSON.parse(readFileSync(0, "utf8"))
);
const exported = written(Object.fromEntries(modules));
writeFileSync(1, [exported, ...twins.map(answered)].join("\n"));

/** @param {Twin} twin */
function answered({ module, name, cases }) {
  const answer = (/** @type {any[]} */ question) =>
    written(answerTo(module, name, question.map(lookedUp)));
  return `[${received(cases).map(answer).join(",")}]`;
}

/**
 * @param {string} module
 * @param {string} name
 * @param {any[]} values
 */
function answerTo(module, name, values) {
  const each = values.at(-1)?.each;
  try {
    const f = called(module, name);
    if (each === undefined) return { value: f(...values) };
    const first = values.slice(0, -1);
    return { value: each.map((/** @type {unknown} */ x) => f(...first, x)) };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * A function by its name, which may lead through what another one returns:
 * "numbersIn(en).fixed".
 * @param {string} module
 * @param {string} name
 * @returns {Answering}
 */
function called(module, name) {
  const found = modules.get(module);
  if (found === undefined) throw new Error(`no module ${module}`);
  const made = name.match(/^(\w+)\((\w+)\)\.(\w+)$/);
  if (made === null) return /** @type {Answering} */ (found[name]);
  const maker = /** @type {(of: string) => Record<string, Answering>} */ (
    found[made[1]]
  );
  return maker(made[2])[made[3]];
}

/** @param {any} value an argument */
function lookedUp(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if (Object.hasOwn(value, "shared")) return received(shared[value.shared]);
  if (!Object.hasOwn(value, "partial")) return value;
  const [module, name, rest] = value.partial;
  return (/** @type {unknown} */ x) => called(module, name)(x, ...rest);
}

/** @param {any} value all questions to a function, or what is shared */
function received(value) {
  const named = value !== null && Object.hasOwn(value, "named");
  return named ? unpacked(value.named) : value;
}

/**
 * @param {any} value
 * @returns {any}
 */
function unpacked(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value.number === "string")
    return value.number === "-0"
      ? -0
      : wire.received(/** @type {WireNumber} */ (value.number));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, unpacked(item)]),
  );
}

/** @param {unknown} value */
function written(value) {
  return ordinary(value)
    ? JSON.stringify(value)
    : JSON.stringify(value, (_, x) => packed(x));
}

/**
 * Whether JSON can carry a value as it is.
 * @param {unknown} value
 * @returns {boolean}
 */
function ordinary(value) {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(ordinary);
  if (ArrayBuffer.isView(value) || typeof value === "function") return false;
  return value === null || typeof value !== "object"
    ? true
    : Object.values(value).every(ordinary);
}

/** @param {unknown} value */
function packed(value) {
  if (ArrayBuffer.isView(value)) return [.../** @type {Float64Array} */ (value)];
  if (typeof value === "function") return { function: value.length };
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return { number: "-0" };
  return Number.isFinite(value) ? value : { number: wire.sent(value) };
}
