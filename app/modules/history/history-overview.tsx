import { History as HistoryIcon, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';
import { FindingList } from './finding-list';
import { HistoryCharts } from './history-charts';
import type { GroupOption, HistoryPageData, HistoryPointData } from './history-data';
import { HistoryFigures } from './history-figures';
import { HistoryFilters } from './history-filters';
import { HistoryHeader } from './history-header';
import { HistoryTable } from './history-table';

export interface HistoryOverviewProps {
  groups: GroupOption[];
  /** null where there is no group yet */
  data: HistoryPageData | null;
  rows: HistoryPointData[];
  totalCount: number;
}

/** The history of a group: figures, charts with gaps and outliers, what was found, and the rows. */
export function HistoryOverview({ groups, data, rows, totalCount }: HistoryOverviewProps) {
  const { t } = useTranslation('history');
  const format = useFormat();
  if (!data) {
    return (
      <>
        <HistoryHeader />
        <EmptyState icon={HistoryIcon} title={t('noGroups.title')} description={t('noGroups.description')} />
      </>
    );
  }
  return (
    <>
      <HistoryHeader groupId={data.group.id} />
      <div className="flex flex-col gap-4">
        <HistoryFilters groups={groups} data={data} />
        {data.period ? (
          <>
            <HistoryFigures data={data} />
            <Card
              title={`${data.group.name}, ${format.dateRange(data.from, data.to)}`}
              description={t('chart.note', {
                zone: data.group.timeZone,
                from: format.date(data.period.firstDate, 'medium'),
                to: format.date(data.period.lastDate, 'medium'),
              })}
            >
              <HistoryCharts data={data} />
            </Card>
            <Card title={t('findings.title')} description={t('findings.description')}>
              <FindingList data={data} />
            </Card>
            <HistoryTable data={data} rows={rows} totalCount={totalCount} />
          </>
        ) : (
          <EmptyState
            icon={HistoryIcon}
            title={t('empty.title', { group: data.group.name })}
            description={t('empty.description')}
            action={
              <LinkButton to={`/plan/history/import?group=${data.group.id}`} icon={Upload} variant="primary">
                {t('import.action')}
              </LinkButton>
            }
          />
        )}
      </div>
    </>
  );
}
