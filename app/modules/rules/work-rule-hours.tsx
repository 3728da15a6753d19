import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import type { WorkRuleView } from './work-rule-form';

interface WorkRuleHoursProps {
  rule?: WorkRuleView;
  templates: { id: string; name: string }[];
  errorsOf: (field: string) => string[] | undefined;
}

/** Empty rows for limits beside those there are. */
const spareRows = 2;

/** Core hours, hours in a row, starts and kinds of shifts; and whether the rule is one of open positions. */
export function WorkRuleHours({ rule, templates, errorsOf }: WorkRuleHoursProps) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const clock = (minute: number | null | undefined) =>
    minute === null || minute === undefined ? '' : format.clock(minute % 1440);
  const hours = (minutes: number | null | undefined) => (minutes === null || minutes === undefined ? '' : minutes / 60);
  const limits = [...(rule?.shiftLimits ?? []), ...Array.from({ length: spareRows }, () => null)];
  return (
    <>
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('work.hours')}</legend>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('work.coreFrom')} help={t('work.coreHelp')} error={errorsOf('coreFromMinute')}>
            <TimeInput name="coreFrom" defaultValue={clock(rule?.coreFromMinute)} />
          </Field>
          <Field label={t('work.coreTo')} error={errorsOf('coreToMinute')}>
            <TimeInput name="coreTo" defaultValue={clock(rule?.coreToMinute)} />
          </Field>
          <Field label={t('work.maxRun')} help={t('work.maxRunHelp')} error={errorsOf('maxRunMinutes')}>
            <NumberInput
              name="maxRunHours"
              min={1}
              max={744}
              step={0.25}
              unit={t('hoursUnit')}
              defaultValue={hours(rule?.maxRunMinutes)}
            />
          </Field>
          <Field
            label={t('work.startSpread')}
            help={t('work.startSpreadHelp')}
            error={errorsOf('maxStartSpreadMinutes')}
          >
            <NumberInput
              name="maxStartSpreadHours"
              min={0}
              max={24}
              step={0.25}
              unit={t('hoursUnit')}
              defaultValue={hours(rule?.maxStartSpreadMinutes)}
            />
          </Field>
        </div>
      </fieldset>
      <fieldset className="rounded-card border border-line p-3">
        <legend className="px-1 font-medium">{t('work.limits')}</legend>
        <div className="grid gap-3 lg:grid-cols-2">
          {limits.map((limit, index) => (
            <div
              key={limit?.templateIds.join() ?? `spare-${index}`}
              className="grid grid-cols-[1fr_7rem] items-end gap-3"
            >
              <Field label={t('work.limitTemplate')} error={index === 0 ? errorsOf('shiftLimits') : undefined}>
                <Select
                  name="limitTemplate"
                  emptyLabel={t('work.noLimit')}
                  defaultValue={limit?.templateIds[0] ?? ''}
                  options={templates.map((template) => ({ value: template.id, label: template.name }))}
                />
              </Field>
              <Field label={t('work.limitCount')}>
                <NumberInput name="limitCount" min={0} max={7} defaultValue={limit?.maxPerWeek ?? ''} />
              </Field>
            </div>
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label={t('work.weeklyHours')}
          help={t('work.weeklyHoursHelp')}
          error={errorsOf('weeklyMinutes') ?? errorsOf('isForVacancies')}
        >
          <NumberInput
            name="weeklyHours"
            min={1}
            max={168}
            step={0.25}
            unit={t('hoursUnit')}
            defaultValue={hours(rule?.weeklyMinutes)}
          />
        </Field>
        <Checkbox
          name="isForVacancies"
          defaultChecked={rule?.isForVacancies ?? false}
          label={t('work.forVacancies')}
          description={t('work.forVacanciesText')}
        />
      </div>
    </>
  );
}
