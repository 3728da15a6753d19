import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { explainForecastInterval } from '~/models/forecast-explain.server';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { parseId, parseInput } from '~/models/parse-input.server';

const address = z.object({ at: z.coerce.number().int().positive().optional() });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const { at } = parseInput(address, Object.fromEntries(new URL(request.url).searchParams));
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:read', [forecastId]);
  return { steps: await explainForecastInterval({ organizationId, forecastId, intervalStart: at }) };
}
