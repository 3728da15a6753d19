import type { Actor } from '~/auth/actor';
import { applyProposals, undoProposal } from './apply-proposals.server';
import { parseInput } from './parse-input.server';
import { discardProposals } from './schedule-proposal.server';
import { decisionSchema } from './schedule-proposal-input';

const textOf = (form: FormData, field: string): string | undefined => String(form.get(field) ?? '').trim() || undefined;

/** Fields of the form that starts a re-optimisation, as its schema takes them. */
export const readReoptimizeForm = (form: FormData) => ({
  mode: textOf(form, 'mode'),
  fromDate: textOf(form, 'fromDate'),
  toDate: textOf(form, 'toDate'),
  employeeIds: form.getAll('employeeIds').map(String).filter(Boolean),
  onlyAbsences: form.get('onlyAbsences') !== null,
  usesNewestForecast: form.get('usesNewestForecast') !== null,
  stability: Number(textOf(form, 'stability') ?? 1),
  timeBudgetSec: Number(textOf(form, 'timeBudgetSec') ?? 20),
});

/** Fields of the form that starts a search for suggestions. */
export const readSuggestForm = (form: FormData) => ({
  fromDate: textOf(form, 'fromDate'),
  toDate: textOf(form, 'toDate'),
  aggressiveness: Number(textOf(form, 'aggressiveness') ?? 5),
  complexity: Number(textOf(form, 'complexity') ?? 3),
  timeBudgetSec: Number(textOf(form, 'timeBudgetSec') ?? 20),
});

/**
 * Carries out what a planner decided about proposals: take them over, give them up, or take one back.
 * @throws AppError as the decision does; invalid for an unknown one
 */
export async function decideProposals(actor: Actor, scheduleId: string, intent: string, form: FormData): Promise<void> {
  const { proposalIds, reason } = parseInput(decisionSchema, {
    proposalIds: form.getAll('proposalIds').map(String),
    reason: textOf(form, 'reason'),
  });
  if (intent === 'apply') await applyProposals(actor, { scheduleId, proposalIds, reason });
  else if (intent === 'undo') await undoProposal(actor, { scheduleId, proposalId: proposalIds[0], reason });
  else await discardProposals(actor, { scheduleId, proposalIds });
}
