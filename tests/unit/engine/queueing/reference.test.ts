import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeQueueingCases } from '../../../../bench/queueing-cases';
import { relativeError } from './relative-error';

const REFERENCE = resolve(process.cwd(), '../shared/data/erlang_reference.json');

/** Computed with 60 digits; the last ones are far from everyday sizes. */
const PRECISE = {
  erlang_b: [
    { agents: 101289, traffic: 100000, blocking: 3.2032791418334617e-7 },
    { agents: 12, traffic: 9.5, blocking: 0.10095301009637929 },
  ],
  erlang_c: [
    {
      agents: 101289,
      callsPerHour: 2000000,
      ahtSeconds: 180,
      thresholdSeconds: 120,
      pw: 2.5170587909638915e-5,
      sl: 1,
      asa: 3.5148997856749455e-6,
      occ: 0.9872740376546318,
    },
    {
      agents: 48558,
      callsPerHour: 1942313.32,
      ahtSeconds: 90,
      thresholdSeconds: 60,
      pw: 0.9990516401017988,
      sl: 0.10620795543395296,
      asa: 538.4110635279155,
      occ: 0.9999965608138721,
    },
  ],
  erlang_a: [
    {
      agents: 101289,
      callsPerHour: 2000000,
      ahtSeconds: 180,
      patienceSeconds: 1200,
      thresholdSeconds: 120,
      pw: 2.494927367454231e-5,
      abandon: 2.852812297357993e-9,
      asa: 3.4233747568295917e-6,
      sl: 0.9999999971471877,
      occ: 0.9872740348381243,
    },
    {
      agents: 91,
      callsPerHour: 13452.82,
      ahtSeconds: 30,
      patienceSeconds: 300,
      thresholdSeconds: 10,
      pw: 0.999999999971728,
      abandon: 0.18827428004044944,
      asa: 56.482284012134826,
      sl: 2.356110333073635e-8,
      occ: 0.99999999999874,
    },
    {
      agents: 2,
      callsPerHour: 135.02,
      ahtSeconds: 90,
      patienceSeconds: 10,
      thresholdSeconds: 20,
      pw: 0.639976755248642,
      abandon: 0.5385290678444536,
      asa: 5.3852906784445365,
      sl: 0.4510049254610854,
      occ: 0.7788475657455234,
    },
  ],
};

type Row = Record<string, number>;
type Lists = Record<string, Row[]>;

function worstError(expected: Lists, computed: Lists): number {
  let worst = 0;
  for (const [list, rows] of Object.entries(expected)) {
    expect(computed[list]).toHaveLength(rows.length);
    rows.forEach((row, index) => {
      for (const [field, truth] of Object.entries(row)) {
        if (field === 'agents') expect(computed[list][index].agents).toBe(truth);
        worst = Math.max(worst, relativeError(computed[list][index][field], truth));
      }
    });
  }
  return worst;
}

/** The inputs of each case without the figures to be computed. */
function withoutResults(lists: Lists): Lists {
  const inputs = ['callsPerHour', 'ahtSeconds', 'patienceSeconds', 'thresholdSeconds', 'target', 'traffic'];
  return Object.fromEntries(
    Object.entries(lists).map(([list, rows]) => [
      list,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).filter(
            ([field]) => inputs.includes(field) || (field === 'agents' && list !== 'staffing'),
          ),
        ),
      ),
    ]),
  );
}

describe('figures computed elsewhere with many digits', () => {
  it('are met to 1e-10 from the smallest to the largest queues', () => {
    const computed = computeQueueingCases(withoutResults(PRECISE) as never) as unknown as Lists;
    expect(worstError(PRECISE, computed)).toBeLessThan(1e-10);
  });

  it.skipIf(!existsSync(REFERENCE))('are met by the public reference file to 1e-9 (skipped where it is absent)', () => {
    const { mission, ...lists } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as Lists & { mission: Row };
    const expected = { ...lists, staffing: [...lists.staffing, mission] } as Lists;
    const computed = computeQueueingCases(withoutResults(expected) as never) as unknown as Lists;
    expect(worstError(expected, computed)).toBeLessThan(1e-9);
  });
});
