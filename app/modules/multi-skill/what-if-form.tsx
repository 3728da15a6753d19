import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import type { WhatIfPage } from '~/models/what-if-page';

const routings = ['longest-idle', 'fewest-skills', 'preference', 'most-proficient'];
const numbers = [
  { name: 'volumePercent', unit: '%', min: -90, max: 400 },
  { name: 'ahtPercent', unit: '%', min: -80, max: 400 },
  { name: 'absencePercent', unit: '%', min: 0, max: 90 },
  { name: 'redialPercent', unit: '%', min: 0, max: 95 },
  { name: 'overflowSec', unit: 's', min: 0, max: 3600 },
];

export interface WhatIfFormProps {
  queues: WhatIfPage['queues'];
  date: string;
  /** what was sent or simulated last */
  values: Record<string, unknown>;
  faults: Record<string, string>;
}

/** What is to be tried on which day. */
export function WhatIfForm({ queues, date, values, faults }: WhatIfFormProps) {
  const { t } = useTranslation('multi-skill');
  const isBusy = useNavigation().state !== 'idle';
  const text = (name: string, fallback = '') => String(values[name] ?? fallback);
  const wordsOf = (name: string) => (faults[name] ? t([`fault.${faults[name]}`, 'fault.any']) : null);
  const services = [...new Map(queues.map(({ serviceId, serviceName }) => [serviceId, serviceName]))];
  const options = queues.map(({ id, name, serviceName }) => ({ value: id, label: name, group: serviceName }));
  return (
    <Form method="post" className="flex flex-col gap-5" noValidate>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t('whatIf.date')} error={wordsOf('date')} isRequired>
          <DateInput name="date" defaultValue={text('date', date)} />
        </Field>
        <Field label={t('whatIf.service')} error={wordsOf('serviceId') ?? wordsOf('groupIds')}>
          <Select
            name="serviceId"
            defaultValue={text('serviceId')}
            emptyLabel={t('whatIf.allQueues')}
            options={services.map(([value, label]) => ({ value, label }))}
          />
        </Field>
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">{t('whatIf.changes')}</legend>
        <div className="grid grid-cols-2 items-start gap-3">
          {numbers.map(({ name, unit, min, max }) => (
            <Field key={name} label={t(`whatIf.${name}`)} error={wordsOf(name)}>
              <NumberInput
                name={name}
                defaultValue={text(name, '0')}
                min={min}
                max={max}
                step="any"
                unit={t(`unit.${unit}`)}
              />
            </Field>
          ))}
          <Field label={t('whatIf.routing')} error={wordsOf('routing')}>
            <Select
              name="routing"
              defaultValue={text('routing', 'longest-idle')}
              options={routings.map((value) => ({ value, label: t(`routing.${value}`) }))}
            />
          </Field>
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">{t('whatIf.training')}</legend>
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label={t('whatIf.trainPeople')} error={wordsOf('trainPeople')}>
            <NumberInput name="trainPeople" defaultValue={text('trainPeople', '0')} min={0} max={500} step="1" />
          </Field>
          <span />
          <Field label={t('whatIf.trainFrom')} error={wordsOf('trainFrom')}>
            <Select name="trainFrom" defaultValue={text('trainFrom')} emptyLabel={t('none')} options={options} />
          </Field>
          <Field label={t('whatIf.trainTo')} error={wordsOf('trainTo')}>
            <Select name="trainTo" defaultValue={text('trainTo')} emptyLabel={t('none')} options={options} />
          </Field>
        </div>
      </fieldset>
      <Button type="submit" variant="primary" isPending={isBusy}>
        {t('whatIf.start')}
      </Button>
    </Form>
  );
}
