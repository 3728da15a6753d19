import { toLocalParts } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { interruptionsOf } from './engine-activities';
import { type PlannedChanges, planShiftChanges } from './plan-shift-changes.server';
import type { ScheduleConflict } from './schedule-conflicts.server';
import { type ShiftRow, shiftColumns } from './schedule-shifts.server';
import type { ChangedCell, ChangedShift } from './shift-changes-input';
import type { OfferKind } from './shift-offer-input';

const minuteMs = 60_000;
const longestSpanMinutes = 1440;
const shortestSpanMinutes = 15;

export type OfferedShift = ShiftRow & { name: string; zone: string };

/** What is added to a shift by an offer, or falls away. */
export const offeredPeriod = (shift: ShiftRow, kind: OfferKind, minutes: number) =>
  kind === 'overtime'
    ? { fromMs: shift.endMs, toMs: shift.endMs + minutes * minuteMs }
    : { fromMs: shift.endMs - minutes * minuteMs, toMs: shift.endMs };

/** Some shifts of a schedule and whatever else their people have on the same dates. */
export function loadOfferedCells(input: {
  organizationId: string;
  scheduleId: string;
  shiftIds: string[];
}): Promise<OfferedShift[]> {
  return query<OfferedShift>(
    'shift-offer-cells',
    `select ${shiftColumns}, a.last_name || ' ' || a.first_name as name, a.time_zone as zone
     from shifts s join agents a on a.id = s.employee_id
     where s.organization_id = $1 and s.schedule_id = $2 and (s.employee_id, s.date) in
       (select o.employee_id, o.date from shifts o where o.organization_id = $1 and o.schedule_id = $2 and o.id = any($3::uuid[]))
     order by s.starts_at`,
    [input.organizationId, input.scheduleId, input.shiftIds],
  );
}

/** What an offer would lead to, if everybody whose shift is named accepted it. */
export interface PlannedOffer {
  plan: PlannedChanges;
  /** rules that are broken by it and were not before */
  broken: ScheduleConflict[];
}

/**
 * Plans the end of some shifts anew as the day's own edit does, and finds the rules which that breaks.
 * @param cells the shifts with everything else on their dates
 * @param offeredIds the shifts that change
 * @throws AppError invalid where a shift would become too long or too short
 */
export async function planShiftOffer(
  schedule: ScheduleFrame,
  cells: OfferedShift[],
  offer: { offeredIds: ReadonlySet<string>; kind: OfferKind; minutes: number },
): Promise<PlannedOffer> {
  const [now, plan] = await Promise.all([
    planShiftChanges(schedule, toCells(cells, keepShift)),
    planShiftChanges(
      schedule,
      toCells(cells, (shift) => (offer.offeredIds.has(shift.id) ? changeEnd(shift, offer) : keepShift(shift))),
    ),
  ]);
  // why: more time makes a broken limit worse but mends what is short of a least time, and less time the other way round
  const isWorse = (rule: string) => (offer.kind === 'overtime') !== rule.endsWith('_min');
  const keyOf = ({ employeeId, date, rule, detail }: ScheduleConflict) =>
    `${employeeId} ${date} ${rule} ${isWorse(rule) ? detail : ''}`;
  const known = new Set(now.conflicts.map(keyOf));
  const broken = plan.conflicts.filter((item) => item.mode !== 'consider' && !known.has(keyOf(item)));
  return { plan, broken };
}

const startMinuteOf = (shift: OfferedShift) => toLocalParts(shift.startMs, shift.zone).minuteOfDay;
const spanOf = (shift: OfferedShift) => Math.round((shift.endMs - shift.startMs) / minuteMs);

function keepShift(shift: OfferedShift): ChangedShift {
  const startMinute = startMinuteOf(shift);
  return {
    startMinute,
    spanMinutes: spanOf(shift),
    templateId: shift.templateId,
    kind: shift.kind as ChangedShift['kind'],
    isLocked: shift.isLocked,
    origin: { employeeId: shift.employeeId, date: shift.date, startMinute },
  };
}

/** The shift with another end; what interrupts work stays where it still fits. */
function changeEnd(shift: OfferedShift, { kind, minutes }: { kind: OfferKind; minutes: number }): ChangedShift {
  const kept = keepShift(shift);
  const spanMinutes = kept.spanMinutes + (kind === 'overtime' ? minutes : -minutes);
  if (spanMinutes > longestSpanMinutes || spanMinutes < shortestSpanMinutes) {
    const length = spanMinutes > longestSpanMinutes ? 'longer than a day' : 'shorter than 15 minutes';
    throw invalid('minutes', 'span', `The shift of ${shift.name} on ${shift.date} would become ${length}.`);
  }
  const endMs = shift.startMs + spanMinutes * minuteMs;
  const minuteOf = (ms: number) => kept.startMinute + Math.round((ms - shift.startMs) / minuteMs);
  const activities = interruptionsOf(shift)
    .filter((item) => item.endMs <= endMs)
    .map((item) => ({
      kind: item.kind as NonNullable<ChangedShift['activities']>[number]['kind'],
      startMinute: minuteOf(item.startMs),
      endMinute: minuteOf(item.endMs),
      isPaid: item.isPaid,
    }));
  return { ...kept, spanMinutes, activities, isLocked: true, kind: kind === 'overtime' ? 'overtime' : kept.kind };
}

function toCells(shifts: OfferedShift[], change: (shift: OfferedShift) => ChangedShift): ChangedCell[] {
  const cells = new Map<string, ChangedCell>();
  for (const shift of shifts) {
    const { employeeId, date } = shift;
    const key = `${employeeId} ${date}`;
    const cell = cells.get(key) ?? { employeeId, date, base: [], shifts: [] };
    cell.base.push({ startMinute: startMinuteOf(shift), version: shift.version });
    cell.shifts.push(change(shift));
    cells.set(key, cell);
  }
  return [...cells.values()];
}
