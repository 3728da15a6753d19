import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { Select, type SelectOption } from '~/components/select';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import type { DepartmentRuleView } from './assignment-view';

interface DepartmentRulesProps {
  rules: DepartmentRuleView[];
  departments: SelectOption[];
  workRules: SelectOption[];
  date: string;
  mayWrite: boolean;
}

/** Rules that hold for whole departments: everyone there without a rule of their own works by it. */
export function DepartmentRules({ rules, departments, workRules, date, mayWrite }: DepartmentRulesProps) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('department');
  const errorsOf = useFieldErrors(answer);
  return (
    <Card title={t('department.title')} description={t('department.description')}>
      {rules.length ? (
        <ul className="mb-3 divide-y divide-line">
          {rules.map((rule) => (
            <li key={rule.id} className="flex flex-wrap gap-x-4 py-1.5">
              <span className="w-56 min-w-0">{rule.departmentName}</span>
              <span className="min-w-40 flex-1">{rule.workRuleName}</span>
              <span className="tabular text-sm text-ink-muted">
                {format.date(rule.validFrom, 'medium')} –{' '}
                {rule.validTo ? format.date(rule.validTo, 'medium') : t('people:facts.openEnd')}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-ink-muted">{t('department.none')}</p>
      )}
      {mayWrite ? (
        <TrackedForm method="post" preventScrollReset className="flex flex-col gap-3">
          <FormMessage answer={answer} doneText={t('saved')} />
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            <Field label={t('assign.column.department')} error={errorsOf('departmentId')}>
              <Select name="departmentId" options={departments} />
            </Field>
            <Field label={t('assign.column.rule')} error={errorsOf('targetId')}>
              <Select name="workRuleId" options={workRules} emptyLabel={t('assign.end')} />
            </Field>
            <Field label={t('from')} error={errorsOf('from')} isRequired>
              <DateInput name="from" defaultValue={date} />
            </Field>
            <Field label={t('lastDate')} error={errorsOf('lastDate')}>
              <DateInput name="lastDate" />
            </Field>
          </div>
          <div>
            <Button type="submit" name="intent" value="department" isPending={isBusy}>
              {t('department.assign')}
            </Button>
          </div>
        </TrackedForm>
      ) : null}
    </Card>
  );
}
