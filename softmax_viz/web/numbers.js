// Numbers as each language writes them: a true minus, a decimal comma in Spanish.
const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const rounded = (x, digits) => Number(x.toPrecision(digits));

function numbersIn(lang) {
  const local = (digits) => {
    const minus = digits.replaceAll("-", "−");
    return lang === "es" ? minus.replace(".", ",") : minus;
  };
  const special = (x) => (Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞");
  const fixed = (x, decimals) => {
    if (!Number.isFinite(x)) return special(x);
    if (Math.abs(x) >= 1e21) return power(x, 2); // toFixed writes no more digits
    const digits = x.toFixed(decimals);
    return local(+digits === 0 ? digits.replace("-", "") : digits); // no zero has a sign
  };
  // 1.23×10⁶
  const power = (x, decimals) => {
    const [digits, exponent] = x.toExponential(decimals).split("e");
    const raised = [...exponent.replace("+", "")].map((d) => (d === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[d]));
    return `${local(digits)}×10${raised.join("")}`;
  };
  // So many significant digits, in 10ⁿ form far from 1.
  const significant = (x, digits) => {
    if (x === 0 || !Number.isFinite(x)) return x === 0 ? "0" : special(x);
    const exponent = +x.toExponential(digits - 1).split("e")[1];
    const far = exponent < -4 || exponent >= digits + 3;
    return far ? power(x, digits - 1) : fixed(x, Math.max(digits - 1 - exponent, 0));
  };
  // Two decimals where they tell the whole number, more where not, 10ⁿ form far out.
  const short = (x) => {
    if (!Number.isFinite(x)) return special(x);
    if (x !== 0 && (Math.abs(x) >= 1e6 || Math.abs(x) < 5e-4)) return power(x, 2);
    return fixed(x, near(+x.toFixed(2), x) ? 2 : 4);
  };
  // How many times as likely.
  const times = (x) => {
    if (!Number.isFinite(x)) return special(x);
    return x >= 1e6 ? power(x, 1) : fixed(x, x < 100 ? 2 : 0);
  };
  // Never a false 0 or 100 %; `open` values lie strictly between, whatever the float says.
  const percent = (p, open = false) => {
    if (Number.isNaN(p)) return "NaN";
    if (p < 0.0005 && (p > 0 || open)) return `<${local("0.1")}\u00a0%`;
    if (p >= 0.9995 && (p < 1 || open)) return `>${local("99.9")}\u00a0%`;
    if (p === 0 || p === 1) return `${100 * p}\u00a0%`;
    return `${fixed(100 * p, 1)}\u00a0%`;
  };
  const temperature = (t) => {
    if (t === 0 || !Number.isFinite(t)) return t === 0 ? "0" : special(t);
    return t < 1e6 && +t.toFixed(2) === t ? fixed(t, 2) : significant(t, 3);
  };
  return { local, fixed, power, significant, short, times, percent, temperature };
}

// Put values into a sentence with {places}.
const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
