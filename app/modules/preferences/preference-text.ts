import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

/** What a wish says, whoever shows it. */
export interface WishWords {
  kind: 'work' | 'off';
  startMinute: number | null;
  endMinute: number | null;
  startMaxMinute: number | null;
  endMinMinute: number | null;
  minMinutes: number | null;
  maxMinutes: number | null;
  templateName: string | null;
  groupName: string | null;
  siteName: string | null;
  isOvertime: boolean;
}

/** What is wished, without the day: "day off", "work", "work from 09:00 to 18:00, 6–8 h, Early, at Moscow". */
export function usePreferenceText(): (wish: WishWords) => string {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  return useCallback(
    (wish) => {
      if (wish.kind === 'off') return t('kind.off');
      const { startMinute, startMaxMinute, endMinMinute, endMinute } = wish;
      const isRange = startMaxMinute !== null || endMinMinute !== null;
      const range = (from: number | null, to: number | null) =>
        from !== null && to !== null ? format.clockRange(from, to) : format.clock(from ?? to ?? 0);
      const hours =
        startMinute === null
          ? t('kind.work')
          : isRange
            ? t('kind.start', { start: range(startMinute, startMaxMinute) })
            : endMinute === null
              ? t('kind.from', { from: format.clock(startMinute) })
              : t('kind.between', { hours: format.clockRange(startMinute, endMinute) });
      const length = [wish.minMinutes, wish.maxMinutes].map((minutes) =>
        minutes === null ? null : format.number(minutes / 60, { decimals: minutes % 60 ? 1 : 0 }),
      );
      return [
        hours,
        isRange && (endMinMinute !== null || endMinute !== null)
          ? t('kind.end', { end: range(endMinMinute, endMinute) })
          : '',
        length[0] && length[1]
          ? t('kind.length', { min: length[0], max: length[1] })
          : length[0]
            ? t('kind.atLeast', { hours: length[0] })
            : length[1]
              ? t('kind.atMost', { hours: length[1] })
              : '',
        wish.templateName,
        wish.groupName,
        wish.siteName,
        wish.isOvertime ? t('kind.overtime') : '',
      ]
        .filter(Boolean)
        .join(' · ');
    },
    [t, format],
  );
}
