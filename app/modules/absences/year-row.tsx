import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

export interface YearBlock {
  /** days from 1 January */
  first: number;
  last: number;
  reason: string;
  isPlanned: boolean;
}

interface YearRowProps {
  row: { id: string; name: string; blocks: YearBlock[]; vacationDays: number };
  days: number;
  firstDate: string;
}

/** The year of one person; what is only planned is outlined. */
export function YearRow({ row, days, firstDate }: YearRowProps) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  return (
    <li className="flex h-7 border-b border-line last:border-0 [contain-intrinsic-size:auto_28px] [content-visibility:auto]">
      <Link
        to={`/people/employees/${row.id}/absences`}
        className="sticky left-0 z-10 flex w-32 shrink-0 items-center border-r border-line bg-surface px-3 hover:underline sm:w-52"
      >
        <span className="truncate">{row.name}</span>
      </Link>
      <span className="relative flex-1">
        {row.blocks.map((block) => {
          const text = `${block.reason}: ${format.dateRange(addDays(firstDate, block.first), addDays(firstDate, block.last))}`;
          return (
            <span
              key={`${block.first}-${block.reason}`}
              role="img"
              aria-label={text}
              title={text}
              className={joinClasses(
                'hatched absolute inset-y-1 overflow-hidden rounded-sm border border-line-strong text-xs leading-5',
                block.isPlanned && 'unpublished',
              )}
              style={{
                left: `${(100 * block.first) / days}%`,
                width: `${(100 * (block.last - block.first + 1)) / days}%`,
              }}
            />
          );
        })}
      </span>
      <span className="tabular w-20 shrink-0 border-l border-line px-2 py-1 text-right">
        {row.vacationDays ? t('daysShort', { count: row.vacationDays }) : ''}
      </span>
    </li>
  );
}
