import { useSearchParams } from '@remix-run/react';
import { ArrowLeft, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { joinClasses } from '~/components/class-names';
import { LinkButton } from '~/components/link-button';
import { ScrollRegion } from '~/components/scroll-region';
import { addDays, weekdayOf } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { buildGridRows, type GridData, readGridFilter, templatesOf } from './grid-data';
import { hueShapes, shortClock } from './shift-chip';

interface PrintPageProps {
  schedule: { id: string; name: string; startDate: string; endDate: string };
  grid: GridData;
}

const daysPerSheet = 16;

/** A schedule for paper: tables of at most sixteen days side by side, names repeated, shapes instead of colours. */
export function PrintPage({ schedule, grid }: PrintPageProps) {
  const { t } = useTranslation('schedule-edits');
  const format = useFormat();
  const [search] = useSearchParams();
  const rows = useMemo(() => buildGridRows(grid, readGridFilter(search)), [grid, search]);
  const sheets = Array.from({ length: Math.ceil(grid.days / daysPerSheet) }, (_, sheet) =>
    Array.from(
      { length: Math.min(daysPerSheet, grid.days - sheet * daysPerSheet) },
      (_, day) => sheet * daysPerSheet + day,
    ),
  );
  return (
    <main className="p-6 print:p-0">
      <style>
        {'@page { size: A3 landscape; margin: 10mm } @media print { body { background: white; color: black } }'}
      </style>
      <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <LinkButton to={`/plan/schedules/${schedule.id}`} icon={ArrowLeft}>
          {t('print_page.back')}
        </LinkButton>
        <Button variant="primary" icon={Printer} onClick={() => window.print()}>
          {t('print_page.print')}
        </Button>
      </div>
      <h1 className="text-lg font-medium">
        {schedule.name}, {format.dateRange(schedule.startDate, schedule.endDate)}
      </h1>
      <p className="mb-3 text-sm">
        {t('print_page.legend')}:{' '}
        {templatesOf(grid)
          .filter((template) => template.isActive)
          .map((template) => `${hueShapes[template.colour] ?? ''} ${template.name}`)
          .join(' · ')}
      </p>
      {sheets.map((days) => (
        <ScrollRegion
          key={days[0]}
          label={format.dateRange(addDays(grid.startDate, days[0]), addDays(grid.startDate, days[days.length - 1]))}
          className="mb-6 break-after-page last:break-after-auto print:overflow-visible"
        >
          <table className="w-full border-collapse text-xs">
            <thead>
              <tr>
                <th scope="col" className="border border-line-strong px-1.5 py-1 text-left">
                  {t('print_page.name')}
                </th>
                {days.map((day) => {
                  const date = addDays(grid.startDate, day);
                  return (
                    <th
                      key={day}
                      scope="col"
                      className={joinClasses(
                        'border border-line-strong px-1 py-1 whitespace-nowrap',
                        weekdayOf(date) > 5 && 'bg-sunken',
                      )}
                    >
                      {format.date(date, 'weekday')}
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className="break-inside-avoid">
                  <th
                    scope="row"
                    className="border border-line-strong px-1.5 py-0.5 text-left font-medium whitespace-nowrap"
                  >
                    {row.name}
                  </th>
                  {days.map((day) => {
                    const cell = row.cells[day];
                    return (
                      <td
                        key={day}
                        className="tabular border border-line-strong px-1 py-0.5 text-center whitespace-nowrap"
                      >
                        {cell?.chips.length
                          ? cell.chips
                              .map(
                                ({ shift, colour }) =>
                                  `${hueShapes[colour] ?? ''} ${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`,
                              )
                              .join(', ')
                          : (cell?.absence ?? '')}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ))}
    </main>
  );
}
