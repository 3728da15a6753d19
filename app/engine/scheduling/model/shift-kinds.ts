import type { BreakRule, FixedShift, PauseKind, ShiftTemplate } from '../types';

/** A pause with its window, in slots after the start of the shift. */
export interface KindPause {
  kind: PauseKind;
  minutes: number;
  paid: boolean;
  slots: number;
  earliest: number;
  latest: number;
}

/** A shift without its start: what the optimiser places. */
export interface ShiftKind {
  templateId: string | null;
  spanSlots: number;
  paidMinutes: number;
  /** In order; windows are tightened so that some placement exists for every start inside them. */
  pauses: KindPause[];
  /** Work between two pauses, in slots. */
  spacingSlots: number;
}

/**
 * Turns a template and its break rule into a kind.
 * @returns null when the pauses cannot be placed within their windows
 */
export function kindOfTemplate(
  template: ShiftTemplate,
  rule: BreakRule | null,
  intervalMinutes: number,
): ShiftKind | null {
  const spanSlots = template.spanMinutes / intervalMinutes;
  const edge = rule === null ? 0 : Math.ceil(rule.edgeMinutes / intervalMinutes);
  const spacingSlots = rule === null ? 0 : Math.ceil(rule.spacingMinutes / intervalMinutes);
  const pauses: KindPause[] = (rule?.pauses ?? []).map((pause) => ({
    kind: pause.kind,
    minutes: pause.minutes,
    paid: pause.paid,
    slots: Math.ceil(pause.minutes / intervalMinutes),
    earliest: Math.ceil(pause.earliestAfterStartMinutes / intervalMinutes),
    latest: Math.floor(pause.latestAfterStartMinutes / intervalMinutes),
  }));
  let earliest = edge;
  for (const pause of pauses) {
    pause.earliest = Math.max(pause.earliest, earliest);
    earliest = pause.earliest + pause.slots + spacingSlots;
  }
  let latestEnd = spanSlots - edge;
  for (let i = pauses.length - 1; i >= 0; i--) {
    pauses[i].latest = Math.min(pauses[i].latest, latestEnd - pauses[i].slots);
    latestEnd = pauses[i].latest - spacingSlots;
    if (pauses[i].latest < pauses[i].earliest) return null;
  }
  return { templateId: template.id, spanSlots, paidMinutes: template.paidMinutes, pauses, spacingSlots };
}

/** A kind that can only be what a fixed shift is: its pauses stay where they are given. */
export function kindOfFixedShift(shift: FixedShift, intervalMs: number): ShiftKind {
  const pauses: KindPause[] = [...(shift.pauses ?? [])]
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
    pauses,
    spacingSlots: 0,
  };
}
