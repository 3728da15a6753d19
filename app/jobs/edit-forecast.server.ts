import type { Actor } from '~/auth/actor';
import type { LayerOperation } from '~/engine/forecasting';
import { isLocalTimeFault, localToInstant } from '~/engine/time';
import { getForecast } from '~/models/forecast.server';
import { readDayForCopy } from '~/models/forecast-day-copy.server';
import { addLayer } from '~/models/forecast-layer.server';
import type { EditCommand } from './forecast-commands';

/** A local time of a form as an instant; of two readings of a repeated hour the first. */
export function toInstant(text: string, zone: string): number {
  const [date, clock] = text.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  const instant = localToInstant({ date, minuteOfDay: hours * 60 + minutes, zone, ambiguity: 'earlier' });
  return isLocalTimeFault(instant) ? instant.transitionMs : instant;
}

/** What the form says as an operation of the engine; null where the value does not suit it. */
function toOperation(
  operation: Exclude<EditCommand['operation'], 'copy'>,
  value: number | undefined,
): LayerOperation | null {
  if (value === undefined || Math.abs(value) > 1e7) return null;
  if (operation === 'shift') return { type: 'shift', perSlot: value };
  if (value < 0) return null;
  if (operation === 'scale') return { type: 'scale', factor: value };
  if (operation === 'set') return { type: 'set', value };
  return value >= 3 && value <= 97 && value % 2 === 1 ? { type: 'smooth', windowSlots: value } : null;
}

/**
 * Lays what an edit asks for over a forecast.
 * @returns the code of what is wrong with the form, or null
 * @throws AppError not_found, conflict, invalid (the day to copy has no values)
 */
export async function editForecast(
  actor: Actor,
  input: { forecastId: string; command: EditCommand },
): Promise<{ fault: string } | null> {
  const { forecastId, command } = input;
  const { timeZone } = await getForecast({ organizationId: actor.organizationId, forecastId });
  const [from, to] = [toInstant(command.from, timeZone), toInstant(command.to, timeZone)];
  if (to <= from) return { fault: 'range' };
  const { target, comment } = command;
  const kind = command.intent;
  const add = (operation: LayerOperation, copiedFrom?: string) =>
    addLayer(actor, {
      forecastId,
      layer: { kind, target, operation, from, to, comment, copiedFrom },
      expectedVersion: command.version,
    });
  if (command.operation === 'copy') {
    if (!command.sourceDate || kind !== 'edit') return { fault: 'sourceDate' };
    const { sourceDate } = command;
    const values = await readDayForCopy({
      organizationId: actor.organizationId,
      forecastId,
      target,
      from,
      to,
      sourceDate,
    });
    await add({ type: 'values', values }, sourceDate);
    return null;
  }
  const operation = toOperation(command.operation, command.value);
  if (!operation || (kind !== 'edit' && operation.type !== 'scale')) return { fault: 'value' };
  await add(operation);
  return null;
}
