import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { useFormat } from '~/i18n/use-format';
import type { ScenarioOutcome } from '~/models/capacity-outcome';

const weekMs = 7 * 86_400_000;

/** Needed, productive and employed FTE by week, with what the advice would make of it. */
export function CapacityChart({ startDate, scenario }: { startDate: string; scenario: ScenarioOutcome }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const times = useMemo(
    () => scenario.requiredFte.map((_, week) => Date.parse(startDate) + week * weekMs),
    [startDate, scenario],
  );
  const fte = (value: number) => format.number(value, { decimals: 1 });
  const series: TimeSeries[] = [
    {
      id: 'productive',
      label: t('series.productive'),
      kind: 'filled-step',
      values: scenario.plan.productiveFte,
      format: fte,
    },
    { id: 'required', label: t('series.required'), kind: 'step', values: scenario.requiredFte, format: fte },
    { id: 'headcount', label: t('series.headcount'), kind: 'line', values: scenario.plan.headcountFte, format: fte },
    {
      id: 'advised',
      label: t('series.advised'),
      kind: 'line',
      values: scenario.advised.productiveFte,
      color: 'var(--color-series-other-1)',
      isDashed: true,
      format: fte,
    },
    { id: 'gap', label: t('series.gap'), kind: 'difference', values: scenario.plan.gapFte, format: fte },
  ];
  return <TimeChart label={t('course')} times={times} stepMs={weekMs} series={series} timeZone="UTC" urlKey="z" />;
}
