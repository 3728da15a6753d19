import { z } from 'zod';
import { diffDays } from '~/engine/time';

const date = z.iso.date();

export const proposalKinds = ['reoptimize', 'suggestion', 'activities'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const proposalStates = ['computing', 'awaiting', 'applied', 'discarded', 'failed', 'undone'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What of a schedule is optimised again, and how freely. */
export const reoptimizeSchema = z
  .object({
    /** shifts: hours, days and pauses; breaks: pauses alone, everything else stays */
    mode: z.enum(['shifts', 'breaks']).default('shifts'),
    fromDate: date,
    /** inclusive */
    toDate: date,
    /** everyone within reach when empty */
    employeeIds: z.array(z.uuid()).max(5000).default([]),
    /** only the dates on which somebody has become absent; shifts inside an absence are given up */
    onlyAbsences: z.boolean().default(false),
    /** take the newest forecast of each group instead of the one the schedule was planned with */
    usesNewestForecast: z.boolean().default(false),
    /** price of each day that changes for a person: 0 changes freely, 10 hardly at all */
    stability: z.number().min(0).max(100).default(1),
    timeBudgetSec: z.number().int().min(1).max(600).default(20),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
  })
  .refine(({ fromDate, toDate }) => toDate >= fromDate, {
    path: ['toDate'],
    message: 'The last date lies before the first.',
    params: { rule: 'order' },
  })
  .refine(({ mode, fromDate, toDate }) => mode === 'shifts' || diffDays(fromDate, toDate) < 31, {
    path: ['toDate'],
    message: 'Pauses are placed for at most 31 days at a time.',
    params: { rule: 'too_long' },
  });
export type Reoptimize = z.output<typeof reoptimizeSchema>;

/** Which proposals are decided, and why where the schedule is published. */
export const decisionSchema = z.object({
  proposalIds: z.array(z.uuid()).min(1).max(50),
  reason: z.string().trim().max(256).optional(),
});
