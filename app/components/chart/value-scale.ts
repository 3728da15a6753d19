import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';

export interface ValueAxis {
  /** value to vertical place in pixels, 0 at the top */
  scale: ScaleLinear<number, number>;
  ticks: number[];
}

/**
 * A value axis with round ends and round ticks.
 * @param values everything that must be in sight
 * @param hasZero keeps zero in sight: lengths and areas lie without it
 */
export function buildValueAxis(
  values: Iterable<number | null>,
  heightPx: number,
  hasZero = true,
  tickCount = 5,
): ValueAxis {
  let [low, high] = extent(values, (value) => value ?? undefined) as [number | undefined, number | undefined];
  low = low ?? 0;
  high = high ?? 1;
  if (hasZero) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  if (low === high) high = low + 1;
  const scale = scaleLinear([low, high], [heightPx, 0]).nice(tickCount);
  return { scale, ticks: scale.ticks(tickCount) };
}

/** An axis around zero with the same reach both ways, for differences. */
export function buildDifferenceAxis(values: Iterable<number | null>, heightPx: number): ValueAxis {
  let reach = 0;
  for (const value of values) reach = Math.max(reach, Math.abs(value ?? 0));
  const rounded = scaleLinear([0, reach || 1], [0, 1])
    .nice(2)
    .domain()[1];
  const scale = scaleLinear([-rounded, rounded], [heightPx, 0]);
  return { scale, ticks: [-rounded, 0, rounded] };
}
