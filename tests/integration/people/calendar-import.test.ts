import { describe, expect, it } from 'vitest';
import { answerCalendarDay } from '~/models/answer-calendar-day.server';
import { getCalendarYear, setCalendarDay, wholeOrganization } from '~/models/calendar.server';
import { importCalendar, previewCalendarImport } from '~/models/calendar-import.server';
import { listCalendarImports, previewCalendarUndo, undoCalendarImport } from '~/models/calendar-undo.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';

const file = (days: string) => `<calendar year="2028"><days>${days}</days></calendar>`;
const first = file(
  '<day date="2028-01-03" type="holiday" name="New Year"/><day date="2028-05-08" type="pre_holiday"/>',
);
const second = file(
  '<day date="2028-01-03" type="working"/><day date="2028-06-12" type="holiday" holidayType="company"/>',
);

async function createCentre() {
  const base = await createOrganization();
  const { organizationId } = base;
  const actor = createActor({ organizationId });
  const load = (text: string, siteId: string | null = null) => importCalendar(actor, { siteId, text });
  const stored = async () =>
    (
      await prisma().productionCalendarDay.findMany({
        where: { organizationId, siteId: wholeOrganization },
        orderBy: { date: 'asc' },
      })
    ).map(({ date, dayType, name, holidayType }) => [date.toISOString().slice(0, 10), dayType, name, holidayType]);
  return { ...base, actor, load, stored };
}

const schedule = (organizationId: string, name: string, startDate: string, endDate: string, status: string) =>
  prisma().schedule.create({
    data: { organizationId, name, startDate: new Date(startDate), endDate: new Date(endDate), status, groupIds: [] },
  });

describe('an imported calendar', () => {
  it('is taken back to exactly what stood before, days and types', async () => {
    const { actor, load, stored, organizationId } = await createCentre();
    await setCalendarDay({ actor, siteId: null, values: { date: '2028-07-03', dayType: 'holiday', name: 'Our day' } });
    await load(first);
    const before = await stored();
    expect(before).toEqual([
      ['2028-01-03', 'holiday', 'New Year', 'federal'],
      ['2028-05-08', 'pre_holiday', null, null],
    ]);
    const { importId } = await load(second);
    expect(await stored()).toEqual([
      ['2028-01-03', 'working', null, null],
      ['2028-06-12', 'holiday', null, 'company'],
    ]);
    const preview = await previewCalendarUndo(actor, importId);
    expect(preview.days.map(({ date, former }) => [date, former?.dayType ?? null])).toEqual([
      ['2028-01-03', 'holiday'],
      ['2028-05-08', 'pre_holiday'],
      ['2028-06-12', null],
    ]);
    expect(await undoCalendarImport(actor, importId)).toEqual({ changed: 3 });
    expect(await stored()).toEqual(before);
    const [, earlier] = await listCalendarImports({ organizationId });
    expect(earlier.canUndo).toBe(true);
    await undoCalendarImport(actor, earlier.id);
    expect(await stored()).toEqual([['2028-07-03', 'holiday', 'Our day', 'company']]);
  });

  it('names first the schedules that it touches, and days set by hand since', async () => {
    const { actor, load, organizationId } = await createCentre();
    await schedule(organizationId, 'Published', '2028-01-01', '2028-01-31', 'applied');
    await schedule(organizationId, 'Elsewhere', '2028-03-01', '2028-03-31', 'applied');
    await schedule(organizationId, 'Draft', '2028-01-01', '2028-01-31', 'draft');
    expect((await previewCalendarImport(actor, { siteId: null, text: first })).schedules).toMatchObject([
      { name: 'Published', status: 'applied' },
    ]);
    const { importId } = await load(first);
    await setCalendarDay({ actor, siteId: null, values: { date: '2028-01-03', dayType: 'working' } });
    const preview = await previewCalendarUndo(actor, importId);
    expect(preview.schedules.map(({ name }) => name)).toEqual(['Published']);
    expect(preview.days.filter(({ isChangedSince }) => isChangedSince).map(({ date }) => date)).toEqual(['2028-01-03']);
    expect(preview.changedSince).toBe(1);
  });

  it('is changed by hand one day at a time, and the answer says what to go back to', async () => {
    const { actor, load, stored } = await createCentre();
    await load(first);
    const before = await stored();
    const change = async (values: object) => {
      const { data } = await answerCalendarDay({ actor, siteId: null, values: { date: '2028-01-03', ...values } });
      return data;
    };
    const changed = await change({ dayType: 'working' });
    expect(changed).toMatchObject({
      isDone: true,
      former: { dayType: 'holiday', name: 'New Year', holidayType: 'federal' },
    });
    expect(await stored()).not.toEqual(before);
    await change(changed.former!);
    expect(await stored()).toEqual(before);
    expect(await change({ dayType: 'feast' })).toMatchObject({ isDone: false, former: null });
  });

  it('is taken back once, the latest first, and only by those who may', async () => {
    const { actor, load, organizationId, site } = await createCentre();
    const { importId } = await load(first);
    const later = await load(second);
    const regional = await load(first, site.id);
    await expect(undoCalendarImport(actor, importId)).rejects.toMatchObject({ status: 409 });
    await undoCalendarImport(actor, later.importId);
    await expect(undoCalendarImport(actor, later.importId)).rejects.toMatchObject({ status: 409 });
    const regionalDays = await getCalendarYear({ organizationId, siteId: site.id, year: 2028 });
    expect(regionalDays.find(({ date }) => date === '2028-01-03')).toMatchObject({ holidayType: 'regional' });
    const employee = createActor({ organizationId, role: 'employee' });
    await expect(undoCalendarImport(employee, regional.importId)).rejects.toMatchObject({ status: 403 });
    const foreign = createActor({ organizationId: (await createOrganization()).organizationId });
    await expect(previewCalendarUndo(foreign, regional.importId)).rejects.toMatchObject({ status: 404 });
    expect(await prisma().auditEvent.count({ where: { organizationId, action: 'calendar.import_undone' } })).toBe(1);
  });
});
