import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TimeInput } from '~/components/time-input';
import type { OwnPreferencesProps } from './own-preferences';

interface WishDetailsProps {
  choices: OwnPreferencesProps['choices'];
  /** the hours are named, so that their ranges can be */
  hasHours: boolean;
  wordsOf: (field: string) => string[];
}

/** What else a wish to work may say: ranges of start and end, length, kind of shift, team, site, readiness for more. */
export function WishDetails({ choices, hasHours, wordsOf }: WishDetailsProps) {
  const { t } = useTranslation('preferences');
  const select = (name: string, list: { id: string; name: string }[]) =>
    list.length > 1 || name === 'shiftTemplateId' ? (
      <Field label={t(`own.${name}`)} error={wordsOf(name)}>
        <Select
          name={name}
          emptyLabel={t('own.any')}
          options={list.map((item) => ({ value: item.id, label: item.name }))}
        />
      </Field>
    ) : null;
  return (
    <details>
      <summary className="cursor-pointer text-accent-ink">{t('own.more')}</summary>
      <div className="mt-3 flex flex-col gap-3">
        {hasHours ? (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('own.startMax')} error={wordsOf('startMaxMinute')}>
              <TimeInput name="startMax" stepMinutes={30} />
            </Field>
            <Field label={t('own.endMin')} error={wordsOf('endMinMinute')}>
              <TimeInput name="endMin" stepMinutes={30} />
            </Field>
          </div>
        ) : null}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('own.minHours')} error={wordsOf('minMinutes')}>
            <NumberInput name="minHours" min={0} max={24} step={0.5} unit={t('own.hoursUnit')} />
          </Field>
          <Field label={t('own.maxHours')} error={wordsOf('maxMinutes')}>
            <NumberInput name="maxHours" min={0} max={24} step={0.5} unit={t('own.hoursUnit')} />
          </Field>
        </div>
        {select('shiftTemplateId', choices.templates)}
        {select('groupId', choices.groups)}
        {select('siteId', choices.sites)}
        <Checkbox name="isOvertime" label={t('own.isOvertime')} description={t('own.isOvertimeText')} />
      </div>
    </details>
  );
}
