import { isoWeek } from '~/engine/time';
import { createSchedule } from '~/jobs/request-schedule.server';
import { seedAcknowledgements } from '~/models/acknowledgement-seed.server';
import { publishSchedule } from '~/models/schedule-publication.server';
import { takeForPlanning } from '~/models/schedule-result.server';
import { systemActorOf } from '~/models/system-actor.server';
import { query } from '~/platform/pg.server';
import generateScheduleHandler from './generate-schedule.handler.server';
import type { RunningJob } from './handle-job';

/** "W47–W49 2026" */
const nameOfWeeks = (startDate: string, endDate: string): string => {
  const [first, last] = [isoWeek(startDate), isoWeek(endDate)];
  return `W${first.week}–W${last.week} ${last.year}`;
};

/**
 * Plans all groups of an organization over a period, publishes the result and lets most people acknowledge it: the state a
 * centre is in on an ordinary day. Runs inside a job of the worker. Where the period has an applied schedule, that one stays.
 * @param publishedBy user in whose name it is published, or null for the system
 * @returns id of the applied schedule
 * @throws AppError as creating, planning and publishing do
 */
export async function generateAndApplySchedule(input: {
  organizationId: string;
  startDate: string;
  /** inclusive */
  endDate: string;
  timeBudgetMs: number;
  publishedBy: string | null;
  /** id under which the variant is planned */
  jobId?: string;
  signal?: AbortSignal;
  onProgress?: (percent: number, message?: string) => void;
}): Promise<string> {
  const { organizationId, startDate, endDate } = input;
  const [applied] = await query<{ id: string }>(
    'applied-schedule-of-period',
    `select id from schedules where organization_id = $1 and status = 'applied' and start_date <= $2 and end_date >= $3 limit 1`,
    [organizationId, startDate, endDate],
  );
  if (applied) return applied.id;
  const actor = await systemActorOf({ organizationId, userId: input.publishedBy });
  const jobId = input.jobId ?? crypto.randomUUID();
  const { scheduleId } = await createSchedule(actor, {
    name: nameOfWeeks(startDate, endDate),
    startDate,
    endDate,
    timeBudgetSec: Math.max(1, Math.round(input.timeBudgetMs / 1000)),
  });
  await takeForPlanning({ organizationId, scheduleId, jobId });
  const signal = input.signal ?? new AbortController().signal;
  const job: RunningJob = {
    id: jobId,
    organizationId,
    createdBy: null,
    attempt: 1,
    progress: (percent, message) => input.onProgress?.(percent, message),
    isCancelled: () => signal.aborted && signal.reason === 'cancelled',
  };
  await generateScheduleHandler.run({ payload: { scheduleId }, job, signal });
  await publishSchedule(actor, { scheduleId, replacesOverlapping: true });
  await seedAcknowledgements({ organizationId, scheduleId, share: 0.8 });
  return scheduleId;
}
