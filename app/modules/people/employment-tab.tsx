import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import type { EmployeeProfileView } from './employee-profile';
import { FactForm } from './fact-form';
import { FactHistory } from './fact-history';
import { useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';
import { departmentOptions, plainOptions } from './select-options';
import type { PeopleOptionsView } from './types';

interface Period {
  id: string;
  validFrom: string;
  validTo: string | null;
}

export interface EmploymentView {
  departments: (Period & { departmentId: string; name: string; parentName: string | null })[];
  contracts: (Period & {
    workRuleName: string;
    workRuleId: string;
    rate: number;
    weeklyMinutes: number;
    dailyMaxMinutes: number;
  })[];
  periods: { hireDate: string; dismissalDate: string; reason: string | null }[];
}

interface EmploymentTabProps {
  employee: EmployeeProfileView;
  facts: EmploymentView;
  /** null: the reader may not write */
  options: PeopleOptionsView | null;
  /** published shifts that a dismissal today would release */
  futureShifts: number;
}

/** Department and contract through time, and the employment itself: activation, dismissal, return. */
export function EmploymentTab({ employee, facts, options, futureShifts }: EmploymentTabProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const common = { version: employee.version, today: employee.localToday };
  const contract = facts.contracts.find((item) => item.validTo === null) ?? facts.contracts[0];
  const isEmployed = employee.status !== 'dismissed';
  const contractText = (item: EmploymentView['contracts'][number]) =>
    [
      t('facts.perWeek', { hours: format.hours(item.weeklyMinutes, true) }),
      t('facts.rateValue', { rate: format.number(item.rate) }),
      t('facts.dailyMaxValue', { hours: format.hours(item.dailyMaxMinutes, true) }),
    ].join(' · ');
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('facts.departments')}>
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('facts.departments')}
            today={employee.localToday}
            emptyText={t('facts.noDepartment')}
            items={facts.departments.map((item) => ({ ...item, title: item.name, detail: item.parentName }))}
          />
          {options && isEmployed ? (
            <FactForm
              intent="move-department"
              title={t('facts.moveDepartment')}
              saveLabel={t('facts.move')}
              {...common}
            >
              {(errorsOf) => (
                <Field label={t('columns.department')} error={errorsOf('departmentId')} isRequired>
                  <Select
                    name="departmentId"
                    options={departmentOptions(options)}
                    emptyLabel={t('facts.chooseDepartment')}
                    defaultValue=""
                  />
                </Field>
              )}
            </FactForm>
          ) : null}
        </div>
      </Card>
      <Card title={t('facts.contracts')}>
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('facts.contracts')}
            today={employee.localToday}
            emptyText={t('facts.noContract')}
            items={facts.contracts.map((item) => ({ ...item, title: item.workRuleName, detail: contractText(item) }))}
          />
          {options && isEmployed ? (
            <FactForm
              intent="change-contract"
              title={t('facts.changeContract')}
              saveLabel={t('facts.change')}
              {...common}
            >
              {(errorsOf) => (
                <>
                  <Field label={t('facts.workRule')} error={errorsOf('workRuleId')} isRequired>
                    <Select
                      name="workRuleId"
                      options={plainOptions(options.workRules)}
                      defaultValue={contract?.workRuleId}
                    />
                  </Field>
                  <Field label={t('columns.weeklyHours')} error={errorsOf('weeklyMinutes')} isRequired>
                    <NumberInput
                      name="weeklyHours"
                      min={1}
                      max={60}
                      step={0.5}
                      defaultValue={(contract?.weeklyMinutes ?? 2400) / 60}
                      unit={t('unit.hours')}
                    />
                  </Field>
                  <Field label={t('columns.rate')} error={errorsOf('rate')} isRequired>
                    <NumberInput name="rate" min={0.1} max={1.5} step={0.05} defaultValue={contract?.rate ?? 1} />
                  </Field>
                  <Field label={t('facts.dailyMax')} error={errorsOf('dailyMaxMinutes')} isRequired>
                    <NumberInput
                      name="dailyMaxHours"
                      min={1}
                      max={24}
                      step={0.5}
                      defaultValue={(contract?.dailyMaxMinutes ?? 720) / 60}
                      unit={t('unit.hours')}
                    />
                  </Field>
                </>
              )}
            </FactForm>
          ) : null}
        </div>
      </Card>
      <Card title={t('employment.title')}>
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('employment.title')}
            today={employee.localToday}
            emptyText=""
            items={[
              {
                id: 'now',
                validFrom: employee.hireDate,
                validTo: employee.dismissalDate,
                title: t('employment.period'),
              },
            ].concat(
              facts.periods.map((item) => ({
                id: item.hireDate,
                validFrom: item.hireDate,
                validTo: item.dismissalDate,
                title: t('employment.period'),
              })),
            )}
          />
          {options ? <EmploymentActions employee={employee} options={options} futureShifts={futureShifts} /> : null}
        </div>
      </Card>
    </div>
  );
}

function EmploymentActions({
  employee,
  options,
  futureShifts,
}: Omit<EmploymentTabProps, 'facts' | 'options'> & { options: PeopleOptionsView }) {
  const { t } = useTranslation('people');
  const common = { version: employee.version, today: employee.localToday };
  if (employee.status === 'created')
    return <SimpleAction intent="activate" version={employee.version} label={t('employment.activate')} />;
  if (employee.status === 'dismissed') {
    return (
      <FactForm
        intent="reactivate"
        title={t('employment.reactivate')}
        saveLabel={t('employment.reactivateNow')}
        {...common}
      >
        {(errorsOf) => (
          <>
            <Field label={t('columns.department')} error={errorsOf('departmentId')} isRequired>
              <Select
                name="departmentId"
                options={departmentOptions(options)}
                emptyLabel={t('facts.chooseDepartment')}
                defaultValue={employee.departmentTrail.at(-1)?.id}
              />
            </Field>
            {employee.login ? <Checkbox name="restoreLogin" label={t('employment.restoreLogin')} /> : null}
          </>
        )}
      </FactForm>
    );
  }
  if (employee.dismissalDate)
    return <SimpleAction intent="withdraw-dismissal" version={employee.version} label={t('employment.withdraw')} />;
  return (
    <FactForm intent="dismiss" title={t('employment.dismiss')} saveLabel={t('employment.dismissNow')} {...common}>
      {(errorsOf) => (
        <>
          <p className="text-ink-muted sm:col-span-2 lg:col-span-3">
            {t('employment.dismissText', { count: futureShifts })}
          </p>
          <Field label={t('employment.reason')} error={errorsOf('reason')}>
            <TextInput name="reason" maxLength={500} />
          </Field>
        </>
      )}
    </FactForm>
  );
}

function SimpleAction({ intent, version, label }: { intent: string; version: number; label: string }) {
  const { t } = useTranslation('people');
  const answer = useFormAnswer(intent);
  return (
    <Form method="post" className="flex flex-col items-start gap-3">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={answer?.conflict?.version ?? version} />
      <FormMessage answer={answer} doneText={t('form.saved')} />
      <Button type="submit">{label}</Button>
    </Form>
  );
}
