/** Overtime or early leave for the chosen people. */
export interface OfferRequest {
  scheduleId: string;
  kind: 'overtime' | 'leave_early';
  minutes: number;
  wanted: number;
  /** ISO 8601 */
  expiresAt: string;
  payNote?: string;
  shiftIds: string[];
}

export interface OfferAnswer {
  isDone: boolean;
  message: string | null;
  faults: { field: string; rule: string; message: string }[];
  preview: {
    serviceLevelBefore: number | null;
    serviceLevelAfter: number | null;
    broken: { employeeId: string; employeeName: string; date: string; rule: string; detail: string }[];
  } | null;
}

/** Previews or makes an offer; a refusal is an answer too. @throws Response where there is no answer at all */
export async function sendOffer(
  intent: 'preview' | 'offer',
  offer: OfferRequest,
  options: { groupId?: string; signal?: AbortSignal } = {},
): Promise<OfferAnswer> {
  const response = await fetch('/plan/shift-offers', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ intent, offer, groupId: options.groupId }),
    signal: options.signal,
  });
  if (!response.headers.get('Content-Type')?.includes('json')) throw response;
  const answer = (await response.json()) as Partial<OfferAnswer>;
  return { isDone: false, message: null, faults: [], preview: null, ...answer };
}

const minuteMs = 60_000;

/**
 * The next instant at which a clock in a zone shows a time.
 * @param minuteOfDay of the clock, 0..1439
 * @param nowMinuteOfDay what the clock shows now
 */
export function nextClockInstant(minuteOfDay: number, nowMinuteOfDay: number, nowMs: number): number {
  const wholeMinuteMs = Math.floor(nowMs / minuteMs) * minuteMs;
  const ahead = (minuteOfDay - nowMinuteOfDay + 1440) % 1440 || 1440;
  return wholeMinuteMs + ahead * minuteMs;
}
