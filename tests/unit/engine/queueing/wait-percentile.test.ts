import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  chatWaitPercentileSec,
  erlangAWaitPercentileSec,
  erlangCWaitPercentileSec,
  erlangXWaitPercentileSec,
  finiteRoomWaitPercentileSec,
  measureChats,
  measureErlangA,
  measureErlangX,
} from '~/engine/queueing';

const LOAD = { arrivalsPerHour: 120, handleTimeSec: 300, agents: 10 };
const shares = fc.double({ min: 0.05, max: 0.999, noNaN: true });

describe('percentiles of the wait', () => {
  it('with limited places undo the share that was not kept waiting', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(60, 300, Number.POSITIVE_INFINITY),
        shares,
        (agents, waitingPlaces, patienceSec, share) => {
          const queue = { ...LOAD, agents, waitingPlaces, patienceSec };
          const waitSec = finiteRoomWaitPercentileSec({ ...queue, share });
          const { serviceLevel, blocking } = measureErlangA({ ...queue, thresholdSec: waitSec });
          const within = serviceLevel['not-kept-waiting'] / (1 - blocking);
          if (waitSec === 0) expect(within).toBeGreaterThanOrEqual(share);
          else expect(within).toBeCloseTo(share, 9);
        },
      ),
    );
  });

  it('with plenty of places are those of endless room', () => {
    const impatient = { ...LOAD, patienceSec: 120, share: 0.9 };
    expect(finiteRoomWaitPercentileSec({ ...impatient, waitingPlaces: 500 })).toBeCloseTo(
      erlangAWaitPercentileSec(impatient),
      6,
    );
    const patient = { ...LOAD, agents: 12, share: 0.9 };
    expect(
      finiteRoomWaitPercentileSec({ ...patient, patienceSec: Number.POSITIVE_INFINITY, waitingPlaces: 2000 }),
    ).toBeCloseTo(erlangCWaitPercentileSec(patient), 6);
  });

  it('with redials are those of the rate of all attempts', () => {
    const queue = { ...LOAD, patienceSec: 120, redialShare: 0.5 };
    const { attemptsPerHour } = measureErlangX({ ...queue, thresholdSec: 20 });
    const waitSec = erlangXWaitPercentileSec({ ...queue, share: 0.9 });
    expect(waitSec).toBeCloseTo(
      erlangAWaitPercentileSec({ ...LOAD, patienceSec: 120, arrivalsPerHour: attemptsPerHour, share: 0.9 }),
      9,
    );
    expect(waitSec).toBeGreaterThan(erlangAWaitPercentileSec({ ...LOAD, patienceSec: 120, share: 0.9 }));
    expect(erlangXWaitPercentileSec({ ...queue, waitingPlaces: 5, share: 0.9 })).toBeLessThan(waitSec);
  });

  it('of chats give their share back as a service level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 12 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        shares,
        (agents, switchPenalty, share) => {
          const queue = { ...LOAD, agents, concurrency: 3, switchPenalty };
          const waitSec = chatWaitPercentileSec({ ...queue, share });
          if (!(waitSec < 1e8)) return;
          const { serviceLevel } = measureChats({ ...queue, thresholdSec: waitSec });
          if (waitSec === 0) expect(serviceLevel).toBeGreaterThanOrEqual(share - 1e-12);
          else expect(serviceLevel).toBeCloseTo(share, 9);
        },
      ),
    );
  });

  it('are endless where nobody will ever answer, and refuse a share of 1', () => {
    const nobody = { ...LOAD, agents: 0, waitingPlaces: 3, patienceSec: Number.POSITIVE_INFINITY };
    expect(finiteRoomWaitPercentileSec({ ...nobody, agents: 0, share: 0.5 })).not.toBeNaN();
    expect(chatWaitPercentileSec({ ...LOAD, agents: 1, concurrency: 2, switchPenalty: 0, share: 0.5 })).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(() => finiteRoomWaitPercentileSec({ ...nobody, share: 1 })).toThrow(InvalidInput);
    expect(() => chatWaitPercentileSec({ ...LOAD, concurrency: 2, switchPenalty: 0, share: 1 })).toThrow('share');
  });
});
