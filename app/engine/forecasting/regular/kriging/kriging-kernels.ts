import type { Kernel } from './kernel';

type Row = readonly [scale: Kernel['scale'], ...values: number[]];

/**
 * Kernels of kinds of series: even or noisy, with or without a week, with slow or lasting deviations. Found by grouping hourly series
 * (electricity, temperature, traffic) by the kernel that forecasts their past best and minimising each group's rolling error of 48 hours,
 * on windows before the end of the training data of one half of the M4 competition's hourly series; bench/forecasting/learn-kernels.ts
 * goes on from here with the same or other series.
 */
// biome-ignore format: one kernel a line
const ROWS: readonly Row[] = [
  ['log', 1.56, 1580, 2, 23, 1.29, 100000, 1.78, 0.0644, 0.519, 1990, 0.5, 0.0361, 16.5, 0.0898, 45.5, 2, 0.00102],
  ['log', 1.14, 3400, 1.92, 78.7, 0.443, 26900, 1.73, 0.0138, 0.811, 8590, 0.673, 0.47, 17.9, 0.0672, 29.4, 1.93, 0.0559],
  ['log', 0.0203, 588, 1.25, 82.7, 0.194, 72400, 1.78, 7.25, 0.0544, 2950, 1.28, 0.0937, 43.1, 0.379, 0.5, 1.95, 0.117],
  ['log', 0.000123, 11000, 0.519, 76, 0.346, 74400, 1.79, 5.5, 0.0629, 28800, 0.699, 0.12, 129, 0.0376, 0.614, 1.99, 1.04],
  ['log', 13.2, 20800, 1.91, 21.8, 0.389, 239, 1.89, 4.08e-5, 0.0145, 59900, 0.736, 0.00226, 1750, 0.00384, 0.502, 2, 0.000284],
  ['log', 48.6, 2120, 1.85, 49.7, 0.312, 14400, 1.6, 7.4e-6, 0.0114, 78400, 0.633, 0.00341, 177, 0.00156, 0.547, 1.7, 0.00171],
  ['log', 0.00011, 39500, 0.819, 7.07, 0.171, 36000, 1.64, 0.316, 0.0841, 2990, 0.819, 0.16, 12.3, 0.048, 24, 1.88, 0.0402],
  ['log', 9.19e-5, 22700, 0.926, 54.7, 0.0652, 67700, 1.87, 0.481, 0.059, 77900, 1.54, 0.014, 12.5, 0.00813, 16.5, 0.88, 0.159],
  ['sqrt', 1.49, 1620, 2, 17.1, 1.2, 73300, 1.73, 0.0654, 0.662, 2970, 0.635, 0.0632, 20.7, 0.0765, 44, 1.99, 0.00152],
  ['sqrt', 0.37, 12600, 1.38, 54, 0.407, 65600, 1.16, 0.00479, 0.683, 2980, 0.763, 0.713, 20, 0.048, 32, 1.83, 0.133],
  ['sqrt', 0.00408, 44.6, 1.13, 26.2, 0.0655, 71700, 1.82, 3.99, 0.038, 2160, 1.44, 0.112, 15.1, 0.302, 0.5, 1.87, 0.00271],
  ['sqrt', 0.00644, 27.9, 0.809, 51.2, 0.0853, 77300, 1.92, 4.88, 0.0408, 3030, 1.35, 0.187, 13, 0.317, 0.53, 1.77, 0.00103],
  ['sqrt', 0.00188, 84600, 0.756, 10.8, 0.494, 468, 1.88, 1.57e-6, 0.0129, 18100, 0.758, 0.00013, 379, 0.0123, 65.5, 2, 0.00122],
  ['sqrt', 0.0186, 54300, 1.13, 47, 0.425, 4490, 2, 3.14e-6, 0.0239, 3730, 0.812, 0.000924, 207, 0.00215, 85.2, 1.82, 0.000147],
  ['sqrt', 0.096, 64500, 0.507, 51.1, 0.408, 81000, 1.84, 0.691, 0.0572, 3050, 0.955, 0.0563, 194, 0.0483, 0.765, 0.648, 0.348],
  ['sqrt', 0.00918, 87600, 1.03, 5.31, 0.311, 73400, 1.74, 1.32, 0.0521, 93800, 1.6, 0.0194, 38.9, 0.0128, 17.9, 1.55, 0.417],
];

/** Kernel of the 17 numbers of a row. */
export function rowToKernel(scale: Kernel['scale'], v: readonly number[]): Kernel {
  return {
    scale,
    level: { variance: v[0], reach: v[1], power: v[2] },
    day: { variance: v[3], width: v[4], reach: v[5], power: v[6] },
    week: { variance: v[7], width: v[8], reach: v[9], power: v[10] },
    recentDay: { variance: v[11], reach: v[12], power: 1 },
    spell: { variance: v[13], reach: v[14], power: v[15] },
    noiseVariance: v[16],
  };
}

export const KRIGING_KERNELS: readonly Kernel[] = ROWS.map(([scale, ...values]) => rowToKernel(scale, values));
