import { z } from '@hono/zod-openapi';
import { type AllocationInput, type AllocationResult, ROUTING_RULES, type RoutingModel } from '~/engine/multiskill';

const id = z.string().min(1).max(100);
const perInterval = (max: number) =>
  z.union([z.number().min(0).max(max), z.array(z.number().min(0).max(max)).min(1).max(2000)]);

/** What draws the random numbers of a simulation. */
export const seedField = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)
  .default(1);
/** Half of the 95 % interval that a simulation goes on to. */
export const halfWidthField = z.number().min(0.001).max(0.2).default(0.01);

export const allocateInput = z
  .object({
    agents: z
      .array(
        z.object({
          id,
          skills: z
            .array(
              z.object({
                queue_id: id,
                proficiency: z.number().min(0.1).max(10).optional(),
                preference: z.number().int().min(1).max(100).optional(),
              }),
            )
            .max(500),
          availability: z.number().positive().max(1).optional(),
          current_queue_ids: z.array(id).max(500).optional(),
        }),
      )
      .min(1)
      .max(10_000),
    queues: z
      .array(
        z.object({
          id,
          required_agents: z.number().min(0).max(1e6).openapi({ description: 'Agents of proficiency 1' }),
          weight: z.number().positive().max(1e6).optional(),
          min_coverage: z.number().min(0).max(1).optional(),
        }),
      )
      .min(1)
      .max(500),
    max_skills_per_agent: z.number().int().min(1).max(500).optional(),
    min_coverage: z.number().min(0).max(1).optional(),
    stickiness: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .openapi({ description: 'What a move must at least gain, in agents' }),
  })
  .openapi('AllocationInput', {
    example: {
      agents: [
        {
          id: 'anna',
          skills: [{ queue_id: 'calls' }, { queue_id: 'chat', proficiency: 0.9 }],
          current_queue_ids: ['calls'],
        },
        { id: 'boris', skills: [{ queue_id: 'calls' }], current_queue_ids: ['calls'] },
        { id: 'vera', skills: [{ queue_id: 'chat' }], current_queue_ids: ['chat'] },
      ],
      queues: [
        { id: 'calls', required_agents: 1 },
        { id: 'chat', required_agents: 2 },
      ],
      max_skills_per_agent: 1,
    },
  });

export const allocateAnswer = z
  .object({
    assignments: z.array(
      z.object({ agent_id: z.string(), shares: z.array(z.object({ queue_id: z.string(), share: z.number() })) }),
    ),
    queues: z.array(
      z.object({
        queue_id: z.string(),
        required_agents: z.number(),
        effective_agents: z.number(),
        people: z.number(),
        coverage: z.number(),
      }),
    ),
    moved_agents: z.number().int(),
    shortfall: z.number(),
    lower_bound: z.number().openapi({ description: 'Least shortfall that any allocation can have' }),
    infeasible: z.array(
      z.object({
        queue_id: z.string(),
        reason: z.string(),
        required_agents: z.number(),
        reachable_agents: z.number(),
        missing_agents: z.number(),
        trainable_agent_ids: z.array(z.string()),
      }),
    ),
  })
  .openapi('AllocationAnswer');

/** The engine's input. */
export const toAllocation = (input: z.output<typeof allocateInput>): AllocationInput => ({
  agents: input.agents.map((agent) => ({
    id: agent.id,
    skills: agent.skills.map(({ queue_id, ...skill }) => ({ queueId: queue_id, ...skill })),
    availability: agent.availability,
    currentQueueIds: agent.current_queue_ids,
  })),
  queues: input.queues.map((queue) => ({
    id: queue.id,
    requiredAgents: queue.required_agents,
    weight: queue.weight,
    minCoverage: queue.min_coverage,
  })),
  maxSkillsPerAgent: input.max_skills_per_agent,
  minCoverage: input.min_coverage,
  stickiness: input.stickiness,
});

