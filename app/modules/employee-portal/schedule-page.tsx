import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/components/link-button';
import { Tabs } from '~/components/tabs';
import { addDays, startOfMonth } from '~/engine/time/date-arithmetic';
import { useFormat } from '~/i18n/use-format';
import { MonthGrid } from './month-grid';
import type { AbsenceData, ShiftData } from './portal-data';
import { ScheduleTotals } from './schedule-totals';
import { WeekList } from './week-list';

export interface SchedulePeriod {
  timeZone: string;
  siteName: string;
  siteTimeZone: string;
  shifts: ShiftData[];
  absences: AbsenceData[];
  pendingRequests: { id: string; type: string; firstDate: string; lastDate: string }[];
  holidays: { date: string; name: string | null; dayType: string }[];
  weeklyMinutes: number | null;
}

export interface SchedulePageProps {
  period: SchedulePeriod;
  view: 'week' | 'month';
  /** the chosen day */
  date: string;
  today: string;
  from: string;
  /** exclusive */
  to: string;
}

/** One's own week or month. */
export function SchedulePage(props: SchedulePageProps) {
  const { period, view, date, today, from, to } = props;
  const { t } = useTranslation('my');
  const format = useFormat();
  const step = (direction: 1 | -1) => {
    if (view === 'week') return addDays(date, 7 * direction);
    const first = startOfMonth(date);
    return direction === 1 ? startOfMonth(addDays(first, 32)) : startOfMonth(addDays(first, -1));
  };
  const title = view === 'week' ? format.dateRange(from, addDays(to, -1)) : format.month(date);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2">
        <h1 className="min-w-0 flex-1 text-xl font-medium">{title}</h1>
        <LinkButton
          to={`?view=${view}&date=${step(-1)}`}
          aria-label={t('schedule.previous')}
          icon={ChevronLeft}
          size="lg"
        />
        <LinkButton to={`?view=${view}&date=${today}`} size="lg">
          {t('schedule.today')}
        </LinkButton>
        <LinkButton
          to={`?view=${view}&date=${step(1)}`}
          aria-label={t('schedule.following')}
          icon={ChevronRight}
          size="lg"
        />
      </div>
      <Tabs
        label={t('schedule.views')}
        items={(['week', 'month'] as const).map((item) => ({
          to: `?view=${item}&date=${date}`,
          label: t(`schedule.${item}`),
          isActive: item === view,
        }))}
      />
      {period.siteTimeZone === period.timeZone ? null : (
        <p className="text-sm text-ink-muted">
          {t('schedule.zoneNote', { zone: period.timeZone, site: period.siteName, siteZone: period.siteTimeZone })}
        </p>
      )}
      {view === 'month' ? <MonthGrid {...props} /> : <WeekList period={period} from={from} to={to} today={today} />}
      <ScheduleTotals period={period} view={view} date={date} />
    </div>
  );
}
