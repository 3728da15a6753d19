import { addColumn, addRow, createLpModel, type LpModel, type LpSolver } from '../lp/lp-solver';
import { type Instance, UNITS_PER_AGENT } from '../model/instance';
import { SKILL_PLACES } from '../model/share-codes';

const BLOCK_MINUTES = 240;
/** Shortages, in parts of a block's demand, at which the cost curve gets a tangent. */
const TANGENT_POINTS = [0.01, 0.03, 0.06, 0.1, 0.15, 0.25, 0.4, 0.6, 0.8, 1];

export interface CapacityBound {
  /** No lawful roster costs less. */
  bound: number;
  /** Shortage that the hours of the contracts force, in agent-slots. */
  shortAgentSlots: number;
}

/**
 * Lower bound from hours alone, one linear programme a week: every person gives at most the productive time of the longest
 * lawful week, split over the skills; a block of hours of a group takes at most what the people available in it can give.
 * Valid because it only drops rules: shapes of shifts, rest, pauses' places. Shortage of a block is spread over its slots in
 * the cheapest way (Cauchy and Schwarz), its cost curve is replaced by tangents from below.
 */
export function capacityBound(
  instance: Instance,
  solver: LpSolver,
  timeLimitSec: number,
  now: () => number,
): CapacityBound {
  const result: CapacityBound = { bound: 0, shortAgentSlots: 0 };
  const deadline = now() + timeLimitSec * 1000;
  for (let week = 0; week < instance.weekCount; week++) {
    const left = (deadline - now()) / 1000;
    if (left <= 0.05) break;
    const { model, shortColumns } = buildWeekModel(instance, week);
    if (model.cost.length === 0) continue;
    const solution = solver.solve(model, left);
    if (solution.status !== 'optimal') continue;
    result.bound += Math.max(0, solution.objective - 1e-6 * Math.abs(solution.objective) - 1e-9);
    for (const column of shortColumns) result.shortAgentSlots += solution.values[column];
  }
  return result;
}

function buildWeekModel(instance: Instance, week: number): { model: LpModel; shortColumns: number[] } {
  const model = createLpModel();
  const { groupCount, slotCount } = instance;
  const [firstSlot, endSlot] = slotsOfWeek(instance, week);
  const blockSlots = BLOCK_MINUTES / instance.grid.intervalMinutes;
  const blockCount = Math.ceil((endSlot - firstSlot) / blockSlots);
  const supply = new Float64Array(groupCount * blockCount);
  const given: [number, number][][] = Array.from({ length: groupCount }, () => []);
  for (let e = 0; e < instance.employeeCount; e++) {
    const reach = slotsAvailable(instance, e, week, firstSlot, blockSlots, blockCount);
    const hours = productiveSlots(instance, e, week);
    if (hours === 0) continue;
    const row: [number, number][] = [];
    for (let j = 0; j < instance.skillCount[e]; j++) {
      const place = e * SKILL_PLACES + j;
      const group = instance.skillBase[place] / slotCount;
      const proficiency = instance.skillHundredths[place] / 100;
      const column = addColumn(model, 0, 0, hours);
      row.push([column, 1]);
      given[group].push([column, -proficiency]);
      for (let block = 0; block < blockCount; block++) supply[group * blockCount + block] += proficiency * reach[block];
    }
    addRow(model, Number.NEGATIVE_INFINITY, hours, row);
  }
  const shortColumns: number[] = [];
  for (let group = 0; group < groupCount; group++) {
    const balance = given[group];
    for (let block = 0; block < blockCount; block++) {
      const curve = blockCurve(
        instance,
        group,
        firstSlot + block * blockSlots,
        Math.min(endSlot, firstSlot + (block + 1) * blockSlots),
      );
      if (curve.demand <= 0) continue;
      const served = addColumn(model, 0, 0, Math.min(curve.demand, supply[group * blockCount + block] + curve.fixed));
      const short = addColumn(model, 0, 0, curve.demand);
      const cost = addColumn(model, 1, 0, Number.POSITIVE_INFINITY);
      shortColumns.push(short);
      balance.push([served, 1]);
      addRow(model, curve.demand, Number.POSITIVE_INFINITY, [
        [served, 1],
        [short, 1],
      ]);
      for (const part of TANGENT_POINTS) {
        const at = part * curve.demand;
        const slope = curve.linear + 2 * curve.quadratic * at;
        addRow(model, -curve.quadratic * at * at, Number.POSITIVE_INFINITY, [
          [cost, 1],
          [short, -slope],
        ]);
      }
    }
    if (balance.length > 0)
      addRow(model, Number.NEGATIVE_INFINITY, fixedSupply(instance, group, firstSlot, endSlot), balance);
  }
  return { model, shortColumns };
}

/** Slots of the week over all zones, with the night after it. */
function slotsOfWeek(instance: Instance, week: number): [number, number] {
  const days = [...instance.weekOfDay.keys()].filter((day) => instance.weekOfDay[day] === week);
  const first = week === 0 ? 0 : Math.min(...instance.grid.zones.map((zone) => zone.dayStart[days[0]]));
  const isLast = week === instance.weekCount - 1;
  const end = isLast
    ? instance.slotCount
    : Math.min(...instance.grid.zones.map((zone) => zone.dayStart[days[days.length - 1] + 1]));
  return [first, end];
}

