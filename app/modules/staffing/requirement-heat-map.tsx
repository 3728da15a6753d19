import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import { classifyCoverage } from '~/components/chart/coverage-state';
import { HeatMap } from '~/components/chart/heat-map';
import { formatHHMM, toLocalParts } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from '~/models/staffing-page-data';
import type { StaffingColumns } from './staffing-columns';

interface Field {
  dates: string[];
  /** interval by day and time of day, -1 where there is none */
  indexes: number[][];
}

/** Lays intervals out by local day and time of day; of a repeated hour the later one is shown. */
function layOut({ startSec, stepSec, timeZone }: StaffingPageData, count: number): Field {
  const perDay = Math.round(86_400 / stepSec);
  const field: Field = { dates: [], indexes: [] };
  for (let i = 0; i < count; i++) {
    const { date, minuteOfDay } = toLocalParts((startSec + i * stepSec) * 1000, timeZone);
    if (field.dates.at(-1) !== date) {
      field.dates.push(date);
      field.indexes.push(Array.from({ length: perDay }, () => -1));
    }
    field.indexes[field.indexes.length - 1][Math.floor((minuteOfDay * 60) / stepSec)] = i;
  }
  return field;
}

const measures = ['required', 'scheduled', 'actual', 'coverage'] as const;
type Measure = (typeof measures)[number];

/** Days under one another: where the need is high, who is planned or was there, and where it does not fit. */
export function RequirementHeatMap({ page, columns }: { page: StaffingPageData; columns: StaffingColumns }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const { stepSec } = page;
  const field = useMemo(() => layOut(page, columns.required.length), [page, columns]);
  const clocks = useMemo(
    () => Array.from({ length: Math.round(86_400 / stepSec) }, (_, i) => formatHHMM((i * stepSec) / 60)),
    [stepSec],
  );
  const offered = measures.filter((name) => {
    if (name === 'actual') return columns.actual !== null;
    return name === 'required' || columns.scheduled !== null;
  });
  const wished = search.get('map') as Measure;
  const measure: Measure = offered.includes(wished) ? wished : 'required';
  const source = measure === 'coverage' ? columns.required : (columns[measure] ?? columns.required);
  const values = field.indexes.map((row) => row.map((i) => (i < 0 ? null : source[i])));
  const change = (entries: Record<string, string>) =>
    setSearch(
      (next) => {
        for (const [name, value] of Object.entries(entries)) next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const people = (value: number) => t('people', { count: Math.ceil(value - 1e-6) });
  return (
    <HeatMap
      label={t('heatMap')}
      rows={field.dates.map((date) => format.date(date, 'weekday'))}
      columns={clocks}
      columnLabelStep={Math.round(10_800 / stepSec)}
      values={values}
      formatValue={people}
      classify={
        measure === 'coverage'
          ? (row, column) => {
              const i = field.indexes[row][column];
              return classifyCoverage(columns.scheduled?.[i], columns.required[i]);
            }
          : undefined
      }
      describeCell={(row, column) => {
        const i = field.indexes[row][column];
        if (i < 0 || !columns.scheduled) return null;
        return t('cell', {
          required: format.number(columns.required[i], { decimals: 1 }),
          scheduled: format.number(columns.scheduled[i], { decimals: 1 }),
        });
      }}
      onSelectCell={(row, column) => {
        const i = field.indexes[row][column];
        if (i >= 0) change({ day: field.dates[row], at: String((page.startSec + i * stepSec) * 1000) });
      }}
      actions={
        offered.length > 1 ? (
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">{t('shown')}</legend>
            {offered.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === measure}
                className={getButtonClasses(name === measure ? 'secondary' : 'ghost', 'sm')}
                onClick={() => change({ map: name })}
              >
                {t(`measure.${name}`)}
              </button>
            ))}
          </fieldset>
        ) : undefined
      }
    />
  );
}
