import { useTranslation } from 'react-i18next';
import { Select } from '~/components/select';
import { historyFields } from '~/integrations/files/history/options';
import type { ImportPageData } from './import-data';

const shownRows = 5;

/** The first rows as they stand in the file; above each column the field it holds. */
export function ColumnMapping({ data }: { data: ImportPageData }) {
  const { t } = useTranslation('history');
  const { options } = data;
  const width = Math.max(options.columns.length, ...data.sample.map((row) => row.length));
  const indexes = Array.from({ length: width }, (_, index) => index);
  const fields = historyFields.map((field) => ({ value: field, label: t(`field.${field}`) }));
  return (
    <div className="overflow-x-auto rounded-control border border-line">
      <table className="w-full text-sm">
        <caption className="sr-only">{t('options.mapping')}</caption>
        <thead className="bg-sunken">
          <tr>
            {indexes.map((index) => (
              <th key={index} scope="col" className="min-w-40 p-2 text-left font-normal">
                <Select
                  name={`column-${index}`}
                  aria-label={t('options.column', { column: toLetter(index) })}
                  emptyLabel={t('field.none')}
                  defaultValue={options.columns[index] ?? ''}
                  options={fields}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.sample.slice(0, shownRows).map((row, rowIndex) => (
            <tr key={row.join('|')} className="border-t border-line">
              {indexes.map((index) => (
                <td
                  key={index}
                  className={rowIndex === 0 && options.hasHeader ? 'px-3 py-1.5 font-medium' : 'tabular px-3 py-1.5'}
                >
                  {row[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const toLetter = (index: number): string => String.fromCharCode(65 + (index % 26));
