import { describe, expect, it } from 'vitest';
import { addDays, diffDays } from '~/engine/time';
import { addOwnPreference } from '~/models/own-preference.server';
import { endOfMonth } from '~/models/preference-month';
import { savePreferenceSetting } from '~/models/preference-setting.server';
import { saveVacationCampaign } from '~/models/vacation-campaign.server';
import { addVacationWishFor } from '~/models/vacation-wish.server';
import { remindOfWishDeadlines } from '~/models/wish-reminder.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createUserWithRole } from '../../factories/user';
import { createVacationCentre } from '../../factories/vacation';

const today = new Date().toISOString().slice(0, 10);
const year = Number(today.slice(0, 4)) + 1;
/** half past nine in Moscow, where everybody works */
const morning = new Date(`${today}T06:30:00Z`);

async function createCentre() {
  const centre = await createVacationCentre(2);
  const { organizationId, people } = centre;
  const users = [];
  for (const { id } of people) users.push(await createUserWithRole({ organizationId, employeeId: id }));
  const planner = createActor({ organizationId, role: 'planner' });
  const toldTo = async (userId: string) =>
    (await prisma().notification.findMany({ where: { userId }, orderBy: { kind: 'asc' } })).map(({ kind, params }) => ({
      kind,
      ...(params as { count: number }),
    }));
  return { ...centre, planner, users, toldTo };
}

describe('reminders of deadlines', () => {
  it('go at nine of the employee’s day to whoever has handed in no wish for the year, once a day', async () => {
    const { planner, people, users, toldTo, organizationId } = await createCentre();
    await savePreferenceSetting(planner, { closeDays: 7, maxDates: 0, maxPriority: 0, maxWeekly: 7 });
    await saveVacationCampaign({
      actor: planner,
      values: { year, opensOn: addDays(today, -20), closesOn: addDays(today, 3), maxWishes: 3 },
    });
    await addVacationWishFor(planner, people[0].id, year, { firstDate: `${year}-06-07`, days: 14 });
    await remindOfWishDeadlines(new Date(`${today}T09:30:00Z`));
    expect(await toldTo(users[1].id)).toEqual([]);
    await remindOfWishDeadlines(morning);
    await remindOfWishDeadlines(morning);
    expect(await toldTo(users[1].id)).toEqual([{ kind: 'vacation_wishes_close', count: 3, year }]);
    expect(await toldTo(users[0].id)).toEqual([]);
    expect(await prisma().notification.count({ where: { organizationId } })).toBe(1);
  });

  it('tell that the wishes of a month close, except to whoever has recorded one', async () => {
    const { planner, people, users, toldTo, organizationId } = await createCentre();
    const month = addDays(endOfMonth(today), 1);
    const closeDays = diffDays(today, month) - 1;
    await savePreferenceSetting(planner, { closeDays, maxDates: 6, maxPriority: 2, maxWeekly: 7 });
    const own = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
    const date = addDays(month, 4);
    await addOwnPreference(own, { date, weekdays: [], kind: 'off', from: null, to: null, isPriority: false });
    await remindOfWishDeadlines(morning);
    expect(await toldTo(users[1].id)).toEqual([{ kind: 'preferences_close', count: 1, month: month.slice(0, 7) }]);
    expect(await toldTo(users[0].id)).toEqual([]);
  });
});
