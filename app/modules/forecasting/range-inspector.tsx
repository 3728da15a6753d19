import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import type { TimeWindow } from '~/components/chart/chart-types';
import { DescriptionList } from '~/components/description-list';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { toLocalInputValue } from '~/i18n/local-input-value';
import { useFormat } from '~/i18n/use-format';
import type { ForecastPageData } from './forecast-page-data';
import { summarizeRange } from './summarize-range';

const operations = ['scale', 'shift', 'set', 'smooth'] as const;
const proposals: Record<(typeof operations)[number], string> = { scale: '1.1', shift: '5', set: '0', smooth: '5' };

export interface RangeInspectorProps {
  data: ForecastPageData;
  /** what was dragged in the chart; the whole forecast when nothing was */
  selection: TimeWindow | null;
  canEdit: boolean;
  error: string | null;
}

/** The selected range: its figures, and the form that changes it. */
export function RangeInspector({ data, selection, canEdit, error }: RangeInspectorProps) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const { forecast } = data;
  const sum = summarizeRange(data, selection);
  return (
    <div className="flex flex-col gap-4">
      <p className="tabular text-sm text-ink-muted">
        {selection
          ? `${format.dateTime(selection.startMs, forecast.timeZone)} – ${format.dateTime(selection.endMs, forecast.timeZone)}`
          : t('inspector.whole')}
      </p>
      <DescriptionList
        items={[
          { term: t('inspector.base'), value: format.number(sum.base, { decimals: 0 }) },
          { term: t('inspector.volume'), value: format.number(sum.volume, { decimals: 0 }) },
          {
            term: t('inspector.change'),
            value: format.percent(sum.base > 0 ? sum.volume / sum.base - 1 : null, { decimals: 1, isSigned: true }),
          },
          { term: t('inspector.aht'), value: format.seconds(sum.ahtSec) },
          { term: t('inspector.actual'), value: format.number(sum.actual, { decimals: 0 }) },
        ]}
      />
      {canEdit ? <EditForm data={data} selection={selection} error={error} /> : null}
    </div>
  );
}

function EditForm({ data, selection, error }: Omit<RangeInspectorProps, 'canEdit'>) {
  const { t } = useTranslation('forecasts');
  const [operation, setOperation] = useState<(typeof operations)[number]>('scale');
  const isBusy = useNavigation().state === 'submitting';
  const { forecast } = data;
  const first = selection?.startMs ?? data.periodStartMs;
  const last = selection?.endMs ?? data.periodEndMs;
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-3 border-t border-line pt-4">
      <input type="hidden" name="version" value={forecast.version} />
      <RadioGroup
        name="operation"
        legend={t('inspector.edit')}
        appearance="segments"
        value={operation}
        onValueChange={(value) => setOperation(value as (typeof operations)[number])}
        options={operations.map((value) => ({ value, label: t(`operation.${value}`) }))}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t(`inspector.value.${operation}`)} isRequired error={error}>
          <NumberInput key={operation} name="value" step="any" defaultValue={proposals[operation]} required />
        </Field>
        <Field label={t('inspector.target')}>
          <Select
            name="target"
            options={[
              { value: 'volume', label: t('contacts') },
              { value: 'ahtSec', label: t('ahtShort') },
            ]}
          />
        </Field>
        <Field label={t('inspector.from')} isRequired>
          <TextInput
            key={first}
            type="datetime-local"
            name="from"
            defaultValue={toLocalInputValue(first, forecast.timeZone)}
            required
          />
        </Field>
        <Field label={t('inspector.to')} isRequired>
          <TextInput
            key={last}
            type="datetime-local"
            name="to"
            defaultValue={toLocalInputValue(last, forecast.timeZone)}
            required
          />
        </Field>
      </div>
      <Field label={t('inspector.comment')}>
        <TextInput name="comment" maxLength={256} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="edit" variant="primary" isPending={isBusy}>
          {t('inspector.apply')}
        </Button>
        {operation === 'scale' ? (
          <Button type="submit" name="intent" value="growth">
            {t('inspector.asGrowth')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
