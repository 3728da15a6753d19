import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatMap } from '~/components/chart/heat-map';
import { formatHHMM, toLocalParts } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from './staffing-page-data';

interface Field {
  dates: string[];
  values: (number | null)[][];
  starts: (number | null)[][];
}

/** Lays intervals out by local day and time of day; of a repeated hour the later one is shown. */
function layOut(page: StaffingPageData): Field {
  const { series, group } = page;
  const step = group?.intervalMinutes ?? 15;
  const columns = 1440 / step;
  const field: Field = { dates: [], values: [], starts: [] };
  series.starts.forEach((second, i) => {
    const { date, minuteOfDay } = toLocalParts(second * 1000, group?.timeZone ?? 'UTC');
    if (field.dates.at(-1) !== date) {
      field.dates.push(date);
      field.values.push(Array.from({ length: columns }, () => null));
      field.starts.push(Array.from({ length: columns }, () => null));
    }
    const column = Math.floor(minuteOfDay / step);
    field.values[field.values.length - 1][column] = series.requiredAgents[i];
    field.starts[field.starts.length - 1][column] = second * 1000;
  });
  return field;
}

/** Days under one another: where the need is high, and how the days resemble. */
export function RequirementHeatMap({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const field = useMemo(() => layOut(page), [page]);
  const step = page.group?.intervalMinutes ?? 15;
  const columns = useMemo(() => Array.from({ length: 1440 / step }, (_, i) => formatHHMM(i * step)), [step]);
  const select = (row: number, column: number) => {
    const at = field.starts[row][column];
    if (at === null) return;
    setSearch(
      (search) => {
        search.set('at', String(at));
        return search;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return (
    <HeatMap
      label={t('heatMap')}
      rows={field.dates.map((date) => format.date(date, 'weekday'))}
      columns={columns}
      columnLabelStep={Math.round(180 / step)}
      values={field.values}
      formatValue={(value) => t('people', { count: Math.ceil(value - 1e-6) })}
      onSelectCell={select}
    />
  );
}
