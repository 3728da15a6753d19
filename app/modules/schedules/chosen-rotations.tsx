import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';
import { readPattern } from '~/models/rotation-days';
import { CycleStrip } from '~/modules/work-rules/cycle-strip';
import type { ScheduleResultView } from './schedule-page-view';

/** A list is shown up to here; the rest follow the same cycles. */
const mostShown = 200;

/** The cycle that each person with a rotation by demand was given, and the date it begins on. */
export function ChosenRotations({ rotations }: { rotations: NonNullable<ScheduleResultView['rotations']> }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  return (
    <Card title={t('result.rotations', { count: rotations.length })} description={t('result.rotationsText')} isFlush>
      <ul className="max-h-96 divide-y divide-line overflow-y-auto border-t border-line">
        {rotations.slice(0, mostShown).map(({ employeeId, employeeName, pattern, startDate }) => (
          <li key={`${employeeId}-${startDate}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <Link to={`/people/employees/${employeeId}`} className="w-52 text-accent-ink hover:underline">
              {employeeName}
            </Link>
            <CycleStrip days={readPattern(pattern) ?? []} codes={{}} />
            <span className="tabular text-sm text-ink-muted">
              {t('result.rotationFrom', { date: format.date(startDate) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
