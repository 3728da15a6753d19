import { Link, useSearchParams } from '@remix-run/react';
import { ZoomIn } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import type { ChartMarks, ChartRange, TimeSeries, TimeWindow } from '~/components/chart/chart-types';
import { encodeWindow } from '~/components/chart/chart-window';
import { TimeChart } from '~/components/chart/time-chart';
import { setSearchParams } from '~/components/search-params';
import { toLocalDate } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { isBandLevel } from '~/models/forecast-band';
import { BandButton } from './band-button';
import { CellNote } from './cell-note';
import { drawToday } from './draw-today';
import { alignPreview, type EditPreview } from './edit-preview';
import { findCutPeriods, hidePeriods } from './hide-cut-periods';
import { listProposals } from './list-proposals';
import { measureRequirement, readMeasure } from './measure-requirement';
import { TodayLink } from './today-link';
import { UndoButtons } from './undo-buttons';
import { useSettledSelection } from './use-settled-selection';
import type { WorkspaceData } from './workspace-data';

const stepMsOf: Record<string, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 30 * 86_400_000,
};
const finer: Record<string, string> = { month: 'day', week: 'day', day: 'interval', hour: 'interval' };

export interface WorkspaceChartProps {
  data: WorkspaceData;
  nowMs: number;
  selection: TimeWindow | null;
  /** what the change under the hand would make */
  preview: EditPreview | null;
  canEdit: boolean;
}

/** What came, what will come, what it would become: drag selects a range, hover explains, Ctrl+Z takes back. */
export function WorkspaceChart({ data, nowMs, selection, preview, canEdit }: WorkspaceChartProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const [search, setSearch] = useSearchParams();
  const { series, forecast, level, step, timeZone } = data;
  const stepMs = stepMsOf[level] ?? forecast.intervalMinutes * 60_000;
  const times = useMemo(() => series.starts.map((second) => second * 1000), [series.starts]);
  const lines = useLines(data, preview, stepMs, nowMs);
  const ranges = useRanges(data);
  const marks = useMarks(data, times);
  const isPast = step === 'history' || step === 'cleaning';
  /** The last period of the forecast ends with it: a month is not always as long as another. */
  const endOf = ({ endMs }: TimeWindow) => (!isPast && endMs > times[times.length - 1] ? data.periodEndMs : endMs);
  const writeSelection = (range: TimeWindow | null) =>
    setSearch(
      (current) => {
        if (range) {
          current.set('from', new Date(range.startMs).toISOString());
          current.set('to', new Date(endOf(range)).toISOString());
        } else {
          current.delete('from');
          current.delete('to');
        }
        return current;
      },
      { replace: true, preventScrollReset: true },
    );
  const drag = useSettledSelection(selection, writeSelection);
  const isRequirement = step === 'requirement';
  /** What the calendar does is known of days of the group: a day of another zone is told by the one it lies in for the most part. */
  const dateOfGroup = (startMs: number) => toLocalDate(startMs + (level === 'day' ? stepMs / 2 : 0), forecast.timeZone);
  return (
    <TimeChart
      key={`${step} ${level} ${timeZone} ${search.get('look') ?? ''}`}
      label={t(isRequirement ? 'chart.requirement' : 'forecasts:chart.label', { group: forecast.groupName })}
      times={times}
      stepMs={stepMs}
      series={lines}
      timeZone={timeZone}
      nowMs={nowMs}
      ranges={ranges}
      marks={marks}
      heightPx={320}
      selection={drag.selection}
      onSelectRange={drag.select}
      urlKey="z"
      renderNote={(index) => <CellNote data={data} index={index} stepMs={stepMs} date={dateOfGroup(times[index])} />}
      actions={
        <>
          {selection && finer[level] ? (
            <Link
              to={setSearchParams(search, {
                level: finer[level],
                look: String(selection.startMs),
                at: isPast ? toLocalDate(selection.startMs, forecast.timeZone) : null,
                'z.zoom': encodeWindow(selection),
              })}
              preventScrollReset
              className={getButtonClasses('ghost', 'sm')}
            >
              <ZoomIn aria-hidden size={13} />
              {t('chart.zoomIn')}
            </Link>
          ) : null}
          {isRequirement || isPast ? null : <BandButton data={data} />}
          <TodayLink data={data} nowMs={nowMs} />
          {canEdit ? <UndoButtons layers={data.layers} version={forecast.version} /> : null}
        </>
      }
    />
  );
}

