import { extent } from 'd3-array';
import { ChartSpline, Table2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { getButtonClasses } from '../button-styles';
import { joinClasses } from '../class-names';
import type { CoverageState } from '../state-mark';
import { buildHeatPaths, findHeatStep, heatSteps } from './heat-map-cells';
import { HeatMapTable } from './heat-map-table';

export interface HeatMapProps {
  label: string;
  /** names of the rows: days */
  rows: readonly string[];
  /** names of the columns: clock times; every `columnLabelStep`-th is written */
  columns: readonly string[];
  /** by row, then column; null is no value */
  values: readonly (readonly (number | null)[])[];
  /** what a value means, in state colours; without it values are shaded in one hue between the least and the greatest */
  classify?: (row: number, column: number) => CoverageState;
  formatValue?: (value: number) => string;
  /** more about a cell, under its value */
  describeCell?: (row: number, column: number) => ReactNode;
  onSelectCell?: (row: number, column: number) => void;
  columnLabelStep?: number;
  rowHeightPx?: number;
  actions?: ReactNode;
}

interface Cell {
  row: number;
  column: number;
}

const stateFills: Record<CoverageState, string> = {
  'short-3': 'var(--color-short-3)',
  'short-2': 'var(--color-short-2)',
  'short-1': 'var(--color-short-1)',
  ok: 'var(--color-ok-soft)',
  over: 'var(--color-over)',
  unknown: 'var(--color-sunken)',
};

/** Days by intervals as a field of colour; one path for each colour, whatever the number of cells. */
export function HeatMap(props: HeatMapProps) {
  const {
    label,
    rows,
    columns,
    values,
    classify,
    onSelectCell,
    columnLabelStep = 4,
    rowHeightPx = 22,
    actions,
  } = props;
  const { t } = useTranslation('chart');
  const format = useFormat();
  const id = useId();
  const [cell, setCell] = useState<Cell | null>(null);
  const [isTable, setIsTable] = useState(false);
  const write =
    props.formatValue ?? ((value: number) => format.number(value, { decimals: Number.isInteger(value) ? 0 : 1 }));
  const [low, high] = useMemo(() => extent(values.flat(), (value) => value ?? undefined), [values]);
  const paths = useMemo(
    () =>
      buildHeatPaths<string>(rows.length, columns.length, (row, column) => {
        const value = values[row]?.[column];
        if (classify) return stateFills[classify(row, column)];
        if (value === null || value === undefined || low === undefined || high === undefined) return null;
        return `var(--color-heat-${findHeatStep(value, low, high)})`;
      }),
    [rows.length, columns.length, values, classify, low, high],
  );

  const readCell = (event: PointerEvent<HTMLDivElement>): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      row: clamp(Math.floor(((event.clientY - box.top) / box.height) * rows.length), rows.length),
      column: clamp(Math.floor(((event.clientX - box.left) / box.width) * columns.length), columns.length),
    };
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = moveCell(event, cell, rows.length, columns.length);
    if (next) {
      event.preventDefault();
      setCell(next);
    } else if (event.key === 'Enter' && cell) {
      event.preventDefault();
      onSelectCell?.(cell.row, cell.column);
    } else if (event.key === 'Escape') setCell(null);
  };
  const value = cell ? values[cell.row]?.[cell.column] : null;
  return (
    <figure className="chart min-w-0" aria-label={label}>
      <div className="mb-2 flex flex-wrap items-center justify-end gap-2">
        {classify || low === undefined || high === undefined ? null : <HeatScale low={write(low)} high={write(high)} />}
        {actions}
        <button
          type="button"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
          className={getButtonClasses('ghost', 'sm')}
        >
          {isTable ? <ChartSpline aria-hidden size={13} /> : <Table2 aria-hidden size={13} />}
          {t(isTable ? 'chart' : 'table')}
        </button>
      </div>
      {isTable ? (
        <HeatMapTable label={label} rows={rows} columns={columns} values={values} write={write} />
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <div aria-hidden className="tabular text-sm text-ink-muted">
            {rows.map((name) => (
              <div key={name} className="flex items-center whitespace-nowrap" style={{ height: rowHeightPx }}>
                {name}
              </div>
            ))}
          </div>
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the role makes it interactive
            tabIndex={0}
            role="application"
            aria-label={label}
            aria-describedby={`${id}-keys`}
            className={joinClasses('relative rounded-sm outline-offset-2', onSelectCell && 'cursor-pointer')}
            onPointerMove={(event) => setCell(readCell(event))}
            onPointerLeave={() => setCell(null)}
            onClick={() => cell && onSelectCell?.(cell.row, cell.column)}
            onKeyDown={handleKeyDown}
          >
            <svg
              aria-hidden
              viewBox={`0 0 ${columns.length} ${rows.length}`}
              preserveAspectRatio="none"
              shapeRendering="crispEdges"
              className="block w-full rounded-sm bg-sunken"
              style={{ height: rows.length * rowHeightPx }}
            >
              {[...paths].map(([fill, path]) => (
                <path key={fill} d={path} fill={fill} />
              ))}
              <path
                d={rows.map((_, row) => `M0,${row}H${columns.length}`).join('')}
                stroke="var(--color-surface)"
                strokeWidth="1.5"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            {cell ? (
              <CellReadout
                cell={cell}
                rowCount={rows.length}
                columnCount={columns.length}
                title={`${rows[cell.row]}, ${columns[cell.column]}`}
              >
                <p className="tabular">{value === null || value === undefined ? t('noValue') : write(value)}</p>
                {props.describeCell?.(cell.row, cell.column)}
              </CellReadout>
            ) : null}
            <span id={`${id}-keys`} className="sr-only">
              {t('heatMapInstructions')}
            </span>
          </div>
          <span />
          <div aria-hidden className="tabular relative mt-1 h-4 text-xs text-ink-subtle">
            {columns.map((name, index) =>
              index % columnLabelStep === 0 ? (
                <span
                  key={name}
                  data-rank={(index / columnLabelStep) % 4 === 0 ? 0 : (index / columnLabelStep) % 2 === 0 ? 1 : 2}
                  className="chart-tick absolute top-0 whitespace-nowrap"
                  style={{ left: `${(index / columns.length) * 100}%` }}
                >
                  {name}
                </span>
              ) : null,
            )}
          </div>
        </div>
      )}
    </figure>
  );
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}

