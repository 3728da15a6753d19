import { z } from '@hono/zod-openapi';
import { SERVICE_LEVEL_DEFINITIONS } from '~/engine/queueing';
import type { CalculationAnswer, CalculationCurve, CalculationFigures } from '~/models/calculation-answer';
import type { CalculationModel, CalculationQuestionInput } from '~/models/calculation-question';

const load = {
  lambda_rate: z.number().min(0).max(1e8).openapi({ description: 'Contacts offered an hour' }),
  mu_rate: z
    .number()
    .positive()
    .max(360_000)
    .optional()
    .openapi({ description: 'Contacts an hour that one agent handles' }),
  aht_s: z
    .number()
    .min(0.01)
    .max(1e7)
    .optional()
    .openapi({ description: 'Mean handling time in seconds, instead of mu_rate' }),
  agents: z
    .number()
    .int()
    .min(0)
    .max(2_000_000)
    .optional()
    .openapi({ description: 'Measure this many instead of seeking the fewest' }),
  min_agents: z.number().int().min(0).max(1_000_000).optional(),
  max_occupancy: z.number().min(0.01).max(1).optional(),
  shrinkage: z.number().min(0).max(0.95).optional().openapi({ description: 'Share of the scheduled who are absent' }),
  cost_per_hour: z.number().min(0).max(1e6).optional(),
  include: z
    .array(z.enum(['curve', 'sensitivity']))
    .max(2)
    .default([]),
};

const level = {
  target_sl: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .openapi({ description: 'Share answered within the threshold, by sl_definition' }),
  threshold_s: z.number().min(0).max(1e6).default(20).openapi({ description: 'Threshold in seconds' }),
  sl_definition: z.enum(SERVICE_LEVEL_DEFINITIONS).default('answered-of-offered'),
  max_asa_s: z.number().min(1e-3).max(1e8).optional(),
};

const loss = {
  patience_s: z.number().min(1e-3).max(1e8).openapi({ description: 'Mean patience, exponential' }),
  waiting_places: z.number().int().min(0).max(100_000).optional().openapi({ description: 'Absent: endless' }),
  max_abandonment: z.number().min(1e-9).max(1).optional(),
  max_blocking: z.number().min(1e-9).max(1).optional(),
};

/** An input needs the handling time in one of two ways, and agents or something to reach. */
function queueInput<Shape extends z.ZodRawShape>(name: string, shape: Shape, targets: string[], example: object) {
  const given = (input: object) => input as Record<string, unknown>;
  return z
    .object(shape)
    .refine((input) => (given(input).mu_rate === undefined) !== (given(input).aht_s === undefined), {
      path: ['mu_rate'],
      message: 'Give either mu_rate or aht_s',
      params: { rule: 'one_of' },
    })
    .refine((input) => ['agents', 'min_agents', ...targets].some((field) => given(input)[field] !== undefined), {
      path: [targets[0]],
      message: `Give agents, or at least one of ${targets.join(', ')}`,
      params: { rule: 'required' },
    })
    .openapi(name, { example });
}

export const erlangBInput = queueInput(
  'ErlangBInput',
  { ...load, max_blocking: loss.max_blocking },
  ['max_blocking', 'max_occupancy'],
  { lambda_rate: 240, aht_s: 180, max_blocking: 0.01 },
);
export const erlangCInput = queueInput(
  'ErlangCInput',
  { ...load, ...level },
  ['target_sl', 'max_asa_s', 'max_occupancy'],
  {
    lambda_rate: 1000,
    mu_rate: 20,
    target_sl: 0.8,
    threshold_s: 20,
  },
);
const losing = ['target_sl', 'max_asa_s', 'max_abandonment', 'max_blocking', 'max_occupancy'];
export const erlangAInput = queueInput('ErlangAInput', { ...load, ...level, ...loss }, losing, {
  lambda_rate: 2880,
  mu_rate: 60,
  patience_s: 120,
  agents: 50,
  threshold_s: 20,
});
export const erlangXInput = queueInput(
  'ErlangXInput',
  {
    ...load,
    ...level,
    ...loss,
    redial_share: z.number().min(0).max(0.99).openapi({ description: 'Share of the lost who try again' }),
  },
  losing,
  { lambda_rate: 1200, aht_s: 300, patience_s: 120, redial_share: 0.5, target_sl: 0.8, threshold_s: 20 },
);
export const chatInput = queueInput(
  'ChatInput',
  {
    ...load,
    ...level,
    concurrency: z.number().int().min(1).max(50).openapi({ description: 'Chats an agent holds at once' }),
    switch_penalty: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .openapi({ description: 'Share by which each further chat lengthens all' }),
  },
  ['target_sl', 'max_asa_s', 'max_occupancy'],
  { lambda_rate: 300, aht_s: 600, concurrency: 3, switch_penalty: 0.15, target_sl: 0.8, threshold_s: 60 },
);

type QueueInput = z.output<typeof erlangCInput> &
  Partial<Omit<z.output<typeof erlangXInput>, 'include'>> &
  Partial<Pick<z.output<typeof chatInput>, 'concurrency' | 'switch_penalty'>>;

