import { InvalidInput } from '~/engine/errors';
import { toLocalDate } from '~/engine/time';
import type { InstantRange, SeriesInput } from '../types';
import type { CorrectionProposal } from './correction-proposal';

/** What a planner decided about a proposal. */
export interface CorrectionDecision {
  proposalId: string;
  /** `edit` takes `values` in place of those proposed; `reject` keeps the history as it stands, for good. */
  action: 'accept' | 'edit' | 'reject';
  /** One per slot of the proposal, >= 0; NaN takes a slot out of the statistics. */
  values?: readonly number[];
}

/** A corrected history and where it differs from the source. */
export interface CorrectedHistory {
  series: SeriesInput;
  corrected: (InstantRange & { target: 'volume' | 'ahtSec' })[];
}

/**
 * Applies decisions to a copy of the history. Accepted and edited values replace those found; stretches decided upon are not proposed
 * again. Accepted level shifts are handed to the forecast, rejected ones are ignored by it.
 * @throws InvalidInput for an unknown proposal, two decisions on one, or values that do not fit it
 */
export function applyCorrections(
  input: SeriesInput,
  proposals: readonly CorrectionProposal[],
  decisions: readonly CorrectionDecision[],
): CorrectedHistory {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const decided = new Set<string>();
  const volume = Float64Array.from(input.volume);
  const ahtSec = Float64Array.from(input.ahtSec);
  const corrected: CorrectedHistory['corrected'] = [];
  const keepAsIs = [...(input.keepAsIs ?? [])];
  const found = proposals.filter(({ kind }) => kind === 'level-shift');
  const dateOf = (proposal: CorrectionProposal) => toLocalDate(proposal.from, input.zone);
  const shifts = new Set(input.levelShifts ?? found.map(dateOf));
  for (const [k, decision] of decisions.entries()) {
    const proposal = byId.get(decision.proposalId);
    if (!proposal) throw new InvalidInput(`decisions[${k}].proposalId`, 'must be a proposal of this history');
    if (decided.has(proposal.id)) throw new InvalidInput(`decisions[${k}].proposalId`, 'must be decided only once');
    decided.add(proposal.id);
    const { from, to, target } = proposal;
    if (proposal.kind === 'level-shift') {
      if (decision.action === 'reject') shifts.delete(dateOf(proposal));
      else shifts.add(dateOf(proposal));
      continue;
    }
    if (target === 'volume') keepAsIs.push({ from, to });
    if (decision.action === 'reject') continue;
    const values = decision.action === 'edit' ? checkValues(decision, proposal, k) : proposal.proposed;
    const first = Math.round((from - input.start) / (input.intervalMinutes * 60_000));
    const column = target === 'volume' ? volume : ahtSec;
    for (const [i, value] of values.entries()) if (first + i < column.length) column[first + i] = value;
    corrected.push({ from, to, target });
  }
  const isDecided = found.some((proposal) => decided.has(proposal.id)) || input.levelShifts !== undefined;
  const series = { ...input, volume, ahtSec, keepAsIs, ...(isDecided ? { levelShifts: [...shifts].sort() } : {}) };
  return { series, corrected };
}

function checkValues(decision: CorrectionDecision, proposal: CorrectionProposal, k: number): readonly number[] {
  const field = `decisions[${k}].values`;
  const { values } = decision;
  if (values?.length !== proposal.proposed.length) {
    throw new InvalidInput(field, `must have ${proposal.proposed.length} values, one per slot`);
  }
  if (values.some((v) => v < 0 || v === Number.POSITIVE_INFINITY)) throw new InvalidInput(field, 'must be 0 or more');
  return values;
}
