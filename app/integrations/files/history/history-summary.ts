import { toLocalDate } from '~/engine/time';
import { zoneOffsets } from '~/engine/time/zone-offsets';
import type { HistoryRow } from './row-parser';
import type { SeenIntervals } from './seen-intervals';

/** Intervals in a row that the usual week of the file has and that are missing. */
export interface HistoryGap {
  groupId: string;
  /** instants, ISO; half-open */
  from: string;
  to: string;
  intervals: number;
}

export interface GroupSummary {
  groupId: string;
  rows: number;
  contacts: number;
  /** weighted by contacts; null without any */
  meanAhtSec: number | null;
  /** instants, ISO; `to` is the end of the last interval */
  from: string;
  to: string;
  missingIntervals: number;
}

export interface HistorySummary {
  rowsRead: number;
  rowsGood: number;
  contacts: number;
  groups: GroupSummary[];
  gaps: HistoryGap[];
  gapCount: number;
  /** contacts by local date, in order */
  days: { date: string; contacts: number }[];
  firstRows: HistoryRow[];
}

interface GroupTotals {
  rows: number;
  contacts: number;
  ahtWeightMs: number;
  /** contacts whose handling time is known */
  timed: number;
  fromMs: number;
  toMs: number;
}

const firstRowCount = 20;
const gapLimit = 200;
const minuteMs = 60_000;
const weekMs = 7 * 86_400_000;

/** Sums up a file while it is read. */
export class HistorySummaryBuilder {
  private readonly totals = new Map<string, GroupTotals>();
  private readonly days = new Map<string, number>();
  private readonly firstRows: HistoryRow[] = [];
  rowsRead = 0;
  private rowsGood = 0;

  constructor(
    private readonly zone: string,
    private readonly intervalMinutes: number,
  ) {}

  add(row: HistoryRow): void {
    this.rowsGood += 1;
    if (this.firstRows.length < firstRowCount) this.firstRows.push(row);
    const date = toLocalDate(row.startMs, this.zone);
    this.days.set(date, (this.days.get(date) ?? 0) + row.total);
    const totals = this.totals.get(row.groupId);
    const timed = row.ahtMs > 0 ? row.total : 0;
    const weight = (row.ahtMs + row.postProcessingMs) * timed;
    if (!totals) {
      const { startMs } = row;
      this.totals.set(row.groupId, {
        rows: 1,
        contacts: row.total,
        ahtWeightMs: weight,
        timed,
        fromMs: startMs,
        toMs: startMs,
      });
      return;
    }
    totals.rows += 1;
    totals.contacts += row.total;
    totals.ahtWeightMs += weight;
    totals.timed += timed;
    if (row.startMs < totals.fromMs) totals.fromMs = row.startMs;
    if (row.startMs > totals.toMs) totals.toMs = row.startMs;
  }

  build(seen: SeenIntervals): HistorySummary {
    const gaps: HistoryGap[] = [];
    let gapCount = 0;
    const groups = [...this.totals].map(([groupId, totals]): GroupSummary => {
      const found = this.findGaps(groupId, totals, seen);
      gapCount += found.length;
      gaps.push(...found.slice(0, Math.max(0, gapLimit - gaps.length)));
      return {
        groupId,
        rows: totals.rows,
        contacts: totals.contacts,
        meanAhtSec: totals.timed > 0 ? totals.ahtWeightMs / totals.timed / 1000 : null,
        from: new Date(totals.fromMs).toISOString(),
        to: new Date(totals.toMs + this.intervalMinutes * minuteMs).toISOString(),
        missingIntervals: found.reduce((sum, gap) => sum + gap.intervals, 0),
      };
    });
    return {
      rowsRead: this.rowsRead,
      rowsGood: this.rowsGood,
      contacts: groups.reduce((sum, group) => sum + group.contacts, 0),
      groups,
      gaps,
      gapCount,
      days: [...this.days].map(([date, contacts]) => ({ date, contacts })).sort((a, b) => (a.date < b.date ? -1 : 1)),
      firstRows: this.firstRows,
    };
  }

  /** An interval of the week that is there in more than half of the weeks of the file is expected in each. */
  private findGaps(groupId: string, { fromMs, toMs }: GroupTotals, seen: SeenIntervals): HistoryGap[] {
    const stepMs = this.intervalMinutes * minuteMs;
    const slotsPerWeek = weekMs / stepMs;
    const offsets = zoneOffsets(this.zone);
    const slotOf = (startMs: number) => Math.floor((startMs + offsets.offsetAt(startMs)) / stepMs) % slotsPerWeek;
    const present = new Uint16Array(slotsPerWeek);
    const expected = new Uint16Array(slotsPerWeek);
    for (let startMs = fromMs; startMs <= toMs; startMs += stepMs) {
      const slot = slotOf(startMs);
      expected[slot] += 1;
      if (seen.rowOf(groupId, startMs) !== null) present[slot] += 1;
    }
    const gaps: HistoryGap[] = [];
    let lastMs = Number.NaN;
    for (let startMs = fromMs; startMs <= toMs; startMs += stepMs) {
      const slot = slotOf(startMs);
      if (present[slot] * 2 <= expected[slot] || seen.rowOf(groupId, startMs) !== null) continue;
      const to = new Date(startMs + stepMs).toISOString();
      const open = gaps.at(-1);
      if (open && lastMs + stepMs === startMs) {
        open.to = to;
        open.intervals += 1;
      } else gaps.push({ groupId, from: new Date(startMs).toISOString(), to, intervals: 1 });
      lastMs = startMs;
    }
    return gaps;
  }
}
