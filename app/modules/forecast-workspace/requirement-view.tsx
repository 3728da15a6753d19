import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '~/components/filter-bar';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { readMeasure, requirementViews } from './measure-requirement';

/** How the chart counts people above the level of an hour: person-hours, their mean a day, or heads by shift and norm. */
export function RequirementView({ level }: { level: string }) {
  const { t } = useTranslation('forecast-workspace');
  const [search] = useSearchParams();
  const { view, shiftHours, weekHours } = readMeasure(search);
  if (level === 'interval' || level === 'hour') {
    return <p className="text-sm text-ink-muted">{t('requirement.view.people')}</p>;
  }
  return (
    <FilterBar names={['people', 'shift', 'norm']} label={t('requirement.view.label')}>
      <Select
        name="people"
        aria-label={t('requirement.view.label')}
        isAutoSubmit
        defaultValue={view}
        options={requirementViews.map((value) => ({ value, label: t(`requirement.view.${value}`) }))}
      />
      {view === 'heads' ? (
        <NumberInput
          key={level}
          name={level === 'day' ? 'shift' : 'norm'}
          aria-label={t(level === 'day' ? 'requirement.view.shift' : 'requirement.view.norm')}
          min={1}
          max={level === 'day' ? 24 : 168}
          step="any"
          defaultValue={level === 'day' ? shiftHours : weekHours}
          unit={t(level === 'day' ? 'requirement.view.shiftUnit' : 'requirement.view.normUnit')}
          className="w-44"
          onBlur={(event) => event.currentTarget.form?.requestSubmit()}
        />
      ) : null}
    </FilterBar>
  );
}
