import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { type AllocationInput, allocateAgents, proposeMoves } from '~/engine/multiskill';
import type { AllocationProgramme } from '~/engine/multiskill/allocation-model';
import { buildAllocationProgramme } from '~/engine/multiskill/allocation-programme';
import { measureChats } from '~/engine/queueing';
import { createHighsSolver } from '~/engine/scheduling/lp/highs-solver';
import { addColumn, addRow, createLpModel, type LpModel, type LpSolver } from '~/engine/scheduling/lp/lp-solver';
import { createSmallSolver } from '~/engine/scheduling/lp/small-solver';

/** Agents with random skills and speeds; queues that ask for about as much as there is. */
const centre = fc
  .record({
    queues: fc.array(
      fc.record({ requiredAgents: fc.double({ min: 0, max: 6, noNaN: true }), weight: fc.integer({ min: 1, max: 5 }) }),
      { minLength: 1, maxLength: 6 },
    ),
    agents: fc.array(
      fc.array(fc.record({ queue: fc.nat(5), proficiency: fc.integer({ min: 5, max: 15 }) }), { maxLength: 4 }),
      { minLength: 1, maxLength: 20 },
    ),
    isPlaced: fc.boolean(),
  })
  .map(({ queues, agents, isPlaced }): AllocationInput => {
    const ids = queues.map((_, index) => `q${index}`);
    return {
      queues: queues.map((queue, index) => ({ id: ids[index], ...queue })),
      agents: agents.map((skills, index) => {
        const byQueue = new Map(skills.map((skill) => [ids[skill.queue % ids.length], skill.proficiency / 10]));
        const list = [...byQueue].map(([queueId, proficiency], rank) => ({
          queueId,
          proficiency,
          preference: rank + 1,
        }));
        return {
          id: `a${index}`,
          skills: list,
          currentQueueIds: isPlaced && list.length > 0 ? [list[0].queueId] : [],
        };
      }),
    };
  });

describe('allocation of agents to queues', () => {
  let highs: LpSolver;
  beforeAll(async () => {
    highs = await createHighsSolver();
  });

  it('costs exactly what the linear programme costs for two other solvers', () => {
    const small = createSmallSolver();
    fc.assert(
      fc.property(centre, (input) => {
        const { cost, lowerBound } = allocateAgents(input);
        const model = toLpModel(programmeOf(input));
        const truth = highs.solve(model, 10).objective;
        expect(Math.abs(cost - truth)).toBeLessThan(1e-4 + 1e-6 * truth);
        expect(Math.abs(lowerBound - truth)).toBeLessThan(1e-4 + 1e-6 * truth);
        const plain = small.solve(model, 10);
        if (plain.status === 'optimal') expect(Math.abs(plain.objective - truth)).toBeLessThan(1e-3 + 1e-6 * truth);
      }),
      { numRuns: 150 },
    );
  });

  it('gives nobody away more than once, nor to a queue without the skill', () => {
    fc.assert(
      fc.property(centre, (input) => {
        const { assignments, queues } = allocateAgents(input);
        assignments.forEach(({ shares }, index) => {
          const skills = new Set(input.agents[index].skills.map((skill) => skill.queueId));
          expect(shares.every((share) => skills.has(share.queueId))).toBe(true);
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
        });
        expect(queues.every((queue) => Number.isFinite(queue.coverage))).toBe(true);
      }),
    );
  });

  it('keeps to the most queues per agent, and says what that costs', () => {
    fc.assert(
      fc.property(centre, fc.integer({ min: 1, max: 2 }), (input, maxSkillsPerAgent) => {
        const limited = allocateAgents({ ...input, maxSkillsPerAgent });
        expect(limited.assignments.every(({ shares }) => shares.length <= maxSkillsPerAgent)).toBe(true);
        expect(limited.cost).toBeGreaterThanOrEqual(limited.lowerBound - 1e-6);
      }),
    );
  });

  it('brings every queue to its least coverage before a heavier one gets more', () => {
    const agents = Array.from({ length: 10 }, (_, k) => ({
      id: `a${k}`,
      skills: [{ queueId: 'vip' }, { queueId: 'all' }],
    }));
    const queues = [
      { id: 'vip', requiredAgents: 6, weight: 100 },
      { id: 'all', requiredAgents: 6 },
    ];
    const { queues: coverage } = allocateAgents({ agents, queues, minCoverage: 0.8 });
    expect(coverage[1].effectiveAgents).toBeCloseTo(4.8, 6);
    expect(coverage[0].effectiveAgents).toBeCloseTo(5.2, 6);
  });

  it('moves nobody where all is well, and few where little is missing', () => {
    const agents = Array.from({ length: 20 }, (_, k) => ({
      id: `a${k}`,
      skills: [{ queueId: 'x' }, { queueId: 'y' }],
      currentQueueIds: [k < 10 ? 'x' : 'y'],
    }));
    const at = (x: number, y: number) =>
      allocateAgents({
        agents,
        queues: [
          { id: 'x', requiredAgents: x },
          { id: 'y', requiredAgents: y },
        ],
      }).movedAgents;
    expect(at(10, 10)).toBe(0);
    expect(at(9, 8)).toBe(0);
    expect(at(12, 8)).toBe(2);
  });

  it('says which queue cannot be covered, why, and who could learn it', () => {
    const agents = [
      ...Array.from({ length: 5 }, (_, k) => ({ id: `spare${k}`, skills: [{ queueId: 'easy' }] })),
      { id: 'only', skills: [{ queueId: 'hard', proficiency: 0.5 }] },
    ];
    const { infeasible } = allocateAgents({
      agents,
      queues: [
        { id: 'easy', requiredAgents: 2 },
        { id: 'hard', requiredAgents: 2 },
        { id: 'new', requiredAgents: 1 },
      ],
    });
    expect(infeasible.map(({ queueId, reason }) => [queueId, reason])).toEqual([
      ['hard', 'too-few-have-the-skill'],
      ['new', 'nobody-has-the-skill'],
    ]);
    expect(infeasible[0].missingAgents).toBeCloseTo(1.4, 6);
    expect(infeasible[0].trainableAgentIds).toContain('spare0');
  });

  it('refuses what it cannot read, by name', () => {
    const agents = [{ id: 'a', skills: [{ queueId: 'x' }] }];
    const queues = [{ id: 'x', requiredAgents: 1 }];
    expect(() => allocateAgents({ agents, queues: [{ id: 'x', requiredAgents: -1 }] })).toThrow(
      'queues[0].requiredAgents',
    );
    expect(() => allocateAgents({ agents, queues: [] })).toThrow('agents[0].skills[0].queueId must be the id');
    expect(() => allocateAgents({ agents: [...agents, ...agents], queues })).toThrow('agents[1].id');
    expect(() => allocateAgents({ agents, queues, maxSkillsPerAgent: 0 })).toThrow(InvalidInput);
    expect(() => allocateAgents({ agents, queues, minCoverage: Number.NaN })).toThrow('minCoverage');
  });
});

