import type { BreakRule, FixedShift, PauseKind, ShiftLength } from '../types';
import { tightenPauses } from './tighten-pauses';

/** A pause with its window, in slots after the start of the shift. */
export interface KindPause {
  kind: PauseKind;
  minutes: number;
  paid: boolean;
  slots: number;
  earliest: number;
  latest: number;
  /** Most slots from its start to that of the next pause, or to the end of the shift. */
  reach: number;
}

/** A shift without its start: what the optimiser places. */
export interface ShiftKind {
  templateId: string | null;
  spanSlots: number;
  paidMinutes: number;
  /** In order, the gap of a split shift among them; windows are tightened so that some placement exists for every start inside them. */
  pauses: KindPause[];
  /** Work between two pauses, in slots. */
  spacingSlots: number;
  /** Longest work without a pause, in slots; 0 = no limit. */
  longestWorkSlots: number;
}

/** Reach of a pause where work may last as long as it will: beyond any shift. */
const NO_REACH = 10_000;

/** What holds for the pauses of all kinds. */
export interface KindRules {
  intervalMinutes: number;
  /** Longest work without a pause; undefined = no limit. */
  longestWorkMinutes?: number;
}

/**
 * Turns a length of a template and its break rule into a kind.
 * @returns null when the pauses cannot be placed within their windows, or the work between them is too long
 */
export function kindOfLength(
  templateId: string,
  length: ShiftLength,
  rule: BreakRule | null,
  { intervalMinutes, longestWorkMinutes }: KindRules,
): ShiftKind | null {
  const kind: ShiftKind = {
    templateId,
    spanSlots: length.spanMinutes / intervalMinutes,
    paidMinutes: length.paidMinutes,
    pauses: withReach(pausesOfLength(length, rule, intervalMinutes), { intervalMinutes, longestWorkMinutes }),
    spacingSlots: rule === null ? 0 : Math.ceil(rule.spacingMinutes / intervalMinutes),
    longestWorkSlots: longestWorkMinutes === undefined ? 0 : Math.floor(longestWorkMinutes / intervalMinutes),
  };
  if (longestWorkMinutes !== undefined && kind.longestWorkSlots === 0) return null;
  const edge = rule === null ? 0 : Math.ceil(rule.edgeMinutes / intervalMinutes);
  return tightenPauses(kind, edge) ? kind : null;
}

/** Work after a pause begins when the pause ends, though the pause fills its last slot. */
const withReach = (pauses: Omit<KindPause, 'reach'>[], rules: KindRules): KindPause[] =>
  pauses.map((pause) => ({ ...pause, reach: reachOf(pause.minutes, rules) }));

const reachOf = (minutes: number, { intervalMinutes, longestWorkMinutes }: KindRules): number =>
  longestWorkMinutes === undefined ? NO_REACH : Math.floor((minutes + longestWorkMinutes) / intervalMinutes);

/** The pauses of a break rule with the gap among them, not yet tightened. */
function pausesOfLength(
  { gap }: ShiftLength,
  rule: BreakRule | null,
  intervalMinutes: number,
): Omit<KindPause, 'reach'>[] {
  const rules = rule?.pauses ?? [];
  const pauses = rules.map((pause) => ({
    kind: pause.kind,
    minutes: pause.minutes,
    paid: pause.paid,
    slots: Math.ceil(pause.minutes / intervalMinutes),
    earliest: Math.ceil(pause.earliestAfterStartMinutes / intervalMinutes),
    latest: Math.floor(pause.latestAfterStartMinutes / intervalMinutes),
  }));
  if (gap === undefined) return pauses;
  const inFirstPart = rules.filter((pause) => pause.earliestAfterStartMinutes <= gap.afterStartMinutes).length;
  const at = gap.afterStartMinutes / intervalMinutes;
  const slots = gap.minutes / intervalMinutes;
  pauses.splice(inFirstPart, 0, { kind: 'gap', minutes: gap.minutes, paid: false, slots, earliest: at, latest: at });
  return pauses;
}

/** A kind that can only be what a fixed shift is: its pauses stay where they are given. */
export function kindOfFixedShift(shift: FixedShift, intervalMs: number): ShiftKind {
  const pauses = [...(shift.pauses ?? [])]
    .sort((a, b) => a.startMs - b.startMs)
    .map((pause) => {
      const offset = Math.floor((pause.startMs - shift.startMs) / intervalMs);
      const slots = Math.ceil((pause.startMs + pause.minutes * 60_000 - shift.startMs) / intervalMs) - offset;
      return { kind: pause.kind, minutes: pause.minutes, paid: pause.paid, slots, earliest: offset, latest: offset };
    });
  return {
    templateId: shift.templateId ?? null,
    spanSlots: Math.round((shift.endMs - shift.startMs) / intervalMs),
    paidMinutes: shift.paidMinutes,
    pauses: withReach(pauses, { intervalMinutes: intervalMs / 60_000 }),
    spacingSlots: 0,
    longestWorkSlots: 0,
  };
}
