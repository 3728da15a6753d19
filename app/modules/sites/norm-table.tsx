import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { computeNormMinutes, countMonths } from '~/models/norm-hours';
import type { CalendarDayView } from './calendar-page';

const weeklyHours = [40, 36, 30, 20];
const cell = 'px-3 py-1.5 text-right tabular';

/** Working days of each month and the hours that a full rate owes at usual weekly norms. */
export function NormTable({ days }: { days: CalendarDayView[] }) {
  const { t } = useTranslation('admin-structure');
  const format = useFormat();
  const months = countMonths(days);
  const total = months.reduce(
    (sum, month) => ({
      month: '',
      workingDays: sum.workingDays + month.workingDays,
      preHolidayDays: sum.preHolidayDays + month.preHolidayDays,
      daysOff: sum.daysOff + month.daysOff,
    }),
    { month: '', workingDays: 0, preHolidayDays: 0, daysOff: 0 },
  );
  return (
    <Card isFlush title={t('norm.title')} description={t('norm.formula')}>
      <ScrollRegion label={t('norm.title')}>
        <table className="w-full text-sm whitespace-nowrap">
          <thead className="border-b border-line text-ink-muted">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-left font-medium">
                {t('norm.month')}
              </th>
              {['workingDays', 'preHolidayDays', 'daysOff'].map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  {t(`norm.${name}`)}
                </th>
              ))}
              {weeklyHours.map((hours) => (
                <th key={hours} scope="col" className={`${cell} font-medium`}>
                  {t('norm.perWeek', { hours })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {[...months, total].map((month) => (
              <tr key={month.month || 'total'} className={month.month ? '' : 'font-medium'}>
                <th scope="row" className="px-3 py-1.5 text-left font-normal">
                  {month.month ? format.month(month.month) : t('norm.year')}
                </th>
                <td className={cell}>{month.workingDays}</td>
                <td className={cell}>{month.preHolidayDays}</td>
                <td className={cell}>{month.daysOff}</td>
                {weeklyHours.map((hours) => (
                  <td key={hours} className={cell}>
                    {format.number(computeNormMinutes({ weeklyMinutes: hours * 60, ...month }) / 60, { decimals: 1 })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
