import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import { addDays, weekdayOf } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { DaySum, GridCell, GridRow } from './grid-data';
import { hueShapes, shortClock } from './shift-chip';

interface PrintSheetProps {
  rows: GridRow[];
  startDate: string;
  /** indexes of the days of this sheet */
  days: number[];
  sums: DaySum[];
  /** the last sheet ends with everybody's hours */
  hasHours: boolean;
}

const cellClass = 'border border-line-strong px-1 py-0.5';

/** The days of one sheet of paper: names and dates are repeated on every page it takes, coverage stands at its end. */
export function PrintSheet({ rows, startDate, days, sums, hasHours }: PrintSheetProps) {
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const dates = days.map((day) => addDays(startDate, day));
  const columns = days.length + (hasHours ? 2 : 1);
  const hours = (value: number) => format.number(value, { decimals: 0 });
  const isWeekend = dates.map((date) => weekdayOf(date) > 5);
  const hasDemand = days.some((day) => sums[day]?.demand);
  return (
    <ScrollRegion
      label={format.dateRange(dates[0], dates[dates.length - 1])}
      className="mb-6 break-after-page last:break-after-auto print:mb-0 print:overflow-visible"
    >
      <table className="w-full min-w-[60rem] table-fixed border-collapse text-xs [print-color-adjust:exact] print:min-w-0">
        <colgroup>
          <col className="w-52" />
          {days.map((day) => (
            <col key={day} />
          ))}
          {hasHours ? <col className="w-14" /> : null}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={joinClasses(cellClass, 'text-left')}>
              {t('print_page.name')}
            </th>
            {dates.map((date, index) => (
              <th key={date} scope="col" className={joinClasses(cellClass, isWeekend[index] && 'bg-sunken')}>
                {format.date(date, 'weekday')}
              </th>
            ))}
            {hasHours ? (
              <th scope="col" className={joinClasses(cellClass, 'text-right')}>
                {t('export.hours')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => [
            row.section ? (
              <tr key={`title ${row.id}`} className="break-after-avoid break-inside-avoid">
                <th scope="colgroup" colSpan={columns} className={joinClasses(cellClass, 'bg-sunken text-left')}>
                  {row.section.title}{' '}
                  <span className="font-normal">
                    ({words(row.isOpenPosition ? 'vacancies.inGrid' : 'grid.people', { count: row.section.count })})
                  </span>
                </th>
              </tr>
            ) : null,
            <tr key={row.id} className="break-inside-avoid">
              <th scope="row" className={joinClasses(cellClass, 'text-left font-medium break-words')}>
                {row.name}
              </th>
              {days.map((day, index) => (
                <PrintCell key={day} cell={row.cells[day]} isWeekend={isWeekend[index]} ruleOf={words} />
              ))}
              {hasHours ? (
                <td className={joinClasses(cellClass, 'tabular text-right')}>{hours(row.paidMinutes / 60)}</td>
              ) : null}
            </tr>,
          ])}
          {hasDemand ? (
            <>
              <CoverageLine
                label={t('export.missing')}
                values={days.map((day) => sums[day]?.short)}
                columns={columns}
              />
              <CoverageLine label={t('export.surplus')} values={days.map((day) => sums[day]?.over)} columns={columns} />
            </>
          ) : null}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type Translate = (key: string) => string;

function PrintCell({ cell, isWeekend, ruleOf }: { cell?: GridCell; isWeekend: boolean; ruleOf: Translate }) {
  const rules = cell?.rules.map((rule) => ruleOf(`rule.${rule}`)).join(', ');
  return (
    <td
      className={joinClasses(cellClass, 'tabular text-center', isWeekend && 'bg-sunken', cell?.absence && 'hatched')}
      title={rules || undefined}
    >
      {cell?.chips.map(({ shift, colour }) => (
        <span key={shift.startMinute} className="block whitespace-nowrap">
          {hueShapes[colour] ?? ''} {shortClock(shift.startMinute)}–{shortClock(shift.endMinute)}
          {rules ? <strong> !</strong> : null}
        </span>
      ))}
      {cell?.absence ? <span className="block break-words hyphens-auto">{cell.absence}</span> : null}
    </td>
  );
}

function CoverageLine({ label, values, columns }: { label: string; values: (number | undefined)[]; columns: number }) {
  const format = useFormat();
  return (
    <tr className="break-before-avoid break-inside-avoid font-medium">
      <th scope="row" className={joinClasses(cellClass, 'text-left')}>
        {label}
      </th>
      {Array.from({ length: columns - 1 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
        <td key={index} className={joinClasses(cellClass, 'tabular text-center')}>
          {values[index] === undefined ? '' : format.number(values[index], { decimals: 1 })}
        </td>
      ))}
    </tr>
  );
}
