import { yearOfBlock } from './block-rules';
import { yearOfDay } from './leave-month';
import type { DayRange } from './types';

/** Extraordinary leave of a year, which no balance pays, in calendar days. */
export interface ExtraordinaryDays {
  /** of blocks begun up to the day */
  taken: number;
  /** of blocks of the same year that begin later */
  planned: number;
}

/**
 * Counts extraordinary leave of the calendar year of a day; a block belongs to the year in which it begins, and public
 * holidays inside count.
 * @param blocks extraordinary ones only
 */
export function countExtraordinary(blocks: readonly DayRange[], asOf: number): ExtraordinaryDays {
  const year = yearOfDay(asOf);
  const days: ExtraordinaryDays = { taken: 0, planned: 0 };
  for (const block of blocks) {
    if (yearOfBlock(block) !== year) continue;
    days[block.first <= asOf ? 'taken' : 'planned'] += block.last - block.first + 1;
  }
  return days;
}
