import { InvalidInput } from '~/engine/errors';
import type { Employee, RuleName, ScheduleProblem, ScheduleWeights } from '../types';
import type { HardRuleTest } from './compile-problem';
import { compileRotation } from './compile-rotation';
import { noticeLimitMs } from './freeze-published';
import { type ExtraFixedShift, type Instance, LONG_AGO, NO_PREVIOUS, NO_RUN_LIMIT, PREVIOUSLY_OFF } from './instance';
import { keepsOvertime } from './overtime';
import { SHARE_PARTS, SKILL_PLACES } from './share-codes';
import { kindOfFixedShift, type ShiftKind } from './shift-kinds';
import type { OptionCatalogue, OptionSet } from './shift-options';
import type { SlotGrid, ZoneGrid } from './slot-grid';
import { type WeekLimits, weekLimits } from './week-limits';

export interface EmployeeSource {
  problem: ScheduleProblem;
  grid: SlotGrid;
  weights: ScheduleWeights;
  /** Kinds so far; kinds of fixed shifts are added. */
  kinds: ShiftKind[];
  catalogue: OptionCatalogue;
  isHard: HardRuleTest;
  weekOfDay: Int32Array;
  weekdayOfDay: Uint8Array;
  weekCount: number;
}

export type EmployeeArrays = Pick<
  Instance,
  | 'zoneOf'
  | 'skillCount'
  | 'skillBase'
  | 'skillHundredths'
  | 'skillCost'
  | 'options'
  | 'fixedKind'
  | 'fixedStart'
  | 'extraFixed'
  | 'limits'
  | 'restSlots'
  | 'maxRun'
  | 'runMinutes'
  | 'historyRunMinutes'
  | 'startSpread'
  | 'restDays'
  | 'restSpill'
  | 'weekendBlock'
  | 'weekendsNeeded'
  | 'blockCount'
  | 'historyEnd'
  | 'historyRun'
  | 'historyLate'
  | 'historyWeekends'
  | 'preferredStart'
  | 'wishOff'
  | 'wishWork'
  | 'wishStartFrom'
  | 'wishStartTo'
  | 'wishStartWeight'
  | 'rotationWork'
  | 'rotationOff'
  | 'offRotation'
  | 'periodMax'
  | 'previousStart'
  | 'previousEnd'
>;

