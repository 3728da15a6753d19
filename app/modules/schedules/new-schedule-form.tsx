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
import { TextInput } from '~/components/text-input';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface NewScheduleFormProps {
  groups: { id: string; name: string; serviceName: string }[];
  departments: { id: string; name: string; depth: number }[];
  startDate: string;
  endDate: string;
}

/** A new variant: for when, for whom, and how long the planner may think. */
export function NewScheduleForm({ groups, departments, startDate, endDate }: NewScheduleFormProps) {
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
      <Card title={t('new.how')}>
        <div className="flex flex-col gap-4">
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
