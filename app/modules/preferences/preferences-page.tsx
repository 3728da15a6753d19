import { HeartHandshake, Star } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { PageHeader } from '~/components/page-header';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import { usePreferenceText, type WishWords } from './preference-text';
import { SettingCard } from './setting-card';

interface Row extends WishWords {
  id: string;
  employeeId: string;
  employeeName: string;
  departmentName: string | null;
  date: string | null;
  weekday: number | null;
  isPriority: boolean;
  days: number;
  covered: number;
  met: number;
}

export interface PreferencesPageProps {
  rows: Row[];
  total: number;
  totals: {
    people: number;
    days: number;
    covered: number;
    considered: number;
    met: number;
    priorityCovered: number;
    priorityMet: number;
  };
  setting: { closeDays: number; maxDates: number; maxPriority: number; maxWeekly: number };
  date: string;
  today: string;
  filter: { text: string; departmentId: string; outcome: string };
  departments: { id: string; name: string }[];
  maySet: boolean;
}

/** Who would like to work or be off when in a month, how much of it planning weighed, and how much came true. */
export function PreferencesPage(props: PreferencesPageProps) {
  const { t } = useTranslation('preferences');
  const { filter } = props;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<DateStepper date={props.date} today={props.today} step="month" />}
      />
      <div className="flex flex-col gap-4">
        <Figures totals={props.totals} />
        <WishTable {...props} key={`${filter.departmentId}-${filter.outcome}`} />
        {props.maySet ? <SettingCard setting={props.setting} key={JSON.stringify(props.setting)} /> : null}
      </div>
    </>
  );
}

function Figures({ totals }: Pick<PreferencesPageProps, 'totals'>) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  const share = (part: number, of: number) => (of ? format.percent(part / of, { decimals: 0 }) : '–');
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <StatTile
        label={t('figure.days')}
        value={format.number(totals.days)}
        detail={t('figure.people', { count: totals.people })}
      />
      <StatTile
        label={t('figure.considered')}
        value={share(totals.considered, totals.covered)}
        detail={t('figure.ofPlanned', { count: totals.covered })}
      />
      <StatTile
        label={t('figure.met')}
        value={share(totals.met, totals.covered)}
        detail={t('figure.ofPlanned', { count: totals.covered })}
      />
      <StatTile
        label={t('figure.priorityMet')}
        value={share(totals.priorityMet, totals.priorityCovered)}
        detail={t('figure.ofPlanned', { count: totals.priorityCovered })}
      />
    </div>
  );
}

function WishTable({ rows, total, filter, departments }: PreferencesPageProps) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  const textOf = usePreferenceText();
  const columns = useMemo(
    (): TableColumn<Row>[] => [
      { id: 'name', header: t('column.name'), isRequired: true, cell: (row) => row.employeeName },
      { id: 'department', header: t('column.department'), hiddenBelow: 'md', cell: (row) => row.departmentName ?? '–' },
      {
        id: 'day',
        header: t('column.day'),
        cell: (row) =>
          row.date
            ? format.date(row.date, 'weekday')
            : t('column.every', { weekday: format.weekday(row.weekday ?? 1, 'short') }),
      },
      { id: 'wish', header: t('column.wish'), cell: (row) => textOf(row) },
      {
        id: 'priority',
        header: t('column.priority'),
        hiddenBelow: 'md',
        cell: (row) =>
          row.isPriority ? (
            <Badge tone="info" icon={Star}>
              {t('priority')}
            </Badge>
          ) : (
            t('regular')
          ),
      },
      { id: 'outcome', header: t('column.outcome'), cell: (row) => <Outcome row={row} /> },
    ],
    [t, format, textOf],
  );
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={columns}
      getRowId={(row) => row.id}
      getRowName={(row) => row.employeeName}
      getRowLink={(row) => `/people/employees/${row.employeeId}/rules`}
      totalCount={total}
      filters={
        <FilterBar names={['q', 'department', 'outcome']}>
          <SearchInput name="q" label={t('search')} autoSubmitMs={250} defaultValue={filter.text} />
          <Select
            name="department"
            aria-label={t('column.department')}
            isAutoSubmit
            emptyLabel={t('allDepartments')}
            defaultValue={filter.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="outcome"
            aria-label={t('column.outcome')}
            isAutoSubmit
            emptyLabel={t('anyOutcome')}
            defaultValue={filter.outcome}
            options={['met', 'unmet', 'open'].map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        </FilterBar>
      }
      emptyState={<EmptyState icon={HeartHandshake} title={t('none')} description={t('noneText')} />}
    />
  );
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation('preferences');
  if (!row.covered) return <span className="text-ink-muted">{t('outcome.open')}</span>;
  if (row.days === 1)
    return <Badge tone={row.met ? 'ok' : 'danger'}>{t(row.met ? 'outcome.met' : 'outcome.unmet')}</Badge>;
  const tone = row.met === row.covered ? 'ok' : row.met ? 'warning' : 'danger';
  return <Badge tone={tone}>{t('outcome.some', { met: row.met, count: row.covered })}</Badge>;
}
