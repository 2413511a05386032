// The scale of temperature, from 0 to 1000: exact 0, room below 0.05, a log scale, room
// above 20, exact infinity.
const dial = {
  LANDMARKS: [0, 0.1, 0.5, 1, 2, 10, Infinity],
  LOW: Math.log(0.05),
  HIGH: Math.log(20),

  place(t) {
    if (t === 0) return 0;
    if (t === Infinity) return 1000;
    if (t < 0.05) return 12;
    if (t > 20) return 988;
    return 25 + (950 * (Math.log(t) - dial.LOW)) / (dial.HIGH - dial.LOW);
  },

  at(place) {
    const mark = dial.LANDMARKS.find((t) => Math.abs(dial.place(t) - place) <= 8);
    if (mark !== undefined) return mark;
    const share = Math.min(Math.max((place - 25) / 950, 0), 1);
    return rounded(Math.exp(dial.LOW + share * (dial.HIGH - dial.LOW)), 3);
  },

  // Keys walk a grid of 20 steps a decade, so that every landmark is met exactly.
  next(t, steps) {
    if (t === 0) return steps > 0 ? 0.05 : 0;
    if (t === Infinity) return steps < 0 ? 20 : Infinity;
    const place = 20 * Math.log10(t);
    const from = steps > 0 ? Math.floor(place + 0.3) : Math.ceil(place - 0.3);
    const next = 10 ** ((from + steps) / 20);
    if (next < 0.0499) return t > 0.05 ? 0.05 : 0;
    if (next > 20.01) return t < 20 ? 20 : Infinity;
    return dial.LANDMARKS.find((mark) => Math.abs(mark / next - 1) < 0.02) ?? rounded(next, 2);
  },
};
