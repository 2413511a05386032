// Numbers as each language writes them: a true minus, a decimal comma in Spanish, and
// halves away from zero. The twins are in softmax_viz/text.py.

/** @typedef {"en" | "es"} Lang */

const NO_BREAK_SPACE = "\u00a0";

/**
 * x with so many significant digits. Twin: core.rounded.
 * @param {number} x
 * @param {number} digits
 */
export function rounded(x, digits) {
  return Number(x.toPrecision(digits));
}

/**
 * Whether two numbers are the same but for rounding. Twin: math.isclose with both
 * tolerances 1e-9.
 * @param {number} a
 * @param {number} b
 */
export function near(a, b) {
  const room = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return a === b || (room < Infinity && Math.abs(a - b) <= room);
}

/**
 * Twin: text.localize.
 * @param {string} digits such as "-1234.5"
 * @param {Lang} lang
 */
export function localize(digits, lang) {
  const minus = digits.replaceAll("-", "−");
  return lang === "es" ? minus.replaceAll(".", ",") : minus;
}

/** @param {number} x infinite or not a number */
function special(x) {
  if (Number.isNaN(x)) return "NaN";
  return x > 0 ? "∞" : "−∞";
}

/**
 * So many decimals; no zero has a sign. Twin: text.fixed.
 * @param {number} x
 * @param {number} decimals
 * @param {Lang} lang
 */
export function fixed(x, decimals, lang) {
  if (!Number.isFinite(x)) return special(x);
  if (Math.abs(x) >= 1e21) return power(x, 2, lang); // toFixed writes no more digits
  const digits = x.toFixed(decimals);
  return localize(Number(digits) === 0 ? digits.replace("-", "") : digits, lang);
}

/**
 * 1.23 × 10⁶. Twin: text.power.
 * @param {number} x
 * @param {number} decimals
 * @param {Lang} lang
 */
export function power(x, decimals, lang) {
  const [digits, exponent] = x.toExponential(decimals).split("e");
  const raised = [...exponent.replace("+", "")].map((d) =>
    d === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)],
  );
  const times = `${NO_BREAK_SPACE}×${NO_BREAK_SPACE}`;
  return `${localize(digits, lang)}${times}10${raised.join("")}`;
}

/**
 * So many significant digits, as a power of ten far from 1. Twin: text.significant.
 * @param {number} x
 * @param {number} digits
 * @param {Lang} lang
 */
export function significant(x, digits, lang) {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? "0" : special(x);
  const exponent = Number(x.toExponential(digits - 1).split("e")[1]);
  if (exponent < -4 || exponent >= digits + 3) return power(x, digits - 1, lang);
  return fixed(x, Math.max(digits - 1 - exponent, 0), lang);
}

/**
 * A number as it stands everywhere: two decimals, two more where they are not zero, a
 * power of ten far from 1. Twin: text.number.
 * @param {number} x
 * @param {Lang} lang
 */
export function number(x, lang) {
  if (!Number.isFinite(x)) return special(x);
  const far = x !== 0 && (Math.abs(x) >= 1e6 || Math.abs(x) < 5e-4);
  return far ? power(x, 2, lang) : fixed(x, 4, lang).replace(/00$/, "");
}

/**
 * How many times as much. Twin: text.times.
 * @param {number} x
 * @param {Lang} lang
 */
export function times(x, lang) {
  if (!Number.isFinite(x)) return special(x);
  return x >= 1e6 ? power(x, 1, lang) : fixed(x, x < 100 ? 2 : 0, lang);
}

/**
 * Never a false 0 or 100 %; `open` values lie strictly between, whatever the float
 * says. Twin: text.percent.
 * @param {number} p
 * @param {boolean} open
 * @param {Lang} lang
 * @param {number} decimals
 */
