import { beforeAll, describe, expect, it } from 'vitest';
import { toLocalDate } from '~/engine/time';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import { learnGlobalModelOf } from '~/jobs/learn-global-model.server';
import { answerMethodForm } from '~/models/answer-method-form.server';
import { createForecasts, getForecast } from '~/models/forecast.server';
import { readMethodSetting, setMethodSetting } from '~/models/forecast-method-setting.server';
import { type ForecastMethod, usualMethods } from '~/models/forecast-methods';
import { query } from '~/platform/pg.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

interface Stored {
  backtest: { origins: number; scores: { method: string; weight?: number }[] };
  leftOut: { member: string }[];
  reasons: { code: string; params: Record<string, number | string> }[];
}

describe('the methods that may forecast', () => {
  let planner: ReturnType<typeof createActor>;
  let organizationId: string;
  let groups: Awaited<ReturnType<typeof createDemoCentre>>['groups'];

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    groups = centre.groups.toSorted((a, b) => Number(b.channelType === 'CALLS') - Number(a.channelType === 'CALLS'));
    planner = createActor({ organizationId, role: 'planner' });
  });

  const choose = (groupId: string | null, members: ForecastMethod[], timeBudgetSec = 60) =>
    setMethodSetting(planner, { groupId, choice: { members, timeBudgetSec } });
  const forecast = async (groupId: string, growth?: 'logistic', growthCap?: number): Promise<Stored> => {
    const [forecastId] = await createForecasts(
      planner,
      {
        groupIds: [groupId],
        startDate: toLocalDate(Date.now(), groups[0].timeZone),
        horizonDays: 7,
        historyWeeks: 16,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, seed: 1, growth, growthCap },
      },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
    const { status, result, error } = await getForecast({ organizationId, forecastId });
    expect([status, error]).toEqual(['ready', null]);
    return result as Stored;
  };
  const membersOf = ({ backtest }: Stored) =>
    backtest.scores.filter(({ weight }) => weight !== undefined).map(({ method }) => method);

  it('are the usual ones until somebody chooses; a group follows the organization until it has its own choice', async () => {
    const read = (groupId: string | null) => readMethodSetting({ organizationId, groupId });
    expect(await read(groups[0].id)).toMatchObject({ members: [...usualMethods], isOwn: false, version: 0 });
    await choose(null, ['two-stage', 'theta'], 20);
    expect(await read(groups[0].id)).toMatchObject({
      members: ['two-stage', 'theta'],
      timeBudgetSec: 20,
      isOwn: false,
    });
    await choose(groups[0].id, ['nearest-days']);
    expect(await read(groups[0].id)).toMatchObject({ members: ['nearest-days'], isOwn: true, version: 1 });
    expect(await read(groups[1].id)).toMatchObject({ members: ['two-stage', 'theta'] });
    await setMethodSetting(planner, { groupId: groups[0].id, choice: null });
    expect(await read(groups[0].id)).toMatchObject({ members: ['two-stage', 'theta'], isOwn: false });
    await setMethodSetting(planner, { groupId: null, choice: null });
  });

  it('are those that take part, library models included, within the time limit', async () => {
    const [group] = groups;
    // why: library models want four weeks, and twice as much before the first start of their back-test
    await query(
      'test-longer-past',
      `insert into contact_statistics (organization_id, group_id, interval_start, received, treated, missed, not_unique_received,
         not_unique_treated, not_unique_missed, aht_ms, post_processing_ms, source)
       select organization_id, group_id, interval_start - interval '56 days', received, treated, missed, not_unique_received,
         not_unique_treated, not_unique_missed, aht_ms, post_processing_ms, source
       from contact_statistics where group_id = $1 on conflict do nothing`,
      [group.id],
    );
    expect(membersOf(await forecast(group.id)).sort()).toEqual([...usualMethods].sort());
    await choose(group.id, ['two-stage', 'mstl-ets', 'prophet-flat'], 5);
    const started = performance.now();
    const stored = await forecast(group.id);
    expect([...membersOf(stored), ...stored.leftOut.map(({ member }) => member)].sort()).toEqual([
      'mstl-ets',
      'prophet-flat',
      'two-stage',
    ]);
    expect(membersOf(stored)).toContain('mstl-ets');
    expect(stored.backtest.origins).toBeGreaterThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('follow logistic growth: Prophet by its own trend to the cap of the planner, or to one from the history', async () => {
    const [group] = groups;
    await choose(group.id, ['two-stage', 'two-stage-trend', 'prophet-linear']);
    const told = await forecast(group.id, 'logistic', 1_000_000);
    const reasonsOf = ({ reasons }: Stored) => new Map(reasons.map(({ code, params }) => [code, params]));
    expect(membersOf(told).sort()).toEqual(['prophet-logistic', 'two-stage']);
    expect(reasonsOf(told).get('growth-logistic')).toEqual({ cap: 1_000_000 });
    expect(reasonsOf(told).get('growth-carried')).toEqual({ members: 'prophet-logistic' });
    expect(reasonsOf(told).get('growth-stood-back')).toEqual({ members: 'two-stage-trend' });
    const derived = reasonsOf(await forecast(group.id, 'logistic')).get('growth-logistic-derived');
    expect(Number(derived?.cap)).toBeGreaterThan(1);
  });

  it('one learns from all groups together, kept until a new day comes, and forecasts each of them', async () => {
    const [group] = groups;
    await choose(group.id, ['two-stage', 'global-boosting']);
    const stored = await forecast(group.id);
    expect(stored.leftOut).toEqual([]);
    expect(membersOf(stored).sort()).toEqual(['global-boosting', 'two-stage']);
    const input = { organizationId, schema: 'not_unique_received' as const, startDate: '2026-01-05', horizonDays: 7 };
    const none = await learnGlobalModelOf({ ...input, startDate: '2001-01-01' });
    expect(none).toMatchObject({ groups: 0, examples: 0 });
    const { organizationId: foreign } = await createOrganization();
    expect(await learnGlobalModelOf({ ...input, organizationId: foreign })).toMatchObject({ groups: 0 });
  });

  it('are not overwritten by somebody who saw an older choice', async () => {
    const { version } = await readMethodSetting({ organizationId, groupId: null });
    const form = (fields: Record<string, string>) => {
      const sent = new FormData();
      for (const [name, value] of Object.entries({ timeBudgetSec: '30', ...fields })) sent.append(name, value);
      return sent;
    };
    expect(await answerMethodForm(planner, form({ version: String(version), members: 'theta' }))).toEqual([]);
    expect(await answerMethodForm(planner, form({ version: String(version), members: 'two-stage' }))).toEqual([
      'version',
    ]);
    expect(await answerMethodForm(planner, form({}))).toEqual(['members']);
    expect(await answerMethodForm(planner, form({ members: 'theta', timeBudgetSec: '1' }))).toEqual(['timeBudgetSec']);
  });

  it('belong to their organization', async () => {
    const { organizationId: foreign } = await createOrganization();
    const stranger = createActor({ organizationId: foreign, role: 'planner' });
    const choice = { members: ['theta' as const], timeBudgetSec: 30 };
    await expect(setMethodSetting(stranger, { groupId: groups[0].id, choice })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await readMethodSetting({ organizationId: foreign, groupId: null })).toMatchObject({ version: 0 });
  });
});
