import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { previewForecastForm } from '~/jobs/edit-forecast.server';
import { forecastLevels } from '~/models/forecast-interval.server';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';

/** What a change would make of the forecast, for drawing before it is saved. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { organizationId } = actor;
  const { level: wanted, ...form } = Object.fromEntries(new URL(request.url).searchParams);
  const level = forecastLevels.find((known) => known === wanted) ?? 'day';
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:write', [forecastId]);
  return previewForecastForm(organizationId, { forecastId, level, form });
}
