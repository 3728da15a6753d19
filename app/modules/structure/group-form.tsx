import { useTranslation } from 'react-i18next';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import { EditForm } from '~/modules/people/edit-form';
import { TimeZoneInput } from '~/modules/people/time-zone-input';
import type { OpeningHours } from './opening-hours';
import type { NamedView } from './types';

export interface GroupView {
  id: string;
  serviceId: string;
  siteId?: string | null;
  name: string;
  code: string;
  channelType: string;
  timeZone: string;
  openingHours: OpeningHours;
  intervalMinutes: number;
  externalId?: string | null;
  colour: number;
  priority: number;
  status: string;
  version: number;
}

interface GroupFormProps {
  group?: GroupView;
  serviceId?: string;
  services: NamedView[];
  sites: NamedView[];
}

const grid = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3';

/** A group: channel, place, zone, hours and interval of planning. */
export function GroupForm({ group, serviceId, services, sites }: GroupFormProps) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  const options = (items: NamedView[]) => items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <EditForm
      intent={group ? 'update' : 'create'}
      version={group?.version}
      saveLabel={group ? undefined : t('groups.create')}
      nameOf={(field) => t(`fields.${field}`, { defaultValue: field })}
    >
      {(errorsOf) => (
        <>
          <div className={grid}>
            <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
              <TextInput name="name" defaultValue={group?.name} maxLength={150} />
            </Field>
            <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
              <TextInput name="code" defaultValue={group?.code} maxLength={40} />
            </Field>
            <Field label={t('fields.serviceId')} error={errorsOf('serviceId')} isRequired>
              <Select name="serviceId" options={options(services)} defaultValue={group?.serviceId ?? serviceId} />
            </Field>
            <Field label={t('fields.channelType')} error={errorsOf('channelType')} isRequired>
              <Select
                name="channelType"
                options={['CALLS', 'CHATS', 'EMAILS', 'OUTBOUND'].map((channel) => ({
                  value: channel,
                  label: t(`channel.${channel}`),
                }))}
                defaultValue={group?.channelType ?? 'CALLS'}
              />
            </Field>
            <Field label={t('fields.timeZone')} error={errorsOf('timeZone')} isRequired>
              <TimeZoneInput name="timeZone" defaultValue={group?.timeZone} />
            </Field>
            <Field label={t('fields.site')} error={errorsOf('siteId')}>
              <Select
                name="siteId"
                options={options(sites)}
                emptyLabel={t('fields.noSite')}
                defaultValue={group?.siteId ?? ''}
              />
            </Field>
            <Field label={t('fields.intervalMinutes')} error={errorsOf('intervalMinutes')}>
              <Select
                name="intervalMinutes"
                options={[5, 10, 15, 30, 60].map((minutes) => ({
                  value: String(minutes),
                  label: format.minutes(minutes),
                }))}
                defaultValue={String(group?.intervalMinutes ?? 15)}
              />
            </Field>
            <Field label={t('fields.priority')} error={errorsOf('priority')} help={t('groups.priorityHelp')}>
              <NumberInput name="priority" min={1} max={5} step={1} defaultValue={group?.priority ?? 3} />
            </Field>
            <Field label={t('fields.externalId')} error={errorsOf('externalId')} help={t('groups.externalHelp')}>
              <TextInput name="externalId" defaultValue={group?.externalId ?? ''} maxLength={100} />
            </Field>
            <Field label={t('fields.colour')} error={errorsOf('colour')}>
              <Select
                name="colour"
                options={[1, 2, 3, 4, 5, 6, 7, 8].map((colour) => ({
                  value: String(colour),
                  label: t('groups.colourNumber', { number: colour }),
                }))}
                defaultValue={String(group?.colour ?? 1)}
              />
            </Field>
            {group ? (
              <Field label={t('fields.status')} error={errorsOf('status')}>
                <Select
                  name="status"
                  options={['active', 'inactive'].map((status) => ({ value: status, label: t(`status.${status}`) }))}
                  defaultValue={group.status}
                />
              </Field>
            ) : null}
          </div>
          <OpeningHoursFields hours={group?.openingHours} errorsOf={errorsOf} />
        </>
      )}
    </EditForm>
  );
}

function OpeningHoursFields({
  hours,
  errorsOf,
}: {
  hours?: OpeningHours;
  errorsOf: (field: string) => string[] | undefined;
}) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  const faults = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => errorsOf(`openingHours.${day - 1}`) ?? []);
  const clock = (minute: number | undefined) =>
    minute === undefined ? '' : format.clock(minute > 1440 ? minute - 1440 : minute);
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="sr-only">{t('hours.title')}</legend>
      <p className="mb-2 text-sm text-ink-muted">{t('hours.help')}</p>
      {faults.length ? (
        <p role="alert" className="mb-2 text-sm text-danger-ink">
          {faults[0]}
        </p>
      ) : null}
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const entry = hours ? hours[day - 1] : ([0, 1440] as const);
          return (
            <div key={day} className="flex items-center gap-2">
              <span className="w-28 text-sm">{format.weekday(day, 'long')}</span>
              <TimeInput
                name={`open${day}`}
                defaultValue={clock(entry?.[0])}
                aria-label={t('hours.opens', { day: format.weekday(day, 'long') })}
              />
              <span aria-hidden>–</span>
              <TimeInput
                name={`close${day}`}
                defaultValue={clock(entry?.[1])}
                aria-label={t('hours.closes', { day: format.weekday(day, 'long') })}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
