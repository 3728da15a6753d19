import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { Figure, SimulatedQueue, SimulatedVariant } from '~/models/routing-result';
import { ErrorBar } from './error-bar';

export interface WhatIfResultProps {
  date: string;
  variants: SimulatedVariant[];
  isCancelled: boolean;
}

const colors: Record<string, string> = {
  'as-is': 'var(--color-series-actual)',
  separate: 'var(--color-series-other-2)',
  changed: 'var(--color-series-forecast)',
};

/** Service level of every queue in each variant with its 95 % interval; what lies inside the interval is chance. */
export function WhatIfResult({ date, variants, isCancelled }: WhatIfResultProps) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const asIs = variants.find(({ id }) => id === 'as-is');
  const separate = variants.find(({ id }) => id === 'separate');
  const names = variants[0].queues;
  const gain = asIs && separate ? asIs.serviceLevel[0] - separate.serviceLevel[0] : null;
  const contacts = variants.reduce((sum, variant) => sum + variant.contacts, 0);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        {variants.map((variant) => (
          <StatTile
            key={variant.id}
            label={t(`variant.${variant.id}`)}
            value={format.percent(variant.serviceLevel[0], { decimals: 1 })}
            detail={`${plusMinus(variant.serviceLevel, format)} · ${t('whatIf.occupancy', { share: format.percent(variant.occupancy) })}`}
          />
        ))}
        {gain !== null ? (
          <StatTile
            label={t('whatIf.poolingGain')}
            value={format.number(gain * 100, { decimals: 1, isSigned: true })}
            unit={t('unit.points')}
            detail={t('whatIf.poolingText')}
          />
        ) : null}
      </div>
      <Card
        title={t('whatIf.byQueue')}
        description={t('whatIf.byQueueText', { date: format.date(date, 'medium'), contacts: format.number(contacts) })}
      >
        {isCancelled ? <p className="mb-3 text-sm text-warning-ink">{t('whatIf.cancelled')}</p> : null}
        <p className="mb-3 flex flex-wrap gap-4 text-sm">
          {variants.map(({ id, isPrecise, replications }) => (
            <span key={id} className="inline-flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-full" style={{ background: colors[id] }} />
              {t(`variant.${id}`)}
              <span className="text-ink-subtle">
                {t(isPrecise ? 'whatIf.runs' : 'whatIf.runsNotPrecise', { count: replications })}
              </span>
            </span>
          ))}
        </p>
        <ul className="flex flex-col divide-y divide-line">
          {names.map((queue) => (
            <QueueRow key={queue.id} queue={queue} variants={variants} />
          ))}
        </ul>
      </Card>
    </>
  );
}

const plusMinus = ([, half]: Figure, format: ReturnType<typeof useFormat>) =>
  half === null ? '' : `± ${format.number(half * 100, { decimals: 1 })}`;

function QueueRow({ queue, variants }: { queue: SimulatedQueue; variants: SimulatedVariant[] }) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  return (
    <li className="py-3 first:pt-0">
      <p className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{queue.name}</span>
        <span className="tabular text-sm text-ink-muted">
          {t('whatIf.target', {
            share: format.percent(queue.slTarget),
            seconds: format.seconds(queue.thresholdSec),
            contacts: format.number(queue.offered[0], { decimals: 0 }),
          })}
        </span>
      </p>
      {variants.map((variant) => {
        const found = variant.queues.find(({ id }) => id === queue.id);
        if (!found) return null;
        const [mean] = found.serviceLevel;
        return (
          <div
            key={variant.id}
            className="grid grid-cols-[minmax(0,1fr)_8.5rem] items-center gap-3 py-0.5 sm:grid-cols-[minmax(0,1fr)_19rem]"
          >
            <ErrorBar
              label={`${queue.name}, ${t(`variant.${variant.id}`)}`}
              figure={found.serviceLevel}
              target={queue.slTarget}
              color={colors[variant.id]}
            />
            <span className="tabular text-right text-sm">
              {format.percent(mean, { decimals: 1 })}{' '}
              <span className="text-ink-subtle">{plusMinus(found.serviceLevel, format)}</span>
              <span className="ml-3 hidden text-ink-muted sm:inline">
                {t('whatIf.asa', { time: format.seconds(found.asaSec[0], 0) })} ·{' '}
                {t('whatIf.lost', { share: format.percent(found.abandonment[0], { decimals: 1 }) })}
              </span>
            </span>
          </div>
        );
      })}
    </li>
  );
}
