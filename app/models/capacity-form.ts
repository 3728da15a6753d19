import { type CapacityPlanInput, type CapacityScenarioInput, dateOfWeek } from './capacity-plan-input';

/** Numbers of the plan and of each scenario that stand in the form under their own names. */
export const planNumbers = [
  'weeks',
  'startFte',
  'hoursPerFteWeek',
  'costPerHour',
  'costPerHire',
  'leadWeeks',
  'minClassSize',
  'maxClassSize',
] as const;
export const scenarioNumbers = [
  'volumePercent',
  'ahtPercent',
  'growthPercent',
  'attritionPercent',
  'shrinkagePercent',
  'inefficiencyPercent',
  'trainingWeeks',
  'rampWeeks',
  'rampAttritionPercent',
] as const;

const toNumber = (value: FormDataEntryValue | null) => {
  const text = String(value ?? '')
    .trim()
    .replace(',', '.');
  return text === '' ? undefined : Number(text);
};

/** Classes as lines `2027-03-01 8`: first day and people. A line that cannot be read stays, so that the check names it. */
export function parseHiring(text: string): { startDate: string; people: number }[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [startDate, people] = line.split(/[\s,;]+/);
      return { startDate, people: Number(people) };
    });
}

export const writeHiring = (hiring: CapacityScenarioInput['hiring']): string =>
  hiring.map(({ startDate, people }) => `${startDate} ${people}`).join('\n');

/** The values of a plan as its form sends them; not yet checked. */
export function readCapacityForm(form: FormData): Record<string, unknown> {
  const numbers = (names: readonly string[], prefix = '') =>
    Object.fromEntries(names.map((name) => [name, toNumber(form.get(`${prefix}${name}`))]));
  const count = Math.min(4, Math.max(1, Number(form.get('scenarios')) || 1));
  return {
    name: String(form.get('name') ?? ''),
    groupIds: form.getAll('groupIds').map(String),
    startDate: String(form.get('startDate') ?? ''),
    ...numbers(planNumbers),
    scenarios: Array.from({ length: count }, (_, index) => ({
      name: String(form.get(`s${index}.name`) ?? ''),
      ...numbers(scenarioNumbers, `s${index}.`),
      hiring: parseHiring(String(form.get(`s${index}.hiring`) ?? '')),
    })),
  };
}

/** A field of the form by the name that a fault gives: `scenarios.1.hiring.0.people` is `s1.hiring`. */
export function formFieldOf(name: string): string {
  const match = /^scenarios\.(\d+)\.(\w+)/.exec(name);
  return match ? `s${match[1]}.${match[2]}` : name.split('.')[0];
}

/** A plan with one scenario more: a copy of the last, to be changed. */
export function addScenario(input: CapacityPlanInput, name: string): CapacityPlanInput {
  const last = input.scenarios[input.scenarios.length - 1];
  return { ...input, scenarios: [...input.scenarios, { ...last, name }].slice(0, 4) };
}

/** A plan without one of its scenarios; the last one stays. */
export function removeScenario(input: CapacityPlanInput, index: number): CapacityPlanInput {
  if (input.scenarios.length < 2) return input;
  return { ...input, scenarios: input.scenarios.filter((_, i) => i !== index) };
}

/** A plan whose scenario hires as advised, besides what it hires already. */
export function followAdvice(
  input: CapacityPlanInput,
  index: number,
  advice: { startWeek: number; people: number }[],
): CapacityPlanInput {
  const classes = advice.map(({ startWeek, people }) => ({
    startDate: dateOfWeek(input.startDate, startWeek),
    people,
  }));
  return {
    ...input,
    scenarios: input.scenarios.map((scenario, i) =>
      i === index
        ? {
            ...scenario,
            hiring: [...scenario.hiring, ...classes].sort((a, b) => a.startDate.localeCompare(b.startDate)),
          }
        : scenario,
    ),
  };
}
