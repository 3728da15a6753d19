import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

/** What a wish says, whoever shows it. */
export interface WishWords {
  kind: 'work' | 'off';
  startMinute: number | null;
  endMinute: number | null;
}

/** What is wished, without the day: "day off", "work", "work from 09:00 to 18:00". */
export function usePreferenceText(): (wish: WishWords) => string {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  return useCallback(
    ({ kind, startMinute, endMinute }) => {
      if (kind === 'off') return t('kind.off');
      if (startMinute === null) return t('kind.work');
      if (endMinute === null) return t('kind.from', { from: format.clock(startMinute) });
      return t('kind.between', { hours: format.clockRange(startMinute, endMinute) });
    },
    [t, format],
  );
}