/** Compiles contracts, skills, options, fixed shifts, wishes and history of all employees. */
export function compileEmployees(source: EmployeeSource): EmployeeArrays {
  const { problem, grid, weekCount, weekOfDay } = source;
  const count = problem.employees.length;
  const cells = count * grid.days;
  const weekend = weekendBlocks(source);
  const arrays: EmployeeArrays = {
    zoneOf: new Int32Array(count),
    skillCount: new Uint8Array(count),
    skillBase: new Int32Array(count * SKILL_PLACES),
    skillHundredths: new Int32Array(count * SKILL_PLACES),
    skillCost: new Float64Array(count * SKILL_PLACES),
    options: new Array<OptionSet>(cells).fill(source.catalogue.none),
    fixedKind: new Int32Array(cells).fill(-1),
    fixedStart: new Int32Array(cells).fill(-1),
    extraFixed: [],
    limits: new Array<WeekLimits>(count * weekCount),
    restSlots: new Int32Array(count),
    maxRun: new Int32Array(count),
    runMinutes: null,
    historyRunMinutes: new Int32Array(count),
    startSpread: new Int32Array(count),
    restDays: new Uint8Array(count * weekCount),
    restSpill: new Int32Array(count * weekCount),
    weekendBlock: weekend.blockOfWeek,
    weekendsNeeded: new Uint8Array(count * weekend.sizes.length),
    blockCount: weekend.sizes.length,
    historyEnd: new Int32Array(count).fill(LONG_AGO),
    historyRun: new Int32Array(count),
    historyLate: new Int32Array(count),
    historyWeekends: new Int32Array(count),
    preferredStart: new Int32Array(count).fill(-1),
    wishOff: new Float64Array(cells),
    wishWork: new Float64Array(cells),
    wishStartFrom: new Int32Array(cells),
    wishStartTo: new Int32Array(cells),
    wishStartWeight: new Float64Array(cells),
    rotationWork: new Float64Array(cells),
    rotationOff: new Float64Array(cells),
    offRotation: null,
    periodMax: new Int32Array(count).fill(-1),
    previousStart: new Int32Array(cells).fill(NO_PREVIOUS),
    previousEnd: new Int32Array(cells).fill(NO_PREVIOUS),
  };
  const zoneIndex = new Map(grid.zones.map((zone, index) => [zone.zone, index]));
  problem.employees.forEach((employee, e) => {
    const isHard = (rule: RuleName) => source.isHard(rule, e);
    const zone = zoneIndex.get(employee.zone) ?? 0;
    arrays.zoneOf[e] = zone;
    const zoneGrid = grid.zones[zone];
    compileSkills(source, arrays, employee, e);
    compileContract(source, arrays, employee, e, weekend.sizes);
    const employedDays = grid.dates.map(
      (date) => date >= (employee.employedFrom ?? '') && date <= (employee.employedTo ?? '9999-12-31'),
    );
    const isEmployed = (day: number) => !isHard('employment') || employedDays[day];
    for (let day = 0; day < grid.days; day++) {
      if (!isEmployed(day) || employee.skills.length === 0) continue;
      arrays.options[e * grid.days + day] = source.catalogue.optionsOf(
        employee,
        zoneGrid,
        day,
        source.weekdayOfDay[day],
        isHard,
      );
    }
    for (let week = 0; week < weekCount; week++) {
      const days = grid.dates.map((_, day) => day).filter((day) => weekOfDay[day] === week && isEmployed(day));
      const limits = weekLimits(employee, grid.dates, days, isHard);
      arrays.limits[e * weekCount + week] = limits;
      compileWeeklyRest(source, arrays, employee, e, week, zoneGrid, limits);
    }
    compileFixedShifts(source, arrays, employee, e, zoneGrid);
    compileWishes(source, arrays, employee, e);
    compilePrevious(source, arrays, employee, e);
    compileRotation(source, arrays, employee, e);
    closeNoticePeriod(source, arrays, employee, e);
    limitFirstDay(source, arrays, employee, e);
  });
  return arrays;
}

function compileSkills(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  const { problem, grid, weights } = source;
  const groupIndex = new Map(problem.groups.map((group, index) => [group.id, index]));
  const best = [...employee.skills].sort((a, b) => a.priority - b.priority || b.proficiency - a.proficiency);
  const unique = best.filter((skill, i) => best.findIndex((other) => other.groupId === skill.groupId) === i);
  unique.slice(0, SKILL_PLACES).forEach((skill, place) => {
    const at = e * SKILL_PLACES + place;
    arrays.skillBase[at] = (groupIndex.get(skill.groupId) ?? 0) * grid.slotCount;
    arrays.skillHundredths[at] = Math.max(1, Math.round(skill.proficiency * 100));
    const hours = grid.intervalMinutes / 60 / SHARE_PARTS;
    arrays.skillCost[at] = weights.skillPriorityPerHour * (skill.priority - 1) * hours;
  });
  arrays.skillCount[e] = Math.min(SKILL_PLACES, unique.length);
}

function compileContract(
  source: EmployeeSource,
  arrays: EmployeeArrays,
  employee: Employee,
  e: number,
  sizes: number[],
): void {
  const { contract, history } = employee;
  const { grid } = source;
  const isHard = (rule: RuleName) => source.isHard(rule, e);
  arrays.restSlots[e] = isHard('rest_between_shifts') ? Math.ceil(contract.minRestMinutes / grid.intervalMinutes) : 0;
  arrays.maxRun[e] = isHard('consecutive_days') ? contract.maxConsecutiveDays : NO_RUN_LIMIT;
  if (isHard('run_hours') && contract.maxRunMinutes !== undefined) {
    arrays.runMinutes ??= new Int32Array(arrays.maxRun.length).fill(-1);
    arrays.runMinutes[e] = contract.maxRunMinutes;
  }
  arrays.historyRunMinutes[e] = history?.consecutiveMinutes ?? 0;
  arrays.startSpread[e] =
    isHard('start_spread') && contract.maxStartSpreadMinutes !== null ? contract.maxStartSpreadMinutes : -1;
  sizes.forEach((size, block) => {
    const needed = isHard('free_weekends') ? Math.floor((contract.freeWeekendsPer4 * size) / 4) : 0;
    arrays.weekendsNeeded[e * sizes.length + block] = needed;
  });
  if (history?.lastShiftEndMs !== undefined) {
    arrays.historyEnd[e] = Math.max(LONG_AGO, Math.ceil((history.lastShiftEndMs - grid.baseMs) / grid.intervalMs));
  }
  arrays.historyRun[e] = history?.consecutiveDays ?? 0;
  arrays.historyLate[e] = history?.lateShifts ?? 0;
  arrays.historyWeekends[e] = history?.weekendDays ?? 0;
  arrays.preferredStart[e] = employee.preferredStartMinute ?? -1;
  arrays.periodMax[e] = isHard('period_max') ? (contract.periodMaxMinutes ?? -1) : -1;
}

