import { useTranslation } from 'react-i18next';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import type { Format } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { HistoryPageData, HistoryPointData } from './history-data';
import { toLocalDate } from './local-date';

export const historyTableDefaults = { pageSize: 50 };

/** The same period as rows, latest first. */
export function HistoryTable({
  data,
  rows,
  totalCount,
}: {
  data: HistoryPageData;
  rows: HistoryPointData[];
  totalCount: number;
}) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const marked = new Set(
    data.quality.findings.filter(({ kind }) => kind === 'outlier').map(({ start }) => Date.parse(start)),
  );
  const name = (row: HistoryPointData) => nameStep(row, data, format);
  const whole = (value: number | null) => format.number(value, { decimals: 0 });
  const time = (value: number | null) => (value === null ? '–' : format.duration(Math.round(value)));
  const columns: TableColumn<HistoryPointData>[] = [
    {
      id: 'start',
      header: t('start'),
      isRequired: true,
      cell: (row) => (
        <>
          {name(row)}
          {data.step === 'interval' && marked.has(Date.parse(row.start)) ? (
            <span className="ml-2 text-danger-ink">{t('findings.outlier')}</span>
          ) : null}
        </>
      ),
    },
    { id: 'contacts', header: t('contacts'), align: 'end', cell: (row) => whole(row.notUniqueReceived) },
    { id: 'unique', header: t('unique'), align: 'end', hiddenBelow: 'md', cell: (row) => whole(row.received) },
    {
      id: 'treated',
      header: t('treated'),
      align: 'end',
      hiddenBelow: 'md',
      cell: (row) => whole(row.notUniqueTreated),
    },
    { id: 'missed', header: t('missed'), align: 'end', hiddenBelow: 'sm', cell: (row) => whole(row.notUniqueMissed) },
    {
      id: 'serviceLevel',
      header: t('serviceLevel'),
      align: 'end',
      hiddenBelow: 'sm',
      cell: (row) => format.percent(row.serviceLevel),
    },
    { id: 'aht', header: t('aht'), align: 'end', cell: (row) => time(row.ahtSec) },
    {
      id: 'postProcessing',
      header: t('postProcessing'),
      align: 'end',
      hiddenBelow: 'lg',
      cell: (row) => time(row.postProcessingSec),
    },
    { id: 'intervals', header: t('intervals'), align: 'end', hiddenBelow: 'lg', cell: (row) => whole(row.intervals) },
  ];
  return (
    <DataTable
      rememberAs="history"
      label={t('table')}
      rows={rows}
      keptAs={`history ${JSON.stringify([data.step, data.group.timeZone, data.quality.findings, rows])}`}
      columns={columns}
      getRowId={(row) => row.start}
      getRowName={name}
      totalCount={totalCount}
      defaults={historyTableDefaults}
    />
  );
}

function nameStep(row: HistoryPointData, { group, step }: HistoryPageData, format: Format): string {
  const instant = Date.parse(row.start);
  if (step === 'interval' || step === 'hour') return format.dateTime(instant, group.timeZone);
  const date = format.instantDate(instant, group.timeZone);
  return step === 'month' ? format.month(toLocalDate(instant, group.timeZone).slice(0, 7)) : date;
}
