import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import { EditForm } from '~/modules/people/edit-form';
import { TimeZoneInput } from '~/modules/people/time-zone-input';

export interface SiteView {
  id: string;
  name: string;
  code: string;
  timeZone: string;
  country: string | null;
  region: string | null;
  address: string | null;
  capacity: number | null;
  openMinute: number;
  closeMinute: number;
  status: string;
  version: number;
  employeeCount: number;
  groupCount: number;
}

export interface CountryView {
  code: string;
  name: string;
  regions: { code: string; name: string }[];
}

/** A site: its zone, hours, capacity, and whose holidays it keeps. */
export function SiteForm({ site, countries }: { site?: SiteView; countries: CountryView[] }) {
  const { t } = useTranslation('admin-structure');
  const format = useFormat();
  const [country, setCountry] = useState(site?.country ?? '');
  const regions = countries.find((item) => item.code === country)?.regions ?? [];
  return (
    <EditForm
      intent={site ? 'update' : 'create'}
      version={site?.version}
      saveLabel={site ? undefined : t('sites.create')}
      nameOf={(field) => t(`fields.${field}`, { defaultValue: field })}
    >
      {(errorsOf) => (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
            <TextInput name="name" defaultValue={site?.name} maxLength={150} />
          </Field>
          <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
            <TextInput name="code" defaultValue={site?.code} maxLength={40} />
          </Field>
          <Field label={t('fields.timeZone')} error={errorsOf('timeZone')} isRequired>
            <TimeZoneInput name="timeZone" defaultValue={site?.timeZone} />
          </Field>
          <Field label={t('fields.country')} error={errorsOf('country')} help={t('sites.countryHelp')}>
            <Select
              name="country"
              options={countries.map(({ code, name }) => ({ value: code, label: name }))}
              emptyLabel={t('sites.noCountry')}
              value={country}
              onChange={(event) => setCountry(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('fields.region')} error={errorsOf('region')}>
            <Select
              name="region"
              key={country}
              options={regions.map(({ code, name }) => ({ value: code, label: name }))}
              emptyLabel={t('sites.wholeCountry')}
              defaultValue={site?.region ?? ''}
            />
          </Field>
          <Field label={t('fields.address')} error={errorsOf('address')}>
            <TextInput name="address" defaultValue={site?.address ?? ''} maxLength={300} />
          </Field>
          <Field label={t('fields.capacity')} error={errorsOf('capacity')} help={t('sites.capacityHelp')}>
            <NumberInput name="capacity" min={1} step={1} defaultValue={site?.capacity ?? ''} />
          </Field>
          <div className="flex gap-4">
            <Field label={t('fields.openMinute')} error={errorsOf('openMinute')}>
              <TimeInput name="open" defaultValue={format.clock(site?.openMinute ?? 0)} />
            </Field>
            <Field label={t('fields.closeMinute')} error={errorsOf('closeMinute')}>
              <TimeInput name="close" defaultValue={format.clock(site?.closeMinute ?? 1440)} />
            </Field>
          </div>
          <Field label={t('fields.status')} error={errorsOf('status')}>
            <Select
              name="status"
              options={['active', 'maintenance', 'inactive'].map((status) => ({
                value: status,
                label: t(`status.${status}`),
              }))}
              defaultValue={site?.status ?? 'active'}
            />
          </Field>
        </div>
      )}
    </EditForm>
  );
}