/** Slots of each block in which the person could work; shifts of the week before may reach into the first ones. */
function slotsAvailable(
  instance: Instance,
  employee: number,
  week: number,
  firstSlot: number,
  blockSlots: number,
  blockCount: number,
): Float64Array {
  const free = new Uint8Array(blockCount * blockSlots);
  for (let day = 0; day < instance.dayCount; day++) {
    if (Math.abs(instance.weekOfDay[day] - week) > 1) continue;
    const cell = employee * instance.dayCount + day;
    const set = instance.options[cell];
    const from = instance.fixedKind[cell] >= 0 ? instance.fixedStart[cell] : set.firstSlot;
    const to = instance.fixedKind[cell] >= 0 ? from + instance.kindSpan[instance.fixedKind[cell]] : set.endSlot;
    free.fill(1, Math.max(0, from - firstSlot), Math.max(0, Math.min(free.length, to - firstSlot)));
  }
  return Float64Array.from({ length: blockCount }, (_, block) => {
    let slots = 0;
    for (let i = block * blockSlots; i < (block + 1) * blockSlots; i++) slots += free[i];
    return slots;
  });
}

/** Most slots the person can be at work without pause in the week, in any lawful way and with shifts reaching in. */
function productiveSlots(instance: Instance, employee: number, week: number): number {
  const limits = instance.limits[employee * instance.weekCount + week];
  let fixedSlots = 0;
  let fixedMinutes = 0;
  let perMinute = 0;
  let longest = 0;
  let reachingIn = 0;
  for (let day = 0; day < instance.dayCount; day++) {
    const cell = employee * instance.dayCount + day;
    const isThisWeek = instance.weekOfDay[day] === week;
    const isDayBefore = day + 1 < instance.dayCount && instance.weekOfDay[day + 1] === week && !isThisWeek;
    if (!isThisWeek && !isDayBefore) continue;
    const fixed = instance.fixedKind[cell];
    const zone = instance.grid.zones[instance.zoneOf[employee]];
    if (isDayBefore) {
      const end = fixed >= 0 ? instance.fixedStart[cell] + instance.kindSpan[fixed] : instance.options[cell].endSlot;
      // why: weeks of other zones begin at other slots, so the part before this zone's midnight may count here too
      const weekStart = Math.min(...instance.grid.zones.map((other) => other.dayStart[day + 1]));
      reachingIn = Math.max(0, end - Math.min(weekStart, zone.dayStart[day + 1]));
      continue;
    }
    if (fixed >= 0) {
      fixedSlots += workSlots(instance, fixed);
      fixedMinutes += instance.kindPaid[fixed];
      continue;
    }
    for (const kind of new Set(instance.options[cell].kinds)) {
      const slots = workSlots(instance, kind);
      perMinute = Math.max(perMinute, slots / instance.kindPaid[kind]);
      longest = Math.max(longest, slots);
    }
  }
  const byHours = Math.max(0, limits.maxMinutes - fixedMinutes) * perMinute;
  return fixedSlots + Math.min(byHours, limits.maxDays * longest) + reachingIn;
}

function workSlots(instance: Instance, kind: number): number {
  return instance.kinds[kind].pauses.reduce((slots, pause) => slots - pause.slots, instance.kindSpan[kind]);
}

/** Cost of a shortage u spread at best over a block: linear * u + quadratic * u^2. */
function blockCurve(
  instance: Instance,
  group: number,
  from: number,
  to: number,
): { demand: number; linear: number; quadratic: number; fixed: number } {
  let demand = 0;
  let inverse = 0;
  let linear = Number.POSITIVE_INFINITY;
  for (let slot = from; slot < to; slot++) {
    const cell = group * instance.slotCount + slot;
    if (instance.demand[cell] === 0) continue;
    demand += instance.demand[cell] / UNITS_PER_AGENT;
    linear = Math.min(linear, instance.cost[cell * 4] * UNITS_PER_AGENT);
    const square = instance.cost[cell * 4 + 1] * UNITS_PER_AGENT * UNITS_PER_AGENT;
    inverse += square > 0 ? 1 / square : Number.POSITIVE_INFINITY;
  }
  const fixed = fixedSupply(instance, group, from, to);
  return { demand, linear: demand > 0 ? linear : 0, quadratic: inverse > 0 ? 1 / inverse : 0, fixed };
}

/** Agent-slots that shifts outside the optimiser's reach (a second fixed shift of a date) may give a group. */
function fixedSupply(instance: Instance, group: number, from: number, to: number): number {
  let slots = 0;
  for (const extra of instance.extraFixed) {
    const place = extra.employee * SKILL_PLACES;
    if (instance.skillCount[extra.employee] === 0 || instance.skillBase[place] / instance.slotCount !== group) continue;
    const overlap = Math.min(to, extra.endSlot) - Math.max(from, extra.startSlot);
    slots += Math.max(0, overlap) * (instance.skillHundredths[place] / 100);
  }
  return slots;
}
