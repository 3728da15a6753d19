import type { ShiftGroups } from './shift-groups';

/**
 * What a run of shifts can consume: for each length the distinct pairs of steps on the minutes axis and counter vector,
 * called keys, and which key a further shift of a group leads to.
 */
export interface ConsumptionKeys {
  /** most keys of any length */
  maxKeys: number;
  /** by length 0..maxRun */
  levels: KeyLevel[];
  /** distinct counter vectors */
  counterVectors: number[][];
}

export interface KeyLevel {
  count: number;
  units: Int32Array;
  /** index into counterVectors */
  vector: Int32Array;
  /** key of the next level after a shift of a group: index key * groups.count + group */
  next: Int32Array;
}

/** Enumerates the consumption keys of runs of up to `maxRun` shifts. */
export function consumptionKeys(groups: ShiftGroups, counterCount: number, maxRun: number): ConsumptionKeys {
  const vectorIds = new Map<string, number>();
  const counterVectors: number[][] = [];
  const vectorId = (vector: number[]) => {
    const name = vector.join();
    let id = vectorIds.get(name);
    if (id === undefined) {
      id = counterVectors.push(vector) - 1;
      vectorIds.set(name, id);
    }
    return id;
  };
  let keys: { units: number; vector: number }[] = [{ units: 0, vector: vectorId(new Array(counterCount).fill(0)) }];
  const levels: KeyLevel[] = [];
  for (let length = 0; length <= maxRun; length++) {
    const nextKeys: typeof keys = [];
    const ids = new Map<string, number>();
    const next = new Int32Array(keys.length * groups.count);
    keys.forEach((key, index) => {
      for (let group = 0; group < groups.count; group++) {
        const vector = counterVectors[key.vector].slice();
        if (groups.counter[group] >= 0) vector[groups.counter[group]]++;
        const reached = { units: key.units + groups.units[group], vector: vectorId(vector) };
        const name = `${reached.units}|${reached.vector}`;
        let id = ids.get(name);
        if (id === undefined) {
          id = nextKeys.push(reached) - 1;
          ids.set(name, id);
        }
        next[index * groups.count + group] = id;
      }
    });
    levels.push({
      count: keys.length,
      units: Int32Array.from(keys, (key) => key.units),
      vector: Int32Array.from(keys, (key) => key.vector),
      next,
    });
    keys = nextKeys;
  }
  return { levels, counterVectors, maxKeys: Math.max(...levels.map((level) => level.count)) };
}
