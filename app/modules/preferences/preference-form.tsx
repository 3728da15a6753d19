import { Form, useNavigation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { RadioGroup } from '~/components/radio-group';
import { stepDate } from '~/components/step-date';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import type { OwnPreferencesProps } from './own-preferences';
import { WishDetails } from './wish-details';

const whens = ['date', 'weekly'];
const kinds = ['off', 'work', 'hours'];

/** A new wish: for a date of an open month, or for weekdays; a day off, work, or work at certain hours. */
export function PreferenceForm({ month, lastDate, isOpen, today, setting, choices, answer }: OwnPreferencesProps) {
  const { t } = useTranslation('preferences');
  const isBusy = useNavigation().state === 'submitting';
  const [when, setWhen] = useState(isOpen ? 'date' : 'weekly');
  const [kind, setKind] = useState('off');
  const faults = answer && !answer.isDone && answer.intent === 'add' ? answer.faults : [];
  const wordsOf = (field: string) =>
    faults
      .filter((fault) => fault.field === field)
      .map(({ rule, message }) =>
        t(`rule.${field === 'weekdays' && rule === 'too_many' ? 'too_many_weekdays' : rule}`, {
          defaultValue: message,
          count:
            setting[rule === 'too_many_priority' ? 'maxPriority' : field === 'weekdays' ? 'maxWeekly' : 'maxDates'],
        }),
      );
  const tomorrow = stepDate(today, 'day', 1);
  const firstDate = month > tomorrow ? month : tomorrow;
  return (
    <Form
      method="post"
      aria-label={t('own.new')}
      className="flex flex-col gap-4 rounded-card border border-dashed border-line-strong p-4"
      preventScrollReset
    >
      <h2 className="font-medium">{t('own.new')}</h2>
      <RadioGroup
        name="when"
        legend={t('own.when')}
        isLegendHidden
        appearance="segments"
        value={when}
        onValueChange={setWhen}
        options={whens.map((value) => ({
          value,
          label: t(`own.whens.${value}`),
          isDisabled: value === 'date' && !isOpen,
        }))}
      />
      {when === 'date' ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('own.date')} error={wordsOf('date')} isRequired>
            <DateInput name="date" min={firstDate} max={lastDate} defaultValue={firstDate} required />
          </Field>
          <Field label={t('own.lastDate')} error={wordsOf('lastDate')}>
            <DateInput name="lastDate" min={firstDate} max={lastDate} />
          </Field>
        </div>
      ) : (
        <Weekdays errors={wordsOf('weekdays')} />
      )}
      <RadioGroup
        name="kind"
        legend={t('own.what')}
        value={kind}
        onValueChange={setKind}
        options={kinds.map((value) => ({ value, label: t(`own.kinds.${value}`) }))}
      />
      {kind === 'hours' ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('own.from')} error={wordsOf('from')} isRequired>
            <TimeInput name="from" defaultValue="09:00" stepMinutes={30} required />
          </Field>
          <Field label={t('own.to')} error={wordsOf('to')}>
            <TimeInput name="to" defaultValue="18:00" stepMinutes={30} />
          </Field>
        </div>
      ) : null}
      {kind === 'off' ? null : <WishDetails choices={choices} hasHours={kind === 'hours'} wordsOf={wordsOf} />}
      {when === 'date' && setting.maxPriority > 0 ? (
        <div>
          <Checkbox name="isPriority" label={t('own.isPriority')} description={t('own.isPriorityText')} />
          {wordsOf('isPriority').map((words) => (
            <p key={words} role="alert" className="mt-1 text-sm text-danger-ink">
              {words}
            </p>
          ))}
        </div>
      ) : null}
      <Button type="submit" name="intent" value="add" variant="primary" size="lg" icon={Plus} isPending={isBusy}>
        {t('own.add')}
      </Button>
    </Form>
  );
}

function Weekdays({ errors }: { errors: string[] }) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('own.weekdays')}</legend>
      <div className="grid grid-cols-4 gap-x-3 gap-y-2 sm:grid-cols-7">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <Checkbox
            key={weekday}
            name="weekday"
            value={weekday}
            label={<span aria-hidden>{format.weekday(weekday)}</span>}
            aria-label={format.weekday(weekday, 'long')}
          />
        ))}
      </div>
      {errors.map((words) => (
        <p key={words} role="alert" className="mt-1 text-sm text-danger-ink">
          {words}
        </p>
      ))}
    </fieldset>
  );
}
