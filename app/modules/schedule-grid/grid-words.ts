import type { Format } from '~/i18n/format';

/** What rows and cells say, found once for the whole grid instead of in each of them. */
export interface GridWords {
  /** a cell without anything */
  free: string;
  acknowledged: string;
  waiting: string;
  ruleOf: (rule: string) => string;
  /** minutes as hours with a tenth */
  hoursOf: (minutes: number) => string;
}

/** @param t words of the catalogue `schedules` */
export function gridWords(t: (key: string) => string, format: Format): GridWords {
  const hours = new Map<number, string>();
  return {
    free: t('grid.free'),
    acknowledged: t('acknowledgements.done'),
    waiting: t('acknowledgements.waiting'),
    ruleOf: (rule) => t(`rule.${rule}`),
    hoursOf: (minutes) => {
      const known = hours.get(minutes) ?? format.number(Math.round(minutes / 6) / 10);
      hours.set(minutes, known);
      return known;
    },
  };
}
