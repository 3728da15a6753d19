import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { getButtonClasses } from './button-styles';
import { setSearchParams } from './search-params';
import { type DateStep, startOfPeriod, stepDate } from './step-date';

export interface DateStepperProps {
  /** the date that is shown, YYYY-MM-DD */
  date: string;
  /** today where the page is about, YYYY-MM-DD */
  today: string;
  step?: DateStep;
  /** name of the search parameter */
  param?: string;
}

const names = { day: '', week: 'Week', month: 'Month' } as const;

/** Earlier, later, today, or any date by the platform's picker. The date is in the address and follows the reader. */
export function DateStepper({ date, today, step = 'day', param = 'date' }: DateStepperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const start = startOfPeriod(date, step);
  const linkTo = (target: string) => setSearchParams(search, { [param]: target });
  const label = {
    day: () => format.date(start, 'weekday'),
    week: () => format.dateRange(start, stepDate(start, 'day', 6)),
    month: () => format.month(start),
  }[step]();
  const square = getButtonClasses('ghost', 'md', true);
  return (
    <div className="flex items-center gap-1">
      <div className="flex items-center rounded-control border border-line bg-surface">
        <Link
          to={linkTo(stepDate(start, step, -1))}
          aria-label={t(`date.previous${names[step]}`)}
          prefetch="intent"
          preventScrollReset
          className={square}
        >
          <ChevronLeft aria-hidden size={16} />
        </Link>
        <span className="tabular relative px-1 text-center font-medium whitespace-nowrap">
          {label}
          <input
            type="date"
            aria-label={t('date.pick')}
            value={date}
            onClick={(event) => event.currentTarget.showPicker()}
            onChange={(event) => event.currentTarget.value && navigate(linkTo(event.currentTarget.value))}
            className="absolute inset-0 cursor-pointer opacity-0 focus-visible:opacity-100"
          />
        </span>
        <Link
          to={linkTo(stepDate(start, step, 1))}
          aria-label={t(`date.next${names[step]}`)}
          prefetch="intent"
          preventScrollReset
          className={square}
        >
          <ChevronRight aria-hidden size={16} />
        </Link>
      </div>
      {start === startOfPeriod(today, step) ? null : (
        <Link to={linkTo(today)} preventScrollReset className={getButtonClasses('ghost', 'md')}>
          {t('date.today')}
        </Link>
      )}
    </div>
  );
}
