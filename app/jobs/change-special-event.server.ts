import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { queueJob } from '~/models/job.server';
import {
  deleteSpecialEvent,
  getSpecialEvent,
  saveSpecialEvent,
  type TouchedForecasts,
} from '~/models/special-event.server';
import { logger } from '~/platform/logger.server';
import { applySpecialEvents } from './apply-special-events';

/** What follows a change of an event: the job to follow, null where no forecast is touched. */
export interface EventFollowUp {
  touchedForecasts: number;
  jobId: string | null;
}

/**
 * Creates or changes a special event; the forecasts that it touches follow in a job.
 * @throws AppError invalid, not_found, conflict
 */
export async function changeSpecialEvent(
  actor: Actor,
  input: { eventId?: string; values: unknown; expectedVersion?: number },
): Promise<EventFollowUp & { eventId: string }> {
  await requireEventInReach(actor, input.eventId);
  const named = z.object({ groupIds: z.array(z.uuid()) }).safeParse(input.values);
  // why: what is no list of groups the model refuses by name
  if (named.success) await requireGroupsInReach(actor, 'forecast:write', named.data.groupIds);
  const { eventId, ...touched } = await saveSpecialEvent(actor, { ...input, jobKind: applySpecialEvents.name });
  return { eventId, ...(await follow(actor, touched)) };
}

/**
 * Takes a special event away; the forecasts that it touched follow in a job.
 * @throws AppError not_found
 */
export async function removeSpecialEvent(actor: Actor, eventId: string): Promise<EventFollowUp> {
  await requireEventInReach(actor, eventId);
  return follow(actor, await deleteSpecialEvent(actor, { eventId, jobKind: applySpecialEvents.name }));
}

/** An event may be changed by those who may change the forecasts of all its groups. */
async function requireEventInReach(actor: Actor, eventId: string | undefined): Promise<void> {
  if (!eventId) return;
  const { groupIds } = await getSpecialEvent({ organizationId: actor.organizationId, eventId });
  await requireGroupsInReach(actor, 'forecast:write', groupIds);
}

async function follow(actor: Actor, { forecastIds, jobId }: TouchedForecasts): Promise<EventFollowUp> {
  if (jobId) {
    try {
      await queueJob(applySpecialEvents, { jobId, organizationId: actor.organizationId, payload: { forecastIds } });
    } catch (error) {
      // why: the row is the promise; the recovery tick of the worker queues it as soon as Redis is back
      logger.warn({ err: error, jobId }, 'job could not be queued yet');
    }
  }
  return { touchedForecasts: forecastIds.length, jobId };
}
