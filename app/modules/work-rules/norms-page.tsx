import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { ScrollRegion } from '~/components/scroll-region';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { departmentOptions } from '~/modules/people/select-options';
import type { PeopleOptionsView } from '~/modules/people/types';

interface NormsPageProps {
  rows: {
    employeeId: string;
    name: string;
    personnelNumber: string;
    departmentName: string | null;
    rate: number | null;
    weeklyMinutes: number | null;
    workingDays: number;
    preHolidayDays: number;
    normMinutes: number;
    calendarMinutes: number;
    source: string;
    absentMinutes: number;
    plannedMinutes: number;
  }[];
  totalCount: number;
  page: number;
  pageSize: number;
  period: string;
  from: string;
  to: string;
  date: string;
  today: string;
  options: PeopleOptionsView;
  hasCalendar: boolean;
}

const figure = 'tabular px-3 py-1.5 text-right whitespace-nowrap';

/** What each person owes in a month, a quarter or a year by contract and calendar, and what is planned. */
export function NormsPage(props: NormsPageProps) {
  const { rows, totalCount, page, pageSize, period, from, to, date, today, options } = props;
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const may = useCan();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title={t('norm.title')}
        description={`${format.dateRange(from, to)} · ${t('norm.description')}`}
        actions={
          <>
            <DateStepper date={date} today={today} step="month" />
            {may('employee:write:department') ? (
              <LinkButton to={`/plan/norms/assign?year=${from.slice(0, 4)}&per=${period}`}>
                {t('norms:open')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <FilterBar names={['q', 'department', 'period']}>
          <SearchInput
            name="q"
            label={t('people:filters.q')}
            autoSubmitMs={300}
            defaultValue={search.get('q') ?? ''}
            className="w-full sm:w-56"
          />
          <Select
            name="department"
            aria-label={t('people:filters.department')}
            options={departmentOptions(options)}
            emptyLabel={t('people:filters.allDepartments')}
            defaultValue={search.get('department') ?? ''}
            isAutoSubmit
            className="w-44"
          />
          <Select
            name="period"
            aria-label={t('norm.period')}
            options={['month', 'quarter', 'year'].map((value) => ({ value, label: t(`norm.periods.${value}`) }))}
            defaultValue={period}
            isAutoSubmit
            className="w-36"
          />
        </FilterBar>
      </PageHeader>
      {props.hasCalendar ? null : (
        <p role="status" className="mb-3 rounded-control bg-short-2-soft px-3 py-2 text-short-2-ink">
          {t('norm.noCalendar', { year: from.slice(0, 4) })}{' '}
          {may('calendar:write') ? (
            <Link to={`/admin/calendars?year=${from.slice(0, 4)}`} className="underline">
              {t('norm.openCalendar')}
            </Link>
          ) : null}
        </p>
      )}
      {rows.length ? (
        <Card isFlush>
          <ScrollRegion label={t('norm.title')}>
            <table className="w-full text-sm">
              <thead className="border-b border-line text-ink-muted">
                <tr>
                  <th scope="col" className="px-4 py-1.5 text-left font-medium">
                    {t('assign.column.person')}
                  </th>
                  <th scope="col" className="px-3 py-1.5 text-left font-medium">
                    {t('assign.column.department')}
                  </th>
                  {['rate', 'days', 'norm', 'absent', 'owed', 'planned', 'difference'].map((name) => (
                    <th key={name} scope="col" className={`${figure} font-medium`}>
                      {t(`norm.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-line">
                {rows.map((row) => {
                  const owed = row.normMinutes - row.absentMinutes;
                  const difference = row.plannedMinutes - owed;
                  return (
                    <tr key={row.employeeId} className="hover:bg-hover">
                      <th scope="row" className="px-4 py-1.5 text-left font-normal whitespace-nowrap">
                        <Link to={`/people/employees/${row.employeeId}/rules`} className="hover:underline">
                          {row.name}
                        </Link>{' '}
                        <span className="tabular text-ink-muted">{row.personnelNumber}</span>
                      </th>
                      <td className="px-3 py-1.5 whitespace-nowrap">{row.departmentName ?? '–'}</td>
                      <td className={figure}>{row.rate === null ? '–' : format.number(row.rate, { decimals: 2 })}</td>
                      <td className={figure}>{row.workingDays}</td>
                      <td className={figure}>
                        {row.source === 'calendar' ? null : (
                          <span
                            className="mr-2"
                            title={t('norms:givenText', {
                              source: t(`norms:sources.${row.source}`),
                              hours: format.hours(row.calendarMinutes),
                            })}
                          >
                            <Badge tone="info">{t('norms:given')}</Badge>
                          </span>
                        )}
                        {format.hours(row.normMinutes)}
                      </td>
                      <td className={figure}>{row.absentMinutes ? format.hours(row.absentMinutes) : '–'}</td>
                      <td className={figure}>{format.hours(owed)}</td>
                      <td className={figure}>{format.hours(row.plannedMinutes)}</td>
                      <td
                        className={`${figure} ${difference < 0 ? 'text-short-2-ink' : difference > 0 ? 'text-over-ink' : ''}`}
                      >
                        {difference > 0 ? '+' : difference < 0 ? '−' : ''}
                        {format.hours(Math.abs(difference))}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
        </Card>
      ) : (
        <EmptyState title={t('assign.none')} description={t('assign.noneText')} />
      )}
      <Pagination page={page} pageSize={pageSize} totalCount={totalCount} />
    </>
  );
}
