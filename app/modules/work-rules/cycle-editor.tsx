import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { maxCycleDays, type RotationDay, readPattern } from '~/models/rotation-days';

export interface TemplateOption {
  id: string;
  name: string;
  code: string;
}

const valueOfDay = (day: RotationDay): string => (day.kind === 'work' ? (day.templateIds[0] ?? 'work') : day.kind);

interface CycleEditorProps {
  days: readonly RotationDay[];
  templates: TemplateOption[];
  error?: string[];
  patternError?: string[];
}

/**
 * The days of a cycle, a week to a line: each is a template, any work, a day off, or open. A pattern in letters fills it at
 * once; before scripts load the pattern alone is sent.
 */
export function CycleEditor({ days, templates, error, patternError }: CycleEditorProps) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const [values, setValues] = useState(() => days.map((day, index) => ({ id: index, value: valueOfDay(day) })));
  const [pattern, setPattern] = useState('');
  const options = [
    { value: 'off', label: t('rotation.day.off') },
    { value: 'work', label: t('rotation.day.work') },
    { value: 'any', label: t('rotation.day.any') },
    ...templates.map(({ id, name, code }) => ({
      value: id,
      label: `${code} · ${name}`,
      group: t('rotation.template'),
    })),
  ];
  const resize = (length: number) =>
    setValues((before) => Array.from({ length }, (_, index) => before[index] ?? { id: index, value: 'off' }));
  const fill = () => {
    const read = readPattern(pattern);
    if (!read) return;
    setValues(read.map((day, index) => ({ id: index, value: day.kind })));
    setPattern('');
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('rotation.pattern')} help={t('rotation.patternHelp')} error={patternError} className="w-64">
          <TextInput
            name="pattern"
            value={pattern}
            onChange={(event) => setPattern(event.currentTarget.value)}
            placeholder="2/2"
            maxLength={80}
          />
        </Field>
        <Button type="button" className="mb-5" onClick={fill} disabled={readPattern(pattern) === null}>
          {t('rotation.fill')}
        </Button>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('rotation.days', { count: values.length })}</legend>
        {error ? (
          <p role="alert" className="text-sm text-danger-ink">
            {error.join(' ')}
          </p>
        ) : null}
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-7">
          {values.map(({ id, value }, index) => (
            <div key={id} className="flex flex-col gap-0.5 text-xs text-ink-muted">
              <span id={`cycle-day-${index}`}>
                {index + 1}
                {values.length % 7 === 0 ? ` · ${format.weekday((index % 7) + 1, 'short')}` : ''}
              </span>
              <Select
                name="day"
                aria-labelledby={`cycle-day-${index}`}
                value={value}
                onChange={(event) => {
                  const next = event.currentTarget.value;
                  setValues((before) => before.map((item, at) => (at === index ? { ...item, value: next } : item)));
                }}
                options={options}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="button" size="sm" onClick={() => resize(Math.min(maxCycleDays, values.length + 1))}>
          {t('rotation.addDay')}
        </Button>
        <Button type="button" size="sm" onClick={() => resize(Math.min(maxCycleDays, values.length + 7))}>
          {t('rotation.addWeek')}
        </Button>
        <Button type="button" size="sm" variant="ghost" onClick={() => resize(Math.max(2, values.length - 1))}>
          {t('rotation.removeDay')}
        </Button>
        <Button type="button" size="sm" variant="ghost" onClick={() => resize(Math.max(2, values.length - 7))}>
          {t('rotation.removeWeek')}
        </Button>
      </div>
    </div>
  );
}
