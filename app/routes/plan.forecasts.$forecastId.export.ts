import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { exportForecast, exportLayouts } from '~/models/forecast-export.server';
import { forecastLevels } from '~/models/forecast-interval.server';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';
import { parseViewZone } from '~/models/view-zone';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { searchParams } = new URL(request.url);
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:read', [forecastId]);
  const file = await exportForecast(actor, {
    forecastId,
    level: forecastLevels.find((known) => known === searchParams.get('level')) ?? 'interval',
    layout: exportLayouts.find((known) => known === searchParams.get('layout')),
    columns: searchParams.getAll('columns'),
    zone: parseViewZone(searchParams.get('zone')),
    format: searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
  });
  return new Response(file.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    },
  });
}
