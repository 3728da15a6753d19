import type { Instance } from './instance';
import { PAUSE_CODE } from './share-codes';

/** What a roster is made of; on shared memory several threads work on one roster, each on its own people. */
export interface RosterArrays {
  start: Int32Array;
  kind: Int32Array;
  pause: Int16Array;
  share: Uint8Array;
  coverage: Int32Array;
  weekMinutes: Int32Array;
  weekDays: Int32Array;
  lateCount: Int32Array;
  weekendCount: Int32Array;
}

/** Arrays of an empty roster, on memory that threads share where asked for. */
export function allocateRosterArrays(instance: Instance, isShared: boolean): RosterArrays {
  const memory = (bytes: number) => (isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const ints = (length: number) => new Int32Array(memory(length * 4));
  const cells = instance.employeeCount * instance.dayCount;
  const weeks = instance.employeeCount * instance.weekCount;
  const arrays: RosterArrays = {
    start: ints(cells).fill(-1),
    kind: ints(cells).fill(-1),
    pause: new Int16Array(memory(cells * instance.maxPauses * 2)),
    share: new Uint8Array(memory(cells * instance.maxSpan)).fill(PAUSE_CODE),
    coverage: ints(instance.groupCount * instance.slotCount),
    weekMinutes: ints(weeks),
    weekDays: ints(weeks),
    lateCount: ints(instance.employeeCount),
    weekendCount: ints(instance.employeeCount),
  };
  arrays.lateCount.set(instance.historyLate);
  arrays.weekendCount.set(instance.historyWeekends);
  return arrays;
}
