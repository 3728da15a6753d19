import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { useFormat } from '~/i18n/use-format';
import type { FaultPage, ImportPreviewData } from './import-data';

type Fault = FaultPage['rows'][number];

export const faultTableDefaults = { pageSize: 50 };

/** Every fault by row and column; the first thousand in full, all of them counted. */
export function FaultTable({ preview, faults }: { preview: ImportPreviewData; faults: FaultPage }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const columns: TableColumn<Fault>[] = [
    {
      id: 'row',
      header: t('fault.row'),
      align: 'end',
      isRequired: true,
      width: '4rem',
      cell: (fault) => format.number(fault.row),
    },
    { id: 'column', header: t('fault.column'), width: '9rem', canWrap: true, cell: (fault) => nameColumn(fault, t) },
    {
      id: 'rule',
      header: t('fault.rule'),
      canWrap: true,
      cell: (fault) => (
        <>
          {t(`rule.${fault.rule}`, { row: fault.otherRow === undefined ? '' : format.number(fault.otherRow) })}
          {fault.value ? <code className="block text-sm break-all text-ink-muted md:hidden">{fault.value}</code> : null}
        </>
      ),
    },
    {
      id: 'value',
      header: t('fault.value'),
      hiddenBelow: 'md',
      cell: (fault) => <code className="text-sm">{fault.value || '–'}</code>,
    },
  ];
  return (
    <Card
      title={t('fault.title', { count: preview.faultTotal, number: format.number(preview.faultTotal) })}
      description={
        faults.kept < preview.faultTotal
          ? t('fault.truncated', { kept: format.number(faults.kept) })
          : t('fault.description')
      }
    >
      <ul className="mb-3 flex flex-wrap gap-2">
        {Object.entries(preview.faultsByRule).map(([rule, count]) => (
          <li key={rule}>
            <Badge tone="danger">
              {t(`ruleName.${rule}`)} {format.number(count)}
            </Badge>
          </li>
        ))}
      </ul>
      <DataTable
        label={t('fault.title', { count: preview.faultTotal, number: format.number(preview.faultTotal) })}
        rows={faults.rows}
        columns={columns}
        getRowId={(fault) => `${fault.row}-${fault.column}-${fault.rule}`}
        getRowName={(fault) => t('fault.name', { row: fault.row })}
        totalCount={faults.kept}
        defaults={faultTableDefaults}
      />
    </Card>
  );
}

function nameColumn(fault: Fault, t: (key: string) => string): string {
  if (!fault.column) return t('fault.wholeRow');
  return fault.field ? `${fault.column}, ${t(`field.${fault.field}`)}` : fault.column;
}
