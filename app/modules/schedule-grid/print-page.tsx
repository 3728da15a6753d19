import { useSearchParams } from '@remix-run/react';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';
import { useFormat } from '~/i18n/use-format';
import { type GridData, readGridFilter, sumCoverageByDay, templatesOf } from './grid-data';
import { PrintSheet } from './print-sheet';
import { listPaperRows } from './sheet-rows';
import { openPositionWords } from './sheet-words';
import { hueShapes } from './shift-chip';

interface PrintPageProps {
  schedule: { id: string; name: string; startDate: string; endDate: string; status: string };
  grid: GridData;
}

const mostDaysOfSheet = 16;
/** rows that the server draws; it must not be busy for long with one reader's paper */
const rowsOfFirstPaint = 150;

// why: no quotation marks, which the server would write as entities that a style element does not know
const paperStyle = `@page { size: A3 landscape; margin: 10mm 10mm 12mm;
  @bottom-right { content: counter(page); font: 8pt sans-serif } }
@media print { body { background: white; color: black } }`;

/**
 * A schedule for paper: people and open positions in tables of at most sixteen days, names and dates repeated on each page,
 * shapes instead of colours, filtered and grouped as the grid was.
 */
export function PrintPage({ schedule, grid }: PrintPageProps) {
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const [search] = useSearchParams();
  const filter = useMemo(() => readGridFilter(search), [search]);
  const rows = useMemo(() => listPaperRows(grid, filter, openPositionWords(words)), [grid, filter, words]);
  const sums = useMemo(() => sumCoverageByDay(grid, filter.groupId), [grid, filter.groupId]);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => setIsWhole(true), []);
  const sheets = cutIntoSheets(grid.days);
  const shown = [
    grid.groups.find(([id]) => id === filter.groupId)?.[1],
    grid.departments.find(([id]) => id === filter.departmentId)?.[1],
    grid.sites.find(([id]) => id === filter.siteId)?.[1],
    filter.text && `“${filter.text}”`,
    filter.onlyConflicts && words('grid.onlyConflicts'),
  ].filter(Boolean);
  return (
    <main className="p-6 print:p-0">
      <style>{paperStyle}</style>
      <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <LinkButton to={`/plan/schedules/${schedule.id}${setSearchParams(search, {})}`} icon={ArrowLeft}>
          {t('print_page.back')}
        </LinkButton>
        <Button variant="primary" icon={Printer} onClick={() => window.print()}>
          {t('print_page.print')}
        </Button>
      </div>
      <h1 className="text-lg font-medium">
        {schedule.name}, {format.dateRange(schedule.startDate, schedule.endDate)}
        <span className="text-base font-normal"> · {words(`status.${schedule.status}`)}</span>
      </h1>
      {shown.length ? <p className="text-sm">{shown.join(' · ')}</p> : null}
      <p className="mb-3 text-sm">
        {t('print_page.legend')}:{' '}
        {templatesOf(grid)
          .filter((template) => template.isActive)
          .map((template) => `${hueShapes[template.colour] ?? ''} ${template.name}`)
          .join(' · ')}
        {' · '}
        <strong>!</strong> {t('print_page.conflict')}
      </p>
      {sheets.map((days, index) => (
        <PrintSheet
          key={days[0]}
          rows={isWhole ? rows : rows.slice(0, rowsOfFirstPaint)}
          startDate={grid.startDate}
          days={days}
          sums={sums}
          hasHours={index === sheets.length - 1}
        />
      ))}
    </main>
  );
}

/** Days side by side on one sheet, evenly: 31 days become 16 and 15, 17 become 9 and 8. */
function cutIntoSheets(days: number): number[][] {
  const sheets = Math.max(1, Math.ceil(days / mostDaysOfSheet));
  const perSheet = Math.ceil(days / sheets);
  return Array.from({ length: sheets }, (_, sheet) =>
    Array.from({ length: Math.min(perSheet, days - sheet * perSheet) }, (_, day) => sheet * perSheet + day),
  );
}
