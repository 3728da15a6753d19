import { ChartSpline, Table2, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '../button-styles';
import { joinClasses } from '../class-names';
import { ChartSwatch } from './chart-swatch';
import type { TimeSeries, TimeWindow } from './chart-types';
import type { ChartView } from './use-chart-view';

interface ChartHeaderProps {
  series: readonly TimeSeries[];
  hidden: ReadonlySet<string>;
  onToggle: (seriesId: string) => void;
  view: ChartView;
  selection: TimeWindow | null;
  onClearSelection: () => void;
  describeRange: (range: TimeWindow) => string;
  actions?: ReactNode;
}

/** The legend, which hides and shows; the selection; the way back from a zoom; the table behind. */
export function ChartHeader(props: ChartHeaderProps) {
  const { series, hidden, onToggle, view, selection, onClearSelection, describeRange, actions } = props;
  const { t } = useTranslation('chart');
  return (
    <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-1 gap-y-1">
      <ul className="-ml-1.5 flex min-w-[min(100%,15rem)] flex-1 flex-wrap items-center gap-x-1">
        {series.map((item) => {
          const isHidden = hidden.has(item.id);
          return (
            <li key={item.id}>
              <button
                type="button"
                aria-pressed={!isHidden}
                title={t(isHidden ? 'showSeries' : 'hideSeries', { series: item.label })}
                onClick={() => onToggle(item.id)}
                className={joinClasses(
                  'flex min-h-6 items-center gap-1.5 rounded-sm px-1.5 text-left text-sm transition-colors hover:bg-hover coarse:min-h-9',
                  isHidden ? 'text-ink-subtle line-through' : 'text-ink-muted',
                )}
              >
                <ChartSwatch series={item} />
                {item.label}
              </button>
            </li>
          );
        })}
      </ul>
      {selection ? (
        <span className="tabular inline-flex h-6 items-center gap-1 rounded-sm bg-accent-soft pr-0.5 pl-2 text-sm text-accent-ink">
          {describeRange(selection)}
          <button
            type="button"
            aria-label={t('clearSelection')}
            onClick={onClearSelection}
            className="grid size-5 place-items-center rounded-sm hover:bg-hover"
          >
            <X aria-hidden size={12} />
          </button>
        </span>
      ) : null}
      {view.isZoomed ? (
        <button type="button" onClick={view.reset} className={getButtonClasses('ghost', 'sm')}>
          <Undo2 aria-hidden size={13} />
          {t('resetZoom')}
        </button>
      ) : null}
      {actions}
      <a
        href={view.tableHref}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          view.toggleTable();
        }}
        className={getButtonClasses('ghost', 'sm')}
      >
        {view.isTableOpen ? <ChartSpline aria-hidden size={13} /> : <Table2 aria-hidden size={13} />}
        {t(view.isTableOpen ? 'chart' : 'table')}
      </a>
    </div>
  );
}
