import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TimeInput } from '~/components/time-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface LabourStandardView {
  id: string;
  code: string;
  value: Record<string, number>;
  mode: string;
  version: number;
}

const modes = ['ignore', 'consider', 'warn', 'planning_only'];

/** The order in which figures are read; the database keeps none. */
const figureOrder = [
  'standardMinutes',
  'minutes',
  'maxMinutes',
  'days',
  'fromMinute',
  'toMinute',
  'supplement',
  'minutesInTwoDays',
  'hoursPerYear',
  'percent',
  'night',
  'restDay',
  'holiday',
  'overtimeFirst',
  'overtimeNext',
  'importance',
  'months',
  'lateShift',
  'nightShift',
];

const inReadingOrder = (value: Record<string, number>) =>
  Object.entries(value).sort(([a], [b]) => figureOrder.indexOf(a) - figureOrder.indexOf(b));

/** How a figure is shown: clock times and hours instead of minutes. */
const unitOf = (field: string): 'clock' | 'hours' | 'value' =>
  field === 'fromMinute' || field === 'toMinute' ? 'clock' : /minutes/i.test(field) ? 'hours' : 'value';

/** Standards of labour law with their figures and how strictly each is taken. */
export function LabourStandardList({ standards }: { standards: LabourStandardView[] }) {
  const { t } = useTranslation('rules');
  return (
    <Card isFlush title={t('standard.title')} description={t('standard.description')}>
      <ul className="divide-y divide-line border-t border-line">
        {standards.map((standard) => (
          <StandardLine key={`${standard.id}-${standard.version}`} standard={standard} />
        ))}
      </ul>
    </Card>
  );
}

function StandardLine({ standard }: { standard: LabourStandardView }) {
  const { t } = useTranslation('rules');
  const answer = useFormAnswer(standard.code);
  return (
    <li className="px-4 py-2">
      <TrackedForm method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <input type="hidden" name="kind" value="standard" />
        <input type="hidden" name="code" value={standard.code} />
        <input type="hidden" name="version" value={standard.version} />
        <span className="w-52 min-w-0">{t(`standard.${standard.code}`)}</span>
        <span className="flex min-w-64 flex-1 flex-wrap items-center gap-3">
          {inReadingOrder(standard.value).map(([field, value]) => (
            <StandardFigure key={field} code={standard.code} field={field} value={value} />
          ))}
        </span>
        <Select
          name="mode"
          aria-label={t('standard.mode')}
          defaultValue={standard.mode}
          options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          className="w-56"
        />
        <Button type="submit" name="intent" value={standard.code} size="sm">
          {t('save')}
        </Button>
      </TrackedForm>
      {answer ? (
        <div className="mt-2">
          <FormMessage answer={answer} doneText={t('saved')} />
          {answer.faults.map(({ field, rule, message }) => (
            <p key={`${field} ${rule}`} role="alert" className="text-sm text-danger-ink">
              {t(`people:rules.${rule}`, { defaultValue: message })}
            </p>
          ))}
        </div>
      ) : null}
    </li>
  );
}

function StandardFigure({ code, field, value }: { code: string; field: string; value: number }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const unit = unitOf(field);
  const label = t([`figureOf.${code}.${field}`, `figure.${field}`]);
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control
    <label className="flex items-center gap-1.5 text-sm text-ink-muted">
      {label}
      {unit === 'clock' ? (
        <span className="block w-24">
          <TimeInput name={`clock.${field}`} defaultValue={format.clock(value)} />
        </span>
      ) : (
        <NumberInput
          name={`${unit}.${field}`}
          min={0}
          step="any"
          unit={unit === 'hours' ? t('hoursUnit') : undefined}
          defaultValue={unit === 'hours' ? value / 60 : value}
          className="w-24"
        />
      )}
    </label>
  );
}
