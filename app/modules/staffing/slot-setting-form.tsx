import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** New values for some weekdays and times of day; what is left empty stays as it is. */
export function SlotSettingForm({
  groupId,
  today,
  errors,
}: {
  groupId: string;
  today: string;
  errors: Record<string, string>;
}) {
  const { t } = useTranslation('slot-settings');
  const format = useFormat();
  const isBusy = useNavigation().state === 'submitting';
  const error = (field: string) => (errors[field] ? t([`fault.${field}`, 'fault.any']) : undefined);
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="groupId" value={groupId} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('weekdays')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {weekdays.map((weekday) => (
            <Checkbox
              key={weekday}
              name="weekdays"
              value={weekday}
              label={format.weekday(weekday)}
              defaultChecked={weekday <= 5}
            />
          ))}
        </div>
        {errors.weekdays ? <p className="mt-1 text-sm text-danger-ink">{error('weekdays')}</p> : null}
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('startTime')} isRequired error={error('startTime')}>
          <TimeInput name="startTime" defaultValue="09:00" required />
        </Field>
        <Field label={t('endTime')} isRequired error={error('endTime')}>
          <TimeInput name="endTime" defaultValue="18:00" required />
        </Field>
        <Field label={t('from')} isRequired error={error('from')}>
          <DateInput name="from" defaultValue={today} required />
        </Field>
        <Field label={t('to')} help={t('toHelp')} error={error('to')}>
          <DateInput name="to" />
        </Field>
        <Field label={t('kind.shrinkage')} error={error('absencePercent')}>
          <NumberInput name="absencePercent" min={0} max={90} step="any" unit="%" />
        </Field>
        <Field label={t('kind.minAgents')} error={error('minAgents')}>
          <NumberInput name="minAgents" min={0} max={10_000} />
        </Field>
        <Field label={t('kind.reserve')} help={t('reserveHelp')} error={error('reserve')} className="col-span-2">
          <NumberInput name="reserve" min={0.01} max={10} step="any" />
        </Field>
        <Field label={t('comment')} className="col-span-2">
          <TextInput name="comment" maxLength={256} />
        </Field>
      </div>
      <div>
        <Button type="submit" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}
