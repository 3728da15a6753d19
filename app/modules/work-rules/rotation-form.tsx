import { useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import type { RotationDay } from '~/models/rotation-days';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { CycleEditor, type TemplateOption } from './cycle-editor';

export interface RotationView {
  id: string;
  name: string;
  kind: 'cyclic' | 'demand';
  isMandatory: boolean;
  days: RotationDay[];
  minDaysPerWeek: number | null;
  maxDaysPerWeek: number | null;
  maxConsecutiveDays: number | null;
  /** by demand: cycles the plan chooses from */
  choices: string[];
  status: string;
  version: number;
  peopleCount: number;
}

const newWeek: RotationDay[] = [...'WWWWWRR'].map((letter) => ({
  kind: letter === 'W' ? 'work' : 'off',
  templateIds: [],
}));

/** A rotation: a cycle of days, or the days that demand may take. */
export function RotationForm({ rotation, templates }: { rotation?: RotationView; templates: TemplateOption[] }) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('rotation');
  const errorsOf = useFieldErrors(answer);
  const [kind, setKind] = useState<string>(rotation?.kind ?? 'cyclic');
  const dayNumber = (name: 'minDaysPerWeek' | 'maxDaysPerWeek' | 'maxConsecutiveDays', max: number) => (
    <Field label={t(`rotation.${name}`)} error={errorsOf(name)}>
      <NumberInput
        name={name}
        min={name === 'maxConsecutiveDays' ? 1 : 0}
        max={max}
        defaultValue={rotation?.[name] ?? ''}
      />
    </Field>
  );
  return (
    <TrackedForm method="post" action={`?edit=${rotation?.id ?? 'new'}`} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={rotation?.id ?? ''} />
      <input type="hidden" name="version" value={answer?.conflict?.version ?? rotation?.version ?? 0} />
      <FormMessage answer={answer} doneText={t('saved')} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('name')} isRequired error={errorsOf('name')} className="sm:col-span-2">
          <TextInput name="name" maxLength={100} defaultValue={rotation?.name} />
        </Field>
        <Field label={t('rotation.kind')} error={errorsOf('kind')}>
          <Select
            name="kind"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            options={['cyclic', 'demand'].map((value) => ({ value, label: t(`rotation.kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('status')} error={errorsOf('status')}>
          <Select
            name="status"
            defaultValue={rotation?.status ?? 'active'}
            options={['active', 'inactive'].map((value) => ({ value, label: t(value) }))}
          />
        </Field>
      </div>
      {kind === 'cyclic' ? (
        <CycleEditor
          days={rotation?.days.length ? rotation.days : newWeek}
          templates={templates}
          error={errorsOf('days')}
          patternError={errorsOf('pattern')}
        />
      ) : (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            label={t('rotation.choices')}
            help={t('rotation.choicesHelp')}
            error={errorsOf('choices')}
            className="sm:col-span-3"
          >
            <TextInput name="choices" maxLength={400} defaultValue={rotation?.choices.join(', ')} />
          </Field>
          {dayNumber('minDaysPerWeek', 7)}
          {dayNumber('maxDaysPerWeek', 7)}
          {dayNumber('maxConsecutiveDays', 31)}
        </div>
      )}
      <Checkbox
        name="isMandatory"
        defaultChecked={rotation?.isMandatory ?? true}
        label={t('rotation.mandatory')}
        description={t('rotation.mandatoryText')}
      />
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="rotation" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
        <LinkButton to="?" variant="ghost">
          {t('close')}
        </LinkButton>
      </div>
    </TrackedForm>
  );
}
