import { Form, useSearchParams } from '@remix-run/react';
import { Activity } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { type AnomalyView, anomalyStates } from '~/models/anomaly';

export const anomalyListDefaults = { sort: '-start', pageSize: 50 };

export interface AnomalyListProps {
  items: AnomalyView[];
  total: number;
  groups: { id: string; name: string; serviceName: string }[];
}

/** Incoming data that the forecast cannot explain, each with its probable cause; to be kept out of the history, or to count. */
export function AnomalyList({ items, total, groups }: AnomalyListProps) {
  const { t } = useTranslation('anomalies');
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        rememberAs="anomalies"
        label={t('title')}
        rows={items}
        columns={columns}
        getRowId={(row) => row.id}
        getRowName={(row) => row.groupName}
        totalCount={total}
        defaults={anomalyListDefaults}
        filters={<Filters groups={groups} />}
        emptyState={<EmptyState icon={Activity} title={t('empty')} description={t('emptyText')} />}
      />
    </>
  );
}

function Filters({ groups }: Pick<AnomalyListProps, 'groups'>) {
  const { t } = useTranslation('anomalies');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['group', 'state']}>
      <Select
        name="group"
        aria-label={t('group')}
        isAutoSubmit
        emptyLabel={t('allGroups')}
        defaultValue={search.get('group') ?? ''}
        options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
      />
      <Select
        name="state"
        aria-label={t('stateLabel')}
        isAutoSubmit
        emptyLabel={t('allStates')}
        defaultValue={search.get('state') ?? ''}
        options={anomalyStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      />
    </FilterBar>
  );
}

function useColumns(): TableColumn<AnomalyView>[] {
  const { t } = useTranslation('anomalies');
  const format = useFormat();
  const canWrite = useCan()('forecast:write');
  const amount = (row: AnomalyView, value: number) =>
    row.target === 'ahtSec' ? format.seconds(value) : format.number(value, { decimals: 0 });
  const when = (row: AnomalyView) =>
    `${format.dateTime(row.startsAt, row.timeZone)} – ${format.time(row.endsAt, row.timeZone)}`;
  const cause = (row: AnomalyView) => (
    <Badge tone={row.cause === 'event' ? 'neutral' : 'warning'}>
      {t(`cause.${row.cause}`, { defaultValue: row.cause })}
      {row.causeName ? `: ${row.causeName}` : ''}
    </Badge>
  );
  const decision = (row: AnomalyView) =>
    row.state === 'open' && canWrite ? (
      <Form method="post" preventScrollReset className="flex flex-wrap gap-1.5">
        <input type="hidden" name="anomalyId" value={row.id} />
        <Button type="submit" size="sm" name="state" value="confirmed">
          {t('confirm')}
        </Button>
        <Button type="submit" size="sm" variant="ghost" name="state" value="dismissed">
          {t('dismiss')}
        </Button>
      </Form>
    ) : (
      `${t(`state.${row.state}`)}${row.decidedByName ? ` · ${row.decidedByName}` : ''}`
    );
  return [
    {
      id: 'group',
      header: t('group'),
      isRequired: true,
      canWrap: true,
      cell: (row) => (
        <>
          {row.groupName}
          <span className="tabular block text-sm font-normal text-ink-muted sm:hidden">{when(row)}</span>
          <div className="mt-1 sm:hidden">{cause(row)}</div>
          <div className="mt-2 sm:hidden">{decision(row)}</div>
        </>
      ),
    },
    {
      id: 'start',
      header: t('when'),
      hiddenBelow: 'sm',
      cell: (row) => <span className="tabular">{when(row)}</span>,
    },
    {
      id: 'cause',
      header: t('causeLabel'),
      hiddenBelow: 'sm',
      cell: cause,
    },
    {
      id: 'found',
      header: t('found'),
      align: 'end',
      cell: (row) => `${amount(row, row.found)} / ${amount(row, row.expected)}`,
    },
    {
      id: 'score',
      header: t('score'),
      align: 'end',
      hiddenBelow: 'md',
      cell: (row) => format.number(row.score, { decimals: 1, isSigned: true }),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      hiddenBelow: 'sm',
      cell: decision,
    },
  ];
}
