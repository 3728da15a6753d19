import type { TimeWindow } from './chart-types';

/**
 * Zooms around an instant, which keeps its place on the screen.
 * @param factor below 1 zooms in
 * @param full never left
 * @param minimumMs the closest look, some intervals wide
 */
export function zoomWindow(
  current: TimeWindow,
  aroundMs: number,
  factor: number,
  full: TimeWindow,
  minimumMs: number,
): TimeWindow {
  const width = current.endMs - current.startMs;
  const fullWidth = full.endMs - full.startMs;
  const wanted = Math.min(fullWidth, Math.max(Math.min(minimumMs, fullWidth), width * factor));
  const share = width > 0 ? (aroundMs - current.startMs) / width : 0.5;
  const startMs = aroundMs - share * wanted;
  return moveInside({ startMs, endMs: startMs + wanted }, full);
}

/** Moves a window by a share of its own width, as far as the full one reaches. */
export function panWindow(current: TimeWindow, share: number, full: TimeWindow): TimeWindow {
  const move = (current.endMs - current.startMs) * share;
  return moveInside({ startMs: current.startMs + move, endMs: current.endMs + move }, full);
}

/** Shifts a window, without changing its width, until it lies inside the full one. */
export function moveInside(wanted: TimeWindow, full: TimeWindow): TimeWindow {
  const width = Math.min(wanted.endMs - wanted.startMs, full.endMs - full.startMs);
  const startMs = Math.min(Math.max(wanted.startMs, full.startMs), full.endMs - width);
  return { startMs, endMs: startMs + width };
}

export function isSameWindow(a: TimeWindow, b: TimeWindow): boolean {
  return Math.abs(a.startMs - b.startMs) < 1000 && Math.abs(a.endMs - b.endMs) < 1000;
}

/** "start~end" in base 36 minutes, short enough for an address. */
export function encodeWindow({ startMs, endMs }: TimeWindow): string {
  return [startMs, endMs].map((ms) => Math.round(ms / 60_000).toString(36)).join('~');
}

/** Reads what `encodeWindow` wrote; null where it is not a window or lies outside of the full one. */
export function decodeWindow(text: string | null, full: TimeWindow): TimeWindow | null {
  if (!text) return null;
  const [startMs, endMs] = text.split('~').map((part) => Number.parseInt(part, 36) * 60_000);
  if (!(startMs < endMs) || startMs >= full.endMs || endMs <= full.startMs) return null;
  return moveInside({ startMs, endMs }, full);
}
