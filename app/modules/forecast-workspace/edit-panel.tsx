import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import type { TimeWindow } from '~/components/chart/chart-types';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { addDays, toLocalDate } from '~/engine/time';
import { toLocalInputValue } from '~/i18n/local-input-value';
import { useFormat } from '~/i18n/use-format';
import type { DraftEdit } from './preview-edit';
import type { WorkspaceData } from './workspace-data';

const operations = ['scale', 'shift', 'set', 'copy', 'smooth'] as const;
const proposals: Record<(typeof operations)[number], string> = {
  scale: '1.1',
  shift: '5',
  set: '',
  smooth: '5',
  copy: '',
};
const quickFactors = [0.9, 0.95, 1.05, 1.1, 1.2];

export interface EditPanelProps {
  data: WorkspaceData;
  selection: TimeWindow | null;
  error: string | null;
  /** told of every change before it is saved, so that the chart can draw it */
  onDraft: (draft: DraftEdit | null) => void;
}

/** Changes the selected range: scale, shift, set, copy from another day, smooth; drawn in the chart before it is applied. */
export function EditPanel({ data, selection, error, onDraft }: EditPanelProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const isBusy = useNavigation().state === 'submitting';
  const [draft, setDraft] = useState<DraftEdit>({ operation: 'scale', value: null, target: 'volume' });
  const [text, setText] = useState(proposals.scale);
  const { forecast } = data;
  const first = selection?.startMs ?? data.periodStartMs;
  const last = selection?.endMs ?? data.periodEndMs;
  const usualSource = addDays(toLocalDate(first, forecast.timeZone), -7);
  const change = (next: Partial<DraftEdit>) => {
    const whole = { ...draft, ...next };
    setDraft(whole);
    onDraft(whole);
  };
  const choose = (operation: DraftEdit['operation']) => {
    setText(proposals[operation]);
    change({ operation, value: null, sourceDate: undefined });
  };
  const write = (value: string) => {
    setText(value);
    change({ value: value === '' ? null : Number(value) });
  };
  const { operation } = draft;
  return (
    <Form
      method="post"
      preventScrollReset
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={() => onDraft(null)}
    >
      <input type="hidden" name="version" value={forecast.version} />
      <RadioGroup
        name="operation"
        legend={t('forecasts:inspector.edit')}
        appearance="segments"
        value={operation}
        onValueChange={(value) => choose(value as DraftEdit['operation'])}
        options={operations.map((value) => ({ value, label: t(`forecasts:operation.${value}`) }))}
      />
      {operation === 'scale' ? (
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">{t('edit.quick')}</legend>
          {quickFactors.map((factor) => (
            <Button key={factor} size="sm" aria-pressed={text === String(factor)} onClick={() => write(String(factor))}>
              {format.percent(factor - 1, { isSigned: true })}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        {operation === 'copy' ? (
          <Field label={t('edit.sourceDate')} help={t('edit.sourceHelp')} isRequired error={error}>
            <DateInput
              name="sourceDate"
              required
              value={draft.sourceDate ?? usualSource}
              onChange={(event) => change({ sourceDate: event.currentTarget.value || undefined })}
              max={addDays(forecast.endDate, -1)}
            />
          </Field>
        ) : (
          <Field label={t(`forecasts:inspector.value.${operation}`)} isRequired error={error}>
            <NumberInput
              name="value"
              step="any"
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
              required
            />
          </Field>
        )}
        <Field label={t('forecasts:inspector.target')}>
          <Select
            name="target"
            onChange={(event) => change({ target: event.currentTarget.value as DraftEdit['target'] })}
            options={[
              { value: 'volume', label: t('forecasts:contacts') },
              { value: 'ahtSec', label: t('forecasts:ahtShort') },
            ]}
          />
        </Field>
        <Field label={t('forecasts:inspector.from')} isRequired>
          <TextInput
            key={first}
            type="datetime-local"
            name="from"
            defaultValue={toLocalInputValue(first, forecast.timeZone)}
            required
          />
        </Field>
        <Field label={t('forecasts:inspector.to')} isRequired>
          <TextInput
            key={last}
            type="datetime-local"
            name="to"
            defaultValue={toLocalInputValue(last, forecast.timeZone)}
            required
          />
        </Field>
      </div>
      <Field label={t('forecasts:inspector.comment')}>
        <TextInput name="comment" maxLength={256} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="edit" variant="primary" isPending={isBusy}>
          {t('forecasts:inspector.apply')}
        </Button>
        {operation === 'scale' && draft.target === 'volume' ? (
          <>
            <Button type="submit" name="intent" value="growth">
              {t('forecasts:inspector.asGrowth')}
            </Button>
            <Button type="submit" name="intent" value="reserve">
              {t('edit.asReserve')}
            </Button>
          </>
        ) : null}
      </div>
    </Form>
  );
}
