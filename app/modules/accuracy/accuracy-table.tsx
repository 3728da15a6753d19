import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import { setSearchParams } from '~/components/search-params';
import { useFormat } from '~/i18n/use-format';
import type { AccuracyLine } from '~/models/accuracy-report';
import { targets } from './accuracy-data';

export interface AccuracyTableProps {
  label: string;
  lines: AccuracyLine[];
  nameOf: (line: AccuracyLine) => string;
  /** parameter of the address that a name sets, to look closer */
  linkName?: string;
  isShort?: boolean;
}

/** One line for each part with its error as a bar; what misses its target is marked by a word, not by colour alone. */
export function AccuracyTable({ label, lines, nameOf, linkName, isShort = false }: AccuracyTableProps) {
  const { t } = useTranslation('accuracy');
  const format = useFormat();
  const [search] = useSearchParams();
  const percent = (value: number | null, isSigned = false) =>
    format.percent(value === null ? null : value / 100, { decimals: 1, isSigned });
  const worst = Math.max(1, ...lines.map((line) => line.wape ?? 0));
  return (
    <ScrollRegion label={label}>
      <table className={joinClasses('w-full text-sm', isShort ? '' : 'sm:min-w-2xl')}>
        <thead>
          <tr className="border-b border-line text-ink-muted">
            <th className="py-1.5 text-left font-normal">{t('name')}</th>
            {isShort ? null : <th className="px-2 text-right font-normal max-sm:hidden">{t('actual')}</th>}
            {isShort ? null : <th className="px-2 text-right font-normal max-sm:hidden">{t('forecast')}</th>}
            <th className="w-1/3 px-2 text-left font-normal">{t('wape')}</th>
            {isShort ? null : <th className="px-2 text-right font-normal max-sm:hidden">{t('mape')}</th>}
            <th className="px-2 text-right font-normal">{t('bias')}</th>
            {isShort ? null : <th className="px-2 text-right font-normal max-sm:hidden">{t('signalShort')}</th>}
            {isShort ? null : <th className="pl-2 text-right font-normal max-sm:hidden">{t('aht')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const isOff = (line.wape ?? 0) > targets.wape;
            return (
              <tr key={line.key} className="border-b border-line last:border-0">
                <td className="py-1.5">
                  {linkName ? (
                    <Link
                      to={setSearchParams(search, { [linkName]: line.key })}
                      className="text-accent-ink hover:underline"
                    >
                      {nameOf(line)}
                    </Link>
                  ) : (
                    nameOf(line)
                  )}
                </td>
                {isShort ? null : (
                  <td className="tabular px-2 text-right max-sm:hidden">
                    {format.number(line.actual, { decimals: 0 })}
                  </td>
                )}
                {isShort ? null : (
                  <td className="tabular px-2 text-right max-sm:hidden">
                    {format.number(line.forecast, { decimals: 0 })}
                  </td>
                )}
                <td className="px-2">
                  <span className="flex items-center gap-2">
                    <span aria-hidden className="h-2 flex-1 rounded-full bg-surface-sunken">
                      <span
                        className={joinClasses('block h-2 rounded-full', isOff ? 'bg-short-2' : 'bg-ok')}
                        style={{ width: `${(100 * (line.wape ?? 0)) / worst}%` }}
                      />
                    </span>
                    <span className="tabular w-16 text-right" title={t(isOff ? 'offTarget' : 'onTarget')}>
                      {percent(line.wape)}
                      {isOff ? ' !' : ''}
                    </span>
                  </span>
                </td>
                {isShort ? null : <td className="tabular px-2 text-right max-sm:hidden">{percent(line.mape)}</td>}
                <td className="tabular px-2 text-right">{percent(line.bias, true)}</td>
                {isShort ? null : (
                  <td className="tabular px-2 text-right max-sm:hidden">
                    {format.number(line.trackingSignal, { decimals: 1, isSigned: true })}
                  </td>
                )}
                {isShort ? null : <td className="tabular pl-2 text-right max-sm:hidden">{percent(line.ahtWape)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
