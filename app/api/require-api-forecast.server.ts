import type { Context } from 'hono';
import type { Actor } from '~/auth/actor';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { requireApiPermission } from './require-api-permission.server';

/**
 * Who calls, provided they may and the forecast of the address (`forecastId`, which the route has checked) is within their reach.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export async function requireApiForecast(c: Context, permission: string): Promise<Actor> {
  const actor = requireApiPermission(c, permission);
  await requireForecastsInReach(actor, permission, [c.req.param('forecastId') as string]);
  return actor;
}
