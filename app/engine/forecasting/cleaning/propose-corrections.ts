import { InvalidInput } from '~/engine/errors';
import { addDays, localDayStart, toLocalDate } from '~/engine/time';
import { buildDayGrid, type DayGrid } from '../day-grid';
import type { QualityFinding, ReasonPart, SeriesInput } from '../types';
import { validateSeries } from '../validate-series';
import type { CorrectionProposal } from './correction-proposal';
import { expectedValues } from './expected-values';
import { findAhtOutliers } from './find-aht-outliers';
import { prepareHistory } from './prepare-history';
import { replaceOutliers } from './replace-outliers';

/** What to look at and how strictly. */
export interface ProposalOptions {
  /** Range of instants; the whole history unless told. */
  from?: number;
  to?: number;
  /** Robust standard deviations beyond which a value is proposed for correction; 4 unless told, 2 to 20. */
  deviations?: number;
  targets?: readonly ('volume' | 'ahtSec')[];
}

const USUAL_DEVIATIONS = 4;

/**
 * Proposes corrections of a history: slots out of their robust profile (MAD around the median of equal weekdays), gaps, open days
 * without any contact, and lasting changes of level.
 * @returns proposals in order of time; those of stretches that the series keeps as they are (`keepAsIs`) are not made again
 * @throws InvalidInput for a series or options that make no sense
 */
export function proposeCorrections(input: SeriesInput, options: ProposalOptions = {}): CorrectionProposal[] {
  validateSeries(input);
  const deviations = options.deviations ?? USUAL_DEVIATIONS;
  if (!(deviations >= 2 && deviations <= 20)) throw new InvalidInput('deviations', 'must be from 2 to 20');
  const stepMs = input.intervalMinutes * 60_000;
  const lastDate = toLocalDate(input.start + (input.volume.length - 1) * stepMs, input.zone);
  const grid = buildDayGrid(input, addDays(lastDate, 1), addDays(lastDate, 1));
  const targets = options.targets ?? ['volume', 'ahtSec'];
  const proposals = [
    ...(targets.includes('volume') ? volumeProposals(input, grid, deviations) : []),
    ...(targets.includes('ahtSec') ? findAhtOutliers(input, grid, deviations) : []),
  ];
  const from = options.from ?? Number.NEGATIVE_INFINITY;
  const to = options.to ?? Number.POSITIVE_INFINITY;
  const isKept = (proposal: CorrectionProposal) =>
    input.keepAsIs?.some((range) => proposal.from >= range.from && proposal.from < range.to) === true;
  return proposals
    .filter((proposal) => proposal.from >= from && proposal.from < to && !isKept(proposal))
    .sort((a, b) => a.from - b.from || (a.target < b.target ? 1 : -1));
}

function volumeProposals(input: SeriesInput, grid: DayGrid, deviations: number): CorrectionProposal[] {
  const history = prepareHistory(grid, input.keepAsIs);
  const expected = expectedValues(history);
  const strict = Float64Array.from(history.clean);
  const outliers = replaceOutliers(
    grid,
    Float64Array.from(grid.value, (v, i) => (Number.isNaN(strict[i]) ? Number.NaN : v)),
    deviations,
  );
  const kept = history.quality.findings.filter(({ kind }) => kind !== 'outlier' && kind !== 'special-day');
  const lastKnown = lastKnownInstant(input);
  return [...kept, ...outliers]
    .filter((finding) => finding.start <= lastKnown)
    .map((finding) => toProposal(finding, input, grid, expected));
}

function lastKnownInstant({ start, volume, intervalMinutes }: SeriesInput): number {
  let last = volume.length - 1;
  while (last > 0 && Number.isNaN(volume[last])) last--;
  return start + last * intervalMinutes * 60_000;
}

function toProposal(
  finding: QualityFinding,
  input: SeriesInput,
  grid: DayGrid,
  expected: Float64Array,
): CorrectionProposal {
  const stepMs = input.intervalMinutes * 60_000;
  const first = Math.round((finding.start - input.start) / stepMs);
  const found: number[] = [];
  const proposed: number[] = [];
  if (finding.kind !== 'level-shift') {
    const day = grid.dates.indexOf(toLocalDate(finding.start, input.zone));
    const slot = Math.round((finding.start - localDayStart(grid.dates[day], input.zone)) / stepMs);
    for (let k = 0; k < finding.slots; k++) {
      found.push(input.volume[first + k] ?? Number.NaN);
      const at = day * grid.slots + Math.min(grid.slots - 1, slot + k);
      const value = finding.kind === 'outlier' ? finding.expected : expected[at];
      proposed.push(grid.open[at] && !Number.isNaN(value) ? value : 0);
    }
  }
  const kind = finding.kind === 'special-day' ? 'gap' : finding.kind;
  return {
    id: `volume:${kind}:${finding.start}:${finding.slots}`,
    target: 'volume',
    kind,
    from: finding.start,
    to: finding.start + Math.max(1, finding.slots) * stepMs,
    found,
    proposed,
    reason: reasonOf(finding, proposed),
  };
}

function reasonOf(finding: QualityFinding, proposed: readonly number[]): ReasonPart {
  const expected = Math.round(10 * proposed.reduce((sum, v) => sum + v, 0)) / 10;
  switch (finding.kind) {
    case 'outlier': {
      const code = finding.found > finding.expected ? 'outlier-high' : 'outlier-low';
      const noise = Math.sqrt(Math.max(finding.expected, 1));
      const deviations = Math.round((10 * Math.abs(finding.found - finding.expected)) / noise) / 10;
      return { code, params: { found: finding.found, expected, deviations } };
    }
    case 'level-shift':
      return { code: 'level-shift', params: { percent: Math.round(100 * (finding.found / finding.expected - 1)) } };
    case 'empty-day':
      return { code: 'empty-day', params: { expected } };
    default:
      return { code: 'gap', params: { slots: finding.slots, expected } };
  }
}
