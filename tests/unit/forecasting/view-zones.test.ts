import { describe, expect, it } from 'vitest';
import { localDayStart } from '~/engine/time';
import { parseViewZone } from '~/models/view-zone';
import { findCutPeriods } from '~/modules/forecast-workspace/hide-cut-periods';
import { listViewZones } from '~/modules/forecast-workspace/list-view-zones';

describe('zones to look at a forecast in', () => {
  it('are named by an address; offsets and what is none are not', () => {
    expect(parseViewZone('Asia/Vladivostok')).toBe('Asia/Vladivostok');
    for (const text of ['+03:00', 'Mars/Base', '', 'Z'.repeat(65), null]) expect(parseViewZone(text)).toBeNull();
  });

  it('are offered once each, that of the group first', () => {
    expect(
      listViewZones({
        own: 'Europe/Moscow',
        viewer: 'Asia/Tokyo',
        sites: ['Asia/Yekaterinburg', 'Europe/Moscow'],
        shown: 'Asia/Tokyo',
      }),
    ).toEqual(['Europe/Moscow', 'Asia/Tokyo', 'UTC', 'Asia/Yekaterinburg']);
    expect(listViewZones({ own: 'UTC', viewer: null, sites: [], shown: 'Asia/Tokyo' })).toEqual(['UTC', 'Asia/Tokyo']);
  });

  it('cut the first and the last day of a forecast, which begins at the midnight of its group', () => {
    const timeZone = 'Asia/Vladivostok';
    const starts = ['2026-12-01', '2026-12-02', '2026-12-03'].map((date) => localDayStart(date, timeZone) / 1000);
    const period = {
      periodStartMs: localDayStart('2026-12-01', 'Europe/Moscow'),
      periodEndMs: localDayStart('2026-12-03', 'Europe/Moscow'),
    };
    expect(findCutPeriods({ level: 'day', starts, timeZone, ...period })).toEqual([true, false, true]);
  });
});
