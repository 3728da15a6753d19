import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { plainOptions } from './select-options';
import { TimeZoneInput } from './time-zone-input';
import type { PeopleOptionsView } from './types';

export interface ProfileValues {
  personnelNumber: string;
  lastName: string;
  firstName: string;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  siteId: string;
  positionId: string | null;
  workType: string;
  timeZone: string;
  hireDate: string;
  nightAllowed: boolean;
  weekendAllowed: boolean;
  overtimeAllowed: boolean;
}

interface ProfileFieldsProps {
  values?: ProfileValues;
  options: PeopleOptionsView;
  errorsOf: (field: string) => string[] | undefined;
}

const grid = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3';

/** What is known about a person apart from dated facts: identity, work, permissions of labour. */
export function ProfileFields({ values, options, errorsOf }: ProfileFieldsProps) {
  const { t } = useTranslation('people');
  const text = (name: keyof ProfileValues, rest: { isRequired?: boolean; type?: 'email' | 'tel' } = {}) => (
    <Field label={t(`columns.${name}`)} error={errorsOf(name)} isRequired={rest.isRequired}>
      <TextInput name={name} type={rest.type} defaultValue={String(values?.[name] ?? '')} autoComplete="off" />
    </Field>
  );
  return (
    <>
      <fieldset className={grid}>
        <legend className="sr-only">{t('profile.identity')}</legend>
        {text('lastName', { isRequired: true })}
        {text('firstName', { isRequired: true })}
        {text('patronymic')}
        {text('personnelNumber', { isRequired: true })}
        {text('email', { type: 'email' })}
        {text('phone', { type: 'tel' })}
      </fieldset>
      <fieldset className={`${grid} border-t border-line pt-4`}>
        <legend className="sr-only">{t('profile.work')}</legend>
        <Field label={t('columns.site')} error={errorsOf('siteId')} isRequired>
          <Select
            name="siteId"
            options={plainOptions(options.sites)}
            defaultValue={values?.siteId ?? options.sites[0]?.id}
          />
        </Field>
        <Field label={t('columns.position')} error={errorsOf('positionId')}>
          <Select
            name="positionId"
            options={plainOptions(options.positions)}
            emptyLabel={t('profile.noPosition')}
            defaultValue={values?.positionId ?? ''}
          />
        </Field>
        <Field label={t('columns.workType')} error={errorsOf('workType')}>
          <Select
            name="workType"
            options={['office', 'home', 'mixed'].map((type) => ({ value: type, label: t(`workType.${type}`) }))}
            defaultValue={values?.workType ?? 'office'}
          />
        </Field>
        <Field
          label={t('columns.timeZone')}
          error={errorsOf('timeZone')}
          help={values ? undefined : t('profile.timeZoneHelp')}
        >
          <TimeZoneInput name="timeZone" defaultValue={values?.timeZone} />
        </Field>
        <Field label={t('columns.hireDate')} error={errorsOf('hireDate')} isRequired>
          <DateInput name="hireDate" defaultValue={values?.hireDate} />
        </Field>
      </fieldset>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4">
        <legend className="sr-only">{t('profile.labour')}</legend>
        <Checkbox
          name="nightAllowed"
          label={t('profile.nightAllowed')}
          defaultChecked={values?.nightAllowed ?? false}
        />
        <Checkbox
          name="weekendAllowed"
          label={t('profile.weekendAllowed')}
          defaultChecked={values?.weekendAllowed ?? true}
        />
        <Checkbox
          name="overtimeAllowed"
          label={t('profile.overtimeAllowed')}
          defaultChecked={values?.overtimeAllowed ?? false}
        />
      </fieldset>
    </>
  );
}

/** The profile as a form sent it; a box that is not ticked is not sent, and means no. */
export function readProfileForm(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = Object.fromEntries(form);
  for (const name of ['nightAllowed', 'weekendAllowed', 'overtimeAllowed']) values[name] = form.get(name) === 'on';
  return values;
}
