import { Link, useSearchParams } from '@remix-run/react';
import { CalendarOff, ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { SearchInput } from '~/components/search-input';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { AwayStrip } from './away-strip';
import { type YearBlock, YearRow } from './year-row';

interface AbsenceYearPageProps {
  year: number;
  days: number;
  rows: { id: string; name: string; blocks: YearBlock[]; vacationDays: number }[];
  peopleCount: number;
  away: number[];
  limit: number;
  daysOverLimit: number[];
  page: number;
  pageSize: number;
  filter: { groupId: string; departmentId: string; text: string; limitPercent: number };
  groups: { id: string; name: string }[];
  departments: { id: string; name: string }[];
}

const limitChoices = [10, 15, 20, 25, 30, 50];

/** The absences of a year on one screen: blocks by person, and how many are away at once against the most that may be. */
export function AbsenceYearPage(props: AbsenceYearPageProps) {
  const { year, days, rows, peopleCount, filter, groups, departments, daysOverLimit } = props;
  const { t } = useTranslation('absences');
  const format = useFormat();
  const [search] = useSearchParams();
  const first = `${year}-01-01`;
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
  const lengthOf = (month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const yearLink = (to: number) => setSearchParams(search, { year: String(to), page: null });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <nav aria-label={t('year')} className="flex items-center gap-1">
            <LinkButton to={yearLink(year - 1)} icon={ChevronLeft} size="sm" aria-label={String(year - 1)} />
            <span className="tabular px-2 font-medium">{year}</span>
            <LinkButton to={yearLink(year + 1)} icon={ChevronRight} size="sm" aria-label={String(year + 1)} />
          </nav>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <FilterBar names={['q', 'group', 'department', 'limit']}>
          <SearchInput name="q" label={t('search')} autoSubmitMs={250} defaultValue={filter.text} />
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('allGroups')}
            defaultValue={filter.groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="department"
            aria-label={t('department')}
            isAutoSubmit
            emptyLabel={t('allDepartments')}
            defaultValue={filter.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="limit"
            aria-label={t('limit')}
            isAutoSubmit
            defaultValue={String(filter.limitPercent)}
            options={[...new Set([...limitChoices, filter.limitPercent])]
              .sort((a, b) => a - b)
              .map((value) => ({ value: String(value), label: t('limitChoice', { percent: value }) }))}
          />
        </FilterBar>
      </div>
      {daysOverLimit.length ? (
        <p
          role="status"
          className="mb-3 flex items-center gap-2 rounded-control bg-short-2-soft px-3 py-2 text-short-2-ink"
        >
          <TriangleAlert aria-hidden size={14} className="shrink-0" />
          {t('over', {
            count: daysOverLimit.length,
            limit: props.limit,
            first: format.date(addDays(first, daysOverLimit[0])),
          })}
        </p>
      ) : null}
      {rows.length ? (
        <section
          aria-label={t('title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-card border border-line bg-surface shadow-card"
        >
          <div className="min-w-[72rem]">
            <div className="flex h-8 border-b border-line text-sm text-ink-muted">
              <span className="sticky left-0 z-10 w-32 shrink-0 border-r border-line bg-surface px-3 py-1.5 sm:w-52">
                {t('people', { count: peopleCount })}
              </span>
              <span className="flex flex-1">
                {months.map((month, index) => (
                  <span
                    key={month}
                    className="truncate border-r border-line px-1.5 py-1.5 last:border-0"
                    style={{ width: `${(100 * lengthOf(index)) / days}%` }}
                  >
                    {format.month(month).replace(/\s?\d{4}.*/, '')}
                  </span>
                ))}
              </span>
              <span className="w-20 shrink-0 border-l border-line px-2 py-1.5 text-right">{t('taken')}</span>
            </div>
            <AwayStrip away={props.away} limit={props.limit} days={days} firstDate={first} />
            <ul>
              {rows.map((row) => (
                <YearRow key={row.id} row={row} days={days} firstDate={first} />
              ))}
            </ul>
          </div>
        </section>
      ) : (
        <EmptyState icon={CalendarOff} title={t('empty')} description={t('emptyText')} />
      )}
      <div className="mt-3">
        <Pagination page={props.page} pageSize={props.pageSize} totalCount={peopleCount} />
      </div>
      <p className="mt-3 text-sm text-ink-muted">
        <Link to="/plan/requests" className="underline">
          {t('requests')}
        </Link>
      </p>
    </>
  );
}
