import type { Actor } from '~/auth/actor';
import type { LayerOperation } from '~/engine/forecasting';
import { isLocalTimeFault, localToInstant } from '~/engine/time';
import { type ForecastDetails, getForecast } from '~/models/forecast.server';
import { readDayForCopy } from '~/models/forecast-day-copy.server';
import { type EditPreview, previewLayer } from '~/models/forecast-edit-preview.server';
import type { ForecastLevel } from '~/models/forecast-interval.server';
import { addLayer, type NewLayer } from '~/models/forecast-layer.server';
import { AppError } from '~/platform/errors.server';
import { type EditCommand, type EditQuestion, editQuestion } from './forecast-commands';

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

/** The layer that an edit asks for, or the code of what is wrong with the form. */
async function readEdit(
  organizationId: string,
  { id: forecastId, timeZone: own }: ForecastDetails,
  command: EditQuestion,
): Promise<NewLayer | { fault: string }> {
  const timeZone = command.zone ?? own;
  const [from, to] = [toInstant(command.from, timeZone), toInstant(command.to, timeZone)];
  if (to <= from) return { fault: 'range' };
  const { target, comment, sourceDate, intent: kind } = command;
  if (command.operation === 'copy') {
    if (!sourceDate || kind !== 'edit') return { fault: 'sourceDate' };
    const values = await readDayForCopy({ organizationId, forecastId, target, from, to, sourceDate, timeZone });
    return { kind, target, operation: { type: 'values', values }, from, to, comment, copiedFrom: sourceDate };
  }
  const operation = toOperation(command.operation, command.value);
  if (!operation || (kind !== 'edit' && operation.type !== 'scale')) return { fault: 'value' };
  return { kind, target, operation, from, to, comment };
}

/**
 * Lays what an edit asks for over a forecast.
 * @returns the code of what is wrong with the form, or null
 * @throws AppError not_found, conflict, invalid (the day to copy has no values)
 */
export async function editForecast(
  actor: Actor,
  { forecastId, command }: { forecastId: string; command: EditCommand },
): Promise<{ fault: string } | null> {
  const { organizationId } = actor;
  const layer = await readEdit(organizationId, await getForecast({ organizationId, forecastId }), command);
  if ('fault' in layer) return layer;
  await addLayer(actor, { forecastId, layer, expectedVersion: command.version });
  return null;
}

/**
 * What an edit would make of a forecast at one level of detail, from the very form that would be sent; nothing is written.
 * @returns the code of what is wrong with the form, or the preview
 * @throws AppError not_found
 */
export async function previewForecastForm(
  organizationId: string,
  input: { forecastId: string; level: ForecastLevel; form: Record<string, unknown> },
): Promise<{ fault: string } | EditPreview> {
  const { forecastId, level, form } = input;
  const forecast = await getForecast({ organizationId, forecastId });
  const parsed = editQuestion.safeParse(form);
  if (!parsed.success) return { fault: String(parsed.error.issues[0].path[0] ?? 'any') };
  try {
    const layer = await readEdit(organizationId, forecast, parsed.data);
    if ('fault' in layer) return layer;
    return await previewLayer({ organizationId, forecast, level, layer, timeZone: parsed.data.zone });
  } catch (error) {
    // why: a fault of the form is told in the form
    if (error instanceof AppError && error.code === 'invalid') return { fault: error.faults[0]?.field ?? 'any' };
    throw error;
  }
}