/** A question of the model layer from an input of any of the queues. */
export function toQuestion(model: CalculationModel, given: object): CalculationQuestionInput {
  const input = given as QueueInput;
  return {
    model,
    arrivalsPerHour: input.lambda_rate,
    handleTimeSec: input.aht_s ?? 3600 / (input.mu_rate ?? 1),
    agents: input.agents,
    slTarget: input.target_sl ?? null,
    thresholdSec: input.threshold_s,
    definition: input.sl_definition,
    maxAsaSec: input.max_asa_s,
    maxAbandonment: input.max_abandonment,
    maxBlocking: input.max_blocking,
    maxOccupancy: input.max_occupancy,
    minAgents: input.min_agents,
    patienceSec: input.patience_s,
    waitingPlaces: input.waiting_places,
    redialShare: input.redial_share,
    concurrency: input.concurrency,
    switchPenalty: input.switch_penalty,
    shrinkage: input.shrinkage,
    costPerHour: input.cost_per_hour,
  };
}

const wait = z.number().nullable().openapi({ description: 'Seconds; null where the queue is not stable' });
const figures = {
  agents: z.number().int(),
  service_level: z.number().openapi({ description: 'By service_level_definition' }),
  service_levels: z.record(z.enum(SERVICE_LEVEL_DEFINITIONS), z.number()),
  wait_probability: z.number(),
  is_stable: z.boolean().openapi({
    description: 'false: more is offered than the agents can handle; waits grow without end and are null',
  }),
  asa_s: wait.openapi({ description: 'Mean wait of all contacts, seconds; null where the queue is not stable' }),
  asa_of_answered_s: wait,
  asa_of_waiters_s: wait,
  queue_length: z.number().nullable(),
  abandonment: z.number(),
  blocking: z.number(),
  occupancy: z.number().openapi({ description: 'Busy share of the agents; for chats of their slots' }),
  scheduled_people: z.number().openapi({ description: 'agents / (1 - shrinkage)' }),
  cost_per_hour: z.number(),
};

export const queueAnswer = z
  .object({
    ...figures,
    service_level_definition: z.enum(SERVICE_LEVEL_DEFINITIONS),
    traffic_erlang: z.number(),
    fractional_agents: z.number().nullable(),
    binding: z.array(z.string()).openapi({ description: 'Targets that one agent less would miss' }),
    wait_percentiles_s: z.object({ p50: z.number(), p90: z.number(), p95: z.number(), p99: z.number() }).nullable(),
    redials: z.object({ attempts_per_hour: z.number(), lost_callers: z.number() }).nullable(),
    chats: z.object({ agent_occupancy: z.number(), chats_per_busy_agent: z.number() }).nullable(),
    curve: z.array(z.object(figures)).optional(),
    sensitivity: z
      .array(
        z.object({
          change: z.string(),
          agents: z.number().int(),
          service_level: z.number(),
          is_stable: z.boolean(),
          asa_s: wait,
          occupancy: z.number(),
        }),
      )
      .optional(),
  })
  .openapi('QueueAnswer');

const writeFigures = (point: CalculationFigures) => ({
  agents: point.agents,
  service_level: point.serviceLevel,
  service_levels: point.serviceLevels,
  wait_probability: point.waitProbability,
  is_stable: point.asaSec !== null,
  asa_s: point.asaSec,
  asa_of_answered_s: point.asaOfAnsweredSec,
  asa_of_waiters_s: point.asaOfWaitersSec,
  queue_length: point.queueLength,
  abandonment: point.abandonment,
  blocking: point.blocking,
  occupancy: point.occupancy,
  scheduled_people: point.scheduledPeople,
  cost_per_hour: point.costPerHour,
});

/** An answer in the words of the interface. */
export function writeQueueAnswer(answer: CalculationAnswer, curve: CalculationCurve | null, include: string[]) {
  return {
    ...writeFigures(answer.figures),
    service_level_definition: answer.question.definition,
    traffic_erlang: answer.trafficErl,
    fractional_agents: answer.fractionalAgents,
    binding: answer.binding,
    wait_percentiles_s: answer.waitPercentilesSec,
    redials: answer.redials && {
      attempts_per_hour: answer.redials.attemptsPerHour,
      lost_callers: answer.redials.lostCallers,
    },
    chats: answer.chats && {
      agent_occupancy: answer.chats.agentOccupancy,
      chats_per_busy_agent: answer.chats.chatsPerBusyAgent,
    },
    ...(curve && include.includes('curve') ? { curve: curve.points.map(writeFigures) } : {}),
    ...(curve && include.includes('sensitivity')
      ? {
          sensitivity: curve.sensitivity.map(({ change, agents, serviceLevel, asaSec, occupancy }) => ({
            change,
            agents,
            service_level: serviceLevel,
            is_stable: asaSec !== null,
            asa_s: asaSec,
            occupancy,
          })),
        }
      : {}),
  };
}
