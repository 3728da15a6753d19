import { type Instance, UNITS_PER_AGENT } from '../model/instance';
import type { Roster } from '../model/roster';
import { codeParts, PAUSE_CODE, SHARE_PARTS, SKILL_PLACES } from '../model/share-codes';
import { instantOfSlot } from '../model/slot-grid';
import type { GeneratedShift, GroupShare, WorkSegment } from '../result-types';
import type { FixedShift, PlannedPause } from '../types';

/** Shares by code of one employee: made once, for they are most of what a large schedule holds. */
type SharesOfCode = Map<number, GroupShare[]>;

/** Turns the arrays of a roster into shifts in plain data, by employee and start. */
export function extractShifts(roster: Roster): GeneratedShift[] {
  const { instance } = roster;
  const shifts: GeneratedShift[] = [];
  for (let e = 0; e < instance.employeeCount; e++) {
    const sharesOf: SharesOfCode = new Map();
    for (let day = 0; day < instance.dayCount; day++) {
      if (roster.start[e * instance.dayCount + day] >= 0) shifts.push(extractShift(roster, e, day, sharesOf));
    }
  }
  for (const extra of instance.extraFixed) {
    const employee = instance.problem.employees[extra.employee];
    const fixed = employee.fixedShifts?.[extra.index];
    if (fixed !== undefined) shifts.push(extractExtraShift(instance, extra.employee, fixed));
  }
  return shifts;
}

/** The shift of an employee and day, which must be worked. */
export function extractShift(
  roster: Roster,
  employee: number,
  day: number,
  sharesOf: SharesOfCode = new Map(),
): GeneratedShift {
  const { instance } = roster;
  const { grid } = instance;
  const cell = employee * instance.dayCount + day;
  const start = roster.start[cell];
  const kindIndex = roster.kind[cell];
  const kind = instance.kinds[kindIndex];
  const startMs = instantOfSlot(grid, start);
  const isFixed = instance.fixedKind[cell] >= 0;
  const given = isFixed
    ? instance.problem.employees[employee].fixedShifts?.find((shift) => shift.startMs === startMs)?.pauses
    : undefined;
  const pauses: PlannedPause[] =
    given ??
    kind.pauses.map((pause, i) => ({
      kind: pause.kind,
      startMs: instantOfSlot(grid, start + roster.pause[cell * instance.maxPauses + i]),
      minutes: pause.minutes,
      paid: pause.paid,
    }));
  return {
    employeeId: instance.problem.employees[employee].id,
    date: grid.dates[day],
    startMs,
    endMs: instantOfSlot(grid, start + kind.spanSlots),
    templateId: kind.templateId,
    paidMinutes: kind.paidMinutes,
    isFixed,
    pauses: [...pauses],
    work: extractWork(roster, employee, cell, start, kind.spanSlots, sharesOf),
  };
}

function extractWork(
  roster: Roster,
  employee: number,
  cell: number,
  start: number,
  span: number,
  sharesOf: SharesOfCode,
): WorkSegment[] {
  const { instance } = roster;
  const segments: WorkSegment[] = [];
  if (instance.skillCount[employee] === 0) return segments;
  let previous = PAUSE_CODE;
  for (let offset = 0; offset < span; offset++) {
    const code = roster.share[cell * instance.maxSpan + offset];
    const endMs = instantOfSlot(instance.grid, start + offset + 1);
    if (code !== PAUSE_CODE && code === previous) segments[segments.length - 1].endMs = endMs;
    else if (code !== PAUSE_CODE) {
      const shares = sharesOf.get(code) ?? sharesOfCode(instance, employee, code);
      sharesOf.set(code, shares);
      segments.push({
        startMs: endMs - instance.grid.intervalMs,
        endMs,
        shares,
      });
    }
    previous = code;
  }
  return segments;
}

function sharesOfCode(instance: Instance, employee: number, code: number): GroupShare[] {
  const shares: GroupShare[] = [];
  for (let j = 0; j < instance.skillCount[employee]; j++) {
    const parts = codeParts[code * SKILL_PLACES + j];
    if (parts === 0) continue;
    const group = instance.skillBase[employee * SKILL_PLACES + j] / instance.slotCount;
    shares.push({ groupId: instance.problem.groups[group].id, share: parts / SHARE_PARTS });
  }
  return shares;
}

function extractExtraShift(instance: Instance, e: number, fixed: FixedShift): GeneratedShift {
  const work: WorkSegment[] = [];
  if (instance.skillCount[e] > 0) {
    const group = instance.skillBase[e * SKILL_PLACES] / instance.slotCount;
    const shares = [{ groupId: instance.problem.groups[group].id, share: 1 }];
    let from = fixed.startMs;
    for (const pause of [...(fixed.pauses ?? [])].sort((a, b) => a.startMs - b.startMs)) {
      if (pause.startMs > from) work.push({ startMs: from, endMs: pause.startMs, shares });
      from = Math.max(from, pause.startMs + pause.minutes * 60_000);
    }
    if (from < fixed.endMs) work.push({ startMs: from, endMs: fixed.endMs, shares });
  }
  return {
    employeeId: instance.problem.employees[e].id,
    date: fixed.date,
    startMs: fixed.startMs,
    endMs: fixed.endMs,
    templateId: fixed.templateId ?? null,
    paidMinutes: fixed.paidMinutes,
    isFixed: true,
    pauses: [...(fixed.pauses ?? [])],
    work,
  };
}

/** Agents that cover a cell, as a number of people. */
export function agentsOf(units: number): number {
  return units / UNITS_PER_AGENT;
}
