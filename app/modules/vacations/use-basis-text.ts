import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

/** What decided the dates of a proposal of the automatic plan, in the reader's words. */
export function useBasisText(): (basis: { rule: string; figures: Record<string, number | string> }) => string {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  return useCallback(
    ({ rule, figures }) => {
      const percent = (value: number | string) => format.percent(Number(value) / 100, { decimals: 0 });
      if (rule === 'room') return t('basis.room', { name: figures.name ?? '' });
      if (rule === 'turn') {
        const words = { place: format.number(Number(figures.place)), of: format.number(Number(figures.of)) };
        return [
          t('basis.turn', { ...words, since: format.date(String(figures.since), 'medium') }),
          figures.rivals ? t('basis.rivals', { count: Number(figures.rivals) }) : '',
        ]
          .filter(Boolean)
          .join(' ');
      }
      return [
        figures.demand === undefined
          ? t('basis.unknownDemand')
          : t(`basis.demand.${figures.source}`, { demand: percent(figures.demand), lowest: percent(figures.lowest) }),
        figures.away === undefined ? '' : t('basis.away', { away: figures.away, size: figures.size }),
        figures.blockedBy ? t('basis.blockedBy', { rule: t(`shortRule.${figures.blockedBy}`) }) : '',
      ]
        .filter(Boolean)
        .join(' ');
    },
    [t, format],
  );
}
