import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/auth/actor';
import { handleJob, type JobHandlers } from '~/jobs/handle-job';
import { planVacations } from '~/jobs/plan-vacations';
import { requestVacationPlan } from '~/jobs/request-vacation-plan.server';
import { type RunningWorker, startWorker } from '~/jobs/start-worker.server';
import { cancelJob, getJob } from '~/models/job.server';
import { saveVacationCampaign } from '~/models/vacation-campaign.server';
import { createVacationPlan, getVacationPlan, listVacationProposals } from '~/models/vacation-plan.server';
import { addVacationWishFor } from '~/models/vacation-wish.server';
import { conflict } from '~/platform/errors.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createVacationCentre } from '../../factories/vacation';

const year = new Date().getUTCFullYear() + 1;
const today = new Date().toISOString().slice(0, 10);
let worker: RunningWorker | null = null;

async function start(handlers: JobHandlers) {
  await worker?.stop();
  worker = await startWorker({ handlers, ticks: [] });
}

afterAll(() => worker?.stop());

async function createCentre() {
  const centre = await createVacationCentre(2);
  const actor = createActor({ organizationId: centre.organizationId, role: 'planner' });
  const planOf = (planId: string) =>
    getVacationPlan({ organizationId: centre.organizationId, scope: { kind: 'all' }, planId });
  return { ...centre, actor, planOf };
}

async function waitForJob(actor: Actor, jobId: string) {
  const endsAt = Date.now() + 30_000;
  for (;;) {
    const job = await getJob({ organizationId: actor.organizationId, jobId });
    if (job.finishedAt !== null) return job;
    if (Date.now() > endsAt) throw new Error(`The job is ${JSON.stringify(job)}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the automatic plan in a worker', () => {
  it('is computed, stored as a preview and told to whoever asked', async () => {
    const { actor, people, organizationId, planOf } = await createCentre();
    await saveVacationCampaign({ actor, values: { year, opensOn: today, closesOn: `${year}-12-31`, maxWishes: 3 } });
    await addVacationWishFor(actor, people[0].id, year, { firstDate: `${year}-06-07`, days: 14 });
    await start({ [planVacations.name]: () => import('~/jobs/plan-vacations.handler.server') as never });
    const { jobId, planId } = await requestVacationPlan(actor, { year, fillsRest: true });
    expect(await planOf(planId)).toMatchObject({ state: expect.stringMatching(/running|ready/), jobId });
    expect(await waitForJob(actor, jobId)).toMatchObject({ state: 'completed' });
    expect(await planOf(planId)).toMatchObject({ state: 'ready', error: null, summary: { wishes: 1, granted: 1 } });
    const { rows } = await listVacationProposals({ organizationId, planId, outcome: 'granted', limit: 9, offset: 0 });
    expect(rows).toMatchObject([{ employeeId: people[0].id, firstDate: `${year}-06-07`, lastDate: `${year}-06-20` }]);
  });

  it('whose job fails is failed, with what the job said', async () => {
    const { actor, planOf } = await createCentre();
    const failing = handleJob(planVacations, async () => {
      throw conflict('There is nothing to plan.');
    });
    await start({ [planVacations.name]: async () => ({ default: failing }) as never });
    const { jobId, planId } = await requestVacationPlan(actor, { year });
    expect(await waitForJob(actor, jobId)).toMatchObject({ state: 'failed' });
    expect(await planOf(planId)).toMatchObject({ state: 'failed', error: 'There is nothing to plan.' });
  });

  it('that was cancelled before it began, or never queued, does not run for ever', async () => {
    const { actor, planOf, organizationId } = await createCentre();
    await worker?.stop();
    worker = null;
    const { jobId, planId } = await requestVacationPlan(actor, { year });
    expect((await planOf(planId)).state).toBe('running');
    await cancelJob(actor, jobId);
    expect((await planOf(planId)).state).toBe('failed');
    const lostId = await createVacationPlan(actor, { year }, crypto.randomUUID());
    expect((await planOf(lostId)).state).toBe('running');
    await prisma().vacationPlan.updateMany({
      where: { id: lostId, organizationId },
      data: { createdAt: new Date(Date.now() - 120_000) },
    });
    expect((await planOf(lostId)).state).toBe('failed');
  });
});
