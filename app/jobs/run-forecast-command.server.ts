import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { isLocalTimeFault, localToInstant } from '~/engine/time';
import { getForecast } from '~/models/forecast.server';
import { addLayer, setLayerActive } from '~/models/forecast-layer.server';
import { requestForecasts } from './request-forecast.server';

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
const version = z.coerce.number().int();

const commands = z.discriminatedUnion('intent', [
  z.object({
    intent: z.enum(['edit', 'growth']),
    operation: z.enum(['scale', 'shift', 'set', 'smooth']),
    value: z.coerce.number().min(-1e6).max(1e7),
    target: z.enum(['volume', 'ahtSec']),
    from: localTime,
    to: localTime,
    comment: z.string().trim().max(256).optional(),
    version,
  }),
  z.object({ intent: z.enum(['revert', 'restore']), layerId: z.uuid(), version }),
  z.object({ intent: z.literal('recompute') }),
]);

type Edit = Extract<z.output<typeof commands>, { intent: 'edit' | 'growth' }>;

/** What the form says as an operation of the engine; null where the value does not suit it. */
function toOperation({ operation, value }: Edit) {
  if (operation === 'shift') return { type: 'shift' as const, perSlot: value };
  if (value < 0) return null;
  if (operation === 'scale') return { type: 'scale' as const, factor: value };
  if (operation === 'set') return { type: 'set' as const, value };
  return value >= 3 && value <= 97 && value % 2 === 1 ? { type: 'smooth' as const, windowSlots: value } : null;
}

/** A local time of a form as an instant; of two readings of a repeated hour the first. */
function toInstant(text: string, zone: string): number | null {
  const [date, clock] = text.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  const instant = localToInstant({ date, minuteOfDay: hours * 60 + minutes, zone, ambiguity: 'earlier' });
  return isLocalTimeFault(instant) ? instant.transitionMs : instant;
}

/**
 * Carries out what a planner's form on a forecast asks for.
 * @returns the code of what is wrong with the form; or the id of a new version, where one was started
 * @throws AppError not_found, conflict
 */
export async function runForecastCommand(
  actor: Actor,
  input: { forecastId: string; form: Record<string, unknown> },
): Promise<{ fault: string } | { forecastId?: string }> {
  const parsed = commands.safeParse(input.form);
  if (!parsed.success) return { fault: String(parsed.error.issues[0].path[0] ?? 'any') };
  const command = parsed.data;
  const { forecastId } = input;
  if (command.intent === 'recompute') return recompute(actor, forecastId);
  if ('layerId' in command) {
    const isActive = command.intent === 'restore';
    await setLayerActive(actor, { forecastId, layerId: command.layerId, isActive, expectedVersion: command.version });
    return {};
  }
  const { timeZone } = await getForecast({ organizationId: actor.organizationId, forecastId });
  const operation = toOperation(command);
  const [from, to] = [toInstant(command.from, timeZone), toInstant(command.to, timeZone)];
  if (!operation) return { fault: 'value' };
  if (from === null || to === null || to <= from) return { fault: 'range' };
  const { target, comment } = command;
  const kind = command.intent === 'growth' ? ('growth' as const) : ('edit' as const);
  await addLayer(actor, {
    forecastId,
    layer: { kind, target, operation, from, to, comment },
    expectedVersion: command.version,
  });
  return {};
}

/** The same group and period again, as a new version, with today's history. */
async function recompute(actor: Actor, forecastId: string): Promise<{ forecastId: string }> {
  const { organizationId } = actor;
  const known = await getForecast({ organizationId, forecastId });
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const { forecastIds } = await requestForecasts(actor, {
    groupIds: [known.groupId],
    startDate: known.startDate,
    horizonDays: days(known.startDate, known.endDate),
    historyWeeks: Math.max(1, Math.round(days(known.historyFrom, known.historyTo) / 7)),
    schema: known.schema,
    name: known.name,
    parameters: known.parameters,
  });
  return { forecastId: forecastIds[0] };
}
