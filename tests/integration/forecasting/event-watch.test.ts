import { beforeAll, describe, expect, it } from 'vitest';
import { tellOfStartedEvents } from '~/models/event-watch.server';
import { prisma } from '~/platform/prisma.server';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole } from '../../factories/user';

describe('a special event that begins', () => {
  const now = Date.parse('2027-04-12T09:00:00Z');
  const minutes = (count: number) => new Date(now + count * 60_000);
  let centre: Awaited<ReturnType<typeof createOrganization>>;
  let planner: { id: string };

  const createEvent = (name: string, startsAt: Date, endsAt: Date) =>
    prisma().specialEvent.create({
      data: {
        organizationId: centre.organizationId,
        name,
        type: 'MARKETING',
        startsAt,
        endsAt,
        coefficient: 1.4,
        groupIds: [centre.group.id],
      },
    });

  beforeAll(async () => {
    centre = await createOrganization();
    planner = await createUserWithRole({ organizationId: centre.organizationId, role: 'planner' });
    await createUserWithRole({ organizationId: centre.organizationId, role: 'employee' });
  });

  it('is told of once, to those who plan; what is over, or yet to come, is not', async () => {
    const { organizationId } = centre;
    const begun = await createEvent('Letters', minutes(-1), minutes(600));
    await createEvent('Over', minutes(-30), minutes(-5));
    await createEvent('To come', minutes(5), minutes(600));
    await createEvent('Long ago', minutes(-300), minutes(600));
    expect(await tellOfStartedEvents({ organizationId, now })).toEqual(['Letters']);
    expect(await tellOfStartedEvents({ organizationId, now: now + 60_000 })).toEqual([]);
    const notices = await prisma().notification.findMany({ where: { organizationId } });
    expect(notices).toMatchObject([
      {
        userId: planner.id,
        kind: 'special_event_started',
        params: { event: 'Letters', coefficient: 1.4, count: 1 },
        link: `/plan/events/${begun.id}`,
      },
    ]);
  });

  it('is nothing to another organization', async () => {
    const elsewhere = await createOrganization();
    await createUserWithRole({ organizationId: elsewhere.organizationId, role: 'planner' });
    expect(await tellOfStartedEvents({ organizationId: elsewhere.organizationId, now })).toEqual([]);
  });
});
