import { useRevalidator, useSearchParams } from '@remix-run/react';
import { CalendarOff, CalendarRange, Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { useLiveEvents } from '~/components/live/use-live-event';
import { PageHeader } from '~/components/page-header';
import { RelativeTime } from '~/components/relative-time';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { scheduleStatuses, scheduleTone } from './schedule-status';

export interface ScheduleListRow {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  status: string;
  shortPercent: number | null;
  overPercent: number | null;
  gap: number | null;
  employeeCount: number;
  createdAt: string | Date;
  createdByName: string | null;
  jobId: string | null;
  jobState: string | null;
  jobProgress: number | null;
  parameters: { goal?: string };
}

/** All variants, the applied ones first. */
export function ScheduleList({ rows }: { rows: ScheduleListRow[] }) {
  const { t } = useTranslation('schedules');
  const { t: absences } = useTranslation('absences');
  const may = useCan();
  const columns = useColumns();
  const { revalidate } = useRevalidator();
  const planning = rows.filter((row) => row.status === 'planning' && row.jobId);
  useLiveEvents(
    planning.map((row) => `job:${row.jobId}`),
    revalidate,
  );
  const create = may('schedule:write') ? (
    <LinkButton to="/plan/schedules/new" variant="primary" icon={Plus}>
      {t('list.new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('list.description')}
        actions={
          <>
            {may('employee:read:department') ? (
              <LinkButton to="/plan/absences" icon={CalendarOff}>
                {absences('title')}
              </LinkButton>
            ) : null}
            {create}
          </>
        }
      />
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        getRowId={(row) => row.id}
        getRowName={(row) => row.name}
        getRowLink={(row) => `/plan/schedules/${row.id}`}
        totalCount={rows.length}
        defaults={{ pageSize: 200 }}
        filters={<Filters />}
        emptyState={
          <EmptyState icon={CalendarRange} title={t('list.empty')} description={t('list.emptyText')} action={create} />
        }
      />
    </>
  );
}

function Filters() {
  const { t } = useTranslation('schedules');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['q', 'status']}>
      <SearchInput name="q" label={t('list.search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
      <Select
        name="status"
        aria-label={t('statusLabel')}
        isAutoSubmit
        emptyLabel={t('list.allStatuses')}
        defaultValue={search.get('status') ?? ''}
        options={scheduleStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
    </FilterBar>
  );
}

function useColumns(): TableColumn<ScheduleListRow>[] {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const percent = (value: number | null) => format.percent(value === null ? null : value / 100, { decimals: 1 });
  return [
    {
      id: 'name',
      header: t('name'),
      isRequired: true,
      cell: (row) => <span className={row.status === 'applied' ? 'font-medium' : ''}>{row.name}</span>,
    },
    {
      id: 'period',
      header: t('period'),
      cell: (row) => <span className="tabular">{format.dateRange(row.startDate, row.endDate)}</span>,
    },
    {
      id: 'status',
      header: t('statusLabel'),
      cell: (row) => (
        <Badge tone={scheduleTone(row.status)} icon={row.status === 'applied' ? Check : undefined}>
          {t(`status.${row.status}`)}
        </Badge>
      ),
    },
    {
      id: 'goal',
      header: t('goalLabel'),
      hiddenBelow: 'lg',
      cell: (row) => t(`goal.${row.parameters.goal ?? 'balanced'}`),
    },
    { id: 'people', header: t('people'), align: 'end', hiddenBelow: 'md', cell: (row) => row.employeeCount || '' },
    { id: 'short', header: t('kpi.short'), align: 'end', cell: (row) => percent(row.shortPercent) },
    { id: 'over', header: t('kpi.over'), align: 'end', hiddenBelow: 'md', cell: (row) => percent(row.overPercent) },
    {
      id: 'gap',
      header: t('kpi.gap'),
      align: 'end',
      hiddenBelow: 'lg',
      cell: (row) => format.percent(row.gap, { decimals: 0 }),
    },
    {
      id: 'created',
      header: t('created'),
      hiddenBelow: 'sm',
      cell: (row) => (
        <>
          <RelativeTime instant={row.createdAt} /> {row.createdByName ? `· ${row.createdByName}` : ''}
        </>
      ),
    },
  ];
}
