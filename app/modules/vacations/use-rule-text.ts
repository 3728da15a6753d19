import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** A broken rule, or a reason of the automatic plan, in the reader's words. */
export function useRuleText(): (broken: { rule: string; figures: Record<string, number | string> }) => string {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  return useCallback(
    ({ rule, figures }) => {
      const words = Object.fromEntries(
        Object.entries(figures).map(([name, value]) => [
          name,
          isDate(value)
            ? format.date(value)
            : typeof value === 'number' && name !== 'year'
              ? format.number(value)
              : value,
        ]),
      );
      return t(`rule.${rule}`, { ...words, defaultValue: rule });
    },
    [t, format],
  );
}
