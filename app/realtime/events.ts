import { z } from 'zod';

/**
 * The catalogue of live events. Each has a type, the organization it belongs to, the rooms that may hear it and its data.
 * Rooms: `user:<id>`, `job:<id>`, `group:<id>`, `schedule:<id>`, `org:<id>`.
 */
export const eventCatalogue = {
  /** progress or end of a job; room job:<id> */
  job: z.object({
    id: z.uuid(),
    state: z.enum(['waiting', 'running', 'completed', 'failed', 'cancelled']),
    progress: z.number(),
    message: z.string(),
    metrics: z.record(z.string(), z.unknown()).nullable().optional(),
    result: z.unknown().optional(),
    error: z.string().nullable().optional(),
  }),
  /** something for one person; room user:<id> */
  notification: z.object({
    id: z.uuid(),
    kind: z.string(),
    params: z.record(z.string(), z.unknown()),
    link: z.string().nullable(),
    createdAt: z.string(),
  }),
  /** state of one agent; the hub shows it to those whose scope holds the department */
  agent_status: z.object({
    agentId: z.uuid(),
    newStatus: z.string(),
    previousStatus: z.string().nullable(),
    /** ISO instant since when */
    since: z.string(),
    groupIds: z.array(z.uuid()),
    departmentId: z.uuid().nullable(),
  }),
  /** counters of one queue */
  queue_metrics: z.object({
    groupId: z.uuid(),
    measuredAt: z.string(),
    waiting: z.number(),
    longestWaitMs: z.number(),
    receivedToday: z.number(),
    answeredToday: z.number(),
    answeredInTimeToday: z.number(),
    lostToday: z.number(),
    ahtMs: z.number(),
    agentsAvailable: z.number(),
    agentsBusy: z.number(),
    agentsOnline: z.number(),
  }),
  /** an alert began, was acknowledged or ended */
  alert: z.object({
    id: z.uuid(),
    rule: z.string(),
    severity: z.string(),
    state: z.enum(['active', 'acknowledged', 'resolved']),
    groupId: z.uuid().nullable(),
    employeeId: z.uuid().nullable(),
    /** department of the employee; null for alerts about queues */
    departmentId: z.uuid().nullable(),
  }),
  /** a schedule changed; room schedule:<id> */
  schedule: z.looseObject({ scheduleId: z.uuid(), change: z.string() }),
  /** a forecast changed; room org:<id> */
  forecast: z.looseObject({ forecastId: z.uuid(), change: z.string() }),
  /** a request was made or decided; rooms user:<id> or org:<id> */
  request: z.looseObject({ requestId: z.uuid(), change: z.string() }),
} as const;

export type EventCatalogue = typeof eventCatalogue;
export type EventType = keyof EventCatalogue;
export type EventData<Type extends EventType> = z.output<EventCatalogue[Type]>;

/** An event on its way from the process where it happened to the hubs. */
export type LiveEvent = {
  [Type in EventType]: {
    organizationId: string;
    type: Type;
    rooms: string[];
    timestamp: string;
    data: EventData<Type>;
  };
}[EventType];

/** What a browser or client receives. */
export interface ClientEvent {
  type: string;
  timestamp: string;
  data: unknown;
}

export const rooms = {
  user: (id: string) => `user:${id}`,
  job: (id: string) => `job:${id}`,
  group: (id: string) => `group:${id}`,
  schedule: (id: string) => `schedule:${id}`,
  organization: (id: string) => `org:${id}`,
};