function useLines(data: WorkspaceData, preview: EditPreview | null, stepMs: number, nowMs: number): TimeSeries[] {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const [search] = useSearchParams();
  const { series, compared, forecast, level, band, step, steps, today } = data;
  const count = (value: number) => format.number(value, { decimals: value < 10 ? 1 : 0 });
  const { requirement } = steps;
  const isCut = findCutPeriods({ ...data, starts: series.starts });
  const draw = (values: readonly (number | null)[]) => hidePeriods(values, isCut);
  if (step === 'requirement' && requirement) {
    const holidays = new Set(steps.calendar.holidays.map(({ date }) => date));
    const align = (personHours: number[]) => {
      const { starts } = requirement;
      const measured = measureRequirement(
        { ...forecast, timeZone: data.timeZone, level, starts, personHours, holidays },
        readMeasure(search),
      );
      const known = new Map(starts.map((start, i) => [start, measured[i]]));
      const values = series.starts.map((start) => known.get(start) ?? null);
      return level === 'day' ? draw(values) : values;
    };
    return [
      {
        id: 'required',
        label: t('requirement.required'),
        kind: 'step',
        values: align(requirement.required),
        format: count,
      },
      {
        id: 'base',
        label: t('requirement.base'),
        kind: 'line',
        isDashed: true,
        color: 'var(--color-series-other-1)',
        values: align(requirement.base),
        format: count,
      },
    ];
  }
  const lines: TimeSeries[] = [
    {
      id: 'actual',
      label: t('forecasts:chart.actual'),
      kind: 'line',
      // why: of a day of another zone that the forecast begins in, only a part is known
      values: level === 'day' ? draw(hideRunning(series, stepMs, nowMs)) : hideRunning(series, stepMs, nowMs),
      format: count,
    },
  ];
  if (step === 'history' || step === 'cleaning') return lines;
  const edge = (p: number) =>
    `P${format.number(100 * p, { decimals: Number.isInteger(Math.round(1e4 * p) / 100) ? 0 : 1 })}`;
  const bandLabel = `${edge(band.low)}–${edge(band.high)}`;
  lines.push({
    id: 'forecast',
    label: isBandLevel(level) ? `${t('forecasts:chart.forecast')}, ${bandLabel}` : t('forecasts:chart.forecast'),
    bandLabel,
    kind: 'forecast',
    values: draw(series.volume),
    low: draw(series.p10),
    high: draw(series.p90),
    format: count,
  });
  const isLayered = series.volume.some(
    (value, i) => value !== null && Math.abs(value - (series.base[i] ?? value)) > 0.01,
  );
  if (isLayered) {
    lines.push({
      id: 'base',
      label: t('chart.base'),
      kind: 'line',
      isDashed: true,
      color: 'var(--color-series-other-2)',
      values: draw(series.base),
      format: count,
    });
  }
  if (compared) {
    lines.push({
      id: 'compared',
      label: t('forecasts:chart.version', { number: compared.versionNumber }),
      kind: 'line',
      values: draw(compared.volume),
      color: 'var(--color-series-other-1)',
      isDashed: true,
      format: count,
    });
  }
  if (today) lines.push(drawToday(today, series.starts, { label: t('today.line'), format: count }));
  if (preview) {
    lines.push({
      id: 'preview',
      label: t('chart.preview'),
      kind: 'line',
      values: alignPreview(preview, series.starts),
      color: 'var(--color-series-other-3)',
      format: count,
    });
  }
  return lines;
}

/** What came of a day, week or month that is still running is no figure of it: a line down to it would be read as one. */
function hideRunning({ starts, actual }: WorkspaceData['series'], stepMs: number, nowMs: number) {
  if (stepMs <= 3_600_000) return actual;
  return actual.map((value, i) => ((starts[i + 1] ?? starts[i] + stepMs / 1000) * 1000 > nowMs ? null : value));
}

function useRanges({ layers, step, steps }: WorkspaceData): ChartRange[] {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  if (step === 'history' || step === 'cleaning') {
    return steps.corrections.map((item) => ({
      id: item.id,
      startMs: item.from,
      endMs: item.to,
      label: t(`correction.${item.action}`),
      kind: item.action === 'exclude' ? 'gap' : 'edit',
    }));
  }
  return layers
    .filter((layer) => !layer.revertedAt && layer.kind !== 'growth' && layer.kind !== 'reserve')
    .map((layer) => ({
      id: layer.id,
      startMs: layer.from,
      endMs: layer.to,
      label: layer.comment ?? t(`forecasts:layer.${layer.kind}`),
      kind: layer.kind === 'event' ? 'event' : 'edit',
    }));
}

/** Rings on what was found in the history and not decided yet. */
function useMarks(data: WorkspaceData, times: number[]): ChartMarks[] {
  const { t } = useTranslation('forecast-workspace');
  if (data.step !== 'cleaning') return [];
  const open = listProposals(data).filter((proposal) => !proposal.decision);
  const indexes = open.flatMap((proposal) => {
    const index = times.findLastIndex((time) => time <= proposal.from);
    return index >= 0 && (times[index + 1] ?? Number.POSITIVE_INFINITY) > proposal.from ? [index] : [];
  });
  return [{ seriesId: 'actual', indexes: [...new Set(indexes)], label: t('cleaning.mark') }];
}
