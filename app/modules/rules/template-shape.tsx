import { useTranslation } from 'react-i18next';
import { Combobox } from '~/components/combobox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import type { TemplateView } from './template-view';

interface TemplateShapeProps {
  template?: TemplateView;
  others: Pick<TemplateView, 'id' | 'name'>[];
  errorsOf: (field: string) => string[] | undefined;
}

/** Lengths, parts and core hours of a shift, and what must not follow it. */
export function TemplateShape({ template, others, errorsOf }: TemplateShapeProps) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const clock = (minute: number | null | undefined) =>
    minute === null || minute === undefined ? '' : format.clock(minute % 1440);
  const hours = (minutes: number | null | undefined) => (minutes ? minutes / 60 : '');
  const hoursField = (name: 'longestSpan' | 'firstPart' | 'gap', label: string, help?: string) => (
    <Field label={t(`templates.${label}`)} help={help} error={errorsOf(`${name}Minutes`)}>
      <NumberInput
        name={`${name}Hours`}
        min={0.5}
        max={24}
        step={0.25}
        unit={t('hoursUnit')}
        defaultValue={hours(template?.[`${name}Minutes`])}
      />
    </Field>
  );
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('templates.length')}</legend>
        <p className="mb-2 text-sm text-ink-muted">{t('templates.lengthText')}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {hoursField('longestSpan', 'longest', t('templates.longestHelp'))}
          <Field label={t('templates.lengthStep')} error={errorsOf('spanStepMinutes')}>
            <NumberInput
              name="spanStepMinutes"
              min={5}
              max={240}
              step={5}
              unit={t('minutesUnit')}
              defaultValue={template?.spanStepMinutes ?? 30}
            />
          </Field>
        </div>
      </fieldset>
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('templates.split')}</legend>
        <p className="mb-2 text-sm text-ink-muted">{t('templates.splitText')}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {hoursField('firstPart', 'firstPart')}
          {hoursField('gap', 'gap')}
        </div>
      </fieldset>
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('templates.core')}</legend>
        <p className="mb-2 text-sm text-ink-muted">{t('templates.coreText')}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('templates.coreFrom')} error={errorsOf('coreFromMinute')}>
            <TimeInput name="coreFrom" defaultValue={clock(template?.coreFromMinute)} />
          </Field>
          <Field label={t('templates.coreTo')} error={errorsOf('coreToMinute')}>
            <TimeInput name="coreTo" defaultValue={clock(template?.coreToMinute)} />
          </Field>
        </div>
      </fieldset>
      <Field
        label={t('templates.barredNext')}
        help={t('templates.barredNextHelp')}
        error={errorsOf('barredNextIds')}
        className="self-start"
      >
        <Combobox
          name="barredNextIds"
          isMultiple
          defaultValues={template?.barredNextIds ?? []}
          options={others.map((other) => ({ value: other.id, label: other.name }))}
        />
      </Field>
    </div>
  );
}