export function percent(p, open, lang, decimals = 1) {
  const sign = `${NO_BREAK_SPACE}%`;
  if (Number.isNaN(p)) return "NaN";
  const edge = Number(`1e-${decimals}`);
  if (p < edge / 200 && (p > 0 || open))
    return `<${fixed(edge, decimals, lang)}${sign}`;
  if (p >= 1 - edge / 200 && (p < 1 || open))
    return `>${fixed(100 - edge, decimals, lang)}${sign}`;
  if (p === 0 || p === 1) return `${100 * p}${sign}`;
  return `${fixed(100 * p, decimals, lang)}${sign}`;
}

/**
 * A share with three decimals close to 1, as where the ways of sharing are compared.
 * Twin: text.share.
 * @param {number} p
 * @param {boolean} open
 * @param {Lang} lang
 */
export function share(p, open, lang) {
  return percent(p, open, lang, p < 0.999 || (p === 1 && !open) ? 1 : 3);
}

/**
 * ∞ and 0 bare, others with the digits that they need. Twin: text.temperature.
 * @param {number} t
 * @param {Lang} lang
 */
export function temperature(t, lang) {
  if (t === 0 || !Number.isFinite(t)) return t === 0 ? "0" : special(t);
  const short = t < 1e6 && Number(t.toFixed(2)) === t;
  return short ? fixed(t, 2, lang) : significant(t, 3, lang);
}

/**
 * A whole number, thousands apart: 49,152 and 49 152. Twin: text.whole.
 * @param {number} n
 * @param {Lang} lang
 */
export function whole(n, lang) {
  const digits = String(n);
  if (lang === "es" && Math.abs(n) < 10_000) return digits;
  return digits.replace(/\B(?=(\d{3})+$)/g, lang === "es" ? NO_BREAK_SPACE : ",");
}

/**
 * Every digit of x, as it is typed. Twin: text.exact.
 * @param {number} x
 * @param {Lang} lang
 */
export function exact(x, lang) {
  return Number.isFinite(x) ? localize(String(x), lang) : special(x);
}

/**
 * A typed number with a point or a comma; null where it is none, or not finite.
 * Twin: text.typed_number.
 * @param {string} text
 */
export function parse(text) {
  const plain = text.trim().replaceAll("−", "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const x = Number(plain);
  return Number.isFinite(x) ? x + 0 : null;
}

/**
 * A typed temperature: a number from 0 up, or infinity; null where it is none.
 * Twin: text.typed_temperature.
 * @param {string} text
 */
export function parseTemperature(text) {
  if (/^\s*\+?(∞|inf|infinity|infinito)\s*$/i.test(text)) return Infinity;
  const t = parse(text);
  return t === null || t < 0 ? null : t;
}

/**
 * A sentence with its {places} filled in; an unknown place stays.
 * Twin: text.Text.
 * @param {string} sentence
 * @param {Readonly<Record<string, string | number>>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, key) =>
    Object.hasOwn(values, key) ? String(values[key]) : place,
  );
}

/**
 * Every way of writing, for one language.
 * @param {Lang} lang
 */
export function numbersIn(lang) {
  return {
    lang,
    localize: (/** @type {string} */ digits) => localize(digits, lang),
    fixed: (/** @type {number} */ x, /** @type {number} */ d) => fixed(x, d, lang),
    power: (/** @type {number} */ x, /** @type {number} */ d) => power(x, d, lang),
    significant: (/** @type {number} */ x, /** @type {number} */ digits) =>
      significant(x, digits, lang),
    number: (/** @type {number} */ x) => number(x, lang),
    times: (/** @type {number} */ x) => times(x, lang),
    percent: (/** @type {number} */ p, open = false) => percent(p, open, lang),
    share: (/** @type {number} */ p, open = false) => share(p, open, lang),
    temperature: (/** @type {number} */ t) => temperature(t, lang),
    whole: (/** @type {number} */ n) => whole(n, lang),
    exact: (/** @type {number} */ x) => exact(x, lang),
  };
}

/** @typedef {ReturnType<typeof numbersIn>} Numbers */
