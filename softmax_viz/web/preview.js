// The preview's mathematics: what the bars show while the finger is still moving.
// Python's core is the authority; tests/browser hold these functions to it within 1e-12.
const preview = {
  // (x - top) / t, also where the difference alone is beyond all floats.
  gap(x, top, t) {
    const difference = x - top;
    return Number.isFinite(difference) ? difference / t : x / t - top / t;
  },

  // p_i = exp(z_i / t) / sum_k exp(z_k / t), with the exact limits at t = 0 and infinity.
  softmax(z, t) {
    const top = Math.max(...z);
    if (t === 0) {
      const ties = z.filter((x) => x === top).length;
      return z.map((x) => (x === top ? 1 / ties : 0));
    }
    const e = z.map((x) => (t === Infinity ? 1 : Math.exp(preview.gap(x, top, t))));
    const total = e.reduce((sum, x) => sum + x, 0);
    return e.map((x) => x / total);
  },

  sigmoid(x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  },

  entropyBits(p) {
    return p.reduce((sum, x) => (x > 0 ? sum - x * Math.log2(x) : sum), 0) + 0;
  },

  // How many times as likely as b is a: exp of their gap over t.
  odds(za, zb, t) {
    if (t === Infinity || za === zb) return 1;
    return Math.exp(preview.gap(za, zb, t));
  },

  // The logit with which class i has probability q at 0 < t < infinity; the others stay.
  pulled(z, i, q, t) {
    const others = z.filter((_, k) => k !== i);
    const top = Math.max(...others);
    const total = others.reduce((sum, x) => sum + Math.exp(preview.gap(x, top, t)), 0);
    return top + t * (Math.log(q) - Math.log1p(-q) + Math.log(total));
  },

  // The truth as a distribution over n classes, mixed with the uniform one.
  target(n, truth, smoothing) {
    return Array.from({ length: n }, (_, i) => (1 - smoothing) * (i === truth) + smoothing / n);
  },

  logSoftmax(z, t) {
    if (t === 0 || t === Infinity) return preview.softmax(z, t).map(Math.log);
    const top = Math.max(...z);
    const first = z.indexOf(top);
    const rest = z.reduce((sum, x, i) => (i === first ? sum : sum + Math.exp(preview.gap(x, top, t))), 0);
    return z.map((x) => preview.gap(x, top, t) - Math.log1p(rest));
  },

  // -sum_i y_i log p_i; with `twice`, of the softmax of p: the bug.
  loss(z, t, y, twice) {
    const logs = twice ? preview.logSoftmax(preview.softmax(z, t), 1) : preview.logSoftmax(z, t);
    return y.reduce((sum, x, i) => (x > 0 ? sum - x * logs[i] : sum), 0);
  },

  // The slope of that loss in each logit.
  gradient(z, t, y, twice) {
    const p = preview.softmax(z, t);
    const over = (slope) => (slope === 0 ? 0 : slope / t);
    if (!twice) return p.map((x, i) => over(x - y[i]));
    const d = preview.softmax(p, 1).map((x, i) => x - y[i]);
    return p.map((x, i) => over(x * p.reduce((sum, w, j) => sum + w * (d[i] - d[j]), 0)));
  },

  // (f(x + h) - f(x - h)) / 2h for each x_i; nan where h is lost in the digits of x.
  numericGradient(f, x, h = 1e-5) {
    return x.map((_, i) => {
      const moved = (by) => x.map((value, k) => (k === i ? value + by : value));
      return Math.abs(x[i]) > 1e11 * h ? NaN : (f(moved(h)) - f(moved(-h))) / (2 * h);
    });
  },
};
