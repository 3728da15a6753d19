/** Published figures of an instance of the shift scheduling benchmark. */
export interface PublishedFigures {
  bestKnown: number;
  /** best of the published heuristics after ten minutes, where reported */
  heuristic?: number;
}

/**
 * Best known objectives (Curtois and Qu, 2014, and later reports on the same set) and, of the published heuristics, the
 * better of ejection chains and integer programming with variable neighbourhoods after ten minutes.
 */
const figures: Record<string, PublishedFigures> = {
  Instance1: { bestKnown: 607, heuristic: 607 },
  Instance2: { bestKnown: 828, heuristic: 923 },
  Instance3: { bestKnown: 1001, heuristic: 1003 },
  Instance4: { bestKnown: 1716, heuristic: 1719 },
  Instance5: { bestKnown: 1143, heuristic: 1439 },
  Instance6: { bestKnown: 1950, heuristic: 2344 },
  Instance7: { bestKnown: 1056, heuristic: 1284 },
  Instance8: { bestKnown: 1300, heuristic: 1364 },
  Instance9: { bestKnown: 439, heuristic: 474 },
  Instance10: { bestKnown: 4631, heuristic: 4999 },
  Instance11: { bestKnown: 3443, heuristic: 3967 },
  Instance12: { bestKnown: 4040, heuristic: 4042 },
  Instance13: { bestKnown: 1348, heuristic: 3109 },
  Instance14: { bestKnown: 1278, heuristic: 1281 },
  Instance15: { bestKnown: 3831, heuristic: 4144 },
  Instance16: { bestKnown: 3225, heuristic: 3306 },
  Instance17: { bestKnown: 5746, heuristic: 5760 },
  Instance18: { bestKnown: 4459, heuristic: 5049 },
  Instance19: { bestKnown: 3149, heuristic: 3974 },
  Instance20: { bestKnown: 4769 },
  Instance21: { bestKnown: 21133 },
  Instance22: { bestKnown: 30240 },
  Instance23: { bestKnown: 17428 },
  Instance24: { bestKnown: 42463 },
};

/** Figures of an instance by its file name without ending; null where none are known. */
export function publishedFigures(instanceName: string): PublishedFigures | null {
  return figures[instanceName] ?? null;
}
