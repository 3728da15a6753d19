import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { TextInput } from '~/components/text-input';
import { Textarea } from '~/components/textarea';
import { planNumbers, scenarioNumbers, writeHiring } from '~/models/capacity-form';
import type { CapacityPlanInput } from '~/models/capacity-plan-input';

export interface CapacityGroupOption {
  id: string;
  name: string;
  serviceName: string;
  fte: number;
}

export interface CapacityFormProps {
  input: CapacityPlanInput;
  groups: CapacityGroupOption[];
  faults: Record<string, string>;
  /** of the plan that is changed; absent for a new one */
  version?: number;
}

const units: Record<string, string> = {
  hoursPerFteWeek: 'h',
  weeks: 'weeks',
  leadWeeks: 'weeks',
  trainingWeeks: 'weeks',
  rampWeeks: 'weeks',
};
const unitOf = (name: string) => (name.endsWith('Percent') ? '%' : units[name]);

/** The assumptions of a plan: groups, time, people and money, and each scenario. */
export function CapacityForm({ input, groups, faults, version }: CapacityFormProps) {
  const { t } = useTranslation('capacity');
  const isBusy = useNavigation().state !== 'idle';
  const wordsOf = (name: string) => (faults[name] ? t([`fault.${faults[name]}`, 'fault.any']) : null);
  return (
    <Form method="post" noValidate className="flex flex-col gap-5">
      <input type="hidden" name="scenarios" value={input.scenarios.length} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <Field label={t('field.name')} error={wordsOf('name')} isRequired>
        <TextInput name="name" defaultValue={input.name} maxLength={150} />
      </Field>
      <Field label={t('field.groupIds')} error={wordsOf('groupIds')} isRequired>
        <Combobox
          name="groupIds"
          isMultiple
          defaultValues={input.groupIds}
          options={groups.map(({ id, name, serviceName }) => ({ value: id, label: name, description: serviceName }))}
        />
      </Field>
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3">
        <Field label={t('field.startDate')} error={wordsOf('startDate')} isRequired>
          <DateInput name="startDate" defaultValue={input.startDate} />
        </Field>
        {planNumbers.map((name) => (
          <Field key={name} label={t(`field.${name}`)} error={wordsOf(name)}>
            <NumberInput
              name={name}
              defaultValue={input[name]}
              step="any"
              min={0}
              unit={unitOf(name) && t(`unit.${unitOf(name)}`)}
            />
          </Field>
        ))}
      </div>
      {input.scenarios.map((scenario, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is known by its place
        <fieldset key={index} className="min-w-0 rounded-card border border-line p-3">
          <legend className="px-1 font-medium">{scenario.name}</legend>
          <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3">
            <Field
              label={t('field.scenarioName')}
              error={wordsOf(`s${index}.name`)}
              className="col-span-2 sm:col-span-3"
              isRequired
            >
              <TextInput name={`s${index}.name`} defaultValue={scenario.name} maxLength={80} />
            </Field>
            {scenarioNumbers.map((name) => (
              <Field key={name} label={t(`field.${name}`)} error={wordsOf(`s${index}.${name}`)}>
                <NumberInput
                  name={`s${index}.${name}`}
                  defaultValue={scenario[name]}
                  step="any"
                  unit={unitOf(name) && t(`unit.${unitOf(name)}`)}
                />
              </Field>
            ))}
            <Field
              label={t('field.hiring')}
              help={t('field.hiringHelp')}
              error={wordsOf(`s${index}.hiring`)}
              className="col-span-2 sm:col-span-3"
            >
              <Textarea
                name={`s${index}.hiring`}
                rows={3}
                defaultValue={writeHiring(scenario.hiring)}
                placeholder="2027-03-01 8"
              />
            </Field>
          </div>
        </fieldset>
      ))}
      <div>
        <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
          {t(version === undefined ? 'create' : 'save')}
        </Button>
      </div>
    </Form>
  );
}
