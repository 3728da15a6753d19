import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { analyseForecastSeasons } from '~/jobs/analyse-forecast-seasons.server';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';

/** Trend and seasons of the history of a forecast, asked for when somebody looks at the model. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:read', [forecastId]);
  return { seasons: await analyseForecastSeasons({ organizationId, forecastId }) };
}
