import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { scheduleGoals } from './schedule-status';

export interface NewScheduleFormProps {
  groups: { id: string; name: string; serviceName: string }[];
  departments: { id: string; name: string; depth: number }[];
  startDate: string;
  endDate: string;
  /** work rules of open positions */
  vacancyRules: { id: string; name: string }[];
  /** saved states of forecasts that cover something from the first day on, newest first */
  forecasts: { id: string; groupId: string; groupName: string; label: string }[];
}

/** A new variant: for when, for whom, and how long the planner may think. */
export function NewScheduleForm({
  groups,
  departments,
  startDate,
  endDate,
  forecasts,
  vacancyRules,
}: NewScheduleFormProps) {
  const { t } = useTranslation('schedules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('create');
  const errorsOf = useFieldErrors(answer);
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-4">
      <input type="hidden" name="intent" value="create" />
      <MissingRequirement />
      <FormMessage answer={answer} doneText="" />
      <Card title={t('new.what')}>
        <div className="flex flex-col gap-4">
          <Field label={t('name')} isRequired error={errorsOf('name')}>
            <TextInput name="name" maxLength={100} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('new.from')} isRequired help={t('new.fromHelp')} error={errorsOf('startDate')}>
              <DateInput name="startDate" defaultValue={startDate} />
            </Field>
            <Field label={t('new.to')} isRequired error={errorsOf('endDate')}>
              <DateInput name="endDate" defaultValue={endDate} />
            </Field>
          </div>
          <Field label={t('comment')} error={errorsOf('comment')}>
            <TextInput name="comment" maxLength={500} />
          </Field>
        </div>
      </Card>
      <Card title={t('new.whom')} description={t('new.whomText')}>
        <div className="flex flex-col gap-4">
          <Field label={t('groups')} help={t('new.groupsHelp')}>
            <Combobox
              name="groupIds"
              isMultiple
              placeholder={t('new.allGroups')}
              options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
            />
          </Field>
          <Field label={t('departments')} error={errorsOf('departmentIds')}>
            <Combobox
              name="departmentIds"
              isMultiple
              placeholder={t('new.allDepartments')}
              options={departments.map((department) => ({
                value: department.id,
                label: `${'\u2003'.repeat(Math.max(0, department.depth - 1))}${department.name}`,
              }))}
            />
          </Field>
        </div>
      </Card>
      <Card title={t('new.goals')} description={t('new.goalsText')}>
        <div className="grid gap-3 sm:grid-cols-2">
          {scheduleGoals.map((goal) => (
            <div key={goal}>
              <input type="hidden" name={`goalName.${goal}`} value={t(`goal.${goal}`)} />
              <Checkbox
                name="goals"
                value={goal}
                defaultChecked={goal === 'balanced'}
                label={t(`goal.${goal}`)}
                description={t(`goalText.${goal}`)}
              />
            </div>
          ))}
        </div>
      </Card>
      <Card title={t('new.how')}>
        <div className="flex flex-col gap-4">
          {forecasts.length ? (
            <Field label={t('new.forecasts')} help={t('new.forecastsHelp')} error={errorsOf('forecastIds')}>
              <Combobox
                name="forecastIds"
                isMultiple
                placeholder={t('new.newestForecasts')}
                options={forecasts.map((item) => ({ value: item.id, label: item.label, group: item.groupName }))}
              />
            </Field>
          ) : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('new.budget')} help={t('new.budgetHelp')} error={errorsOf('timeBudgetSec')}>
              <NumberInput name="timeBudgetSec" unit={t('seconds')} min={1} max={600} defaultValue={60} />
            </Field>
            <Field label={t('new.seed')} help={t('new.seedHelp')} error={errorsOf('seed')}>
              <NumberInput name="seed" min={0} defaultValue={1} />
            </Field>
          </div>
          <Checkbox
            name="considersPreferences"
            defaultChecked
            label={t('new.preferences')}
            description={t('new.preferencesText')}
          />
        </div>
      </Card>
      <VacancyFields groups={groups} rules={vacancyRules} errors={errorsOf('vacancies')} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isBusy}>
          {t('new.start')}
        </Button>
        <LinkButton to="/plan/schedules" variant="ghost">
          {t('common:action.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
}

const vacancyRows = ['0', '1', '2'];

/** Open positions that are planned as if they were filled; they get no shifts in the grid. */
function VacancyFields({
  groups,
  rules,
  errors,
}: {
  groups: NewScheduleFormProps['groups'];
  rules: NewScheduleFormProps['vacancyRules'];
  errors: string[] | undefined;
}) {
  const { t } = useTranslation('schedules');
  return (
    <Card title={t('new.vacancies')} description={t('new.vacanciesText')}>
      <div className="flex flex-col gap-3">
        {vacancyRows.map((row) => (
          <div key={row} className="grid grid-cols-[1fr_7rem] gap-3 sm:grid-cols-[1fr_1fr_7rem]">
            <Field label={t('group')} error={row === '0' ? errors : undefined}>
              <Select
                name="vacancyGroupIds"
                emptyLabel={t('new.noVacancy')}
                options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
              />
            </Field>
            <Field label={t('new.vacancyRule')} className="max-sm:order-last max-sm:col-span-2">
              <Select
                name="vacancyRuleIds"
                emptyLabel={t('new.usualContract')}
                options={rules.map((rule) => ({ value: rule.id, label: rule.name }))}
              />
            </Field>
            <Field label={t('new.vacancyCount')}>
              <NumberInput name="vacancyCounts" min={1} max={200} defaultValue={1} />
            </Field>
          </div>
        ))}
      </div>
    </Card>
  );
}

/** Groups that no forecast covers: names them and leads to the forecast. */
function MissingRequirement() {
  const { t } = useTranslation('schedules');
  const answer = useFormAnswer('create');
  const missing = answer?.faults.filter((fault) => fault.rule === 'missing_requirement') ?? [];
  if (!missing.length) return null;
  return (
    <div role="alert" className="rounded-card border border-short-2 bg-short-2-soft p-4 text-short-2-ink">
      <p className="font-medium">{t('new.missing', { count: missing.length })}</p>
      <p className="mt-1">{missing.map((fault) => fault.message).join(', ')}</p>
      <Link to="/plan/forecasts/new" className="mt-2 inline-block font-medium underline">
        {t('new.forecastFirst')}
      </Link>
    </div>
  );
}
