import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Actor, scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { addDays } from '~/engine/time';
import { requestForecasts } from '~/jobs/request-forecast.server';
import { listForecastGroups } from '~/models/forecast-page.server';
import { forecastSchemas } from '~/models/forecast-schemas';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { NewForecastForm } from '~/modules/forecasting/new-forecast-form';
import { newForecastInput } from '~/modules/forecasting/new-forecast-input';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'forecasts:new.title' };

const writeScope = (actor: Actor) => scopeOf(actor, 'forecast:write') ?? { kind: 'own' as const, employeeId: null };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const groups = await listForecastGroups({ organizationId: actor.organizationId, scope: writeScope(actor) });
  const chosen = new URL(request.url).searchParams.getAll('group');
  const known = groups.filter((group) => group.lastDate && (chosen.length === 0 || chosen.includes(group.id)));
  const lastDate = known.reduce((last, group) => (group.lastDate && group.lastDate > last ? group.lastDate : last), '');
  const startDate = addDays(lastDate || new Date().toISOString().slice(0, 10), 1);
  const values = {
    startDate,
    horizonDays: '28',
    historyWeeks: '104',
    growthFactor: '',
    schema: 'not_unique_received',
    name: '',
  };
  return { groups, schemas: forecastSchemas, chosen, values };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const form = await request.formData();
  const values = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  const groupIds = form.getAll('groupIds').map(String);
  const parsed = newForecastInput.safeParse({ ...values, groupIds });
  if (!parsed.success) {
    const errors = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    return data({ errors, values, groupIds }, { status: 422 });
  }
  const { allGroups, includeHolidays, likeGroupId, ...input } = parsed.data;
  const all = allGroups
    ? await listForecastGroups({ organizationId: actor.organizationId, scope: writeScope(actor) })
    : [];
  await requireGroupsInReach(actor, 'forecast:write', [input.groupIds ?? [], likeGroupId ?? []].flat());
  const { forecastIds } = await requestForecasts(actor, {
    ...input,
    groupIds: allGroups ? all.filter((group) => group.lastDate).map((group) => group.id) : input.groupIds,
    parameters: { includeHolidays: includeHolidays !== undefined, likeGroupId, seed: 1 },
  });
  return redirect(forecastIds.length === 1 ? `/plan/forecasts/${forecastIds[0]}` : '/plan/forecasts');
}

export default function NewForecast() {
  const { t } = useTranslation('forecasts');
  const { groups, schemas, chosen, values } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = Object.fromEntries(
    Object.keys(sent?.errors ?? {}).map((field) => [field, t([`new.error.${field}`, 'new.error.any'])]),
  );
  return (
    <>
      <PageHeader title={t('new.title')} description={t('new.description')} />
      <NewForecastForm
        groups={groups}
        schemas={schemas}
        values={sent?.values ?? values}
        chosenGroups={sent?.groupIds ?? chosen}
        errors={errors}
      />
    </>
  );
}
