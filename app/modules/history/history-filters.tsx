import { useTranslation } from 'react-i18next';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { Select } from '~/components/select';
import { type GroupOption, type HistoryPageData, stepNames } from './history-data';

/** Group, period and step; all in the address. */
export function HistoryFilters({ groups, data }: { groups: GroupOption[]; data: HistoryPageData }) {
  const { t } = useTranslation('history');
  return (
    <FilterBar names={['group', 'from', 'to', 'step']} label={t('filters')}>
      <Field label={t('group')} isLabelHidden className="w-full sm:w-64">
        <Select
          name="group"
          isAutoSubmit
          key={data.group.id}
          defaultValue={data.group.id}
          options={toGroupOptions(groups)}
        />
      </Field>
      <Field label={t('from')} isLabelHidden className="w-36 flex-1 sm:flex-none">
        <DateInput name="from" key={`from-${data.from}`} defaultValue={data.from} />
      </Field>
      <Field label={t('to')} isLabelHidden className="w-36 flex-1 sm:flex-none">
        <DateInput name="to" key={`to-${data.to}`} defaultValue={data.to} />
      </Field>
      <Field label={t('step')} isLabelHidden className="w-32">
        <Select
          name="step"
          isAutoSubmit
          key={data.step}
          defaultValue={data.step}
          options={stepNames.map((step) => ({ value: step, label: t(`steps.${step}`) }))}
        />
      </Field>
    </FilterBar>
  );
}

/** Groups under their services. */
export const toGroupOptions = (groups: GroupOption[]) =>
  groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }));
