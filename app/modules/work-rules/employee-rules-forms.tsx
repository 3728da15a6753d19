import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { TrackedForm } from '~/components/tracked-form';
import { Disclosure } from '~/modules/people/disclosure';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { plainOptions } from '~/modules/people/select-options';

interface AssignFormProps {
  intent: string;
  title: string;
  options: { id: string; name: string }[];
  today: string;
  hasCycle?: boolean;
}

/** A work rule or a rotation for one person, from a day on, until a last day or without end. */
export function AssignForm({ intent, title, options, today, hasCycle = false }: AssignFormProps) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  return (
    <Disclosure summary={title} isOpen={answer !== undefined}>
      <TrackedForm method="post" className="flex flex-col gap-3">
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('assign.target')} error={errorsOf('targetId')} className="sm:col-span-2" isRequired>
            <Select name="targetId" options={plainOptions(options)} />
          </Field>
          <Field label={t('from')} error={errorsOf('from')} isRequired>
            <DateInput name="from" defaultValue={today} />
          </Field>
          <Field label={t('lastDate')} help={t('lastDateHelp')} error={errorsOf('lastDate')}>
            <DateInput name="lastDate" />
          </Field>
          {hasCycle ? (
            <Field label={t('assign.cycleStart')} help={t('assign.cycleStartHelp')} error={errorsOf('cycleStart')}>
              <DateInput name="cycleStart" />
            </Field>
          ) : null}
        </div>
        <div>
          <Button type="submit" name="intent" value={intent} variant="primary" isPending={isBusy}>
            {t('save')}
          </Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}

interface EndFormProps {
  intent: string;
  title: string;
  today: string;
  permitId?: string;
  /** in a line of a list */
  isInline?: boolean;
}

/** Ends what is in force: the date is the first day without it. */
export function EndForm({ intent, title, today, permitId, isInline = false }: EndFormProps) {
  const { t } = useTranslation('work-rules');
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  const form = (
    <TrackedForm method="post" className="flex flex-wrap items-end gap-3">
      {permitId ? <input type="hidden" name="permitId" value={permitId} /> : null}
      {isInline ? (
        <span className="block w-40">
          <DateInput name="from" defaultValue={today} aria-label={t('firstDayWithout')} />
        </span>
      ) : (
        <Field label={t('firstDayWithout')} error={errorsOf('from')} isRequired>
          <DateInput name="from" defaultValue={today} />
        </Field>
      )}
      <Button type="submit" name="intent" value={intent} size={isInline ? 'sm' : 'md'}>
        {title}
      </Button>
      {isInline ? null : <FormMessage answer={answer} doneText={t('saved')} />}
    </TrackedForm>
  );
  return isInline ? form : <Disclosure summary={title}>{form}</Disclosure>;
}

/** Limits that stand above contract and rules. */
export function PermitForm({ today }: { today: string }) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('add-permit');
  const errorsOf = useFieldErrors(answer);
  return (
    <Disclosure summary={t('permit.add')} isOpen={answer !== undefined}>
      <TrackedForm method="post" className="flex flex-col gap-3">
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('permit.kind')} error={errorsOf('kind')}>
            <Select
              name="kind"
              options={['minor', 'medical', 'parent', 'student', 'other'].map((value) => ({
                value,
                label: t(`permit.kinds.${value}`),
              }))}
            />
          </Field>
          <Field label={t('permit.note')} error={errorsOf('note')}>
            <TextInput name="note" maxLength={500} />
          </Field>
          <Field label={t('permit.dailyMax')} error={errorsOf('dailyMaxMinutes')}>
            <NumberInput name="dailyMaxHours" min={0} max={24} step={0.25} unit={t('hoursUnit')} />
          </Field>
          <Field label={t('permit.weeklyMax')} error={errorsOf('weeklyMaxMinutes')}>
            <NumberInput name="weeklyMaxHours" min={0} max={168} step={0.25} unit={t('hoursUnit')} />
          </Field>
          <Field label={t('permit.earliestStart')} error={errorsOf('earliestStartMinute')}>
            <TimeInput name="earliestStart" />
          </Field>
          <Field label={t('permit.latestEnd')} error={errorsOf('latestEndMinute')}>
            <TimeInput name="latestEnd" />
          </Field>
          <Field label={t('from')} error={errorsOf('from')} isRequired>
            <DateInput name="from" defaultValue={today} />
          </Field>
          <Field label={t('lastDate')} help={t('lastDateHelp')} error={errorsOf('lastDate')}>
            <DateInput name="lastDate" />
          </Field>
        </div>
        <Checkbox name="isNightAllowed" label={t('permit.nightAllowed')} description={t('permit.nightAllowedText')} />
        <div>
          <Button type="submit" name="intent" value="add-permit" variant="primary" isPending={isBusy}>
            {t('save')}
          </Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
