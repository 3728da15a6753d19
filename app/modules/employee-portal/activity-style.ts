import type { CSSProperties } from 'react';

/** Ground and ink of one of the eight hues for activities and shift kinds. */
export function activityStyle(colour: number): CSSProperties {
  const hue = ((((Math.trunc(colour) || 1) - 1) % 8) + 8) % 8;
  return { background: `var(--color-activity-${hue + 1})`, color: `var(--color-activity-${hue + 1}-ink)` };
}
