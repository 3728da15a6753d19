import { useSearchParams } from '@remix-run/react';
import { FileUp, UserPlus, Users } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { createEmployeeColumns, employeeTableDefaults } from './employee-columns';
import { EmployeeFilterBar } from './employee-filter-bar';
import { unpackEmployeeRows } from './employee-list-row';
import { type SavedViewItem, SavedViewMenu } from './saved-view-menu';
import { type FilterOptionsView, fullName } from './types';

interface EmployeeListPageProps {
  /** written by `packEmployeeRows` */
  rowsText: string;
  totalCount: number;
  options: FilterOptionsView;
  views: SavedViewItem[];
}

/** People of the organization, as far as the reader's scope goes. */
export function EmployeeListPage({ rowsText, totalCount, options, views }: EmployeeListPageProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const may = useCan();
  const columns = useMemo(() => createEmployeeColumns(t, format), [t, format]);
  const rows = useMemo(() => unpackEmployeeRows(rowsText), [rowsText]);
  const mayWrite = may('employee:write');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { count: totalCount, total: format.number(totalCount) })}
        actions={
          mayWrite ? (
            <>
              <LinkButton to="/people/employees/import" icon={FileUp}>
                {t('import.title')}
              </LinkButton>
              <LinkButton to="/people/employees/new" icon={UserPlus} variant="primary">
                {t('new.action')}
              </LinkButton>
            </>
          ) : null
        }
      />
      <DataTable
        label={t('title')}
        rows={rows}
        keptAs={`employees ${rowsText}`}
        columns={columns}
        getRowId={(row) => row.id}
        getRowName={fullName}
        getRowLink={(row) => `/people/employees/${row.id}`}
        totalCount={totalCount}
        defaults={employeeTableDefaults}
        filters={<EmployeeFilterBar options={options} />}
        savedViews={<SavedViewMenu page="employees" views={views} />}
        exportLinks={may('employee:export') ? <ExportLinks /> : null}
        emptyState={
          <EmptyState
            icon={Users}
            title={t('empty.title')}
            description={t('empty.description')}
            action={mayWrite ? <LinkButton to="/people/employees/import">{t('import.title')}</LinkButton> : null}
          />
        }
      />
    </>
  );
}

/** Files of what the list shows: the same filters, the visible columns. Plain links, as they download. */
function ExportLinks() {
  const { t } = useTranslation('people');
  const [search] = useSearchParams();
  return (
    <>
      {['csv', 'xlsx'].map((kind) => (
        <a
          key={kind}
          href={`/people/employees/export.${kind}?${search}`}
          download
          aria-label={t('export', { kind: kind.toUpperCase() })}
          className={getButtonClasses('secondary', 'sm')}
        >
          {kind.toUpperCase()}
        </a>
      ))}
    </>
  );
}
