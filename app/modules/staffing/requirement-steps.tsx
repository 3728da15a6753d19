import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import type { RequirementStep } from '~/engine/queueing';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from '~/models/staffing-page-data';
import { StepSensitivity } from './step-sensitivity';
import { useAllowanceText } from './use-allowance-text';

/** The way from contacts to people for one interval, each step with what went in. */
export function RequirementSteps({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation(['staffing', 'slot-settings']);
  const format = useFormat();
  const { writeTime, writeValue } = useAllowanceText();
  const { explanation, timeZone } = page;
  if (!explanation) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="tabular font-medium">{format.dateTime(explanation.at, timeZone)}</p>
      <ol className="flex flex-col">
        {explanation.steps.map((step) => (
          <Step key={step.code} step={step} model={explanation.model} />
        ))}
      </ol>
      {explanation.plannedAgents === null ? (
        <p className="text-sm text-ink-muted">{t(`steps.decidedBy.${explanation.decidedBy}`)}</p>
      ) : (
        <p className="text-sm font-medium">
          {t('slot-settings:planned', { people: format.number(explanation.plannedAgents, { decimals: 1 }) })}
        </p>
      )}
      {explanation.allowances.map(({ kind, setting }) => (
        <p key={kind} className="text-sm text-ink-muted">
          {t('slot-settings:decides', {
            value: writeValue(kind, setting[kind] ?? 0),
            time: writeTime(setting),
            by: [setting.createdByName, format.dateTime(setting.createdAt, timeZone)].filter(Boolean).join(', '),
          })}
        </p>
      ))}
      <p className="text-sm text-ink-muted">
        {t('steps.gives', {
          serviceLevel: format.percent(explanation.serviceLevel, { decimals: 1 }),
          asa: format.seconds(explanation.asaSec, 1),
          occupancy: format.percent(explanation.occupancy, { decimals: 1 }),
        })}
      </p>
      {explanation.covered ? (
        <p className="text-sm text-ink-muted">
          {t(`covered.${explanation.covered.position}`, {
            people: format.number(explanation.covered.people, { decimals: 1 }),
            percentile: `P${Math.round(explanation.covered.quantile * 100)}`,
            volume: format.number(explanation.covered.volume, { decimals: 0 }),
          })}
        </p>
      ) : null}
      <StepSensitivity changes={explanation.sensitivity} />
    </div>
  );
}

function Step({ step, model }: { step: RequirementStep; model: string }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const isResult = step.code === 'R';
  const figures = Object.fromEntries(
    Object.entries(step.inputs).map(([name, value]) => [name, describe(name, value, format)]),
  );
  return (
    <li
      className={joinClasses(
        'flex items-baseline justify-between gap-3 border-b border-line py-1.5 last:border-0',
        isResult && 'font-medium',
      )}
    >
      <span className="min-w-0">
        {t(`steps.${step.code}.title`)}
        <span className="block text-sm font-normal text-ink-muted">
          {step.code === 'N1' ? t(`steps.N1.${model}`, figures) : t(`steps.${step.code}.text`, figures)}
        </span>
      </span>
      <span className="tabular shrink-0">{format.number(step.value, { decimals: isResult ? 0 : 2 })}</span>
    </li>
  );
}

const shares = new Set(['slTarget', 'maxOccupancy', 'shrinkage', 'switchPenalty']);
const seconds = new Set(['thresholdSec', 'ahtSec', 'intervalSec', 'deadlineSec', 'patienceSec']);

function describe(name: string, value: number, format: ReturnType<typeof useFormat>): string {
  if (shares.has(name)) return format.percent(value, { decimals: value * 100 === Math.round(value * 100) ? 0 : 1 });
  if (seconds.has(name)) return value >= 7200 ? format.hours(value / 60) : format.seconds(value);
  return format.number(value);
}
