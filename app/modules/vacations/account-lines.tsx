import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';

interface AccountLineView {
  date: string;
  kind: string;
  days: number;
  balance: number;
  isFuture: boolean;
}

/** Every line of an account with the balance after it, the latest first; what is still to come is dimmed. */
export function AccountLines({ lines }: { lines: AccountLineView[] }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  return (
    <ScrollRegion label={t('account.lines')} className="max-h-96">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-surface text-left text-ink-muted">
          <tr className="border-b border-line">
            <th className="px-3 py-1.5 font-medium">{t('account.date')}</th>
            <th className="px-3 py-1.5 font-medium">{t('account.what')}</th>
            <th className="px-3 py-1.5 text-right font-medium">{t('account.days')}</th>
            <th className="px-3 py-1.5 text-right font-medium">{t('account.balance')}</th>
          </tr>
        </thead>
        <tbody className="tabular divide-y divide-line">
          {lines.toReversed().map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places
            <tr key={index} className={line.isFuture ? 'text-ink-muted' : undefined}>
              <td className="px-3 py-1 whitespace-nowrap">{format.date(line.date, 'medium')}</td>
              <td className="px-3 py-1">
                {t(`line.${line.kind}`)}
                {line.isFuture ? ` (${t('account.future')})` : ''}
              </td>
              <td className="px-3 py-1 text-right">{format.number(line.days, { isSigned: true })}</td>
              <td className="px-3 py-1 text-right">{format.number(line.balance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
