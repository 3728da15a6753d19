import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { StaffingChange } from '~/models/staffing-page-data';

/** What one agent more or less, or a slightly different day, would mean for the interval. */
export function StepSensitivity({ changes }: { changes: StaffingChange[] }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <table className="tabular w-full text-sm">
      <caption className="mb-1 text-left font-medium">{t('sensitivity.title')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('sensitivity.change')}</th>
          <th scope="col">{t('sensitivity.agents')}</th>
          <th scope="col">{t('settings.serviceLevel')}</th>
          <th scope="col">{t('settings.occupancy')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.change} className="border-t border-line text-right">
            <th scope="row" className="py-1 pr-2 text-left font-normal text-ink-muted">
              {t(`sensitivity.${change.change}`)}
            </th>
            <td className="px-1 py-1">{format.number(change.agents)}</td>
            <td className="px-1 py-1">{format.percent(change.serviceLevel, { decimals: 1 })}</td>
            <td className="py-1 pl-1">{format.percent(change.occupancy)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
