import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { createSchedule, requestScheduleGeneration } from '~/jobs/request-schedule.server';
import { answerForm } from '~/models/answer-form.server';
import { loadNewScheduleForm } from '~/models/schedule-page.server';
import { NewScheduleForm } from '~/modules/schedules/new-schedule-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:new.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  return loadNewScheduleForm(await requirePermission(request, 'schedule:write'));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const form = await request.formData();
  const { intent, ...values } = Object.fromEntries(form);
  let created = '';
  const answer = await answerForm(String(intent), async () => {
    const { scheduleId } = await createSchedule(actor, {
      ...values,
      groupIds: form.getAll('groupIds').filter(Boolean),
      departmentIds: form.getAll('departmentIds').filter(Boolean),
      timeBudgetSec: Number(values.timeBudgetSec),
      seed: Number(values.seed),
      considersPreferences: values.considersPreferences !== undefined,
    });
    await requestScheduleGeneration(actor, { scheduleId });
    created = scheduleId;
  });
  return created ? redirect(`/plan/schedules/${created}`) : answer;
}

export default function NewSchedule() {
  const { t } = useTranslation('schedules');
  return (
    <>
      <PageHeader title={t('new.title')} description={t('new.description')} />
      <NewScheduleForm {...useLoaderData<typeof loader>()} />
    </>
  );
}
