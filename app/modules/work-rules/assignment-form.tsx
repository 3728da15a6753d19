import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select, type SelectOption } from '~/components/select';
import { useFieldErrors } from '~/modules/people/form-answer';
import type { AssignmentAnswerView } from './assignment-view';

/** Id of the form that the ticks of the list belong to. */
export const assignmentFormId = 'mass-assignment';

interface AssignmentFormProps {
  workRules: SelectOption[];
  rotations: SelectOption[];
  date: string;
  totalCount: number;
  answer?: AssignmentAnswerView;
}

/** Gives everyone who is ticked below a work rule or a rotation from a day on; what it would do is shown first. */
export function AssignmentForm({ workRules, rotations, date, totalCount, answer }: AssignmentFormProps) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  const errorsOf = useFieldErrors(answer);
  const sent = answer?.sent;
  const [kind, setKind] = useState(sent?.kind || 'work_rule');
  const options = kind === 'rotation' ? rotations : workRules;
  return (
    <Form method="post" id={assignmentFormId} preventScrollReset className="flex flex-col gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-3 lg:grid-cols-6">
        <Field label={t('assign.what')}>
          <Select
            name="kind"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            options={['work_rule', 'rotation'].map((value) => ({ value, label: t(`assign.kind.${value}`) }))}
          />
        </Field>
        <Field label={t('assign.target')} error={errorsOf('targetId')} className="sm:col-span-2">
          <Select
            key={kind}
            name="targetId"
            options={options}
            emptyLabel={t('assign.end')}
            defaultValue={sent?.targetId || options[0]?.value || ''}
          />
        </Field>
        <Field label={t('from')} error={errorsOf('from')} isRequired>
          <DateInput name="from" defaultValue={sent?.from || date} />
        </Field>
        <Field label={t('lastDate')} help={t('lastDateHelp')} error={errorsOf('lastDate')}>
          <DateInput name="lastDate" defaultValue={sent?.lastDate ?? ''} />
        </Field>
        {kind === 'rotation' ? (
          <>
            <Field label={t('assign.cycleStart')} help={t('assign.cycleStartHelp')} error={errorsOf('cycleStart')}>
              <DateInput name="cycleStart" defaultValue={sent?.cycleStart ?? ''} />
            </Field>
            <Field label={t('assign.stagger')} help={t('assign.staggerHelp')} error={errorsOf('staggerDays')}>
              <NumberInput name="staggerDays" min={0} max={55} defaultValue={sent?.staggerDays || 0} />
            </Field>
          </>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Checkbox name="all" label={t('assign.all', { count: totalCount })} />
        <Button type="submit" name="intent" value="preview" variant="primary" isPending={isBusy}>
          {t('assign.preview')}
        </Button>
        {errorsOf('employeeIds') ? (
          <p role="alert" className="text-sm text-danger-ink">
            {t('assign.nobody')}
          </p>
        ) : null}
      </div>
    </Form>
  );
}
