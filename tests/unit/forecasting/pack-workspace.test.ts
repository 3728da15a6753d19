import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWorkspace, unpackWorkspace } from '~/modules/forecast-workspace/pack-workspace';
import type { WorkspaceData } from '~/modules/forecast-workspace/workspace-data';

const withSeries = (series: Partial<WorkspaceData['series']>) =>
  ({
    level: 'interval',
    series: { starts: [], base: [], volume: [], p10: [], p90: [], ahtSec: [], actual: [], ...series },
  }) as unknown as WorkspaceData;

describe('the workspace on its way to the page', () => {
  it('arrives as it was sent, with gaps and days of any length between the starts', () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(900, 82_800, 86_400, 90_000), value, value)),
        fc.nat(),
        fc.boolean(),
        (periods, first, isLayered) => {
          let start = first;
          const starts = periods.map(([length]) => {
            start += length;
            return start;
          });
          const volume = periods.map(([, one]) => one);
          const base = isLayered ? periods.map(([, , other]) => other) : volume;
          const sent = withSeries({ starts, base, volume });
          expect(unpackWorkspace(packWorkspace(sent))).toEqual(sent);
        },
      ),
    );
  });

  it('says evenly spaced starts in a few bytes', () => {
    const starts = Array.from({ length: 4_000 }, (_, i) => 1_700_000_000 + i * 900);
    expect(packWorkspace(withSeries({ starts })).series.length).toBeLessThan(150);
  });
});