function compileWeeklyRest(
  source: EmployeeSource,
  arrays: EmployeeArrays,
  employee: Employee,
  e: number,
  week: number,
  zone: ZoneGrid,
  limits: WeekLimits,
): void {
  const rest = employee.contract.weeklyRestMinutes;
  if (rest === null || rest === 0 || !limits.isWhole || !source.isHard('weekly_rest', e)) return;
  const restSlots = Math.ceil(rest / source.grid.intervalMinutes);
  const shortestOf = (days: number) =>
    Math.min(
      ...limits.days
        .slice(0, limits.days.length - days + 1)
        .map((_, i) => zone.dayStart[limits.days[i] + days] - zone.dayStart[limits.days[i]]),
    );
  for (let days = 1; days <= 7; days++) {
    const spill = shortestOf(days) - restSlots;
    if (spill < 0) continue;
    arrays.restDays[e * source.weekCount + week] = days;
    arrays.restSpill[e * source.weekCount + week] = spill;
    return;
  }
  arrays.restDays[e * source.weekCount + week] = 7;
}

function compileFixedShifts(
  source: EmployeeSource,
  arrays: EmployeeArrays,
  employee: Employee,
  e: number,
  zone: ZoneGrid,
): void {
  const { grid, kinds } = source;
  (employee.fixedShifts ?? []).forEach((shift, index) => {
    const startSlot = (shift.startMs - grid.baseMs) / grid.intervalMs;
    if (!Number.isInteger(startSlot)) {
      throw new InvalidInput(`employees[${e}].fixedShifts[${index}].startMs`, 'must lie on the interval grid');
    }
    const endSlot = startSlot + Math.round((shift.endMs - shift.startMs) / grid.intervalMs);
    let day = 0;
    while (day < grid.days && zone.dayStart[day + 1] <= startSlot) day++;
    const cell = e * grid.days + day;
    if (startSlot < zone.dayStart[0] || day >= grid.days || arrays.fixedKind[cell] >= 0) {
      const extra: ExtraFixedShift = { employee: e, index, startSlot, endSlot };
      arrays.extraFixed.push(extra);
      if (day < grid.days && startSlot >= zone.dayStart[0]) {
        const limits = arrays.limits[e * source.weekCount + source.weekOfDay[day]];
        limits.minMinutes = Math.max(0, limits.minMinutes - shift.paidMinutes);
        limits.maxMinutes = Math.max(0, limits.maxMinutes - shift.paidMinutes);
        limits.targetMinutes = Math.max(0, limits.targetMinutes - shift.paidMinutes);
      }
      return;
    }
    arrays.fixedKind[cell] = kinds.length;
    arrays.fixedStart[cell] = startSlot;
    kinds.push(kindOfFixedShift(shift, grid.intervalMs));
  });
  if (arrays.historyEnd[e] > LONG_AGO) keepRestAround(source, arrays, e, LONG_AGO, arrays.historyEnd[e]);
  (employee.fixedShifts ?? []).forEach((shift) => {
    const start = (shift.startMs - grid.baseMs) / grid.intervalMs;
    keepRestAround(source, arrays, e, start, start + Math.round((shift.endMs - shift.startMs) / grid.intervalMs));
  });
}

