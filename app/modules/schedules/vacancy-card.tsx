import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';
import type { ScheduleResultView } from './schedule-page-view';

/** What filling the open positions would bring, and when each of them would work. */
export function VacancyCard({
  plan,
  shortPercent,
}: {
  plan: NonNullable<ScheduleResultView['vacancies']>;
  shortPercent: number;
}) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const percent = (value: number) => format.percent(value / 100, { decimals: 1 });
  const clock = (minute: number) =>
    `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return (
    <Card
      title={t('vacancies.title', { count: plan.positions.length })}
      description={t('vacancies.text', { without: percent(shortPercent), with: percent(plan.shortPercent) })}
      isFlush
    >
      <ul className="divide-y divide-line border-t border-line">
        {plan.positions.map((position, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: open positions have no name; their order is theirs
          <li key={index} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2">
            <span className="w-52">
              {t('vacancies.position', { number: index + 1 })} · {position.groupName}
              {position.ruleName ? <span className="block text-sm text-ink-muted">{position.ruleName}</span> : null}
            </span>
            <span className="tabular w-28 text-ink-muted">
              {format.number(Math.round(position.paidHours))} {t('hoursUnit')}
            </span>
            <span className="tabular min-w-52 flex-1 text-sm text-ink-muted">
              {position.shifts
                .map(
                  (shift) =>
                    `${format.date(shift.date, 'weekday')} ${clock(shift.startMinute)}–${clock(shift.startMinute + shift.spanMinutes)}`,
                )
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
