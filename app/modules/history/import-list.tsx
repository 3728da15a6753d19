import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';
import { HistoryHeader } from './history-header';
import type { ImportPageData } from './import-data';
import { ImportStatusBadge } from './import-status-badge';

export interface ImportListItem {
  id: string;
  fileName: string;
  sizeBytes: number;
  groupName: string | null;
  status: ImportPageData['status'];
  rowsRead: number;
  rowsWritten: number;
  createdByName: string | null;
  createdAt: string;
}

/** Imports, newest first. */
export function ImportList({ items }: { items: ImportListItem[] }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const columns: TableColumn<ImportListItem>[] = [
    { id: 'fileName', header: t('imports.file'), isRequired: true, cell: (item) => item.fileName },
    { id: 'status', header: t('imports.status'), cell: (item) => <ImportStatusBadge status={item.status} /> },
    { id: 'group', header: t('group'), hiddenBelow: 'md', cell: (item) => item.groupName ?? t('imports.manyGroups') },
    {
      id: 'read',
      header: t('imports.read'),
      align: 'end',
      hiddenBelow: 'sm',
      cell: (item) => format.number(item.rowsRead),
    },
    {
      id: 'written',
      header: t('imports.written'),
      align: 'end',
      hiddenBelow: 'sm',
      cell: (item) => format.number(item.rowsWritten),
    },
    { id: 'by', header: t('imports.by'), hiddenBelow: 'lg', cell: (item) => item.createdByName ?? '–' },
    { id: 'at', header: t('imports.at'), hiddenBelow: 'md', cell: (item) => format.dateTime(item.createdAt, timeZone) },
  ];
  return (
    <>
      <HistoryHeader />
      <DataTable
        rememberAs="history-imports"
        label={t('imports.title')}
        rows={items}
        columns={columns}
        getRowId={(item) => item.id}
        getRowName={(item) => item.fileName}
        getRowLink={(item) => `/plan/history/imports/${item.id}`}
        emptyState={
          <EmptyState
            icon={Upload}
            title={t('imports.emptyTitle')}
            description={t('imports.emptyText')}
            action={
              <LinkButton to="/plan/history/import" icon={Upload} variant="primary">
                {t('import.action')}
              </LinkButton>
            }
          />
        }
      />
    </>
  );
}
