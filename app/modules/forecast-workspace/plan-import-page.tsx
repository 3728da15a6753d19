import { Form, useNavigation } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useHydrated } from '~/components/use-hydrated';
import type { PlanPreview as PlanPreviewFacts } from '~/models/plan-preview';
import { targetPercentRange } from '~/models/staffing-limits';
import { listZones } from '../accuracy/list-zones';
import { PlanPreview } from './plan-preview';

export interface PlanImportPageProps {
  groups: { id: string; name: string; serviceName: string; timeZone: string }[];
  fields: Record<string, string>;
  preview: PlanPreviewFacts | null;
  storedName: string | null;
  fault: string | null;
}

const kinds = ['contacts', 'operators'] as const;
const dayChoices = ['all', 'weekdays', 'weekends', 'custom'] as const;
const sent = [
  'groupId',
  'kind',
  'mode',
  'from',
  'to',
  'days',
  'dates',
  'timeZone',
  'thresholdSec',
  'serviceLevelPercent',
  'ahtSec',
  'comment',
] as const;

const targets = [
  { name: 'thresholdSec', min: 1, max: 86_400, unit: 'seconds' },
  { name: 'serviceLevelPercent', ...targetPercentRange, unit: '%' },
  { name: 'ahtSec', min: 1, max: 86_400, unit: 'seconds' },
] as const;

/** Choose the group and the file, look at what it holds, confirm. */
export function PlanImportPage({ groups, fields, preview, storedName, fault }: PlanImportPageProps) {
  const { t } = useTranslation(['plan-import', 'forecasts']);
  const isHydrated = useHydrated();
  const [kind, setKind] = useState(fields.kind ?? 'contacts');
  const isBusy = useNavigation().state !== 'idle';
  const error = (...names: string[]) => (fault && names.includes(fault) ? t([`fault.${fault}`, 'fault.any']) : null);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <LinkButton to="/plan/forecasts/template.csv" icon={Download} reloadDocument>
            {t('template')}
          </LinkButton>
        }
      />
      {preview && storedName ? (
        <Form method="post" className="mb-4 flex max-w-4xl flex-col gap-4">
          <input type="hidden" name="storedName" value={storedName} />
          {sent.map((name) => (
            <input key={name} type="hidden" name={name} value={fields[name] ?? (name === 'kind' ? 'contacts' : '')} />
          ))}
          <PlanPreview preview={preview} kind={fields.kind} />
          {preview.faultTotal === 0 ? (
            <Button
              type="submit"
              name="intent"
              value="confirm"
              variant="primary"
              isPending={isBusy}
              disabled={fields.kind === 'operators' && !preview.forecastId}
              className="self-start"
            >
              {t('confirm')}
            </Button>
          ) : null}
        </Form>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="flex max-w-4xl flex-col gap-4">
        <Card>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('group')} isRequired error={error('groupId', 'no_forecast')}>
              <Select
                name="groupId"
                required
                emptyLabel={t('group')}
                defaultValue={fields.groupId}
                options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
              />
            </Field>
            <Field label={t('timeZone')} help={t('timeZoneHelp')} error={error('timeZone')}>
              <Select
                name="timeZone"
                emptyLabel={t('zoneOfGroup')}
                defaultValue={fields.timeZone ?? ''}
                options={listZones(groups).map((zone) => ({ value: zone, label: zone }))}
              />
            </Field>
            <Field label={t('comment')} className="sm:col-span-2">
              <TextInput name="comment" maxLength={256} defaultValue={fields.comment} />
            </Field>
            <div className="sm:col-span-2">
              <RadioGroup
                name="kind"
                legend={t('kind')}
                value={kind}
                onValueChange={setKind}
                options={kinds.map((kind) => ({
                  value: kind,
                  label: t(`kindName.${kind}`),
                  description: t(`kindText.${kind}`),
                }))}
              />
            </div>
          </div>
        </Card>
        {isHydrated && kind === 'contacts' ? null : (
          <Card title={t('operatorsOnly')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label={t('mode')}>
                <Select
                  name="mode"
                  defaultValue={fields.mode ?? 'hour'}
                  options={(['hour', 'interval'] as const).map((value) => ({ value, label: t(`modeName.${value}`) }))}
                />
              </Field>
              <Field label={t('days')} error={error('days')}>
                <Select
                  name="days"
                  defaultValue={fields.days ?? 'all'}
                  options={dayChoices.map((value) => ({ value, label: t(`dayName.${value}`) }))}
                />
              </Field>
              <Field label={t('from')}>
                <DateInput name="from" defaultValue={fields.from} />
              </Field>
              <Field label={t('to')} error={error('to')}>
                <DateInput name="to" defaultValue={fields.to} />
              </Field>
              <Field label={t('dates')} help={t('datesHelp')} error={error('dates')} className="sm:col-span-2">
                <TextInput name="dates" defaultValue={fields.dates} />
              </Field>
              <fieldset className="grid gap-4 sm:col-span-2 sm:grid-cols-3">
                <legend className="mb-1 font-medium">{t('targets')}</legend>
                <p className="text-sm text-ink-muted sm:col-span-3">{t('targetsText')}</p>
                {targets.map(({ name, unit, ...limits }) => (
                  <Field key={name} label={t(name)} error={error(name)}>
                    <NumberInput
                      name={name}
                      step="any"
                      defaultValue={fields[name]}
                      unit={unit === 'seconds' ? t('forecasts:unit.seconds') : unit}
                      {...limits}
                    />
                  </Field>
                ))}
              </fieldset>
            </div>
          </Card>
        )}
        <Card title={t('file')}>
          <FileDrop name="file" hint="XLSX, CSV" accept=".csv,.xlsx" />
          {error('file') ? <p className="mt-2 text-danger-ink">{error('file')}</p> : null}
        </Card>
        <Button type="submit" variant={preview ? 'secondary' : 'primary'} isPending={isBusy} className="self-start">
          {t('check')}
        </Button>
      </Form>
    </>
  );
}
