import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
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
import { EditEffect } from './edit-effect';
import type { EditPreviewState } from './use-edit-preview';
import type { WorkspaceData } from './workspace-data';

const operations = ['scale', 'shift', 'set', 'copy', 'smooth'] as const;
type Operation = (typeof operations)[number];
const proposals: Record<Operation, string> = {
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
  /** asked at every change what it would make, so that the chart can draw it before it is saved */
  edit: EditPreviewState;
}

/** Changes the selected range: scale, shift, set, copy from another day, smooth; drawn in the chart before it is applied. */
export function EditPanel({ data, selection, error, edit }: EditPanelProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const isBusy = useNavigation().state === 'submitting';
  const form = useRef<HTMLFormElement>(null);
  const [operation, setOperation] = useState<Operation>('scale');
  const [target, setTarget] = useState('volume');
  const [text, setText] = useState(proposals.scale);
  const [intent, setIntent] = useState<'edit' | 'growth' | 'reserve'>('edit');
  const [touches, setTouches] = useState(0);
  const { forecast, timeZone } = data;
  const first = selection?.startMs ?? data.periodStartMs;
  const last = selection?.endMs ?? data.periodEndMs;
  const usualSource = addDays(toLocalDate(first, timeZone), -7);
  const { ask } = edit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved range is another question of the same form
  useEffect(() => {
    if (touches > 0 && form.current) ask(form.current, intent);
  }, [touches, intent, first, last, ask]);
  const touch = () => setTouches((count) => count + 1);
  const write = (value: string) => {
    setText(value);
    touch();
  };
  const choose = (wanted: Operation) => {
    setOperation(wanted);
    setText(proposals[wanted]);
  };
  /** Over a button that saves in another way the chart shows what that way would make. */
  const trying = (other: 'growth' | 'reserve') => ({
    onPointerEnter: () => setIntent(other),
    onPointerLeave: () => setIntent('edit'),
    onFocus: () => setIntent(other),
    onBlur: () => setIntent('edit'),
  });
  const fault =
    error ?? (edit.fault ? t([`forecasts:inspector.fault.${edit.fault}`, 'forecasts:inspector.fault.any']) : null);
  return (
    <Form
      ref={form}
      method="post"
      preventScrollReset
      className="flex flex-col gap-3 border-t border-line pt-4"
      onChange={touch}
      onSubmit={edit.clear}
    >
      <input type="hidden" name="version" value={forecast.version} />
      <input type="hidden" name="zone" value={timeZone} />
      <RadioGroup
        name="operation"
        legend={t('forecasts:inspector.edit')}
        appearance="segments"
        value={operation}
        onValueChange={(value) => choose(value as Operation)}
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
          <Field label={t('edit.sourceDate')} help={t('edit.sourceHelp')} isRequired error={fault}>
            <DateInput
              name="sourceDate"
              key={usualSource}
              required
              defaultValue={usualSource}
              max={addDays(forecast.endDate, -1)}
            />
          </Field>
        ) : (
          <Field
            label={t(`forecasts:inspector.value.${operation}`)}
            help={operation === 'set' ? t('edit.perInterval') : undefined}
            isRequired
            error={fault}
          >
            <NumberInput
              name="value"
              step="any"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              required
            />
          </Field>
        )}
        <Field label={t('forecasts:inspector.target')}>
          <Select
            name="target"
            value={target}
            onChange={(event) => setTarget(event.currentTarget.value)}
            options={[
              { value: 'volume', label: t('forecasts:contacts') },
              { value: 'ahtSec', label: t('forecasts:ahtShort') },
            ]}
          />
        </Field>
        <Field label={t('forecasts:inspector.from')} isRequired className="col-span-2">
          <TextInput
            key={first}
            type="datetime-local"
            name="from"
            defaultValue={toLocalInputValue(first, timeZone)}
            required
          />
        </Field>
        <Field label={t('forecasts:inspector.to')} isRequired className="col-span-2">
          <TextInput
            key={last}
            type="datetime-local"
            name="to"
            defaultValue={toLocalInputValue(last, timeZone)}
            required
          />
        </Field>
      </div>
      <EditEffect preview={edit.preview} />
      <Field label={t('forecasts:inspector.comment')}>
        <TextInput name="comment" maxLength={256} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="edit" variant="primary" isPending={isBusy}>
          {t('forecasts:inspector.apply')}
        </Button>
        {operation === 'scale' && target === 'volume' ? (
          <>
            <Button type="submit" name="intent" value="growth" {...trying('growth')}>
              {t('forecasts:inspector.asGrowth')}
            </Button>
            <Button type="submit" name="intent" value="reserve" {...trying('reserve')}>
              {t('edit.asReserve')}
            </Button>
          </>
        ) : null}
      </div>
    </Form>
  );
}
