import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { requestVariants } from '~/jobs/request-schedule.server';
import { answerForm } from '~/models/answer-form.server';
import { loadNewScheduleForm } from '~/models/schedule-page.server';
import { NewScheduleForm } from '~/modules/schedules/new-schedule-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:new.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  return loadNewScheduleForm(await requirePermission(request, 'schedule:write'));
}

/** Open positions of the form: groups, counts and work rules in the same order, rows without a group left out. */
const readVacancies = (form: FormData) => {
  const counts = form.getAll('vacancyCounts').map(Number);
  const rules = form.getAll('vacancyRuleIds').map(String);
  return form
    .getAll('vacancyGroupIds')
    .map((groupId, index) => ({
      groupId: String(groupId),
      count: counts[index] || 1,
      ...(rules[index] ? { workRuleId: rules[index] } : {}),
    }))
    .filter(({ groupId }) => groupId);
};

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const form = await request.formData();
  const { intent, ...values } = Object.fromEntries(form);
  let next = '';
  const answer = await answerForm(String(intent), async () => {
    const created = await requestVariants(actor, {
      values: {
        ...values,
        groupIds: form.getAll('groupIds').filter(Boolean),
        departmentIds: form.getAll('departmentIds').filter(Boolean),
        forecastIds: form.getAll('forecastIds').filter(Boolean),
        vacancies: readVacancies(form),
        timeBudgetSec: Number(values.timeBudgetSec),
        seed: Number(values.seed),
        considersPreferences: values.considersPreferences !== undefined,
      },
      goals: form.getAll('goals'),
      nameOf: (goal) => `${values.name} · ${String(form.get(`goalName.${goal}`) ?? goal)}`,
    });
    next = created.length > 1 ? '/plan/schedules' : `/plan/schedules/${created[0].scheduleId}`;
  });
  return next ? redirect(next) : answer;
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
