import { solveRidge } from '../numeric/ridge';

/** Yearly course of the level, mean 1 over the months known. */
export interface YearlySeasons {
  /** Factor of a day by its date. */
  factorOf: (date: string) => number;
  /** Factor by calendar month, index 0 = January. */
  months: Float64Array;
  /** Whether there is a year to learn it from; without, all factors are 1. */
  isLearned: boolean;
}

const YEAR_DAYS = 365.2425;
const FIRST_DAYS = 330;
const PAIRS = 4;
/** Days of evidence that the course is flat, per harmonic, rising with its frequency. */
const PRIOR_DAYS = 20;

/**
 * Learns the yearly course from logs of day totals, already free of weekday and calendar, as harmonics beside a line of growth;
 * higher harmonics are shrunk more, and with less than two years the line is held back, since a year alone cannot tell it from the
 * season.
 * @param dates local dates of the days
 * @param logLevel log level per day, NaN where unknown
 */
export function learnYearlySeasons(dates: readonly string[], logLevel: ArrayLike<number>): YearlySeasons {
  const used: number[] = [];
  for (let d = 0; d < dates.length; d++) if (Number.isFinite(logLevel[d])) used.push(d);
  const span = used.length > 0 ? used[used.length - 1] - used[0] + 1 : 0;
  if (span < FIRST_DAYS) return { factorOf: () => 1, months: new Float64Array(12).fill(1), isLearned: false };
  const columns = 2 + 2 * PAIRS;
  const design = new Float64Array(used.length * columns);
  for (const [i, d] of used.entries()) {
    design[i * columns] = 1;
    design[i * columns + 1] = (d - used[used.length - 1]) / YEAR_DAYS;
    design.set(harmonics(dates[d]), i * columns + 2);
  }
  const penalty = new Float64Array(columns);
  penalty[1] = span < 1.8 * YEAR_DAYS ? used.length * 4 : 1;
  for (let k = 0; k < PAIRS; k++) penalty.fill(PRIOR_DAYS * (k + 1) ** 2, 2 + 2 * k, 4 + 2 * k);
  const target = Float64Array.from(used, (d) => logLevel[d]);
  const weight = new Float64Array(used.length).fill(1);
  const coefficients = solveRidge({ design, columns, target, weight, penalty });
  const factorOf = (date: string) => {
    const waves = harmonics(date);
    let sum = 0;
    for (let j = 0; j < waves.length; j++) sum += coefficients[2 + j] * waves[j];
    return Math.exp(sum);
  };
  const months = Float64Array.from({ length: 12 }, (_, m) => factorOf(`2023-${String(m + 1).padStart(2, '0')}-15`));
  return { factorOf, months, isLearned: true };
}

function harmonics(date: string): Float64Array {
  const day = (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000;
  const waves = new Float64Array(2 * PAIRS);
  for (let k = 0; k < PAIRS; k++) {
    const angle = (2 * Math.PI * (k + 1) * day) / YEAR_DAYS;
    waves[2 * k] = Math.sin(angle);
    waves[2 * k + 1] = Math.cos(angle);
  }
  return waves;
}
