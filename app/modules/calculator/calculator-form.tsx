import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { SERVICE_LEVEL_DEFINITIONS } from '~/engine/queueing/queue-measures';
import type { CalculationField, CalculationValues } from '~/models/calculation-search';
import { type CalculatorField, calculatorFields } from './calculator-fields';

export interface CalculatorFormProps {
  values: CalculationValues;
  faults: Partial<Record<CalculationField, string>>;
}

/** What is asked. A GET form: the address is the question, and can be sent to anyone. */
export function CalculatorForm({ values, faults }: CalculatorFormProps) {
  const { t } = useTranslation('calculator');
  const isBusy = useNavigation().state === 'loading';
  const sections = calculatorFields[values.model];
  const hasLevel = sections.targets.some((field) => field.name === 'sl');
  return (
    <Form className="flex flex-col gap-5" preventScrollReset noValidate key={JSON.stringify(values)}>
      <input type="hidden" name="model" value={values.model} />
      {(['load', 'behaviour', 'targets', 'people'] as const)
        .filter((section) => sections[section].length > 0)
        .map((section) => (
          <fieldset key={section} className="min-w-0">
            <legend className="mb-2 font-medium">{t(`section.${section}`)}</legend>
            <div className="grid grid-cols-2 items-start gap-3">
              {sections[section].map((field) => (
                <CalculatorInput key={field.name} field={field} values={values} fault={faults[field.name]} />
              ))}
              {section === 'targets' && hasLevel ? (
                <Field label={t('field.def')} className="col-span-2">
                  <Select
                    name="def"
                    defaultValue={values.def}
                    options={SERVICE_LEVEL_DEFINITIONS.map((value) => ({ value, label: t(`definition.${value}`) }))}
                  />
                </Field>
              ) : null}
            </div>
          </fieldset>
        ))}
      <Button type="submit" variant="primary" isPending={isBusy}>
        {t('calculate')}
      </Button>
    </Form>
  );
}

function CalculatorInput(props: { field: CalculatorField; values: CalculationValues; fault?: string }) {
  const { field, values, fault } = props;
  const { t } = useTranslation('calculator');
  const help = t(`help.${field.name}`, { defaultValue: '' });
  return (
    <Field
      label={t(
        values.model === 'deferred' ? [`deferredField.${field.name}`, `field.${field.name}`] : `field.${field.name}`,
      )}
      help={help || undefined}
      error={fault ? t([`fault.${fault}`, 'fault.range'], { min: field.min, max: field.max }) : null}
      isRequired={!field.isOptional}
    >
      <NumberInput
        name={field.name}
        defaultValue={values[field.name]}
        min={field.min}
        max={field.max}
        step={field.isWhole ? '1' : 'any'}
        unit={field.unit && t(`unit.${field.unit}`)}
      />
    </Field>
  );
}
