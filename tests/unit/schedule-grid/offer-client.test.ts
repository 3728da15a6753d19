import { describe, expect, it } from 'vitest';
import { nextClockInstant } from '~/modules/schedule-grid/offer-client';

const noon = Date.parse('2027-03-01T12:00:20Z');

describe('the time until which an offer can be answered', () => {
  it('is later the same day, or on the next one', () => {
    expect(new Date(nextClockInstant(13 * 60, 12 * 60, noon)).toISOString()).toBe('2027-03-01T13:00:00.000Z');
    expect(new Date(nextClockInstant(11 * 60, 12 * 60, noon)).toISOString()).toBe('2027-03-02T11:00:00.000Z');
    expect(new Date(nextClockInstant(12 * 60, 12 * 60, noon)).toISOString()).toBe('2027-03-02T12:00:00.000Z');
  });
});
