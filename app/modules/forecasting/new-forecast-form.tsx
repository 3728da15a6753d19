import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useHydrated } from '~/components/use-hydrated';
import { useFormat } from '~/i18n/use-format';

export interface NewForecastFormProps {
  groups: { id: string; name: string; serviceName: string; channelType: string; lastDate: string | null }[];
  schemas: readonly string[];
  /** proposals, or what was sent and refused */
  values: Record<string, string>;
  chosenGroups: string[];
  errors: Record<string, string>;
}

/** What to forecast: groups, period, history. Everything else has a good default. */
export function NewForecastForm({ groups, schemas, values, chosenGroups, errors }: NewForecastFormProps) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const isHydrated = useHydrated();
  const isBusy = useNavigation().state !== 'idle';
  const [isAll, setIsAll] = useState(chosenGroups.length === 0);
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-4">
      <Card title={t('new.what')}>
        <div className="flex flex-col gap-4">
          <Checkbox
            name="allGroups"
            label={t('new.allGroups')}
            description={t('new.allGroupsText', { count: groups.filter((group) => group.lastDate).length })}
            defaultChecked={isAll}
            onChange={(event) => setIsAll(event.currentTarget.checked)}
          />
          {isAll && isHydrated ? null : (
            <Field label={t('groups')} error={errors.groupIds}>
              <Combobox
                name="groupIds"
                isMultiple
                defaultValues={chosenGroups}
                placeholder={t('new.chooseGroups')}
                options={groups.map((group) => ({
                  value: group.id,
                  label: group.name,
                  description: group.lastDate
                    ? t('new.historyUntil', { date: format.date(group.lastDate) })
                    : t('new.noHistory'),
                  group: group.serviceName,
                  isDisabled: !group.lastDate,
                }))}
              />
            </Field>
          )}
          <Field label={t('name')} help={t('new.nameHelp')} error={errors.name}>
            <TextInput name="name" defaultValue={values.name} maxLength={100} />
          </Field>
        </div>
      </Card>
      <Card title={t('period')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('new.startDate')} error={errors.startDate} isRequired>
            <DateInput name="startDate" defaultValue={values.startDate} required />
          </Field>
          <Field label={t('new.horizon')} error={errors.horizonDays} isRequired>
            <NumberInput
              name="horizonDays"
              min={1}
              max={800}
              defaultValue={values.horizonDays}
              unit={t('unit.days')}
              required
            />
          </Field>
        </div>
      </Card>
      <Card title={t('new.method')} description={t('new.methodText')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('new.historyWeeks')} help={t('new.historyWeeksHelp')} error={errors.historyWeeks}>
            <NumberInput
              name="historyWeeks"
              min={1}
              max={520}
              defaultValue={values.historyWeeks}
              unit={t('unit.weeks')}
            />
          </Field>
          <Field label={t('new.growth')} help={t('new.growthHelp')} error={errors.growthFactor}>
            <NumberInput name="growthFactor" min={0.01} max={100} step="any" defaultValue={values.growthFactor} />
          </Field>
          <Field label={t('schemaLabel')} help={t('new.schemaHelp')} error={errors.schema}>
            <Select
              name="schema"
              defaultValue={values.schema}
              options={schemas.map((schema) => ({ value: schema, label: t(`schema.${schema}`) }))}
            />
          </Field>
          <Field label={t('new.likeGroup')} help={t('new.likeGroupHelp')} error={errors.likeGroupId}>
            <Select
              name="likeGroupId"
              emptyLabel={t('new.noLikeGroup')}
              defaultValue={values.likeGroupId ?? ''}
              options={groups
                .filter((group) => group.lastDate)
                .map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
            />
          </Field>
          <div className="self-end pb-1.5">
            <Checkbox
              name="includeHolidays"
              label={t('new.holidays')}
              defaultChecked={values.includeHolidays !== 'off'}
            />
          </div>
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isBusy}>
          {t('new.submit')}
        </Button>
        <LinkButton to="/plan/forecasts" variant="ghost">
          {t('common:action.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
}
