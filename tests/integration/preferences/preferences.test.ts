import { describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { addOwnPreference, deleteOwnPreference, readOwnPreferences } from '~/models/own-preference.server';
import { addPreference } from '~/models/preference.server';
import { endOfMonth, startOfMonth } from '~/models/preference-month';
import { countPreferenceOutcomes, listPreferenceOutcomes } from '~/models/preference-page.server';
import { savePreferenceSetting } from '~/models/preference-setting.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createUserWithRole } from '../../factories/user';
import { createVacationCentre } from '../../factories/vacation';

const today = new Date().toISOString().slice(0, 10);
/** the month after next, which is open under any window of at most four weeks */
const month = addDays(endOfMonth(addDays(endOfMonth(today), 1)), 1);
const day = (number: number) => addDays(month, number - 1);
const wish = (date: string | null, more: object = {}) => ({
  date,
  weekdays: [],
  kind: 'off',
  from: null,
  to: null,
  isPriority: false,
  ...more,
});

async function createCentre() {
  const centre = await createVacationCentre(2);
  const { organizationId, people } = centre;
  const own = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
  const planner = createActor({ organizationId, role: 'planner' });
  return { ...centre, own, planner };
}

/** An applied schedule of the month in which a person works on some days, from nine in Moscow. */
async function applySchedule(organizationId: string, employeeId: string, worked: number[], considers = true) {
  const at = (date: string, clock: string) => new Date(`${date}T${clock}:00Z`);
  const schedule = await prisma().schedule.create({
    data: {
      organizationId,
      name: 'Month',
      status: 'applied',
      startDate: at(month, '00:00'),
      endDate: at(endOfMonth(month), '00:00'),
      parameters: { considersPreferences: considers },
    },
  });
  await prisma().shift.createMany({
    data: worked.map((number) => ({
      organizationId,
      scheduleId: schedule.id,
      employeeId,
      date: at(day(number), '00:00'),
      startsAt: at(day(number), '06:00'),
      endsAt: at(day(number), '15:00'),
      paidMinutes: 480,
    })),
  });
}

describe('wishes of one’s own', () => {
  it('are taken within the window and its limits, and taken back', async () => {
    const { own, planner, organizationId, people } = await createCentre();
    await savePreferenceSetting(planner, { closeDays: 10, maxDates: 2, maxPriority: 1, maxWeekly: 2 });
    const [first] = await addOwnPreference(own, wish(day(3), { isPriority: true }));
    const refused = (sent: object) => expect(addOwnPreference(own, sent)).rejects;
    await refused(wish(day(3))).toMatchObject({ status: 422, faults: [{ field: 'date', rule: 'wished' }] });
    await refused(wish(day(4), { isPriority: true })).toMatchObject({
      faults: [{ field: 'isPriority', rule: 'too_many_priority' }],
    });
    await addOwnPreference(own, wish(day(4), { kind: 'hours', from: '09:00', to: '18:00' }));
    await refused(wish(day(5))).toMatchObject({ faults: [{ field: 'date', rule: 'too_many' }] });
    await refused(wish(today)).toMatchObject({ faults: [{ field: 'date', rule: 'past' }] });
    await refused(wish(day(5), { kind: 'hours', from: '09:00', to: '08:00' })).toMatchObject({
      faults: [{ field: 'to', rule: 'order' }],
    });
    await deleteOwnPreference(own, first);
    const read = await readOwnPreferences({ organizationId, employeeId: people[0].id, date: day(9) });
    expect(read.dates).toMatchObject([{ date: day(4), kind: 'work', startMinute: 540, endMinute: 1080, covered: 0 }]);
    expect([read.month, read.isOpen, read.closesOn]).toEqual([month, true, addDays(month, -10)]);
  });

  it('for a month whose window has closed are neither taken nor taken back', async () => {
    const { own, planner } = await createCentre();
    const [id] = await addOwnPreference(own, wish(day(3)));
    await prisma().preference.updateMany({ where: { id }, data: { date: new Date(`${addDays(today, 1)}T00:00:00Z`) } });
    await savePreferenceSetting(planner, { closeDays: 60, maxDates: 2, maxPriority: 1, maxWeekly: 2 });
    await expect(addOwnPreference(own, wish(addDays(today, 2)))).rejects.toMatchObject({
      faults: [{ rule: 'closed' }],
    });
    await expect(deleteOwnPreference(own, id)).rejects.toMatchObject({ status: 409 });
  });

  it('for several days in a row count each, all or none', async () => {
    const { own, planner, organizationId, people } = await createCentre();
    await savePreferenceSetting(planner, { closeDays: 7, maxDates: 4, maxPriority: 1, maxWeekly: 2 });
    expect(await addOwnPreference(own, wish(day(3), { lastDate: day(5) }))).toHaveLength(3);
    const refused = (sent: object) => expect(addOwnPreference(own, sent)).rejects;
    await refused(wish(day(5), { lastDate: day(6) })).toMatchObject({ faults: [{ rule: 'wished' }] });
    await refused(wish(day(7), { lastDate: day(8) })).toMatchObject({ faults: [{ rule: 'too_many' }] });
    await refused(wish(day(7), { lastDate: day(6) })).toMatchObject({
      faults: [{ field: 'lastDate', rule: 'days_order' }],
    });
    await refused(wish(day(9), { lastDate: addDays(endOfMonth(month), 1) })).toMatchObject({
      faults: [{ field: 'lastDate', rule: 'one_month' }],
    });
    const { dates } = await readOwnPreferences({ organizationId, employeeId: people[0].id, date: month });
    expect(dates.map(({ date }) => date)).toEqual([day(3), day(4), day(5)]);
  });

  it('for weekdays replace what was wished for them before', async () => {
    const { own, planner, organizationId, people } = await createCentre();
    await savePreferenceSetting(planner, { closeDays: 7, maxDates: 2, maxPriority: 1, maxWeekly: 2 });
    await addOwnPreference(own, wish(null, { weekdays: [1, 5] }));
    await addOwnPreference(own, wish(null, { weekdays: ['5'], kind: 'work' }));
    await expect(addOwnPreference(own, wish(null, { weekdays: [3] }))).rejects.toMatchObject({
      faults: [{ field: 'weekdays', rule: 'too_many' }],
    });
    const { weekly } = await readOwnPreferences({ organizationId, employeeId: people[0].id, date: null });
    expect(weekly.map(({ weekday, kind }) => [weekday, kind])).toEqual([
      [1, 'off'],
      [5, 'work'],
    ]);
  });

  it('of days whose schedule is published are refused, and those of others do not exist', async () => {
    const { own, organizationId, people } = await createCentre();
    await applySchedule(organizationId, people[0].id, [1]);
    await expect(addOwnPreference(own, wish(day(9)))).rejects.toMatchObject({ faults: [{ rule: 'published' }] });
    const other = createActor({ organizationId, role: 'employee', employeeId: people[1].id });
    const [id] = await addOwnPreference(other, wish(day(9)));
    await expect(deleteOwnPreference(own, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('what a wish may say beside its hours', () => {
  async function createTemplate(organizationId: string) {
    return prisma().shiftTemplate.create({
      data: {
        organizationId,
        name: 'Early',
        code: 'E',
        startFromMinute: 420,
        startToMinute: 540,
        spanMinutes: 540,
        paidMinutes: 480,
      },
    });
  }

  it('is stored with it, offered by name, and refused where it cannot be wished', async () => {
    const { own, organizationId, people, group, site } = await createCentre();
    const template = await createTemplate(organizationId);
    const details = { shiftTemplateId: template.id, groupId: group.id, siteId: site.id, isOvertime: true };
    await addOwnPreference(
      own,
      wish(day(3), {
        kind: 'hours',
        from: '08:00',
        startMaxMinute: '10:00',
        endMinMinute: '16:00',
        to: '18:00',
        minMinutes: 420,
        maxMinutes: 480,
        ...details,
      }),
    );
    const read = await readOwnPreferences({ organizationId, employeeId: people[0].id, date: month });
    expect(read.choices.templates).toEqual([{ id: template.id, name: 'Early' }]);
    expect(read.choices.groups.map(({ id }) => id)).toEqual([group.id]);
    expect(read.dates).toMatchObject([
      {
        startMinute: 480,
        startMaxMinute: 600,
        endMinMinute: 960,
        endMinute: 1080,
        minMinutes: 420,
        maxMinutes: 480,
        templateName: 'Early',
        ...details,
      },
    ]);
    const refused = (more: object) => expect(addOwnPreference(own, wish(day(4), { kind: 'work', ...more }))).rejects;
    await refused({ groupId: crypto.randomUUID() }).toMatchObject({ faults: [{ field: 'groupId', rule: 'unknown' }] });
    const foreign = await createCentre();
    await refused({ siteId: foreign.site.id }).toMatchObject({ faults: [{ field: 'siteId', rule: 'unknown' }] });
    await refused({ minMinutes: 480, maxMinutes: 420 }).toMatchObject({
      faults: [{ field: 'maxMinutes', rule: 'order' }],
    });
    // why: a day off says nothing of a shift
    const [off] = await addOwnPreference(own, wish(day(5), { minMinutes: 480, ...details }));
    expect(await prisma().preference.findUnique({ where: { id: off } })).toMatchObject({
      minMinutes: null,
      shiftTemplateId: null,
      isOvertime: false,
    });
  });

  it('must hold as a whole for the wish to be true in the schedule', async () => {
    const { planner, organizationId, people, group, site } = await createCentre();
    const [{ id: employeeId }] = people;
    const template = await createTemplate(organizationId);
    const elsewhere = await prisma().site.create({
      data: { organizationId, name: 'Elsewhere', code: 'ELS', timeZone: 'Europe/Moscow' },
    });
    // the shifts run from nine to six in Moscow, nine hours, without a template
    const wishes: [boolean, object][] = [
      [true, { startMinute: 480, startMaxMinute: 540 }],
      [false, { startMinute: 480, startMaxMinute: 530 }],
      [true, { endMinMinute: 1020, endMinute: 1080 }],
      [false, { endMinMinute: 1090, endMinute: 1200 }],
      [true, { minMinutes: 480, maxMinutes: 540 }],
      [false, { maxMinutes: 480 }],
      [false, { shiftTemplateId: template.id }],
      [true, { siteId: site.id }],
      [false, { siteId: elsewhere.id }],
      [false, { groupId: group.id }],
      [false, { isOvertime: true }],
    ];
    for (const [index, [, details]] of wishes.entries())
      await addPreference(planner, { employeeId, date: day(index + 1), kind: 'work', ...details });
    await applySchedule(
      organizationId,
      employeeId,
      wishes.map((_, index) => index + 1),
    );
    const base = { organizationId, scope: { kind: 'all' as const }, from: startOfMonth(month), to: endOfMonth(month) };
    const outcomes = async () =>
      (await listPreferenceOutcomes({ ...base, limit: 50, offset: 0 })).rows.map(({ met }) => met === 1);
    expect(await outcomes()).toEqual(wishes.map(([isMet]) => isMet));
    await prisma().shift.updateMany({
      where: { organizationId },
      data: { templateId: template.id, kind: 'overtime' },
    });
    expect((await outcomes())[6]).toBe(true);
    expect((await outcomes())[10]).toBe(true);
  });

  it('is read and written by the person over REST, and by nobody else', async () => {
    const { organizationId, people } = await createCentre();
    const login = async (employeeId?: string) =>
      getAccessToken((await createUserWithRole({ organizationId, role: 'employee', employeeId })).username);
    const token = await login(people[0].id);
    const body = { date: day(6), kind: 'hours', from: '09:00', startMax: '10:00', isOvertime: true };
    const added = await callApi('POST', '/own-preferences', { token, body });
    expect(added.status).toBe(201);
    const read = await callApi('GET', `/own-preferences?date=${month}`, { token });
    expect(read.body.dates).toMatchObject([{ id: added.body.ids[0], startMinute: 540, startMaxMinute: 600 }]);
    const other = await login(people[1].id);
    expect((await callApi('GET', `/own-preferences?date=${month}`, { token: other })).body.dates).toEqual([]);
    expect((await callApi('DELETE', `/own-preferences/${added.body.ids[0]}`, { token: other })).status).toBe(404);
    expect((await callApi('GET', '/own-preferences', { token: await login() })).status).toBe(403);
    expect((await callApi('DELETE', `/own-preferences/${added.body.ids[0]}`, { token })).status).toBe(204);
  });
});

describe('what becomes of wishes', () => {
  it('is counted by day against the applied schedule: weighed, and true', async () => {
    const { planner, organizationId, people, department, outsider } = await createCentre();
    const [{ id: employeeId }, other] = people;
    const add = (values: object) => addPreference(planner, { employeeId, ...values });
    await add({ date: day(1), kind: 'off' });
    await add({ date: day(2), kind: 'off', isPriority: true });
    await add({ date: day(3), kind: 'work' });
    await add({ date: day(4), kind: 'work', startMinute: 540, endMinute: 1080 });
    await add({ date: day(5), kind: 'work', startMinute: 720, endMinute: 1260 });
    await addPreference(planner, { employeeId: other.id, date: day(1), kind: 'off' });
    await addPreference(planner, { employeeId: outsider.id, date: day(1), kind: 'off' });
    await applySchedule(organizationId, employeeId, [1, 3, 4, 5]);
    const base = { organizationId, scope: { kind: 'all' as const }, from: startOfMonth(month), to: endOfMonth(month) };
    const totals = await countPreferenceOutcomes(base);
    expect(totals).toEqual({
      people: 3,
      days: 7,
      covered: 5,
      considered: 5,
      met: 3,
      priorityCovered: 1,
      priorityMet: 1,
    });
    const team = { kind: 'department' as const, departmentIds: [department.id], employeeId: null };
    const seen = await listPreferenceOutcomes({ ...base, scope: team, limit: 50, offset: 0 });
    expect(seen.rows.map(({ date, covered, met }) => [date, covered, met])).toEqual([
      [day(1), 1, 0],
      [day(2), 1, 1],
      [day(3), 1, 1],
      [day(4), 1, 1],
      [day(5), 1, 0],
      [day(1), 0, 0],
    ]);
    const unmet = await listPreferenceOutcomes({ ...base, outcome: 'unmet', limit: 1, offset: 0 });
    expect([unmet.total, unmet.rows.length]).toEqual([2, 1]);
  });

  it('counts every such weekday of the month, and nothing as weighed that came after planning', async () => {
    const { own, organizationId, people } = await createCentre();
    await applySchedule(organizationId, people[0].id, [1, 2, 3, 4, 5, 6, 7]);
    await addOwnPreference(own, wish(null, { weekdays: [1], kind: 'work' }));
    const base = { organizationId, scope: { kind: 'all' as const }, from: month, to: endOfMonth(month) };
    const totals = await countPreferenceOutcomes(base);
    expect(totals.days).toBeGreaterThanOrEqual(4);
    expect([totals.covered, totals.considered, totals.met]).toEqual([totals.days, 0, 1]);
  });

  it('the window is set by whoever writes everybody', async () => {
    const { organizationId, department } = await createCentre();
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [department.id] });
    const values = { closeDays: 7, maxDates: 2, maxPriority: 1, maxWeekly: 2 };
    await expect(savePreferenceSetting(manager, values)).rejects.toMatchObject({ status: 403 });
    const planner = createActor({ organizationId, role: 'planner' });
    await expect(savePreferenceSetting(planner, { ...values, closeDays: 61 })).rejects.toMatchObject({
      faults: [{ field: 'closeDays', rule: 'too_big' }],
    });
  });
});
