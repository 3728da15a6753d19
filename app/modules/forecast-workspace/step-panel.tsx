import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import type { TimeWindow } from '~/components/chart/chart-types';
import { AccuracyPanel } from '../forecasting/accuracy-panel';
import { EffectsPanel } from '../forecasting/effects-panel';
import { LayerChips } from '../forecasting/layer-chips';
import { CalendarStep } from './calendar-step';
import { CleaningStep } from './cleaning-step';
import { HistoryStep } from './history-step';
import { ParametersStep } from './parameters-step';
import { RequirementStep } from './requirement-step';
import { SeasonsPanel } from './seasons-panel';
import type { WorkspaceData } from './workspace-data';

export interface StepPanelProps {
  data: WorkspaceData;
  selection: TimeWindow | null;
  canEdit: boolean;
  error: string | null;
}

/** What belongs to the open step, under the chart. */
export function StepPanel({ data, selection, canEdit, error }: StepPanelProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const { step, forecast } = data;
  const text = { title: t(`steps.${step}`), description: t(`about.${step}`) };
  switch (step) {
    case 'parameters':
      return (
        <Card {...text}>
          <ParametersStep data={data} canEdit={canEdit} error={error} />
        </Card>
      );
    case 'history':
      return (
        <Card {...text}>
          <HistoryStep data={data} />
        </Card>
      );
    case 'cleaning':
      return (
        <Card {...text}>
          <CleaningStep data={data} selection={selection} canEdit={canEdit} />
        </Card>
      );
    case 'calendar':
      return (
        <>
          <Card {...text}>
            <CalendarStep data={data} canEdit={canEdit} />
          </Card>
          {forecast.result ? (
            <Card title={t('forecasts:effects.title')} description={t('about.effects')}>
              <EffectsPanel result={forecast.result} />
            </Card>
          ) : null}
        </>
      );
    case 'model':
      return (
        <>
          {forecast.result ? (
            <Card {...text}>
              <AccuracyPanel result={forecast.result} />
            </Card>
          ) : null}
          <SeasonsPanel forecastId={forecast.id} version={forecast.version} />
        </>
      );
    case 'layers':
      return (
        <Card {...text}>
          <LayerChips layers={data.layers} timeZone={data.timeZone} version={forecast.version} canEdit={canEdit} />
        </Card>
      );
    case 'requirement':
      return (
        <Card {...text}>
          <RequirementStep data={data} />
        </Card>
      );
  }
}
