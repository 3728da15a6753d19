import { useTranslation } from 'react-i18next';
import type { TimeWindow } from '~/components/chart/chart-types';
import { DescriptionList } from '~/components/description-list';
import { useFormat } from '~/i18n/use-format';
import { summarizeRange } from '../forecasting/summarize-range';
import { CellExplanation } from './cell-explanation';
import type { WorkspaceData } from './workspace-data';

/** The selected range in figures; of a single interval every step from the usual day to the value. */
export function RangeFigures({ data, selection }: { data: WorkspaceData; selection: TimeWindow | null }) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const { forecast } = data;
  const sum = summarizeRange(data, selection);
  const isPast = data.step === 'history' || data.step === 'cleaning';
  const isCell =
    selection !== null && !isPast && selection.endMs - selection.startMs <= forecast.intervalMinutes * 60_000;
  const came = isPast ? sumActual(data, selection) : sum.actual;
  const whole = isPast ? t('history.shown') : t('forecasts:inspector.whole');
  const items = [{ term: t('forecasts:inspector.actual'), value: format.number(came, { decimals: 0 }) }];
  if (!isPast) {
    items.unshift(
      { term: t('forecasts:inspector.base'), value: format.number(sum.base, { decimals: 0 }) },
      { term: t('forecasts:inspector.volume'), value: format.number(sum.volume, { decimals: 0 }) },
      {
        term: t('forecasts:inspector.change'),
        value: format.percent(sum.base > 0 ? sum.volume / sum.base - 1 : null, { decimals: 1, isSigned: true }),
      },
      { term: t('forecasts:inspector.aht'), value: format.seconds(sum.ahtSec) },
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="tabular text-sm text-ink-muted">
        {selection
          ? `${format.dateTime(selection.startMs, data.timeZone)} – ${format.dateTime(selection.endMs, data.timeZone)}`
          : whole}
      </p>
      <DescriptionList items={items} />
      {isCell ? (
        <CellExplanation
          forecastId={forecast.id}
          at={selection.startMs}
          timeZone={data.timeZone}
          version={forecast.version}
        />
      ) : null}
    </div>
  );
}

function sumActual({ series }: WorkspaceData, range: TimeWindow | null): number | null {
  let sum: number | null = null;
  series.starts.forEach((second, i) => {
    const value = series.actual[i];
    const at = second * 1000;
    if (value !== null && (!range || (at >= range.startMs && at < range.endMs))) sum = (sum ?? 0) + value;
  });
  return sum;
}
