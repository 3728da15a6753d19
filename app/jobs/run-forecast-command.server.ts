import type { Actor } from '~/auth/actor';
import { getForecast } from '~/models/forecast.server';
import { setLayerActive } from '~/models/forecast-layer.server';
import { stepLayers } from '~/models/forecast-layer-undo.server';
import { copyForecast, makeForecastCurrent } from '~/models/forecast-version.server';
import { decideCorrection, revertCorrection } from '~/models/history-correction.server';
import { decideAllProposals, revertAllCorrections } from '~/models/history-correction-all.server';
import { AppError } from '~/platform/errors.server';
import { editForecast } from './edit-forecast.server';
import { type ForecastCommand, forecastCommands } from './forecast-commands';
import { recomputeAsNewVersion } from './recompute-forecast.server';

type Outcome = { fault: string } | { forecastId?: string };

/**
 * Carries out what a planner's form on a forecast asks for.
 * @returns the code of what is wrong with the form; or the id of another version to go to, where one was made
 * @throws AppError not_found, conflict
 */
export async function runForecastCommand(
  actor: Actor,
  input: { forecastId: string; form: Record<string, unknown> },
): Promise<Outcome> {
  const parsed = forecastCommands.safeParse(input.form);
  if (!parsed.success) return { fault: String(parsed.error.issues[0].path[0] ?? 'any') };
  try {
    return await run(actor, input.forecastId, parsed.data);
  } catch (error) {
    // why: a fault of the form stays in the form; everything else is answered by the page's boundary
    if (error instanceof AppError && error.code === 'invalid') return { fault: error.faults[0]?.field ?? 'any' };
    if (error instanceof AppError && error.code === 'conflict') return { fault: 'conflict' };
    throw error;
  }
}

async function run(actor: Actor, forecastId: string, command: ForecastCommand): Promise<Outcome> {
  switch (command.intent) {
    case 'edit':
    case 'growth':
    case 'reserve':
      return (await editForecast(actor, { forecastId, command })) ?? {};
    case 'undo':
    case 'redo':
      await stepLayers(actor, { forecastId, direction: command.intent, expectedVersion: command.version });
      return {};
    case 'revert':
    case 'restore': {
      const { layerId, version: expectedVersion } = command;
      await setLayerActive(actor, { forecastId, layerId, isActive: command.intent === 'restore', expectedVersion });
      return {};
    }
    case 'recompute':
      return recomputeAsNewVersion(actor, { forecastId, command });
    case 'snapshot':
    case 'scenario':
      return { forecastId: await copyForecast(actor, { forecastId, kind: command.intent, name: command.name }) };
    case 'make-current':
      await makeForecastCurrent(actor, { forecastId });
      return {};
    case 'correct': {
      const { groupId } = await getForecast({ organizationId: actor.organizationId, forecastId });
      const proposed = command.proposed?.split(' ').filter(Boolean).map(Number) ?? [];
      const values = command.value === undefined ? proposed : [command.value];
      await decideCorrection(actor, { groupId, values: { ...command, values } });
      return {};
    }
    case 'correct-all':
      await decideAllProposals(actor, { forecastId, action: command.action });
      return {};
    case 'uncorrect-all':
      await revertAllCorrections(actor, { forecastId });
      return {};
    case 'uncorrect': {
      const { groupId } = await getForecast({ organizationId: actor.organizationId, forecastId });
      await revertCorrection(actor, { groupId, correctionId: command.correctionId });
      return {};
    }
  }
}
