/** Source of 32 random bits as an unsigned integer. */
export type Generator = () => number;

/**
 * sfc32, a small fast counting generator with 128 bits of state and a period of at least 2^32.
 * Source: C. Doty-Humphrey, PractRand (2010).
 * @param seed four 32-bit words
 */
export function createGenerator(seed: readonly [number, number, number, number]): Generator {
  let [a, b, c, counter] = seed;
  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/**
 * Spreads any text over 128 bits, so that near seeds give unrelated streams.
 * Source: MurmurHash3's finaliser (A. Appleby, public domain) over four lanes.
 */
export function hashSeed(text: string): [number, number, number, number] {
  const lanes: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) lanes[lane] = mix(lanes[lane] ^ Math.imul(code + lane + 1, 0xcc9e2d51));
  }
  for (let lane = 0; lane < 4; lane++) lanes[lane] = mix(lanes[lane] + text.length);
  return lanes;
}

function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) + 0x61c88647;
}
