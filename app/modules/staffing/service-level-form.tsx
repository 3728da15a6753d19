import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { TrackedForm } from '~/components/tracked-form';
import { type LimitedSetting, limitsOf } from '~/models/staffing-limits';
import type { StaffingSettings } from '~/models/staffing-settings';

export type ServiceLevelValues = StaffingSettings;

export interface ServiceLevelFormProps {
  groupId: string | null;
  departmentId: string | null;
  /** null = all channels */
  channelType: string | null;
  canInherit: boolean;
  values: ServiceLevelValues;
  today: string;
  errors: Record<string, string>;
}

interface NumberField {
  name: string;
  label: string;
  value: number | null;
  unit?: string;
  min: number;
  max: number;
  step?: string;
  /** the channels that look at it; all when absent */
  channels?: string[];
}

const toPercent = (share: number) => Math.round(share * 1000) / 10;

function listFields(values: ServiceLevelValues, channelType: string | null): NumberField[] {
  const live = ['CALLS', 'CHATS'];
  const rangeOf = (setting: LimitedSetting) => limitsOf(setting, channelType) ?? { min: 0, max: 86_400 };
  const percentOf = (setting: LimitedSetting) => {
    const { min, max } = rangeOf(setting);
    return { min: toPercent(min), max: toPercent(max) };
  };
  return [
    {
      name: 'serviceLevelTarget',
      label: 'target',
      value: toPercent(values.serviceLevelTarget),
      unit: '%',
      ...percentOf('serviceLevelTarget'),
      step: 'any',
      channels: live,
    },
    {
      name: 'thresholdSec',
      label: 'threshold',
      value: values.thresholdSec,
      unit: 's',
      ...rangeOf('thresholdSec'),
      channels: live,
    },
    {
      name: 'warningLevel',
      label: 'warning',
      value: toPercent(values.warningLevel),
      unit: '%',
      ...percentOf('warningLevel'),
      step: 'any',
      channels: live,
    },
    {
      name: 'criticalLevel',
      label: 'critical',
      value: toPercent(values.criticalLevel),
      unit: '%',
      ...percentOf('criticalLevel'),
      step: 'any',
      channels: live,
    },
    {
      name: 'maxOccupancy',
      label: 'maxOccupancy',
      value: toPercent(values.maxOccupancy),
      unit: '%',
      ...percentOf('maxOccupancy'),
      step: 'any',
    },
    {
      name: 'shrinkage',
      label: 'shrinkage',
      value: toPercent(values.shrinkage),
      unit: '%',
      min: 0,
      max: 90,
      step: 'any',
    },
    { name: 'reserve', label: 'reserve', value: values.reserve, min: 0.1, max: 10, step: 'any' },
    { name: 'minAgents', label: 'minAgents', value: values.minAgents, min: 0, max: 10_000 },
    { name: 'concurrency', label: 'concurrency', value: values.concurrency, min: 1, max: 20, channels: ['CHATS'] },
    {
      name: 'switchPenalty',
      label: 'switchPenalty',
      value: toPercent(values.switchPenalty),
      unit: '%',
      min: 0,
      max: 100,
      step: 'any',
      channels: ['CHATS'],
    },
    {
      name: 'deadlineHours',
      label: 'deadlineHours',
      value: values.deadlineSec === null ? null : values.deadlineSec / 3600,
      unit: 'h',
      min: 0,
      max: 8784,
      step: 'any',
      channels: ['EMAILS'],
    },
    {
      name: 'patienceSec',
      label: 'patience',
      value: values.patienceSec,
      unit: 's',
      min: 0,
      max: 86_400,
      channels: ['CALLS'],
    },
  ];
}

/** All settings of one level; those that the channel does not look at are kept as they are. */
export function ServiceLevelForm(props: ServiceLevelFormProps) {
  const { groupId, departmentId, channelType, canInherit, values, today, errors } = props;
  const { t } = useTranslation('staffing');
  const isBusy = useNavigation().state === 'submitting';
  const isShown = (field: NumberField) => !channelType || !field.channels || field.channels.includes(channelType);
  const fields = listFields(values, channelType);
  const wordsOf = (name: string) => {
    const { min, max, unit = '' } = fields.find((field) => field.name === name) ?? {};
    const sign = t(`unit.${unit}`, { defaultValue: unit });
    return errors[name] ? t([`levels.error.${errors[name]}`, 'levels.error.any'], { min, max, unit: sign }) : null;
  };
  return (
    <TrackedForm method="post" className="flex flex-col gap-4">
      <input type="hidden" name="groupId" value={groupId ?? ''} />
      <input type="hidden" name="departmentId" value={departmentId ?? ''} />
      {fields
        .filter((field) => !isShown(field))
        .map((field) => (
          <input key={field.name} type="hidden" name={field.name} value={field.value ?? ''} />
        ))}
      <div className="grid grid-cols-2 gap-4 md:grid-cols-3">
        {fields.filter(isShown).map((field) => (
          <Field key={field.name} label={t(`settings.${field.label}`)} error={wordsOf(field.name)}>
            <NumberInput
              name={field.name}
              defaultValue={field.value ?? ''}
              // why: a value from before the limits may stay
              min={Math.min(field.min, field.value ?? field.min)}
              max={Math.max(field.max, field.value ?? field.max)}
              step={field.step ?? '1'}
              unit={field.unit && t(`unit.${field.unit}`, { defaultValue: field.unit })}
            />
          </Field>
        ))}
      </div>
      <div className="max-w-56">
        <Field label={t('levels.from')} help={t('levels.fromHelp')} error={wordsOf('validFrom')} isRequired>
          <DateInput name="validFrom" defaultValue={today} required />
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
          {t('levels.save')}
        </Button>
        {canInherit ? (
          <Button type="submit" name="intent" value="inherit">
            {t('levels.inherit')}
          </Button>
        ) : null}
      </div>
    </TrackedForm>
  );
}
