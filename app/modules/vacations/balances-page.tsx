import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { DateInput } from '~/components/date-input';
import { FilterBar } from '~/components/filter-bar';
import type { Format } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { VacationBalanceRow } from '~/models/vacation-balance';
import { PeopleFilters } from './people-filters';
import { VacationHeader } from './vacation-header';

interface BalancesPageProps {
  rows: VacationBalanceRow[];
  total: number;
  year: number;
  asOf: string;
  filter: { text: string; departmentId: string; groupId: string };
  groups: { id: string; name: string }[];
  departments: { id: string; name: string }[];
  mayExport: boolean;
}

type Words = (key: string) => string;

function createColumns(t: Words, format: Format): TableColumn<VacationBalanceRow>[] {
  const days = (
    id: 'carried' | 'accrued' | 'corrected' | 'taken' | 'expired' | 'remaining' | 'planned' | 'atYearEnd',
  ) => ({
    id,
    header: t(`balance.${id}`),
    align: 'end' as const,
    cell: (row: VacationBalanceRow) => (
      <span className={row[id] < 0 ? 'text-short-3-ink' : row[id] === 0 ? 'text-ink-subtle' : undefined}>
        {format.number(row[id])}
      </span>
    ),
  });
  return [
    { id: 'name', header: t('balances.name'), isRequired: true, cell: (row) => row.name },
    { id: 'number', header: t('balances.number'), hiddenBelow: 'lg', cell: (row) => row.personnelNumber },
    { id: 'department', header: t('department'), hiddenBelow: 'md', cell: (row) => row.departmentName ?? '–' },
    { id: 'scheme', header: t('balances.scheme'), hiddenBelow: 'md', cell: (row) => row.schemeName ?? '–' },
    { ...days('carried'), hiddenBelow: 'lg' },
    { ...days('accrued'), hiddenBelow: 'md' },
    { ...days('corrected'), hiddenBelow: 'lg' },
    { ...days('taken'), hiddenBelow: 'md' },
    { ...days('expired'), hiddenBelow: 'lg' },
    days('remaining'),
    days('planned'),
    days('atYearEnd'),
    {
      id: 'additional',
      header: t('balance.additional'),
      align: 'end',
      hiddenBelow: 'lg',
      cell: (row) =>
        row.additional.length ? (
          <span title={row.additional.map(({ name, remaining }) => `${name}: ${format.number(remaining)}`).join(' · ')}>
            {format.number(row.additional.reduce((sum, { remaining }) => sum + remaining, 0))}
          </span>
        ) : (
          '–'
        ),
    },
    {
      id: 'extraordinary',
      header: t('balance.extraordinary'),
      align: 'end',
      hiddenBelow: 'lg',
      cell: (row) => format.number(row.extraordinary.taken + row.extraordinary.planned),
    },
    {
      id: 'expiring',
      header: t('balance.expiring'),
      hiddenBelow: 'lg',
      cell: (row) => (row.expiring ? `${format.number(row.expiring.days)} · ${format.date(row.expiring.date)}` : '–'),
    },
  ];
}

/** The balances of everybody within one's reach, on a day of one's choice. */
export function BalancesPage(props: BalancesPageProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const columns = useMemo(() => createColumns(t, format), [t, format]);
  const { filter } = props;
  return (
    <>
      <VacationHeader year={props.year} />
      <DataTable
        label={t('balances.title')}
        rows={props.rows}
        columns={columns}
        getRowId={(row) => row.employeeId}
        getRowName={(row) => row.name}
        getRowLink={(row) => `/plan/vacations/people/${row.employeeId}`}
        totalCount={props.total}
        filters={
          <FilterBar names={['q', 'department', 'group', 'asOf']}>
            <PeopleFilters filter={filter} departments={props.departments} groups={props.groups} />
            <div className="w-40">
              <DateInput name="asOf" aria-label={t('balances.asOf')} defaultValue={props.asOf} />
            </div>
          </FilterBar>
        }
        exportLinks={props.mayExport ? <ExportLinks /> : null}
      />
    </>
  );
}

function ExportLinks() {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  return (
    <>
      {['csv', 'xlsx'].map((kind) => (
        <a
          key={kind}
          href={`/plan/vacations/balances/export.${kind}?${search}`}
          download
          aria-label={t('balances.export', { kind: kind.toUpperCase() })}
          className={getButtonClasses('secondary', 'sm')}
        >
          {kind.toUpperCase()}
        </a>
      ))}
    </>
  );
}