/** The answer in the words of the interface. */
export const writeAllocation = (result: AllocationResult): z.input<typeof allocateAnswer> => ({
  assignments: result.assignments.map(({ agentId, shares }) => ({
    agent_id: agentId,
    shares: shares.map(({ queueId, share }) => ({ queue_id: queueId, share })),
  })),
  queues: result.queues.map((queue) => ({
    queue_id: queue.queueId,
    required_agents: queue.requiredAgents,
    effective_agents: queue.effectiveAgents,
    people: queue.people,
    coverage: queue.coverage,
  })),
  moved_agents: result.movedAgents,
  shortfall: result.shortfall,
  lower_bound: result.lowerBound,
  infeasible: result.infeasible.map((item) => ({
    queue_id: item.queueId,
    reason: item.reason,
    required_agents: item.requiredAgents,
    reachable_agents: item.reachableAgents,
    missing_agents: item.missingAgents,
    trainable_agent_ids: item.trainableAgentIds,
  })),
});

const skill = z.object({
  queue_id: id,
  proficiency: z.number().min(0.1).max(10).optional(),
  preference: z.number().int().min(1).max(100).optional(),
  after_wait_s: z.number().min(0).max(86_400).optional(),
});

export const simulateInput = z
  .object({
    model: z.object({
      interval_s: z.number().min(60).max(86_400),
      intervals: z.number().int().min(1).max(2000).optional(),
      routing: z.enum(ROUTING_RULES).default('longest-idle'),
      queues: z
        .array(
          z.object({
            id,
            arrivals: perInterval(1e6).openapi({ description: 'Contacts of each interval, or one figure for all' }),
            aht_s: z.number().min(0.01).max(1e6),
            patience_s: z.number().min(0.01).max(1e7).optional(),
            threshold_s: z.number().min(0).max(1e6),
            priority: z.number().int().min(1).max(100).optional(),
            concurrency: z.number().int().min(1).max(50).optional(),
            switch_penalty: z.number().min(0).max(1).optional(),
            redial_share: z.number().min(0).max(0.99).optional(),
          }),
        )
        .min(1)
        .max(200),
      groups: z
        .array(
          z.object({
            id,
            skills: z.array(skill).min(1).max(200),
            agents: perInterval(5000).openapi({ description: 'On duty in each interval' }),
          }),
        )
        .min(1)
        .max(500),
    }),
    seed: seedField,
    half_width: halfWidthField.openapi({ description: 'Half of the 95 % interval to reach' }),
    max_replications: z.number().int().min(2).max(1000).default(200),
  })
  .openapi('SimulationInput', {
    example: {
      model: {
        interval_s: 3600,
        intervals: 4,
        queues: [
          { id: 'calls', arrivals: 120, aht_s: 240, patience_s: 120, threshold_s: 20 },
          { id: 'chat', arrivals: 60, aht_s: 480, threshold_s: 60, concurrency: 2, switch_penalty: 0.15 },
        ],
        groups: [
          { id: 'calls only', agents: 8, skills: [{ queue_id: 'calls' }] },
          {
            id: 'both',
            agents: 4,
            skills: [{ queue_id: 'chat' }, { queue_id: 'calls', preference: 2, proficiency: 0.9 }],
          },
        ],
      },
      half_width: 0.02,
    },
  });

/** The engine's model. */
export const toRoutingModel = ({ model }: z.output<typeof simulateInput>): RoutingModel => ({
  intervalSec: model.interval_s,
  intervals: model.intervals,
  routing: model.routing,
  queues: model.queues.map((queue) => ({
    id: queue.id,
    arrivals: queue.arrivals,
    handleTimeSec: queue.aht_s,
    patienceSec: queue.patience_s,
    thresholdSec: queue.threshold_s,
    priority: queue.priority,
    concurrency: queue.concurrency,
    switchPenalty: queue.switch_penalty,
    redialShare: queue.redial_share,
  })),
  groups: model.groups.map((group) => ({
    id: group.id,
    agents: group.agents,
    skills: group.skills.map(({ queue_id, after_wait_s, ...rest }) => ({
      queueId: queue_id,
      afterWaitSec: after_wait_s,
      ...rest,
    })),
  })),
});
