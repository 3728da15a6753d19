import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '~/components/skeleton';
import { useFormat } from '~/i18n/use-format';
import { useEffectName } from '../forecasting/use-effect-name';

export interface CellStepItem {
  kind: string;
  name: string;
  before: number;
  after: number;
  author?: string;
  madeAt?: number;
}

export interface CellExplanationProps {
  forecastId: string;
  /** epoch ms of an interval */
  at: number;
  timeZone: string;
  /** of the forecast: another one has other steps */
  version: number;
}

/** Every step from the usual day to the value of one interval, with what each made of it. */
export function CellExplanation({ forecastId, at, timeZone, version }: CellExplanationProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const nameEffect = useEffectName();
  const { load, data } = useFetcher<{ steps: CellStepItem[] }>({ key: `cell ${forecastId} ${at} ${version}` });
  useEffect(() => load(`/plan/forecasts/${forecastId}/cell?at=${at}`), [load, forecastId, at]);
  if (!data) return <SkeletonLines count={4} />;
  return (
    <section aria-label={t('cell.title')}>
      <h3 className="mb-1 font-medium">{t('cell.title')}</h3>
      <ol className="text-sm">
        {data.steps.map((step, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
            key={index}
            className="flex items-baseline justify-between gap-3 border-b border-line py-1 last:border-0"
          >
            <span className="min-w-0">
              {step.kind === 'effect'
                ? nameEffect(step.name)
                : step.name && !['base', 'usual-day', step.kind].includes(step.name)
                  ? step.name
                  : t(`cell.kind.${step.kind}`)}
              {step.author || step.madeAt ? (
                <span className="block text-ink-subtle">
                  {[step.author, step.madeAt ? format.dateTime(step.madeAt, timeZone) : null]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              ) : null}
            </span>
            <span className="tabular shrink-0">{format.number(step.after, { decimals: 2 })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
