import { z } from 'zod';

/** What a client of /api/ws may say. `id` comes back in the answer. */
const eventTypes = z.enum(['agent_status', 'queue_metrics', 'alerts']);
export type SubscribedType = z.output<typeof eventTypes>;

const id = z.union([z.string().max(100), z.number()]).optional();

export const clientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authenticate'), id, payload: z.object({ token: z.string().min(1).max(4_096) }) }),
  z.object({
    type: z.literal('subscribe'),
    id,
    payload: z.object({
      event_types: z.array(eventTypes).min(1),
      /** only these groups; every group within reach when absent */
      group_ids: z.array(z.uuid()).min(1).max(500).optional(),
    }),
  }),
  z.object({
    type: z.literal('unsubscribe'),
    id,
    payload: z.object({ event_types: z.array(eventTypes).min(1).optional() }).optional(),
  }),
  z.object({ type: z.literal('ping'), id }),
]);

export type ClientMessage = z.output<typeof clientMessage>;

/** Types of the messages that a client receives, by the event in the catalogue. */
export const outgoingType: Record<string, string> = {
  agent_status: 'agent_status_change',
  queue_metrics: 'queue_metrics_update',
  alert: 'alert',
};

/** Close codes of our own, beside those of the protocol. */
export const closeCodes = { unauthenticated: 4401, accessChanged: 4403, tooManyMessages: 4429, tooSlow: 4408 } as const;

export const errorMessage = (code: string, message: string, replyTo?: string | number) =>
  JSON.stringify({ type: 'error', id: replyTo, timestamp: new Date().toISOString(), data: { code, message } });

export const replyMessage = (type: string, data: unknown, replyTo?: string | number) =>
  JSON.stringify({ type, id: replyTo, timestamp: new Date().toISOString(), data });
