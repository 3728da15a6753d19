import { endRefresh } from '~/models/forecast-refresh.server';
import { notifyUsers } from '~/models/notification.server';
import { listHolders } from '~/models/permission-holder.server';

/** Tells planners how a refresh went, once, when the last of its forecasts is done. */
export async function reportRefresh(input: { organizationId: string; refreshId: string }): Promise<void> {
  const { organizationId } = input;
  const outcome = await endRefresh(input);
  if (!outcome) return;
  const { total, failed, firstFailure } = outcome;
  await notifyUsers({
    organizationId,
    userIds: await listHolders({ organizationId, permission: 'forecast:write' }),
    kind: failed ? 'forecast_refresh_failed' : 'forecast_refreshed',
    params: { count: total - failed, total, failed, group: firstFailure ?? '' },
    link: failed ? '/plan/forecasts?status=failed' : '/plan/forecasts',
  });
}
