import { describe, expect, it } from 'vitest';
import { getNormPage } from '~/models/norm-page.server';
import { prisma } from '~/platform/prisma.server';
import { createOrganization } from '../../factories/organization';

describe('the page of norm hours', () => {
  it('says when nobody has filled the calendar of the year', async () => {
    const { organizationId } = await createOrganization();
    await prisma().productionCalendarDay.create({
      data: {
        organizationId,
        siteId: '00000000-0000-0000-0000-000000000000',
        date: new Date('2028-05-01'),
        dayType: 'holiday',
      },
    });
    const pageOf = (date: string) =>
      getNormPage({ organizationId, scope: { kind: 'all' }, filter: {}, page: 1, pageSize: 25, date, period: 'month' });
    expect((await pageOf('2028-12-05')).hasCalendar).toBe(true);
    expect((await pageOf('2029-01-05')).hasCalendar).toBe(false);
  });
});
