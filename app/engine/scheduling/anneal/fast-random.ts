/**
 * Random numbers for the innermost loop: xoshiro128+ (Blackman and Vigna, 2018), 32 bits per draw, methods the compiler
 * inlines. Seeded from the run's generator, so a run stays reproducible.
 */
export class FastRandom {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(drawSeed: () => number) {
    this.a = drawSeed() | 0;
    this.b = drawSeed() | 0;
    this.c = drawSeed() | 0;
    this.d = drawSeed() | 1;
  }

  private bits(): number {
    const result = (this.a + this.d) | 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** Uniform on [0, 1). */
  next(): number {
    return this.bits() * 2.3283064365386963e-10;
  }

  /** Uniform whole number 0 .. n - 1 for small n (bias below n / 2^32). */
  below(n: number): number {
    return (this.bits() * 2.3283064365386963e-10 * n) | 0;
  }
}
