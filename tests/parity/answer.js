// Answers for the functions of softmax_viz/web/math: questions come from standard input,
// answers go to standard output. JSON has no inf, nan or -0, so they travel as
// { "number": "inf" }; what many questions share stands once, and is named by
// { "shared": key }; { "each": list } as the last argument is taken one by one; a function to be called is { "partial": [module, name, rest] }.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as wire from "../../softmax_viz/web/shared/wire.js";

/** @import { WireNumber } from "../../softmax_viz/web/wire.js" */

/**
 * @typedef {(...values: any[]) => unknown} Answering
 * @typedef {{ module: string, name: string, arguments: any[] }} Question
 * @typedef {{ shared: Record<string, unknown>, questions: Question[] }} Questions
 */

const WEB = new URL("../../softmax_viz/web/", import.meta.url);

/** @type {Map<string, Record<string, unknown>>} */
const modules = new Map([["wire", wire]]);
for (const file of readdirSync(new URL("math/", WEB)))
  modules.set(
    file.replace(".js", ""),
    await import(String(new URL(`math/${file}`, WEB))),
  );

const { shared, questions } = /** @type {Questions} */ (
  JSON.parse(readFileSync(0, "utf8"), (_, value) => unpacked(value))
);
const answers = questions.map(answer);
const pack = (/** @type {string} */ _, /** @type {unknown} */ value) => packed(value);
const exported = Object.fromEntries(modules);
writeFileSync(1, JSON.stringify({ exported, answers }, pack));

/** @param {Question} question */
function answer(question) {
  const values = question.arguments.map((value) => lookedUp(value));
  try {
    return { value: asked(called(question.module, question.name), values) };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * @param {Answering} f
 * @param {any[]} values
 */
function asked(f, values) {
  const each = values.at(-1)?.each;
  if (each === undefined) return f(...values);
  const first = values.slice(0, -1);
  return each.map((/** @type {unknown} */ x) => f(...first, x));
}

/**
 * A function by its name; `name` may lead through what another function returns, as in
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

/** @param {any} value */
function lookedUp(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if (Object.hasOwn(value, "shared")) return shared[value.shared];
  if (!Object.hasOwn(value, "partial")) return value;
  const [module, name, rest] = value.partial;
  return (/** @type {unknown} */ x) => called(module, name)(x, ...rest);
}

/** @param {any} value as JSON has it */
function unpacked(value) {
  const named = value !== null && typeof value === "object" && value.number;
  if (typeof named !== "string") return value;
  return named === "-0" ? -0 : wire.received(/** @type {WireNumber} */ (named));
}

/** @param {unknown} value as JSON shall have it */
function packed(value) {
  if (ArrayBuffer.isView(value)) return [.../** @type {Float64Array} */ (value)];
  if (typeof value === "function") return { function: value.length };
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return { number: "-0" };
  return Number.isFinite(value) ? value : { number: wire.sent(value) };
}
