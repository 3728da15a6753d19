import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TrackedForm } from '~/components/tracked-form';
import { useFieldErrors, useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';
import { ProfileFields, readProfileForm } from './profile-fields';
import { departmentOptions, plainOptions } from './select-options';
import type { PeopleOptionsView } from './types';

/** A form for somebody who starts: identity, department and contract from the day of hire. */
export function NewEmployeePage({ options }: { options: PeopleOptionsView }) {
  const { t } = useTranslation('people');
  const answer = useFormAnswer('new');
  const errorsOf = useFieldErrors(answer);
  const { state } = useNavigation();
  return (
    <>
      <PageHeader title={t('new.title')} description={t('new.description')} />
      <Card className="max-w-5xl">
        <TrackedForm method="post" className="flex flex-col gap-4">
          <FormMessage answer={answer} doneText={t('form.saved')} />
          <ProfileFields options={options} errorsOf={errorsOf} />
          <div className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2 lg:grid-cols-3">
            <Field label={t('columns.department')} error={errorsOf('departmentId')} isRequired>
              <Select
                name="departmentId"
                options={departmentOptions(options)}
                emptyLabel={t('facts.chooseDepartment')}
                defaultValue=""
              />
            </Field>
            <Field label={t('facts.workRule')} error={errorsOf('contract.workRuleId')}>
              <Select
                name="workRuleId"
                options={plainOptions(options.workRules)}
                emptyLabel={t('new.noContract')}
                defaultValue={options.workRules[0]?.id}
              />
            </Field>
            <Field label={t('columns.weeklyHours')} error={errorsOf('contract.weeklyMinutes')}>
              <NumberInput name="weeklyHours" defaultValue={40} min={1} max={60} step={0.5} unit={t('unit.hours')} />
            </Field>
            <Field label={t('columns.rate')} error={errorsOf('contract.rate')}>
              <NumberInput name="rate" defaultValue={1} min={0.1} max={1.5} step={0.05} />
            </Field>
            <Field label={t('columns.status')} help={t('new.statusHelp')}>
              <Select
                name="status"
                options={['active', 'created'].map((status) => ({ value: status, label: t(`status.${status}`) }))}
                defaultValue="active"
              />
            </Field>
          </div>
          <div className="border-t border-line pt-4">
            <Button type="submit" variant="primary" isPending={state === 'submitting'}>
              {t('new.create')}
            </Button>
          </div>
        </TrackedForm>
      </Card>
    </>
  );
}

/** The form as the model takes it: hours become minutes, no work rule means no contract yet. */
export function readNewEmployeeForm(form: FormData): Record<string, unknown> {
  const { workRuleId, weeklyHours, rate, ...values } = readProfileForm(form);
  const contract = workRuleId ? { workRuleId, rate, weeklyMinutes: Math.round(Number(weeklyHours) * 60) } : null;
  return { ...values, contract };
}
