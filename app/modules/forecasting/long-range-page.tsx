import { CalendarRange } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/empty-state';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { LongRangeBody } from './long-range-body';
import type { LongRangeData } from './long-range-data';
import { LongRangeForm, type LongRangeFormProps } from './long-range-form';

export interface LongRangePageProps extends LongRangeFormProps {
  forecast: LongRangeData | null;
  /** why there is no forecast of the chosen group */
  fault: 'no-history' | 'too-short' | 'like-size' | null;
}

/** A year and more ahead by weeks or months: yearly season, growth scenario, campaigns. */
export function LongRangePage({ forecast, fault, ...form }: LongRangePageProps) {
  const { t } = useTranslation('long-range');
  const may = useCan();
  const { groupId, faults } = form;
  const state = fault ?? (faults.length ? 'fields' : 'choose');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          may('forecast:write') ? (
            <LinkButton to={`/plan/events/new${groupId ? `?group=${groupId}` : ''}`}>{t('newCampaign')}</LinkButton>
          ) : null
        }
      />
      <div className="flex flex-col gap-4">
        <LongRangeForm {...form} />
        {forecast ? (
          <LongRangeBody forecast={forecast} />
        ) : (
          <EmptyState
            icon={CalendarRange}
            title={t(`empty.${state}.title`)}
            description={t(`empty.${state}.text`)}
            action={
              fault === 'no-history' || fault === 'too-short' ? (
                <LinkButton to={`/plan/history/import?group=${groupId}`}>{t('importHistory')}</LinkButton>
              ) : undefined
            }
          />
        )}
      </div>
    </>
  );
}
