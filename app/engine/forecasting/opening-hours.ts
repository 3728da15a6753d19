import type { DayInfo, OpeningHours, OpenRange } from './types';

interface InferInput {
  value: Float64Array;
  weekday: Uint8Array;
  historyDays: number;
  slots: number;
  intervalMinutes: number;
}

const MIN_BUSY_SHARE = 0.02;

/**
 * Opening hours as the history shows them: per weekday from the first to the last slot that has contacts on at least 2 % of its
 * days (and on two of them, where there are that many), so that a stray contact does not open a night.
 */
export function inferOpeningHours(input: InferInput): OpeningHours {
  const { value, weekday, historyDays, slots, intervalMinutes } = input;
  return Array.from({ length: 7 }, (_, index): OpenRange[] => {
    const busy = new Int32Array(slots);
    let days = 0;
    for (let day = 0; day < historyDays; day++) {
      if (weekday[day] !== index + 1) continue;
      let isKnown = false;
      for (let slot = 0; slot < slots; slot++) {
        const v = value[day * slots + slot];
        if (!Number.isNaN(v)) isKnown = true;
        if (v > 0) busy[slot]++;
      }
      if (isKnown) days++;
    }
    if (days === 0) return [];
    const needed = Math.max(days * MIN_BUSY_SHARE, days >= 8 ? 2 : 1);
    let first = 0;
    while (first < slots && busy[first] < needed) first++;
    if (first === slots) return [];
    let last = slots - 1;
    while (busy[last] < needed) last--;
    return [{ startMinute: first * intervalMinutes, endMinute: (last + 1) * intervalMinutes }];
  });
}

interface MaskInput {
  hours: OpeningHours;
  weekday: Uint8Array;
  info: (DayInfo | undefined)[];
  slots: number;
  intervalMinutes: number;
}

/** 1 for every nominal slot in which the centre is to be open, days x slots. */
export function openSlotMask({ hours, weekday, info, slots, intervalMinutes }: MaskInput): Uint8Array {
  const open = new Uint8Array(weekday.length * slots);
  for (let day = 0; day < weekday.length; day++) {
    const special = info[day];
    if (special?.closed) continue;
    for (const range of special?.open ?? hours[weekday[day] - 1] ?? []) {
      const from = Math.floor(range.startMinute / intervalMinutes);
      const to = Math.min(slots, Math.ceil(range.endMinute / intervalMinutes));
      open.fill(1, day * slots + from, day * slots + to);
    }
  }
  return open;
}