describe('rebalancing now', () => {
  const load = { handleTimeSec: 240, thresholdSec: 20, patienceSec: 120 };

  it('proposes the moves that help, most useful first, and what they do to each queue', () => {
    const agents = Array.from({ length: 24 }, (_, k) => ({
      id: `a${k}`,
      skills: [{ queueId: 'calm' }, { queueId: 'busy', proficiency: 0.9 }],
      currentQueueIds: [k < 16 ? 'calm' : 'busy'],
    }));
    const { moves, effects } = proposeMoves({
      agents,
      queues: [
        { id: 'calm', requiredAgents: 10 },
        { id: 'busy', requiredAgents: 10 },
      ],
      loads: [
        { queueId: 'calm', arrivalsPerHour: 105, ...load },
        { queueId: 'busy', arrivalsPerHour: 120, ...load },
      ],
    });
    expect(moves.length).toBe(4);
    expect(moves[0]).toMatchObject({ fromQueueIds: ['calm'], toQueueIds: ['busy'] });
    const [calm, busy] = effects;
    expect(busy.agentsAfter).toBeGreaterThan(busy.agentsBefore + 2);
    expect(busy.serviceLevelAfter).toBeGreaterThan(busy.serviceLevelBefore + 0.1);
    expect(calm.serviceLevelAfter).toBeLessThan(calm.serviceLevelBefore);
    expect(calm.serviceLevelAfter).toBeGreaterThan(0.9);
  });

  it('measures a queue of chats by what its agents hold at once', () => {
    const agents = Array.from({ length: 5 }, (_, k) => ({
      id: `a${k}`,
      skills: [{ queueId: 'chat' }],
      currentQueueIds: ['chat'],
    }));
    const chat = { arrivalsPerHour: 48, handleTimeSec: 400, thresholdSec: 60, concurrency: 2, switchPenalty: 0.2 };
    const { effects } = proposeMoves({
      agents,
      queues: [{ id: 'chat', requiredAgents: 4 }],
      loads: [{ queueId: 'chat', patienceSec: 120, ...chat }],
    });
    const { serviceLevel, asaSec } = measureChats({ ...chat, agents: 5 });
    expect(effects).toMatchObject([{ serviceLevelBefore: serviceLevel, asaSecBefore: asaSec }]);
  });

  it('proposes nothing where nothing is missing, and refuses loads of unknown queues', () => {
    const agents = [{ id: 'a', skills: [{ queueId: 'x' }], currentQueueIds: ['x'] }];
    const queues = [{ id: 'x', requiredAgents: 1 }];
    const x = { queueId: 'x', arrivalsPerHour: 5, ...load };
    expect(proposeMoves({ agents, queues, loads: [x] }).moves).toEqual([]);
    expect(() => proposeMoves({ agents, queues, loads: [{ ...x, queueId: 'y' }] })).toThrow('loads[0].queueId');
    expect(() => proposeMoves({ agents, queues, loads: [{ ...x, arrivalsPerHour: Number.NaN }] })).toThrow(
      InvalidInput,
    );
  });
});

function programmeOf(input: AllocationInput): AllocationProgramme {
  return buildAllocationProgramme(input, new Map(input.queues.map((queue, index) => [queue.id, index])), () => true);
}

function toLpModel(programme: AllocationProgramme): LpModel {
  const model = createLpModel();
  const { people, queues, start, queue, gain, cost, idleCost, segments, size, price } = programme;
  const supply: [number, number][][] = Array.from({ length: queues }, () => []);
  for (let person = 0; person < people; person++) {
    const row: [number, number][] = [[addColumn(model, idleCost[person], 0, 1), 1]];
    for (let arc = start[person]; arc < start[person + 1]; arc++) {
      const column = addColumn(model, cost[arc], 0, 1);
      row.push([column, 1]);
      supply[queue[arc]].push([column, gain[arc]]);
    }
    addRow(model, 1, 1, row);
  }
  for (let q = 0; q < queues; q++) {
    let demand = 0;
    for (let k = 0; k < segments; k++) {
      const at = q * segments + k;
      demand += size[at];
      supply[q].push([addColumn(model, price[at], 0, size[at]), 1]);
    }
    addRow(model, demand, Number.POSITIVE_INFINITY, supply[q]);
  }
  return model;
}