function moveCell(event: KeyboardEvent, cell: Cell | null, rowCount: number, columnCount: number): Cell | null {
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -columnCount],
    End: [0, columnCount],
  };
  const step = steps[event.key];
  if (!step) return null;
  if (!cell) return { row: 0, column: 0 };
  return { row: clamp(cell.row + step[0], rowCount), column: clamp(cell.column + step[1], columnCount) };
}

interface CellReadoutProps {
  cell: Cell;
  rowCount: number;
  columnCount: number;
  title: string;
  children: ReactNode;
}

function CellReadout({ cell, rowCount, columnCount, title, children }: CellReadoutProps) {
  const left = (cell.column / columnCount) * 100;
  const top = (cell.row / rowCount) * 100;
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute outline-2 outline-ink"
        style={{ left: `${left}%`, top: `${top}%`, width: `${100 / columnCount}%`, height: `${100 / rowCount}%` }}
      />
      <div
        role="status"
        className={joinClasses(
          'pointer-events-none absolute z-20 min-w-28 rounded-control bg-raised px-2.5 py-1.5 text-sm shadow-popover',
          left > 55 ? '-translate-x-[calc(100%+0.5rem)]' : 'translate-x-4',
          top > 50 ? '-translate-y-full' : 'translate-y-2',
        )}
        style={{ left: `${left}%`, top: `${top}%` }}
      >
        <p className="tabular font-medium whitespace-nowrap">{title}</p>
        {children}
      </div>
    </>
  );
}

function HeatScale({ low, high }: { low: string; high: string }) {
  const { t } = useTranslation('chart');
  return (
    <div role="img" aria-label={`${t('heatMapLegend')}: ${low} – ${high}`} className="mr-auto flex items-center gap-2">
      <span className="tabular text-xs text-ink-subtle">{low}</span>
      <span className="flex overflow-hidden rounded-sm">
        {Array.from({ length: heatSteps }, (_, step) => `var(--color-heat-${step + 1})`).map((fill) => (
          <span key={fill} className="h-2.5 w-5" style={{ background: fill }} />
        ))}
      </span>
      <span className="tabular text-xs text-ink-subtle">{high}</span>
    </div>
  );
}
