import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import type { AssignmentValues } from './assignment-page';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

/** Weekdays and times of day to which absenteeism, reserve and minimum may be limited; the whole week unless told. */
export function AssignmentTimes({
  values,
  fault,
}: {
  values: AssignmentValues;
  fault: (name: string) => string | null;
}) {
  const { t } = useTranslation('forecast-assignment');
  const format = useFormat();
  const chosen = Array.isArray(values.weekdays) ? values.weekdays : weekdays;
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '');
  return (
    <>
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-sm font-medium">{t('weekdays')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {weekdays.map((weekday) => (
            <Checkbox
              key={weekday}
              name="weekdays"
              value={weekday}
              label={format.weekday(Number(weekday))}
              defaultChecked={chosen.includes(weekday)}
            />
          ))}
        </div>
        <p className="mt-1 text-sm text-ink-muted">{t('weekdaysHelp')}</p>
        {fault('weekdays') ? <p className="mt-1 text-sm text-danger-ink">{fault('weekdays')}</p> : null}
      </fieldset>
      <Field label={t('startTime')} error={fault('startTime')}>
        <TimeInput name="startTime" defaultValue={text('startTime')} placeholder="00:00" />
      </Field>
      <Field label={t('endTime')} error={fault('endTime')}>
        <TimeInput name="endTime" defaultValue={text('endTime')} placeholder="24:00" />
      </Field>
    </>
  );
}
