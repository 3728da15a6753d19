import { useSearchParams } from '@remix-run/react';
import { ChartSpline, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { RelativeTime } from '~/components/relative-time';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { ForecastMenu } from './forecast-menu';
import { forecastStatuses, statusTone } from './forecast-status';

export interface ForecastListRow {
  id: string;
  name: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  status: string;
  versionNumber: number;
  startDate: string;
  lastDate: string;
  wape: number | null;
  bias: number | null;
  createdAt: string | Date;
  createdByName: string | null;
}

export interface ForecastListProps {
  rows: ForecastListRow[];
  total: number;
  groups: { id: string; name: string; serviceName: string }[];
}

export const forecastListDefaults = { sort: '-created', pageSize: 50 };

/** All forecasts that count, with how well their method did in the back-test. */
export function ForecastList({ rows, total, groups }: ForecastListProps) {
  const { t } = useTranslation('forecasts');
  const may = useCan();
  const columns = useForecastColumns();
  const create = may('forecast:write') ? (
    <LinkButton to="/plan/forecasts/new" variant="primary" icon={Plus}>
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
            {create}
            <ForecastMenu canWrite={may('forecast:write')} />
          </>
        }
      />
      <DataTable
        rememberAs="forecasts"
        label={t('title')}
        rows={rows}
        columns={columns}
        getRowId={(row) => row.id}
        getRowName={(row) => row.groupName}
        getRowLink={(row) => `/plan/forecasts/${row.id}`}
        totalCount={total}
        defaults={forecastListDefaults}
        filters={<ForecastFilters groups={groups} />}
        emptyState={
          <EmptyState icon={ChartSpline} title={t('list.empty')} description={t('list.emptyText')} action={create} />
        }
      />
    </>
  );
}

function ForecastFilters({ groups }: Pick<ForecastListProps, 'groups'>) {
  const { t } = useTranslation('forecasts');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['q', 'group', 'status']}>
      <SearchInput name="q" label={t('list.search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
      <Select
        name="group"
        aria-label={t('group')}
        isAutoSubmit
        emptyLabel={t('list.allGroups')}
        defaultValue={search.get('group') ?? ''}
        options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
      />
      <Select
        name="status"
        aria-label={t('statusLabel')}
        isAutoSubmit
        emptyLabel={t('list.allStatuses')}
        defaultValue={search.get('status') ?? ''}
        options={forecastStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
    </FilterBar>
  );
}

function useForecastColumns(): TableColumn<ForecastListRow>[] {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  return [
    {
      id: 'group',
      header: t('group'),
      isRequired: true,
      isSortable: true,
      canWrap: true,
      cell: (row) => (
        <>
          {row.groupName}
          <span className="tabular block text-sm font-normal text-ink-muted sm:hidden">
            {format.dateRange(row.startDate, row.lastDate)}
          </span>
          {row.status === 'ready' ? null : (
            <span className="mt-1 block sm:hidden">
              <Badge tone={statusTone(row.status)}>{t(`status.${row.status}`)}</Badge>
            </span>
          )}
        </>
      ),
    },
    { id: 'service', header: t('service'), isSortable: true, hiddenBelow: 'lg', cell: (row) => row.serviceName },
    { id: 'channel', header: t('channelLabel'), hiddenBelow: 'lg', cell: (row) => t(`channel.${row.channelType}`) },
    {
      id: 'period',
      header: t('period'),
      isSortable: true,
      hiddenBelow: 'sm',
      sortsDescendingFirst: true,
      cell: (row) => <span className="tabular">{format.dateRange(row.startDate, row.lastDate)}</span>,
    },
    {
      id: 'status',
      header: t('statusLabel'),
      isSortable: true,
      hiddenBelow: 'sm',
      cell: (row) => <Badge tone={statusTone(row.status)}>{t(`status.${row.status}`)}</Badge>,
    },
    {
      id: 'wape',
      header: t('accuracy.wape'),
      align: 'end',
      isSortable: true,
      cell: (row) => format.percent(row.wape === null ? null : row.wape / 100, { decimals: 1 }),
    },
    {
      id: 'bias',
      header: t('accuracy.bias'),
      align: 'end',
      hiddenBelow: 'md',
      cell: (row) => format.percent(row.bias === null ? null : row.bias / 100, { decimals: 1, isSigned: true }),
    },
    {
      id: 'version',
      header: t('version'),
      align: 'end',
      hiddenBelow: 'md',
      cell: (row) => row.versionNumber,
    },
    {
      id: 'created',
      header: t('created'),
      isSortable: true,
      sortsDescendingFirst: true,
      hiddenBelow: 'sm',
      cell: (row) => (
        <>
          <RelativeTime instant={row.createdAt} /> {row.createdByName ? `· ${row.createdByName}` : ''}
        </>
      ),
    },
  ];
}
