import { beforeAll, describe, expect, it } from 'vitest';
import { getFrameData } from '~/models/frame.server';
import { listSavedViews } from '~/models/saved-view.server';
import { query } from '~/platform/pg.server';
import { action } from '~/routes/preferences';
import { pageRequest } from '../../factories/browser';
import { createLoggedInUser } from '../../factories/login';
import { createOrganization } from '../../factories/organization';

describe('the choice of columns of an account', () => {
  let organizationId: string;
  let reader: Awaited<ReturnType<typeof createLoggedInUser>>;
  let colleague: Awaited<ReturnType<typeof createLoggedInUser>>;
  const choose = (cookie: string | undefined, fields: Record<string, string>) => {
    const request = pageRequest('/preferences', cookie, { method: 'POST', body: new URLSearchParams(fields) });
    return action({ request, params: {}, context: {} } as Parameters<typeof action>[0]);
  };
  const columnsOf = async (cookie: string) => {
    const frame = await getFrameData(pageRequest('/plan/forecasts', cookie), { nonce: '', requestId: '' } as never);
    return 'hiddenColumns' in frame ? frame.hiddenColumns : null;
  };

  beforeAll(async () => {
    ({ organizationId } = await createOrganization());
    reader = await createLoggedInUser({ organizationId, role: 'planner' });
    colleague = await createLoggedInUser({ organizationId, role: 'planner' });
  });

  it('is kept by table, and the last one counts, for nobody else', async () => {
    expect(await columnsOf(reader.cookie)).toEqual({});
    await choose(reader.cookie, { table: 'forecasts', hide: 'method,wape' });
    await choose(reader.cookie, { table: 'history', hide: 'aht' });
    await choose(reader.cookie, { table: 'forecasts', hide: ',' });
    expect(await columnsOf(reader.cookie)).toEqual({ forecasts: ',', history: 'aht' });
    expect(await columnsOf(colleague.cookie)).toEqual({});
    const [{ count }] = await query<{ count: number }>(
      'test-columns-audit',
      `select count(*)::int as count from audit_events where organization_id = $1 and action = 'user.columns-chosen'`,
      [organizationId],
    );
    expect(count).toBe(3);
  });

  it('is no saved view of any list', async () => {
    for (const page of ['forecasts', 'history', 'columns']) {
      expect(await listSavedViews({ organizationId, userId: reader.userId, page })).toEqual([]);
    }
  });

  it('what is no name of a table or column is refused; without a login nothing is kept', async () => {
    await expect(choose(reader.cookie, { table: '/columns', hide: 'a' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(choose(reader.cookie, { table: 'events', hide: '<b>' })).rejects.toMatchObject({ code: 'invalid' });
    await choose(undefined, { table: 'events', hide: 'name' });
    expect(await columnsOf(reader.cookie)).not.toHaveProperty('events');
  });
});
