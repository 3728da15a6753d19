import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from './staffing-page-data';

/** Requirement as steps over what is scheduled, their difference below; a dragged range explains its first interval. */
export function RequirementChart({ page, nowMs }: { page: StaffingPageData; nowMs: number }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const { series, group } = page;
  const stepMs = (group?.intervalMinutes ?? 15) * 60_000;
  const times = useMemo(() => series.starts.map((second) => second * 1000), [series.starts]);
  const people = (value: number) => format.number(value, { decimals: 1 });
  const hasPlan = series.scheduled.some((value) => value !== null);
  const lines: TimeSeries[] = [
    { id: 'required', label: t('required'), kind: 'step', values: series.requiredAgents, format: people },
  ];
  if (hasPlan) {
    const scheduled = series.scheduled.map((value) => value ?? 0);
    const difference = scheduled.map((value, i) => value - series.requiredAgents[i]);
    lines.unshift({ id: 'scheduled', label: t('scheduled'), kind: 'filled-step', values: scheduled, format: people });
    lines.push({ id: 'difference', label: t('difference'), kind: 'difference', values: difference, format: people });
  }
  return (
    <TimeChart
      label={t('curveLabel', { group: group?.name })}
      times={times}
      stepMs={stepMs}
      series={lines}
      timeZone={group?.timeZone}
      nowMs={nowMs}
      urlKey="z"
      onSelectRange={(range) =>
        setSearch(
          (search) => {
            if (range) search.set('at', String(range.startMs));
            else search.delete('at');
            return search;
          },
          { replace: true, preventScrollReset: true },
        )
      }
    />
  );
}
