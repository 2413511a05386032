// The random numbers of a seed, the same that NumPy's generator gives Python: PCG64
// (O'Neill, 2014), its state filled by NumPy's SeedSequence.

const WORD = 2 ** 32;
const POOL = 4;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = (2549297995355413924n << 64n) | 4865540595714422341n;

/**
 * The first `count` numbers of a seed, from 0 to below 1. Twin: core.generator.
 * @param {number} seed a whole number from 0 to 2^53
 * @param {number} count
 */
export function uniforms(seed, count) {
  const [high, low, incrementHigh, incrementLow] = seeded(seed);
  const increment = ((((incrementHigh << 64n) | incrementLow) << 1n) | 1n) & MASK_128;
  const start = after((increment + ((high << 64n) | low)) & MASK_128, increment);
  return drawn(start, increment, count);
}

/**
 * The next numbers of a generator that has drawn some: its state and its increment, as
 * decimals. Twin: core.luck_of.
 * @param {string} state
 * @param {string} increment
 * @param {number} count
 */
export function uniformsFrom(state, increment, count) {
  return drawn(BigInt(state), BigInt(increment), count);
}

/**
 * Standard Gumbel noise, a row of n numbers for each draw. Twin: core.gumbel_noise.
 * @param {string} state of the generator, in decimals
 * @param {string} increment
 * @param {number} draws
 * @param {number} n
 */
export function gumbelNoise(state, increment, draws, n) {
  const noise = uniformsFrom(state, increment, draws * n).map(
    (u) => -Math.log(-Math.log(1 - u)),
  );
  return Array.from({ length: draws }, (_, j) => noise.slice(j * n, (j + 1) * n));
}

/**
 * @param {bigint} state
 * @param {bigint} increment
 * @param {number} count
 */
function drawn(state, increment, count) {
  let now = state;
  return Array.from({ length: count }, () => {
    now = after(now, increment);
    return Number(mixed(now) >> 11n) * 2 ** -53;
  });
}

/**
 * @param {bigint} state
 * @param {bigint} increment
 */
const after = (state, increment) => (state * MULTIPLIER + increment) & MASK_128;

/** @param {bigint} state */
function mixed(state) {
  const folded = (state >> 64n) ^ (state & MASK_64);
  const turn = state >> 122n;
  return ((folded >> turn) | (folded << (-turn & 63n))) & MASK_64;
}

/**
 * Four numbers of 64 bits that the seed decides.
 * @param {number} seed
 */
function seeded(seed) {
  const pool = filled(seed);
  let constant = 0x8b51f9dd;
  const words = Array.from({ length: 2 * POOL }, (_, i) => {
    const value = pool[i % POOL] ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    return shifted(Math.imul(value, constant));
  });
  return Array.from(
    { length: POOL },
    (_, i) => (BigInt(words[2 * i + 1]) << 32n) | BigInt(words[2 * i]),
  );
}

/** @param {number} seed */
function filled(seed) {
  let constant = 0x43b0d7e5;
  const hashed = (/** @type {number} */ value) => {
    const start = value ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return shifted(Math.imul(start, constant));
  };
  const words = [seed % WORD, Math.floor(seed / WORD), 0, 0];
  const pool = words.map(hashed);
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = blended(pool[to], hashed(pool[from]));
    }
  }
  return pool;
}

/**
 * @param {number} x
 * @param {number} y
 */
function blended(x, y) {
  return shifted(Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y));
}

/** @param {number} value */
function shifted(value) {
  return (value ^ (value >>> 16)) >>> 0;
}
