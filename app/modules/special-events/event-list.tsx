import { useRevalidator, useSearchParams } from '@remix-run/react';
import { CalendarPlus, Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { useCan } from '~/components/frame/permissions';
import { JobProgress } from '~/components/job-progress';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { Tabs } from '~/components/tabs';
import { useFormat } from '~/i18n/use-format';
import { PeriodPanel } from './period-panel';
import { type EventItem, eventTypes, type GroupOption, type PeriodItem } from './special-event-data';

export const eventListDefaults = { sort: '-start', pageSize: 50 };

export interface EventListProps {
  events: EventItem[];
  total: number;
  periods: PeriodItem[];
  groups: GroupOption[];
  sites: { id: string; name: string }[];
  view: 'events' | 'calendar';
  /** job that brings forecasts up to date after a change */
  jobId: string | null;
  /** code of what was wrong with a sent period */
  fault: string | null;
}

/** What is known to change the number of contacts: events with their coefficient, and periods of the calendar. */
export function EventList({ events, total, periods, groups, sites, view, jobId, fault }: EventListProps) {
  const { t } = useTranslation('special-events');
  const may = useCan();
  const columns = useEventColumns();
  const { revalidate } = useRevalidator();
  const canWrite = may('forecast:write');
  const create = canWrite ? (
    <LinkButton to="/plan/events/new" variant="primary" icon={CalendarPlus}>
      {t('new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create}>
        <Tabs
          label={t('title')}
          items={[
            { to: '?view=events', label: t('view.events'), count: total, isActive: view === 'events' },
            { to: '?view=calendar', label: t('view.calendar'), count: periods.length, isActive: view === 'calendar' },
          ]}
        />
      </PageHeader>
      {jobId ? <JobProgress jobId={jobId} label={t('applying')} onEnd={revalidate} /> : null}
      {view === 'calendar' ? (
        <PeriodPanel periods={periods} sites={sites} canWrite={may('calendar:write')} fault={fault} />
      ) : (
        <DataTable
          rememberAs="special-events"
          label={t('view.events')}
          rows={events}
          columns={columns}
          getRowId={(row) => row.id}
          getRowName={(row) => row.name}
          getRowLink={canWrite ? (row) => `/plan/events/${row.id}` : undefined}
          totalCount={total}
          defaults={eventListDefaults}
          filters={<EventFilters groups={groups} />}
          emptyState={<EmptyState icon={Megaphone} title={t('empty')} description={t('emptyText')} action={create} />}
        />
      )}
    </>
  );
}

function EventFilters({ groups }: { groups: GroupOption[] }) {
  const { t } = useTranslation('special-events');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['q', 'group', 'type']}>
      <SearchInput name="q" label={t('search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
      <Select
        name="group"
        aria-label={t('groups')}
        isAutoSubmit
        emptyLabel={t('allGroups')}
        defaultValue={search.get('group') ?? ''}
        options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
      />
      <Select
        name="type"
        aria-label={t('kind')}
        isAutoSubmit
        emptyLabel={t('allTypes')}
        defaultValue={search.get('type') ?? ''}
        options={eventTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
      />
    </FilterBar>
  );
}

function useEventColumns(): TableColumn<EventItem>[] {
  const { t } = useTranslation('special-events');
  const format = useFormat();
  const zone = useFrameTimeZone();
  return [
    {
      id: 'name',
      header: t('name'),
      isRequired: true,
      canWrap: true,
      cell: (row) => (
        <>
          {row.name}
          <span className="tabular block text-sm font-normal text-ink-muted sm:hidden">
            {t(`type.${row.type}`)}, {format.dateTime(row.startsAt, zone)} – {format.dateTime(row.endsAt, zone)}
          </span>
          {row.overlaps.length ? (
            <span className="block text-sm text-warning-ink">
              {t('overlaps', { names: format.list(row.overlaps) })}
            </span>
          ) : null}
        </>
      ),
    },
    { id: 'type', header: t('kind'), hiddenBelow: 'sm', cell: (row) => <Badge>{t(`type.${row.type}`)}</Badge> },
    {
      id: 'start',
      header: t('when'),
      hiddenBelow: 'sm',
      cell: (row) => (
        <span className="tabular">
          {format.dateTime(row.startsAt, zone)} – {format.dateTime(row.endsAt, zone)}
        </span>
      ),
    },
    {
      id: 'groups',
      header: t('groups'),
      hiddenBelow: 'md',
      cell: (row) => (
        <span title={row.groupNames.join(', ')}>{t('groupsCount', { count: row.groupNames.length })}</span>
      ),
    },
    {
      id: 'coefficient',
      header: t('coefficient'),
      align: 'end',
      cell: (row) => `× ${format.number(row.coefficient, { decimals: 2 })}`,
    },
  ];
}
