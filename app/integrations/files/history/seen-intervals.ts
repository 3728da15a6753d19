const pageSlots = 4096;

/** Which intervals of which groups have been read, and in which row; pages of typed arrays keep a million rows in a few megabytes. */
export class SeenIntervals {
  private readonly groups = new Map<string, Map<number, Int32Array>>();
  private readonly slotMs: number;

  constructor(intervalMinutes: number) {
    // why: where a zone is off by half an hour, hourly intervals start between two whole hours of UTC.
    this.slotMs = Math.min(intervalMinutes, 15) * 60_000;
  }

  /** Row in which the interval was read, or null. */
  rowOf(groupId: string, startMs: number): number | null {
    const slot = Math.floor(startMs / this.slotMs);
    const row = this.groups.get(groupId)?.get(Math.floor(slot / pageSlots))?.[slot % pageSlots];
    return row || null;
  }

  /** Remembers an interval. @returns the row that had it already, or null */
  add(groupId: string, startMs: number, row: number): number | null {
    const slot = Math.floor(startMs / this.slotMs);
    const pageNumber = Math.floor(slot / pageSlots);
    const page = this.pageOf(groupId, pageNumber);
    const seen = page[slot % pageSlots];
    if (seen !== 0) return seen;
    page[slot % pageSlots] = row;
    return null;
  }

  private pageOf(groupId: string, pageNumber: number): Int32Array {
    const pages = this.groups.get(groupId) ?? new Map<number, Int32Array>();
    this.groups.set(groupId, pages);
    const page = pages.get(pageNumber) ?? new Int32Array(pageSlots);
    pages.set(pageNumber, page);
    return page;
  }
}
