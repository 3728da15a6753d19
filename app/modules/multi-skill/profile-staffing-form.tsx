import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import type { ProfileStaffingPage } from '~/models/profile-staffing-page';

export interface ProfileStaffingFormProps extends Pick<ProfileStaffingPage, 'services' | 'date'> {
  /** what was sent or sought last */
  values: Record<string, unknown>;
  faults: Record<string, string>;
}

/** Which day of which queues, and what people may be used. */
export function ProfileStaffingForm({ services, date, values, faults }: ProfileStaffingFormProps) {
  const { t } = useTranslation('multi-skill');
  const isBusy = useNavigation().state !== 'idle';
  const text = (name: string, fallback = '') => String(values[name] ?? fallback);
  const wordsOf = (name: string) => (faults[name] ? t([`fault.${faults[name]}`, 'fault.any']) : null);
  return (
    <Form method="post" className="flex flex-col gap-5" noValidate>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t('whatIf.date')} error={wordsOf('date')} isRequired>
          <DateInput name="date" defaultValue={text('date', date)} />
        </Field>
        <Field label={t('staffing.interval')} error={wordsOf('intervalSec')}>
          <Select
            name="intervalSec"
            defaultValue={text('intervalSec', '3600')}
            options={[3600, 1800].map((sec) => ({
              value: String(sec),
              label: t('staffing.minutes', { count: sec / 60 }),
            }))}
          />
        </Field>
        <Field label={t('whatIf.service')} error={wordsOf('serviceId') ?? wordsOf('groupIds')} className="col-span-2">
          <Select
            name="serviceId"
            defaultValue={text('serviceId', services[0]?.id)}
            emptyLabel={t('whatIf.allQueues')}
            options={services.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('staffing.limit')} error={wordsOf('isLimited')}>
          <Select
            name="isLimited"
            defaultValue={text('isLimited', 'yes') === 'no' ? 'no' : 'yes'}
            options={[
              { value: 'yes', label: t('staffing.limitYes') },
              { value: 'no', label: t('staffing.limitNo') },
            ]}
          />
        </Field>
        <Field label={t('staffing.skillCost')} error={wordsOf('skillCostPercent')}>
          <NumberInput
            name="skillCostPercent"
            defaultValue={text('skillCostPercent', '5')}
            min={0}
            max={100}
            step="any"
            unit={t('unit.%')}
          />
        </Field>
      </div>
      <Button type="submit" variant="primary" isPending={isBusy}>
        {t('staffing.start')}
      </Button>
    </Form>
  );
}
