import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { joinClasses } from '../class-names';
import type { CoverageState } from '../state-mark';
import { classifyCoverage } from './coverage-state';
import { pathDigits } from './sparkline-path';

export interface CoverageStripProps {
  /** agents for each interval, evenly spaced */
  scheduled: readonly (number | null)[];
  required: readonly (number | null)[];
  /** what it covers: "Mon 23 Nov" */
  label: string;
  /** the tallest bar of neighbouring strips, so that days can be compared */
  maximum?: number;
  className?: string;
}

const fills: Record<CoverageState, string> = {
  'short-3': 'var(--color-short-3)',
  'short-2': 'var(--color-short-2)',
  'short-1': 'var(--color-short-1)',
  ok: 'var(--color-line-strong)',
  over: 'var(--color-over)',
  unknown: 'var(--color-line)',
};
const heightUnits = 100;

/** A day's coverage in the space of a cell: what is scheduled by interval, red where short and blue where over. */
export function CoverageStrip({ scheduled, required, label, maximum, className = 'h-7' }: CoverageStripProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const { paths, counts } = buildStrip(scheduled, required, maximum);
  const total = Math.max(1, scheduled.length);
  const short = counts['short-1'] + counts['short-2'] + counts['short-3'];
  const text = t('coverageText', {
    short: format.percent(short / total),
    over: format.percent(counts.over / total),
    ok: format.percent(counts.ok / total),
  });
  return (
    <svg
      role="img"
      aria-label={`${label}: ${text}`}
      viewBox={`0 0 ${total} ${heightUnits}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className={joinClasses('block w-full', className)}
    >
      {(Object.keys(fills) as CoverageState[]).map((state) =>
        paths[state] ? <path key={state} d={paths[state]} fill={fills[state]} /> : null,
      )}
    </svg>
  );
}

/** One path for each state, and how many intervals are in it. A severe shortage shows the missing part as well. */
export function buildStrip(
  scheduled: readonly (number | null)[],
  required: readonly (number | null)[],
  maximum?: number,
): { paths: Record<CoverageState, string>; counts: Record<CoverageState, number> } {
  const paths: Record<CoverageState, string> = {
    'short-3': '',
    'short-2': '',
    'short-1': '',
    ok: '',
    over: '',
    unknown: '',
  };
  const counts: Record<CoverageState, number> = {
    'short-3': 0,
    'short-2': 0,
    'short-1': 0,
    ok: 0,
    over: 0,
    unknown: 0,
  };
  const tallest = Math.max(
    1,
    maximum ?? 0,
    ...scheduled.map((value) => value ?? 0),
    ...required.map((value) => value ?? 0),
  );
  const place = (value: number) => Number((heightUnits - (value / tallest) * heightUnits).toFixed(pathDigits));
  scheduled.forEach((value, index) => {
    const needed = required[index];
    const state = classifyCoverage(value, needed);
    counts[state] += 1;
    // a shortage is drawn up to what is needed: a hole would be read as little demand
    const isShort = state.startsWith('short');
    const top = isShort ? (needed ?? 0) : (value ?? 0);
    if (top > 0) paths[state] += `M${index},${heightUnits}V${place(top)}h1V${heightUnits}z`;
  });
  return { paths, counts };
}
