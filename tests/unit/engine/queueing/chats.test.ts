import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { measureChats, measureErlangC, staffChats } from '~/engine/queueing';
import { createRandom } from '~/engine/random';

describe('chats', () => {
  it('10 agents with 5 slots are 50 servers', () => {
    const load = { arrivalsPerHour: 240, handleTimeSec: 600, thresholdSec: 30 };
    const chats = measureChats({ ...load, agents: 10, concurrency: 5, switchPenalty: 0 });
    const servers = measureErlangC({ ...load, agents: 50 });
    expect(chats.waitProbability).toBeCloseTo(servers.waitProbability, 13);
    expect(chats.serviceLevel).toBeCloseTo(servers.serviceLevel['answered-of-offered'], 13);
    expect(chats.asaSec).toBeCloseTo(servers.asaSec, 10);
    expect(chats.slotOccupancy).toBeCloseTo(servers.occupancy, 13);
    expect(chats.agentOccupancy).toBeGreaterThan(chats.slotOccupancy);
  });

  it('with one slot are calls, whatever the switch penalty', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.05, max: 0.98, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (agents, load, switchPenalty) => {
          const queue = { arrivalsPerHour: load * agents * 12, handleTimeSec: 300, thresholdSec: 30, agents };
          const chats = measureChats({ ...queue, concurrency: 1, switchPenalty });
          const calls = measureErlangC(queue);
          expect(chats.serviceLevel).toBeCloseTo(calls.serviceLevel['answered-of-offered'], 11);
          expect(chats.agentOccupancy).toBeCloseTo(calls.occupancy, 11);
        },
      ),
    );
  });

  it('match a simulation where each further chat slows the others', () => {
    const input = {
      arrivalsPerHour: 150,
      handleTimeSec: 360,
      thresholdSec: 30,
      agents: 6,
      concurrency: 3,
      switchPenalty: 0.3,
    };
    const measures = measureChats(input);
    const counted = simulateEvenChats(input, 300_000);
    expect(Math.abs(counted.waited - measures.waitProbability)).toBeLessThan(0.01);
    expect(Math.abs(counted.slotOccupancy - measures.slotOccupancy)).toBeLessThan(0.01);
    expect(Math.abs(counted.agentOccupancy - measures.agentOccupancy)).toBeLessThan(0.01);
  });

  it('never get worse with one agent more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        (agents, concurrency, switchPenalty, trafficErl) => {
          const load = { arrivalsPerHour: trafficErl * 10, handleTimeSec: 360, thresholdSec: 30 };
          const before = measureChats({ ...load, concurrency, switchPenalty, agents });
          const after = measureChats({ ...load, concurrency, switchPenalty, agents: agents + 1 });
          expect(after.serviceLevel).toBeGreaterThanOrEqual(before.serviceLevel - 1e-12);
          expect(after.slotOccupancy).toBeLessThanOrEqual(before.slotOccupancy + 1e-12);
        },
      ),
    );
  });

  it('are staffed by the fewest agents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 80, noNaN: true }),
        fc.double({ min: 0.1, max: 0.98, noNaN: true }),
        fc.double({ min: 0.4, max: 1, noNaN: true }),
        (concurrency, switchPenalty, trafficErl, slTarget, maxOccupancy) => {
          const load = { arrivalsPerHour: trafficErl * 10, handleTimeSec: 360, thresholdSec: 30 };
          const chats = { ...load, concurrency, switchPenalty };
          const isEnough = (agents: number) => {
            const measures = measureChats({ ...chats, agents });
            return measures.serviceLevel >= slTarget && measures.slotOccupancy <= maxOccupancy;
          };
          const { agents } = staffChats({ ...chats, slTarget, maxOccupancy });
          expect(isEnough(agents)).toBe(true);
          expect(agents === 0 || !isEnough(agents - 1)).toBe(true);
        },
      ),
    );
  });

  it('stay exact with far more slots than chats', () => {
    const measures = measureChats({
      arrivalsPerHour: 600,
      handleTimeSec: 360,
      thresholdSec: 30,
      agents: 5000,
      concurrency: 10,
      switchPenalty: 0.2,
    });
    expect(measures.waitProbability).toBe(0);
    expect(measures.agentOccupancy).toBeCloseTo(60 / 5000, 12);
    expect(measures.chatsPerBusyAgent).toBeCloseTo(1, 9);
  });

  it('refuse half a slot and a penalty above 1', () => {
    const input = {
      arrivalsPerHour: 10,
      handleTimeSec: 360,
      thresholdSec: 30,
      agents: 5,
      concurrency: 2,
      switchPenalty: 0,
    };
    for (const bad of [{ concurrency: 0 }, { concurrency: 2.5 }, { concurrency: Number.NaN }, { switchPenalty: 1.1 }]) {
      expect(() => measureChats({ ...input, ...bad })).toThrow(InvalidInput);
    }
  });
});

/** Markov simulation of the same rule: chats spread evenly, each slowed by the others of its agent. */
function simulateEvenChats(input: Parameters<typeof measureChats>[0], events: number) {
  const random = createRandom('chats');
  const slots = input.agents * input.concurrency;
  const arrivalsPerSec = input.arrivalsPerHour / 3600;
  let present = 0;
  let seconds = 0;
  let busySlots = 0;
  let busyAgents = 0;
  let arrived = 0;
  let waited = 0;
  for (let i = 0; i < events; i++) {
    const inHand = Math.min(present, slots);
    let completionsPerSec = 0;
    for (let agent = 0; agent < input.agents; agent++) {
      const chats = Math.floor(inHand / input.agents) + (agent < inHand % input.agents ? 1 : 0);
      completionsPerSec += chats / (input.handleTimeSec * (1 + Math.max(0, chats - 1) * input.switchPenalty));
    }
    const dwellSec = random.exponential(arrivalsPerSec + completionsPerSec);
    seconds += dwellSec;
    busySlots += dwellSec * inHand;
    busyAgents += dwellSec * Math.min(inHand, input.agents);
    if (random.next() * (arrivalsPerSec + completionsPerSec) < arrivalsPerSec) {
      arrived++;
      if (present >= slots) waited++;
      present++;
    } else {
      present--;
    }
  }
  return {
    waited: waited / arrived,
    slotOccupancy: busySlots / (seconds * slots),
    agentOccupancy: busyAgents / (seconds * input.agents),
  };
}
