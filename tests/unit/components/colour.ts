/*
 * Colour mathematics for the proofs about tokens. OKLCH to linear sRGB: B. Ottosson (2020). Contrast: WCAG 2.2.
 * Colour blindness: the full-severity matrices of G. Machado, M. Oliveira and L. Fernandes (2009), on linear RGB.
 */
export type Rgb = [number, number, number];

/** Parses `oklch(L C H)` or `oklch(L C H / a)` into linear sRGB, laid over a ground where it is translucent. */
export function parseOklch(text: string, ground: Rgb = [1, 1, 1]): Rgb {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(text.trim());
  if (!match) throw new Error(`not an oklch colour: ${text}`);
  const [lightness, chroma, hue] = match.slice(1, 4).map(Number);
  const alpha = match[4] === undefined ? 1 : Number(match[4]);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb: Rgb = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  // compositing happens on encoded values
  return rgb.map((value, index) => decode(alpha * encode(clamp(value)) + (1 - alpha) * encode(ground[index]))) as Rgb;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const decode = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Contrast ratio of two colours, 1..21. */
export function getContrast(first: Rgb, second: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

const matrices: Record<Exclude<Vision, 'normal'>, Rgb[]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** What a colour looks like to a kind of colour vision. */
export function simulateVision(colour: Rgb, vision: Vision): Rgb {
  if (vision === 'normal') return colour;
  return matrices[vision].map((row) => clamp(row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])) as Rgb;
}

/** Distance of two colours in OKLab; 0.02 is about just noticeable. */
export function getDistance(first: Rgb, second: Rgb): number {
  const [a, b] = [toOklab(first), toOklab(second)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function toOklab([red, green, blue]: Rgb): Rgb {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}
