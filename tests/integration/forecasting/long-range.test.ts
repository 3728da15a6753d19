import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, startOfWeek, toLocalDate } from '~/engine/time';
import { changeSpecialEvent } from '~/jobs/change-special-event.server';
import { projectLongRange } from '~/jobs/project-long-range.server';
import { longRangeQuestion } from '~/models/long-range-question';
import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';

describe('the long range', () => {
  let organizationId: string;
  let group: Awaited<ReturnType<typeof createDemoCentre>>['groups'][number];
  let today: string;

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    today = toLocalDate(Date.now(), group.timeZone);
  });

  const ask = (values: Record<string, unknown>, groupId = group.id) =>
    projectLongRange({ organizationId, groupId, ...longRangeQuestion.parse(values) });
  const project = async (values: Record<string, unknown>) => {
    const { forecast } = await ask(values);
    if (!forecast) throw new Error('the demo has history');
    return forecast;
  };
  const sum = (periods: { volume: number }[]) => periods.reduce((total, { volume }) => total + volume, 0);

  it('forecasts 64 weeks, 24 months and more in order, each within its band', async () => {
    const found = await Promise.all([
      project({ unit: 'week' }),
      project({ unit: 'month' }),
      project({ unit: 'week', periods: 104 }),
    ]);
    expect(found.map(({ periods }) => periods.length)).toEqual([64, 24, 104]);
    for (const { periods } of found) {
      expect(periods.map(({ date }) => date)).toEqual(periods.map(({ date }) => date).sort());
      for (const { volume, p10, p90 } of periods) {
        expect(p10).toBeLessThanOrEqual(volume);
        expect(p90).toBeGreaterThanOrEqual(volume);
      }
    }
  });

  it('stands beside the contacts of the same week a year before', async () => {
    const { periods, yearBefore } = await project({ unit: 'week' });
    const week = periods.findIndex(({ days }, i) => days === 7 && yearBefore[i] !== null);
    expect(week).toBeGreaterThanOrEqual(0);
    const [{ contacts }] = await query<{ contacts: number }>(
      'test-year-before',
      `select sum(not_unique_received)::float8 as contacts from contact_statistics
       where group_id = $1 and interval_start >= ($2::date - 364)::timestamp at time zone $3
         and interval_start < ($2::date - 357)::timestamp at time zone $3`,
      [group.id, periods[week].date, group.timeZone],
    );
    expect(yearBefore[week]).toBeCloseTo(contacts, 6);
  });

  it('grows by the scenario, and never past the cap of a logistic one', async () => {
    const flat = await project({ unit: 'week' });
    const grown = await project({ unit: 'week', growth: 'linear', growthPercent: 20 });
    expect(grown.periods[52].volume / flat.periods[52].volume).toBeCloseTo(1.2, 1);
    const perDay = sum(flat.periods) / flat.periods.reduce((total, { openDays }) => total + openDays, 0);
    const capped = await project({ unit: 'week', growth: 'logistic', growthPercent: 300, growthCap: perDay * 1.3 });
    const ratio = capped.periods[63].volume / flat.periods[63].volume;
    expect(ratio).toBeGreaterThan(1.05);
    expect(ratio).toBeLessThan(1.6);
  });

  it('adds the contacts of a tried campaign, and of one in the calendar', async () => {
    const before = await project({ unit: 'week' });
    const monday = addDays(startOfWeek(today), 70);
    const campaigns = [{ name: 'Tried', from: monday, to: addDays(monday, 6), upliftPercent: 50 }];
    const tried = await project({ unit: 'week', campaigns });
    const week = tried.periods.findIndex(({ date }) => date === monday);
    expect(tried.periods[week].volume).toBeCloseTo(1.5 * before.periods[week].volume, 3);
    expect(sum(tried.periods) - sum(before.periods)).toBeCloseTo(0.5 * before.periods[week].volume, 3);
    await changeSpecialEvent(createActor({ organizationId, role: 'planner' }), {
      values: {
        name: 'Spring offer',
        type: 'MARKETING',
        startsAt: `${monday}T00:00`,
        endsAt: `${addDays(monday, 14)}T00:00`,
        timeZone: group.timeZone,
        coefficient: 1.5,
        groupIds: [group.id],
      },
    });
    const after = await project({ unit: 'week' });
    const raised = after.periods.filter((period) => period.campaigns.some(({ name }) => name === 'Spring offer'));
    expect(raised.map(({ date }) => date)).toEqual([monday, addDays(monday, 7)]);
    const without = await project({ unit: 'week', withCalendarCampaigns: false });
    expect(sum(without.periods)).toBeLessThan(sum(after.periods));
  });

  it('gives a new group the shape of a like one, at the size told', async () => {
    const { serviceId, channelType, timeZone, intervalMinutes } = await prisma().group.findUniqueOrThrow({
      where: { id: group.id },
    });
    const { id } = await prisma().group.create({
      data: { organizationId, serviceId, name: 'New', code: 'NEW', channelType, timeZone, intervalMinutes },
    });
    expect(await ask({ unit: 'month' }, id)).toEqual({ forecast: null, fault: 'no-history' });
    expect(await ask({ unit: 'month', likeGroupId: group.id }, id)).toEqual({ forecast: null, fault: 'like-size' });
    const { forecast } = await ask({ unit: 'month', likeGroupId: group.id, likePercent: 25 }, id);
    const like = await project({ unit: 'month', withCalendarCampaigns: false });
    expect(sum(forecast?.periods ?? []) / sum(like.periods)).toBeCloseTo(0.25, 1);
    expect(forecast?.reasons.map(({ code }) => code)).toContain('borrowed-shape');
  });

  it('follows a history that grows', async () => {
    const before = await project({ unit: 'month', periods: 12 });
    await query(
      'test-double-history',
      'update contact_statistics set not_unique_received = not_unique_received * 2 where group_id = $1',
      [group.id],
    );
    await query(
      'test-longer-history',
      `insert into contact_statistics (organization_id, group_id, interval_start, received, treated, missed, not_unique_received, not_unique_treated, not_unique_missed, aht_ms, post_processing_ms, source)
       select organization_id, group_id, interval_start + interval '15 minutes', received, treated, missed, not_unique_received, not_unique_treated, not_unique_missed, aht_ms, post_processing_ms, source
       from contact_statistics where group_id = $1 order by interval_start desc limit 1 on conflict do nothing`,
      [group.id],
    );
    const after = await project({ unit: 'month', periods: 12 });
    expect(sum(after.periods)).toBeGreaterThan(1.5 * sum(before.periods));
  });

  it('knows no group of another organization, also as a like group', async () => {
    const elsewhere = await createOrganization();
    const question = longRangeQuestion.parse({});
    const { organizationId: other } = elsewhere;
    await expect(projectLongRange({ organizationId: other, groupId: group.id, ...question })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      projectLongRange({ organizationId: other, groupId: elsewhere.group.id, ...question, likeGroupId: group.id }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses a question that cannot be meant', () => {
    const faultsOf = (values: Record<string, unknown>) =>
      longRangeQuestion.safeParse(values).error?.issues.map(({ path }) => path.join('.'));
    expect(faultsOf({ unit: 'month', periods: 64 })).toEqual(['periods']);
    expect(faultsOf({ growth: 'logistic' })).toBeUndefined();
    expect(faultsOf({ growth: 'logistic', growthCap: 0 })).toEqual(['growthCap']);
    expect(faultsOf({ growth: 'linear' })).toEqual(['growthPercent']);
    const upsideDown = { name: 'x', from: '2027-02-10', to: '2027-02-09', upliftPercent: 10 };
    expect(faultsOf({ campaigns: [upsideDown] })).toEqual(['campaigns.0.to']);
  });
});
