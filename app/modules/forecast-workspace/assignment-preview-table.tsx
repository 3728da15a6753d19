import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';

export interface PreviewRow {
  groupId: string;
  groupName: string;
  forecasts: number;
  contacts: number;
  contactsAfter: number;
  hours: number;
  hoursAfter: number;
}

/** Each group before and after, with the sum of all below. */
export function AssignmentPreviewTable({ rows }: { rows: PreviewRow[] }) {
  const { t } = useTranslation('forecast-assignment');
  const sum = (read: (row: PreviewRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  const total: PreviewRow = {
    groupId: 'total',
    groupName: t('total'),
    forecasts: sum((row) => row.forecasts),
    contacts: sum((row) => row.contacts),
    contactsAfter: sum((row) => row.contactsAfter),
    hours: sum((row) => row.hours),
    hoursAfter: sum((row) => row.hoursAfter),
  };
  return (
    <Card title={t('preview')} description={t('estimate')}>
      <ScrollRegion label={t('preview')}>
        <table className="w-full text-sm sm:min-w-xl">
          <thead>
            <tr className="border-b border-line text-ink-muted">
              <th className="py-1.5 text-left font-normal">{t('group')}</th>
              <th className="px-2 text-right font-normal max-sm:hidden">{t('forecasts')}</th>
              <th className="px-2 text-right font-normal max-sm:hidden">{t('contacts')}</th>
              <th className="px-2 text-right font-normal">{t('hours')}</th>
              <th className="pl-2 text-right font-normal">{t('change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.groupId} row={row} />
            ))}
          </tbody>
          <tfoot className="font-medium">
            <Row row={total} />
          </tfoot>
        </table>
      </ScrollRegion>
    </Card>
  );
}

function Row({ row }: { row: PreviewRow }) {
  const { t } = useTranslation('forecast-assignment');
  const format = useFormat();
  const whole = (value: number) => format.number(value, { decimals: 0 });
  return (
    <tr className="border-b border-line last:border-0">
      <td className="py-1.5">
        {row.groupName}
        <span className="tabular block text-ink-muted sm:hidden">
          {row.forecasts ? `${whole(row.contacts)} → ${whole(row.contactsAfter)}` : t('none')}
        </span>
      </td>
      <td className="tabular px-2 text-right max-sm:hidden">{row.forecasts || t('none')}</td>
      <td className="tabular px-2 text-right max-sm:hidden">
        {whole(row.contacts)} → {whole(row.contactsAfter)}
      </td>
      <td className="tabular px-2 text-right">
        {whole(row.hours)} → {whole(row.hoursAfter)}
      </td>
      <td className="tabular pl-2 text-right">
        {format.percent(row.hours > 0 ? row.hoursAfter / row.hours - 1 : null, { decimals: 1, isSigned: true })}
      </td>
    </tr>
  );
}
