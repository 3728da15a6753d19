import { Form, Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { longRangeGrowths, longRangeReach, longRangeUnits } from '~/models/long-range-question';
import type { LongRangeField } from './long-range-address';

export interface LongRangeFormProps {
  groups: { id: string; name: string; serviceName: string }[];
  groupId: string;
  values: Partial<Record<LongRangeField, string>>;
  faults: LongRangeField[];
}

const horizons = { week: [26, 52, 64, 78, 104, 156], month: [12, 18, 24, 36] };

/** What the long-range forecast is asked: it lives in the address, so a scenario can be kept and sent. */
export function LongRangeForm({ groups, groupId, values, faults }: LongRangeFormProps) {
  const { t } = useTranslation('long-range');
  const unit = values.unit === 'month' ? 'month' : 'week';
  const growth = longRangeGrowths.find((known) => known === values.growth) ?? 'flat';
  const fault = (field: LongRangeField) => (faults.includes(field) ? t(`fault.${field}`) : undefined);
  const choices = groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }));
  return (
    <Form
      key={JSON.stringify([groupId, values])}
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <Field label={t('group')}>
          <Select name="group" isAutoSubmit emptyLabel={t('chooseGroup')} defaultValue={groupId} options={choices} />
        </Field>
        <Field label={t('unit')}>
          <Select
            name="unit"
            isAutoSubmit
            defaultValue={unit}
            options={longRangeUnits.map((one) => ({ value: one, label: t(`units.${one}`) }))}
          />
        </Field>
        <Field label={t('horizon')} error={fault('periods')}>
          <Select
            key={unit}
            name="periods"
            isAutoSubmit
            defaultValue={values.periods ?? String(longRangeReach[unit].usual)}
            options={horizons[unit].map((count) => ({ value: String(count), label: t(`count.${unit}`, { count }) }))}
          />
        </Field>
        <Field label={t('growth')}>
          <Select
            name="growth"
            isAutoSubmit
            defaultValue={growth}
            options={longRangeGrowths.map((type) => ({ value: type, label: t(`growthType.${type}`) }))}
          />
        </Field>
        {growth === 'linear' || growth === 'logistic' ? (
          <Field label={t('perYear')} error={fault('growthPercent')}>
            <NumberInput
              name="growthPercent"
              min={-90}
              max={1000}
              step="any"
              defaultValue={values.growthPercent ?? (growth === 'linear' ? '5' : '')}
              unit="%"
            />
          </Field>
        ) : null}
        {growth === 'logistic' ? (
          <Field label={t('cap')} help={t('capHelp')} error={fault('growthCap')}>
            <NumberInput name="growthCap" min={1} step="any" defaultValue={values.growthCap} />
          </Field>
        ) : null}
      </div>
      <Part title={t('tryCampaign')} isOpen={Boolean(values.campaignFrom || values.campaignPercent)}>
        <Field label={t('campaignName')} error={fault('campaignName')}>
          <TextInput name="campaignName" maxLength={120} defaultValue={values.campaignName} />
        </Field>
        <Field label={t('campaignFrom')} error={fault('campaignFrom')}>
          <DateInput name="campaignFrom" defaultValue={values.campaignFrom} />
        </Field>
        <Field label={t('campaignTo')} error={fault('campaignTo')}>
          <DateInput name="campaignTo" defaultValue={values.campaignTo} />
        </Field>
        <Field label={t('campaignPercent')} error={fault('campaignPercent')}>
          <NumberInput
            name="campaignPercent"
            min={-99}
            max={1000}
            step="any"
            defaultValue={values.campaignPercent}
            unit="%"
          />
        </Field>
      </Part>
      <Part title={t('borrow')} isOpen={Boolean(values.likeGroupId)}>
        <Field label={t('likeGroup')} help={t('likeGroupHelp')} error={fault('likeGroupId')}>
          <Select
            name="likeGroupId"
            emptyLabel={t('likeNone')}
            defaultValue={values.likeGroupId ?? ''}
            options={choices.filter(({ value }) => value !== groupId)}
          />
        </Field>
        <Field label={t('likePercent')} help={t('likePercentHelp')} error={fault('likePercent')}>
          <NumberInput name="likePercent" min={1} max={10000} step="any" defaultValue={values.likePercent} unit="%" />
        </Field>
      </Part>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary">
          {t('show')}
        </Button>
        <Link to={groupId ? `?group=${groupId}` : '?'} className="text-sm text-ink-muted hover:underline">
          {t('reset')}
        </Link>
      </div>
    </Form>
  );
}

/** Questions that few ask, folded away until somebody does; they are sent either way. */
function Part({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 text-sm text-ink-muted hover:text-ink coarse:min-h-11">
        <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
    </details>
  );
}
