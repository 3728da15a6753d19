import type { OpenPositionWords } from './open-positions';
import type { SheetWords } from './sheet-rows';

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** How open positions are called. @param t words of the catalogue `schedules` */
export const openPositionWords = (t: Translate): OpenPositionWords => ({
  section: t('vacancies.section'),
  nameOf: (number, groupName) => `${t('vacancies.position', { number })} · ${groupName}`,
});

/** Words of the rows of a file. @param t words of the catalogue `schedules` */
export const sheetWords = (t: Translate): SheetWords => ({
  ...openPositionWords(t),
  ruleOf: (rule) => t(`rule.${rule}`),
  countOf: ({ count, isOpenPosition }) => t(isOpenPosition ? 'vacancies.inGrid' : 'grid.people', { count }),
});
