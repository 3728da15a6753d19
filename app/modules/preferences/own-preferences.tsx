import { Form, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight, Star, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { IconButton } from '~/components/icon-button';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';
import { stepDate } from '~/components/step-date';
import { useFormat } from '~/i18n/use-format';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { PreferenceForm } from './preference-form';
import { usePreferenceText, type WishWords } from './preference-text';

export interface OwnPreferenceView extends WishWords {
  id: string;
  date: string | null;
  weekday: number | null;
  isPriority: boolean;
  covered: number;
  met: number;
}

export interface OwnPreferencesProps {
  today: string;
  /** first and last day of the month that is shown */
  month: string;
  lastDate: string;
  closesOn: string;
  isOpen: boolean;
  setting: { closeDays: number; maxDates: number; maxPriority: number; maxWeekly: number };
  /** what may be wished for by name */
  choices: Record<'templates' | 'groups' | 'sites', { id: string; name: string }[]>;
  dates: OwnPreferenceView[];
  weekly: OwnPreferenceView[];
  answer: FormAnswerView | undefined;
}

/** When one would like to work or be off: for dates of a month, and for weekdays of every week. */
export function OwnPreferences(props: OwnPreferencesProps) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  const { month, dates, weekly, setting, isOpen, answer } = props;
  const priority = dates.filter(({ isPriority }) => isPriority).length;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 className="text-xl font-medium">{t('own.title')}</h1>
        <p className="text-sm text-ink-muted">{t('own.description')}</p>
      </div>
      <section aria-labelledby="month-wishes" className="flex flex-col gap-2">
        <MonthStepper month={month} />
        <p className="text-sm text-ink-muted">
          {t(isOpen ? 'own.open' : 'own.closed', { date: format.date(props.closesOn) })}{' '}
          {t('own.used', { count: dates.length, max: setting.maxDates, priority, maxPriority: setting.maxPriority })}
        </p>
        {answer && !answer.isDone && answer.intent === 'delete' && answer.message ? (
          <p role="alert" className="text-danger-ink">
            {t('own.notDeleted')}
          </p>
        ) : null}
        <WishList wishes={dates} isOpen={isOpen} emptyText={t('own.noDates')} today={props.today} />
      </section>
      <section aria-labelledby="weekly-wishes" className="flex flex-col gap-2">
        <h2 id="weekly-wishes" className="font-medium">
          {t('own.weekly')}
        </h2>
        <WishList wishes={weekly} isOpen emptyText={t('own.noWeekly')} today={props.today} />
      </section>
      <PreferenceForm {...props} key={`${month}-${dates.length}-${weekly.map(({ id }) => id).join()}`} />
    </div>
  );
}

function MonthStepper({ month }: { month: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search] = useSearchParams();
  const to = (steps: number) => setSearchParams(search, { date: stepDate(month, 'month', steps) });
  return (
    <div className="flex items-center justify-between gap-2">
      <h2 id="month-wishes" className="font-medium">
        {format.month(month)}
      </h2>
      <div className="flex gap-1">
        <LinkButton to={to(-1)} icon={ChevronLeft} aria-label={t('date.previousMonth')} preventScrollReset />
        <LinkButton to={to(1)} icon={ChevronRight} aria-label={t('date.nextMonth')} preventScrollReset />
      </div>
    </div>
  );
}

function WishList({
  wishes,
  isOpen,
  emptyText,
  today,
}: {
  wishes: OwnPreferenceView[];
  isOpen: boolean;
  emptyText: string;
  today: string;
}) {
  if (!wishes.length) return <p className="text-ink-muted">{emptyText}</p>;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
      {wishes.map((wish) => (
        <WishLine key={wish.id} wish={wish} mayDelete={isOpen && (wish.date === null || wish.date > today)} />
      ))}
    </ul>
  );
}

function WishLine({ wish, mayDelete }: { wish: OwnPreferenceView; mayDelete: boolean }) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  const textOf = usePreferenceText();
  const day = wish.date ? format.date(wish.date, 'weekday') : format.weekday(wish.weekday ?? 1, 'long');
  return (
    <li className="flex min-h-12 items-center gap-3 px-3 py-1.5">
      <div className="min-w-0 flex-1">
        <p className="tabular font-medium first-letter:uppercase">{day}</p>
        <p className="tabular text-sm text-ink-muted">
          {textOf(wish)}
          {wish.date === null && wish.covered ? ` · ${t('own.metDays', { count: wish.covered, met: wish.met })}` : ''}
        </p>
      </div>
      {wish.isPriority ? (
        <Badge tone="info" icon={Star}>
          {t('priority')}
        </Badge>
      ) : null}
      {wish.date && wish.covered ? (
        <Badge tone={wish.met ? 'ok' : 'neutral'}>{t(wish.met ? 'outcome.met' : 'outcome.unmet')}</Badge>
      ) : null}
      {mayDelete ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="id" value={wish.id} />
          <IconButton
            type="submit"
            name="intent"
            value="delete"
            icon={Trash2}
            label={t('own.delete', { wish: `${day}, ${textOf(wish)}` })}
          />
        </Form>
      ) : null}
    </li>
  );
}
