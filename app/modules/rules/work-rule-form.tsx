import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { modedRules, type RuleModes, ruleModes } from '~/models/rule-modes';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { WorkRuleHours } from './work-rule-hours';

export interface WorkRuleView {
  id: string;
  name: string;
  rotation?: string | null;
  minRestMinutes: number;
  maxConsecutiveDays: number;
  minConsecutiveDays: number;
  minDaysPerWeek: number;
  maxDaysPerWeek: number;
  minDaysOffPerWeek: number;
  freeWeekendsPerFour: number;
  weeklyToleranceMinutes: number;
  considerHolidays: boolean;
  templateIds: string[];
  coreFromMinute: number | null;
  coreToMinute: number | null;
  maxRunMinutes: number | null;
  maxStartSpreadMinutes: number | null;
  shiftLimits: { templateIds: string[]; maxPerWeek: number }[];
  isForVacancies: boolean;
  weeklyMinutes: number | null;
  modes: RuleModes;
  templates: { id: string; name: string; code: string; colour: number }[];
  status: string;
  version: number;
  contractCount: number;
  assignmentCount: number;
}

/** Rest, days, rotation and templates of everyone under this rule. */
export function WorkRuleForm({ rule, templates }: { rule?: WorkRuleView; templates: { id: string; name: string }[] }) {
  const { t } = useTranslation('rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('work');
  const errorsOf = useFieldErrors(answer);
  const number = (name: string, value: number, max: number) => (
    <Field label={t(`work.${name}`)} error={errorsOf(name)}>
      <NumberInput name={name} min={0} max={max} defaultValue={value} />
    </Field>
  );
  return (
    <TrackedForm method="post" action={`?edit=work:${rule?.id ?? 'new'}`} className="flex flex-col gap-4">
      <input type="hidden" name="kind" value="work" />
      <input type="hidden" name="id" value={rule?.id ?? ''} />
      <input type="hidden" name="version" value={rule?.version ?? 0} />
      <FormMessage answer={answer} doneText={t('saved')} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('name')} isRequired error={errorsOf('name')} className="sm:col-span-2">
          <TextInput name="name" maxLength={100} defaultValue={rule?.name} />
        </Field>
        <Field label={t('work.rotation')} help={t('work.rotationHelp')} error={errorsOf('rotation')}>
          <TextInput name="rotation" placeholder="WWWWWRR" maxLength={56} defaultValue={rule?.rotation ?? ''} />
        </Field>
        <Field label={t('status')} error={errorsOf('status')}>
          <Select
            name="status"
            defaultValue={rule?.status ?? 'active'}
            options={['active', 'inactive'].map((value) => ({ value, label: t(value) }))}
          />
        </Field>
        <Field label={t('work.minRest')} error={errorsOf('minRestMinutes')}>
          <NumberInput
            name="minRestHours"
            min={0}
            max={24}
            step={0.25}
            unit={t('hoursUnit')}
            defaultValue={(rule?.minRestMinutes ?? 660) / 60}
          />
        </Field>
        <Field label={t('work.tolerance')} help={t('work.toleranceHelp')} error={errorsOf('weeklyToleranceMinutes')}>
          <NumberInput
            name="weeklyToleranceHours"
            min={0}
            max={40}
            step={0.25}
            unit={t('hoursUnit')}
            defaultValue={(rule?.weeklyToleranceMinutes ?? 120) / 60}
          />
        </Field>
        {number('maxConsecutiveDays', rule?.maxConsecutiveDays ?? 6, 31)}
        <Field
          label={t('work.minConsecutiveDays')}
          help={t('work.minConsecutiveDaysHelp')}
          error={errorsOf('minConsecutiveDays')}
        >
          <NumberInput name="minConsecutiveDays" min={1} max={7} defaultValue={rule?.minConsecutiveDays ?? 1} />
        </Field>
        {number('minDaysPerWeek', rule?.minDaysPerWeek ?? 5, 7)}
        {number('maxDaysPerWeek', rule?.maxDaysPerWeek ?? 5, 7)}
        {number('minDaysOffPerWeek', rule?.minDaysOffPerWeek ?? 2, 7)}
        {number('freeWeekendsPerFour', rule?.freeWeekendsPerFour ?? 1, 4)}
      </div>
      <Field label={t('work.templates')} help={t('work.templatesHelp')} error={errorsOf('templateIds')}>
        <Combobox
          name="templateIds"
          isMultiple
          defaultValues={rule?.templateIds ?? []}
          placeholder={t('work.anyTemplate')}
          options={templates.map((template) => ({ value: template.id, label: template.name }))}
        />
      </Field>
      <WorkRuleHours rule={rule} templates={templates} errorsOf={errorsOf} />
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('work.modes')}</legend>
        <p className="mb-2 text-sm text-ink-muted">{t('work.modesText')}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {modedRules.map((name) => (
            <Field key={name} label={t(`schedules:rule.${name}`)}>
              <Select
                name={`mode.${name}`}
                defaultValue={rule?.modes[name] ?? ''}
                emptyLabel={t('work.modeOfStandards')}
                options={ruleModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <Checkbox
        name="considerHolidays"
        defaultChecked={rule?.considerHolidays ?? false}
        label={t('work.holidays')}
        description={t('work.holidaysText')}
      />
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="work" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
        <LinkButton to="?" variant="ghost">
          {t('close')}
        </LinkButton>
      </div>
    </TrackedForm>
  );
}
