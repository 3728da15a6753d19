import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { diffDays } from '~/engine/time';
import { schemaNames } from '../forecasting/schema-names';
import type { WorkspaceData } from './workspace-data';

const growthKinds = ['learned', 'linear', 'flat', 'logistic'] as const;

/** What the forecast was made with; other parameters make a new version, and what planners changed goes on in it. */
export function ParametersStep({
  data,
  canEdit,
  error,
}: {
  data: WorkspaceData;
  canEdit: boolean;
  error: string | null;
}) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const isBusy = useNavigation().state === 'submitting';
  const { forecast } = data;
  const { parameters } = forecast;
  const [growth, setGrowth] = useState(parameters.growth ?? 'learned');
  const percent =
    parameters.growthPerYear === undefined ? '' : String(Math.round(parameters.growthPerYear * 1000) / 10);
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="hasParameters" value="1" />
      <fieldset disabled={!canEdit} className="grid gap-4 sm:grid-cols-2">
        <legend className="sr-only">{t('steps.parameters')}</legend>
        <Field label={t('forecasts:schemaLabel')} help={t('forecasts:new.schemaHelp')}>
          <Select
            name="schema"
            defaultValue={forecast.schema}
            options={schemaNames.map((schema) => ({ value: schema, label: t(`forecasts:schema.${schema}`) }))}
          />
        </Field>
        <Field label={t('forecasts:new.historyWeeks')} help={t('forecasts:new.historyWeeksHelp')}>
          <NumberInput
            name="historyWeeks"
            min={1}
            max={520}
            defaultValue={Math.max(1, Math.round(diffDays(forecast.historyFrom, forecast.historyTo) / 7))}
            unit={t('forecasts:unit.weeks')}
          />
        </Field>
        <Field label={t('parameters.growth')} help={t(`parameters.growthHelp.${growth}`)}>
          <Select
            name="growth"
            value={growth}
            onChange={(event) => setGrowth(event.currentTarget.value)}
            options={growthKinds.map((kind) => ({ value: kind, label: t(`parameters.growthKind.${kind}`) }))}
          />
        </Field>
        {growth === 'linear' || growth === 'logistic' ? (
          <Field label={t('parameters.perYear')} help={t('parameters.perYearHelp')}>
            <NumberInput name="growthPerYear" min={-90} max={1000} step="any" defaultValue={percent} unit="%" />
          </Field>
        ) : null}
        {growth === 'logistic' ? (
          <Field label={t('parameters.cap')} help={t('parameters.capHelp')} error={error}>
            <NumberInput name="growthCap" min={1} step="any" defaultValue={parameters.growthCap} />
          </Field>
        ) : null}
        <div className="self-end pb-1.5">
          <Checkbox
            name="includeHolidays"
            label={t('forecasts:new.holidays')}
            defaultChecked={parameters.includeHolidays !== false}
          />
        </div>
      </fieldset>
      {canEdit ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" name="intent" value="recompute" icon={RefreshCw} variant="primary" isPending={isBusy}>
            {t('forecasts:detail.recompute')}
          </Button>
          <span className="text-sm text-ink-muted">{t('parameters.newVersion')}</span>
        </div>
      ) : null}
    </Form>
  );
}
