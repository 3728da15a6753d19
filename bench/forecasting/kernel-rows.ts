import type { Kernel } from '~/engine/forecasting/regular/kriging/kernel';

/** Smallest and largest value of each column of the table of kernels, in its order. */
export const KERNEL_BOUNDS: readonly (readonly [number, number])[] = [
  [1e-6, 100],
  [10, 1e5],
  [0.5, 2],
  [1e-4, 100],
  [0.05, 3],
  [100, 1e5],
  [0.5, 2],
  [1e-6, 100],
  [0.01, 1],
  [100, 1e5],
  [0.5, 2],
  [1e-6, 10],
  [10, 3000],
  [1e-6, 10],
  [0.5, 100],
  [0.5, 2],
  [1e-7, 10],
];

export function kernelToRow({ level, day, week, recentDay, spell, noiseVariance }: Kernel): number[] {
  return [
    ...[level.variance, level.reach, level.power],
    ...[day.variance, day.width, day.reach, day.power],
    ...[week.variance, week.width, week.reach, week.power],
    ...[recentDay.variance, recentDay.reach],
    ...[spell.variance, spell.reach, spell.power],
    noiseVariance,
  ];
}
