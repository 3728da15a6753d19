import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Combobox } from '~/components/combobox';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { eventTypes, type GroupOption } from './special-event-data';

export interface EventFormValues {
  name: string;
  type: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  coefficient: string;
  groupIds: string[];
}

export interface EventFormProps {
  groups: GroupOption[];
  values: EventFormValues;
  /** of the event that is changed; a new one has none */
  version: number | null;
  /** code of the fault by field */
  faults: Record<string, string>;
}

/** What happens, when, to which groups, and how much it changes the number of contacts. */
export function EventForm({ groups, values, version, faults }: EventFormProps) {
  const { t } = useTranslation(['special-events', 'common']);
  const isBusy = useNavigation().state !== 'idle';
  const zones = [...new Set([values.timeZone, ...groups.map((group) => group.timeZone)])];
  const fault = (field: string) => (faults[field] ? t([`fault.${field}`, 'fault.any']) : null);
  return (
    <Form method="post" className="max-w-2xl">
      {version === null ? null : <input type="hidden" name="version" value={version} />}
      <Card>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} isRequired error={fault('name')}>
            <TextInput name="name" defaultValue={values.name} maxLength={120} required />
          </Field>
          <Field label={t('kind')} isRequired error={fault('type')}>
            <Select
              name="type"
              defaultValue={values.type}
              options={eventTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
            />
          </Field>
          <Field label={t('start')} isRequired error={fault('startsAt')}>
            <TextInput type="datetime-local" name="startsAt" defaultValue={values.startsAt} required />
          </Field>
          <Field label={t('end')} isRequired error={fault('endsAt')}>
            <TextInput type="datetime-local" name="endsAt" defaultValue={values.endsAt} required />
          </Field>
          <Field label={t('zone')}>
            <Select
              name="timeZone"
              defaultValue={values.timeZone}
              options={zones.map((zone) => ({ value: zone, label: zone }))}
            />
          </Field>
          <Field label={t('coefficient')} help={t('coefficientHelp')} isRequired error={fault('coefficient')}>
            <NumberInput
              name="coefficient"
              min={0.01}
              max={100}
              step="any"
              defaultValue={values.coefficient}
              required
            />
          </Field>
          <Field label={t('groups')} isRequired error={fault('groupIds')} className="sm:col-span-2">
            <Combobox
              name="groupIds"
              isMultiple
              defaultValues={values.groupIds}
              options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
            />
          </Field>
        </div>
        {faults.form ? <p className="mt-3 text-danger-ink">{t(`fault.${faults.form}`)}</p> : null}
      </Card>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
        <LinkButton to="/plan/events" variant="ghost">
          {t('common:action.cancel')}
        </LinkButton>
        {version === null ? null : (
          <Button type="submit" name="intent" value="delete" variant="danger" className="ml-auto" formNoValidate>
            {t('delete')}
          </Button>
        )}
      </div>
    </Form>
  );
}
