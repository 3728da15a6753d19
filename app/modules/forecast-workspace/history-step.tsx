import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/components/link-button';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { QualityPanel } from '../forecasting/quality-panel';
import type { WorkspaceData } from './workspace-data';

/** How long and how complete the history is, and the ways to more of it. */
export function HistoryStep({ data }: { data: WorkspaceData }) {
  const { t } = useTranslation('forecast-workspace');
  const format = useFormat();
  const { forecast } = data;
  const lastDate = addDays(forecast.historyTo, -1);
  return (
    <div className="flex flex-col gap-4">
      <p className="tabular">{t('history.period', { period: format.dateRange(forecast.historyFrom, lastDate) })}</p>
      {forecast.result ? <QualityPanel result={forecast.result} timeZone={data.timeZone} /> : null}
      <div className="flex flex-wrap gap-2">
        <LinkButton to={`/plan/history?group=${forecast.groupId}&to=${lastDate}`}>{t('history.open')}</LinkButton>
        <LinkButton to={`/plan/history/import?group=${forecast.groupId}`}>{t('importHistory')}</LinkButton>
        <LinkButton to={`/plan/forecasts/anomalies?group=${forecast.groupId}`}>{t('history.anomalies')}</LinkButton>
      </div>
    </div>
  );
}
