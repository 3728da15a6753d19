import { expect, it } from 'vitest';
import { countExtraordinary } from '~/engine/vacations';
import { day } from './sample-scheme';

it('counts extraordinary leave by the year in which it begins, holidays included, taken apart from planned', () => {
  const block = (first: string, last: string) => ({ first: day(first), last: day(last) });
  const blocks = [
    block('2026-12-30', '2027-01-04'),
    block('2027-05-08', '2027-05-10'),
    block('2027-07-01', '2027-07-01'),
    block('2027-12-31', '2028-01-02'),
  ];
  expect(countExtraordinary(blocks, day('2027-07-01'))).toEqual({ taken: 4, planned: 3 });
  expect(countExtraordinary(blocks, day('2026-06-01'))).toEqual({ taken: 0, planned: 6 });
});
