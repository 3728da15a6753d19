import { z } from '@hono/zod-openapi';
import { ROUTING_RULES, type StaffProfilesInput } from '~/engine/multiskill';
import { halfWidthField, seedField } from './multi-skill-schemas';

const id = z.string().min(1).max(100);
const count = z.number().int().min(0).max(10_000);

export const staffProfilesInput = z
  .object({
    interval_s: z.number().min(60).max(86_400),
    intervals: z.number().int().min(1).max(200).optional(),
    routing: z.enum(ROUTING_RULES).default('longest-idle'),
    queues: z
      .array(
        z.object({
          id,
          arrivals: z
            .union([z.number().min(0).max(1e6), z.array(z.number().min(0).max(1e6)).min(1).max(200)])
            .openapi({ description: 'Contacts of each interval, or one figure for all' }),
          aht_s: z.number().min(0.01).max(1e6),
          patience_s: z.number().min(0.01).max(1e7).optional(),
          sl_target: z.number().min(0).max(0.999).openapi({ description: 'Answered within the threshold / offered' }),
          threshold_s: z.number().min(0).max(1e6),
          priority: z.number().int().min(1).max(100).optional(),
          concurrency: z.number().int().min(1).max(50).optional(),
          switch_penalty: z.number().min(0).max(1).optional(),
        }),
      )
      .min(1)
      .max(100),
    profiles: z
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
            .min(1)
            .max(100),
          cost: z
            .number()
            .min(0.001)
            .max(1e6)
            .optional()
            .openapi({ description: 'Of an agent for an interval, 1 by default' }),
          min_agents: count.optional(),
          max_agents: count.optional(),
        }),
      )
      .min(1)
      .max(50),
    seed: seedField,
    half_width: halfWidthField.openapi({
      description: 'Half of the 95 % interval of a service level in the last check',
    }),
  })
  .openapi('ProfileStaffingInput', {
    example: {
      interval_s: 3600,
      queues: [
        { id: 'calls', arrivals: [60, 140, 90], aht_s: 240, patience_s: 180, sl_target: 0.8, threshold_s: 20 },
        { id: 'chat', arrivals: [40, 60, 50], aht_s: 480, sl_target: 0.8, threshold_s: 60, concurrency: 2 },
      ],
      profiles: [
        { id: 'calls only', skills: [{ queue_id: 'calls' }] },
        { id: 'chat only', skills: [{ queue_id: 'chat' }] },
        { id: 'both', cost: 1.1, skills: [{ queue_id: 'calls' }, { queue_id: 'chat', preference: 2 }] },
      ],
      half_width: 0.02,
    },
  });

const figure = z
  .tuple([z.number(), z.number().nullable()])
  .openapi({ description: 'Mean, and half of its 95 % interval (null where it is not known)' });
const column = z.array(z.number());

/** The result of the job, as it stands in the document; columns have one entry for each interval. */
export const profileStaffingResult = z.strictObject({
  intervalSec: z.number(),
  intervals: z.number().int().openapi({ description: 'Of the day; fewer are answered where the search was ended' }),
  profiles: z.array(
    z.strictObject({
      id: z.string(),
      queueIds: z.array(z.string()),
      people: z.number().nullable().openapi({ description: 'Most that there are' }),
      agents: column,
      added: column.openapi({ description: 'Of them, for work carried over from one interval to the next' }),
    }),
  ),
  queues: z.array(
    z.strictObject({
      id: z.string(),
      slTarget: z.number(),
      serviceLevel: z.array(figure).openapi({ description: 'Answered within the threshold / offered, as played' }),
      asaSec: z.array(figure),
      separateAgents: column.openapi({ description: 'What the queue would need with people of its own' }),
    }),
  ),
  agents: z.number().openapi({ description: 'Agent-intervals' }),
  separateAgents: z.number(),
  agentsByInterval: column,
  separateByInterval: column,
  cost: z.number(),
  poolingGain: z.number().nullable().openapi({ description: 'null while a target cannot be met' }),
  addedAgents: z.number(),
  plays: z.number().int().openapi({ description: 'How often the day was played as a whole' }),
  missed: z.array(z.strictObject({ interval: z.number().int(), queueId: z.string(), serviceLevel: figure })),
  infeasible: z.array(
    z.strictObject({
      interval: z.number().int(),
      queueId: z.string(),
      reason: z.enum(['nobody-has-the-skill', 'too-few-agents']),
      reachableServiceLevel: z.number(),
      slTarget: z.number(),
      missingAgents: z.number(),
      profileId: z.string().optional(),
    }),
  ),
});

/** The engine's question. */
export const toProfileStaffing = (
  input: z.output<typeof staffProfilesInput>,
): Omit<StaffProfilesInput, 'onProgress'> => ({
  intervalSec: input.interval_s,
  intervals: input.intervals,
  routing: input.routing,
  seed: input.seed,
  halfWidth: input.half_width,
  queues: input.queues.map((queue) => ({
    id: queue.id,
    arrivals: queue.arrivals,
    handleTimeSec: queue.aht_s,
    patienceSec: queue.patience_s,
    slTarget: queue.sl_target,
    thresholdSec: queue.threshold_s,
    priority: queue.priority,
    concurrency: queue.concurrency,
    switchPenalty: queue.switch_penalty,
  })),
  profiles: input.profiles.map((profile) => ({
    id: profile.id,
    skills: profile.skills.map(({ queue_id, ...skill }) => ({ queueId: queue_id, ...skill })),
    cost: profile.cost,
    minAgents: profile.min_agents,
    maxAgents: profile.max_agents,
  })),
});