/** Leaves out options that would break the rest before or after a shift that cannot move. */
function keepRestAround(source: EmployeeSource, arrays: EmployeeArrays, e: number, start: number, end: number): void {
  const { grid, kinds } = source;
  const rest = arrays.restSlots[e];
  for (let day = 0; day < grid.days; day++) {
    const cell = e * grid.days + day;
    const set = arrays.options[cell];
    const isFree = (i: number) => {
      const from = set.starts[i];
      return from + kinds[set.kinds[i]].spanSlots + rest <= start || from >= end + rest;
    };
    const kept = [...set.starts.keys()].filter(isFree);
    if (kept.length === set.starts.length) continue;
    arrays.options[cell] = source.catalogue.add(
      Uint16Array.from(kept, (i) => set.kinds[i]),
      Int32Array.from(kept, (i) => set.starts[i]),
    );
  }
}

/** Leaves out shifts of the first date that are too long after the day before the horizon. */
function limitFirstDay(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  const { overtime } = source.problem;
  const before = employee.history?.lastDayMinutes ?? 0;
  if (overtime === undefined || before <= overtime.dailyNormMinutes || !source.isHard('overtime', -1)) return;
  const cell = e * source.grid.days;
  const set = arrays.options[cell];
  const kept = [...set.starts.keys()].filter((i) =>
    keepsOvertime(overtime, before, source.kinds[set.kinds[i]].paidMinutes),
  );
  if (kept.length === set.starts.length) return;
  arrays.options[cell] = source.catalogue.add(
    Uint16Array.from(kept, (i) => set.kinds[i]),
    Int32Array.from(kept, (i) => set.starts[i]),
  );
}

/** Nothing may begin inside the notice period that has not been published; what was is fixed already. */
function closeNoticePeriod(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  const limitMs = noticeLimitMs(source.problem, employee);
  if (limitMs === null) return;
  const { grid } = source;
  const firstSlot = Math.ceil((limitMs - grid.baseMs) / grid.intervalMs);
  for (let day = 0; day < grid.days; day++) {
    const cell = e * grid.days + day;
    const set = arrays.options[cell];
    if (set.kinds.length === 0 || set.starts[0] >= firstSlot) continue;
    const kept = [...set.starts.keys()].filter((i) => set.starts[i] >= firstSlot);
    arrays.options[cell] = source.catalogue.add(
      Uint16Array.from(kept, (i) => set.kinds[i]),
      Int32Array.from(kept, (i) => set.starts[i]),
    );
  }
}

function compileWishes(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  for (const wish of employee.preferences ?? []) {
    const day = source.grid.dates.indexOf(wish.date);
    if (day < 0) continue;
    const cell = e * source.grid.days + day;
    if (wish.kind === 'day_off') arrays.wishOff[cell] += wish.weight;
    else if (wish.kind === 'work') arrays.wishWork[cell] += wish.weight;
    else {
      arrays.wishStartFrom[cell] = wish.fromMinute;
      arrays.wishStartTo[cell] = wish.toMinute;
      arrays.wishStartWeight[cell] = wish.weight;
    }
  }
}

/** The previous variant: start and end of each day's shift, or that the day was free. */
function compilePrevious(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  if (employee.previousShifts === undefined) return;
  const { grid } = source;
  const first = e * grid.days;
  arrays.previousStart.fill(PREVIOUSLY_OFF, first, first + grid.days);
  for (const shift of employee.previousShifts) {
    const day = grid.dates.indexOf(shift.date);
    if (day < 0) continue;
    arrays.previousStart[first + day] = Math.round((shift.startMs - grid.baseMs) / grid.intervalMs);
    arrays.previousEnd[first + day] = Math.round((shift.endMs - grid.baseMs) / grid.intervalMs);
  }
}

/** Weeks with a whole weekend inside the horizon, four to a block from the first. */
function weekendBlocks(source: EmployeeSource): { blockOfWeek: Int32Array; sizes: number[] } {
  const blockOfWeek = new Int32Array(source.weekCount).fill(-1);
  const sizes: number[] = [];
  let found = 0;
  for (let week = 0; week < source.weekCount; week++) {
    let days = 0;
    for (let day = 0; day < source.grid.days; day++) {
      if (source.weekOfDay[day] === week && source.weekdayOfDay[day] >= 6) days++;
    }
    if (days < 2) continue;
    const block = Math.floor(found / 4);
    blockOfWeek[week] = block;
    sizes[block] = (sizes[block] ?? 0) + 1;
    found++;
  }
  return { blockOfWeek, sizes };
}
