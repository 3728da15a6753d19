import { intlTags, type Locale } from './locales';

export interface NumberOptions {
  /** digits after the point, fixed; by default as many as needed up to two */
  decimals?: number;
  /** write + before a positive number (differences, bias) */
  isSigned?: boolean;
  /** written after the number with a space that does not break */
  unit?: string;
}

const noBreakSpace = '\u00a0';
const minus = '\u2212';
const formatters = new Map<string, Intl.NumberFormat>();

function getFormatter(locale: Locale, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${locale}:${minimum}:${maximum}`;
  const known = formatters.get(key);
  if (known) return known;
  const formatter = new Intl.NumberFormat(intlTags[locale], {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  });
  formatters.set(key, formatter);
  return formatter;
}

/** A number with grouped thousands and a true minus sign; "–" where there is none. */
export function formatNumber(locale: Locale, value: number | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const { decimals, isSigned, unit } = options;
  const digits = getFormatter(locale, decimals ?? 0, decimals ?? 2).format(Math.abs(value));
  const isZero = !/[1-9]/.test(digits);
  const sign = isZero ? '' : value < 0 ? minus : isSigned ? '+' : '';
  return `${sign}${digits}${unit ? noBreakSpace + unit : ''}`;
}

/** A share of one as a percentage: 0.841 is "84 %". Rounded to whole percents unless decimals are asked for. */
export function formatPercent(
  locale: Locale,
  share: number | null | undefined,
  options: Omit<NumberOptions, 'unit'> = {},
): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '–';
  return formatNumber(locale, share * 100, { decimals: 0, ...options, unit: '%' });
}

const compactSteps = [
  { limit: 1e9, en: 'B', ru: 'млрд' },
  { limit: 1e6, en: 'M', ru: 'млн' },
  { limit: 1e4, en: 'k', ru: 'тыс.', divisor: 1e3 },
];

/** A large number in three significant digits for axes and tiles: 12,400 is "12.4 k"; below 10,000 as it is. */
export function formatCompactNumber(locale: Locale, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const step = compactSteps.find((item) => Math.abs(value) >= item.limit);
  if (!step) return formatNumber(locale, value, { decimals: Number.isInteger(value) ? 0 : undefined });
  const scaled = value / (step.divisor ?? step.limit);
  const decimals = Math.abs(scaled) < 100 && Math.round(scaled * 10) % 10 !== 0 ? 1 : 0;
  return formatNumber(locale, scaled, { decimals, unit: step[locale] });
}

const byteUnits = { en: ['B', 'kB', 'MB', 'GB', 'TB'], ru: ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'] };

/** A size in bytes as a file manager writes it: 1,240,000 is "1.2 MB". */
export function formatBytes(locale: Locale, bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < 4) {
    value /= 1000;
    step += 1;
  }
  return formatNumber(locale, value, { decimals: step > 0 && value < 10 ? 1 : 0, unit: byteUnits[locale][step] });
}
