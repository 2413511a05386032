// The preview's mathematics: what the bars show while the finger is still moving.
// Python's core is the authority; tests/browser hold these functions to it within 1e-12.
const preview = {
  // p_i = exp(z_i / t) / sum_k exp(z_k / t), with the exact limits at t = 0 and infinity.
  softmax(z, t) {
    const top = Math.max(...z);
    if (t === 0) {
      const ties = z.filter((x) => x === top).length;
      return z.map((x) => (x === top ? 1 / ties : 0));
    }
    const e = z.map((x) => (t === Infinity ? 1 : Math.exp((x - top) / t)));
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
    return Math.exp((za - zb) / t);
  },
};
