import { unpackColumn } from '~/models/packed-column';
import type { StaffingPageData } from '~/models/staffing-page-data';

/** The columns of the page, one entry for each interval. */
export interface StaffingColumns {
  required: (number | null)[];
  scheduled: (number | null)[] | null;
  actual: (number | null)[] | null;
}

export const unpackColumns = ({ required, scheduled, actual }: StaffingPageData): StaffingColumns => ({
  required: unpackColumn(required),
  scheduled: scheduled === null ? null : unpackColumn(scheduled),
  actual: actual === null ? null : unpackColumn(actual),
});
