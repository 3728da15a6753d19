import type { Actor } from '~/auth/actor';
import { addScenario, followAdvice, formFieldOf, readCapacityForm, removeScenario } from '~/models/capacity-form';
import {
  createCapacityPlan,
  deleteCapacityPlan,
  getCapacityPlan,
  updateCapacityPlan,
} from '~/models/capacity-plan.server';
import { AppError } from '~/platform/errors.server';
import { computeCapacity } from './compute-capacity.server';

export interface CapacityCommandResult {
  /** rule broken by field of the form; empty where it was done */
  faults: Record<string, string>;
  planId: string | null;
  isDeleted?: boolean;
}

/** Creates a plan from its form. */
export function runCapacityCreation(actor: Actor, form: FormData): Promise<CapacityCommandResult> {
  return withFaults(async () => {
    const { id } = await createCapacityPlan(actor, readCapacityForm(form));
    return { faults: {}, planId: id };
  });
}

/**
 * Carries out what a plan's page sends: save, add-scenario, remove-scenario, follow-advice, delete.
 * @throws AppError not_found; VersionConflict
 */
export function runCapacityCommand(actor: Actor, planId: string, form: FormData): Promise<CapacityCommandResult> {
  return withFaults(async () => {
    const { organizationId } = actor;
    const intent = String(form.get('intent') ?? 'save');
    if (intent === 'delete') {
      await deleteCapacityPlan(actor, planId);
      return { faults: {}, planId, isDeleted: true };
    }
    const version = Number(form.get('version'));
    const index = Number(form.get('scenario') ?? 0);
    const plan = await getCapacityPlan({ organizationId, planId });
    const values =
      intent === 'add-scenario'
        ? addScenario(plan.input, String(form.get('scenarioName') ?? '').trim() || `${plan.input.scenarios.length + 1}`)
        : intent === 'remove-scenario'
          ? removeScenario(plan.input, index)
          : intent === 'follow-advice'
            ? followAdvice(
                plan.input,
                index,
                (await computeCapacity({ organizationId, plan })).scenarios[index]?.advice ?? [],
              )
            : readCapacityForm(form);
    await updateCapacityPlan(actor, { planId, version, values });
    return { faults: {}, planId };
  });
}

async function withFaults(run: () => Promise<CapacityCommandResult>): Promise<CapacityCommandResult> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const faults = Object.fromEntries(error.faults.map(({ field, rule }) => [formFieldOf(field), rule]));
    return { faults, planId: null };
  }
}
