import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getContrast, getDistance, parseOklch, type Rgb, simulateVision, type Vision } from './colour';

type Theme = 'light' | 'dark';
const css = readFileSync('app/styles/tokens.css', 'utf8');

/** Both colours of every token of the form light-dark(…, …); aliases are followed. */
function readTokens(): Map<string, Record<Theme, string>> {
  const tokens = new Map<string, Record<Theme, string>>();
  for (const [, name, light, dark] of css.matchAll(
    /--color-([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)/g,
  )) {
    tokens.set(name, { light, dark });
  }
  for (const [, name, target] of css.matchAll(/--color-([\w-]+):\s*var\(--color-([\w-]+)\)/g)) {
    const known = tokens.get(target);
    if (known) tokens.set(name, known);
  }
  return tokens;
}

const tokens = readTokens();
function read(name: string, theme: Theme, ground?: Rgb): Rgb {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token ${name}`);
  return parseOklch(token[theme], ground);
}

const themes: Theme[] = ['light', 'dark'];
const states = ['short-1', 'short-2', 'short-3', 'ok', 'over', 'unknown'];

describe.each(themes)('tokens of the %s theme', (theme) => {
  const grounds = ['canvas', 'surface', 'raised', 'sunken'];

  it.each(['ink', 'ink-muted', 'ink-subtle', 'accent-ink', 'danger-ink', 'warning-ink'])(
    'text in %s can be read on every ground (4.5:1)',
    (ink) => {
      for (const ground of grounds) {
        expect(getContrast(read(ink, theme), read(ground, theme)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('text can be read on a hovered and on a pressed ground', () => {
    for (const ground of ['canvas', 'surface', 'raised']) {
      for (const layer of ['hover', 'pressed']) {
        const colour = read(layer, theme, read(ground, theme));
        expect(getContrast(read('ink', theme), colour)).toBeGreaterThanOrEqual(4.5);
        expect(getContrast(read('ink-muted', theme), colour), `${layer} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-danger', 'danger'],
    ['on-danger', 'danger-hover'],
    ['accent-ink', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['ink-inverse', 'ink'],
    ...states.map((state) => [`${state}-ink`, `${state}-soft`]),
  ])('%s can be read on %s', (ink, ground) => {
    expect(getContrast(read(ink, theme), read(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    'accent',
    'control',
    'short-2',
    'short-3',
    'ok',
    'over',
    'unknown',
    'series-actual',
    'series-forecast',
    'series-requirement',
    'series-scheduled-line',
  ])('the mark %s stands out from the surface (3:1)', (mark) => {
    expect(getContrast(read(mark, theme), read('surface', theme))).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('words on activity %i can be read', (hue) => {
    const contrast = getContrast(read(`activity-${hue}-ink`, theme), read(`activity-${hue}`, theme));
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  });

  it.each<Vision>(['normal', 'protan', 'deutan', 'tritan'])(
    'the eight activity hues stay apart for %s eyes',
    (vision) => {
      const hues = [1, 2, 3, 4, 5, 6, 7, 8].map((hue) => simulateVision(read(`activity-${hue}`, theme), vision));
      for (let first = 0; first < hues.length; first += 1) {
        for (let second = first + 1; second < hues.length; second += 1) {
          const distance = getDistance(hues[first], hues[second]);
          expect(distance, `activity ${first + 1} and ${second + 1}`).toBeGreaterThan(0.08);
        }
      }
    },
  );

  it('the steps of a heat map grow evenly in one direction', () => {
    const surface = read('surface', theme);
    const contrasts = [1, 2, 3, 4, 5, 6, 7].map((step) => getContrast(read(`heat-${step}`, theme), surface));
    for (let step = 1; step < contrasts.length; step += 1) {
      expect(contrasts[step]).toBeGreaterThan(contrasts[step - 1] * 1.1);
    }
  });
});

describe('the colour mathematics itself', () => {
  it('gives black on white the contrast of the standard', () => {
    expect(getContrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 6);
  });
  it('turns OKLCH white and sRGB red into what the CSS specification says', () => {
    for (const value of parseOklch('oklch(1 0 0)')) expect(value).toBeCloseTo(1, 3);
    const [red, green, blue] = parseOklch('oklch(0.62796 0.25768 29.234)');
    expect(red).toBeCloseTo(1, 2);
    expect(green).toBeCloseTo(0, 2);
    expect(blue).toBeCloseTo(0, 2);
  });
  it('lets red and green fall together for deutan eyes but not for normal ones', () => {
    const red = parseOklch('oklch(0.6 0.13 29)');
    const green = parseOklch('oklch(0.6 0.13 120)');
    const apart = getDistance(red, green);
    const together = getDistance(simulateVision(red, 'deutan'), simulateVision(green, 'deutan'));
    expect(together).toBeLessThan(apart / 2);
  });
});
