import { CalendarClock } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { showToast } from '~/components/toaster';
import type { SlotSettingView } from '~/models/slot-setting';
import { SlotSettingForm } from './slot-setting-form';
import { SlotSettingList } from './slot-setting-list';
import { type SlotSettingMap, SlotSettingWeek } from './slot-setting-week';

export interface SlotSettingsPageProps {
  groups: { id: string; name: string; serviceName: string }[];
  group: { id: string; name: string } | null;
  /** Monday */
  week: string;
  settings: SlotSettingView[];
  map: SlotSettingMap | null;
  today: string;
  sent: { errors: Record<string, string> } | null;
}

/** Absenteeism, reserve and minimum of a group by weekday and time of day: what holds in a week, what was set, by whom. */
export function SlotSettingsPage({ groups, group, week, settings, map, today, sent }: SlotSettingsPageProps) {
  const { t } = useTranslation('slot-settings');
  useEffect(() => {
    if (sent && Object.keys(sent.errors).length === 0) showToast({ title: t('saved'), tone: 'ok' });
  }, [sent, t]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          group ? (
            <>
              <LinkButton to={`/admin/service-levels?group=${group.id}`}>{t('usual')}</LinkButton>
              <LinkButton to={`/plan/staffing?group=${group.id}`}>{t('staffing')}</LinkButton>
            </>
          ) : null
        }
      />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <FilterBar names={['group']}>
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('chooseGroup')}
            defaultValue={group?.id ?? ''}
            options={groups.map(({ id, name, serviceName }) => ({ value: id, label: name, group: serviceName }))}
          />
        </FilterBar>
        {group ? <DateStepper date={week} today={today} step="week" param="week" /> : null}
      </div>
      {group && map ? (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <Card title={t('week')} description={t('weekText')}>
              <SlotSettingWeek map={map} />
            </Card>
            <Card title={t('list')} description={t('listText')}>
              <SlotSettingList settings={settings} />
            </Card>
          </div>
          <Card title={t('new')} description={t('newText')}>
            <SlotSettingForm
              key={`${group.id} ${settings[0]?.id}`}
              groupId={group.id}
              today={today}
              errors={sent?.errors ?? {}}
            />
          </Card>
        </div>
      ) : (
        <EmptyState icon={CalendarClock} title={t('choose')} description={t('chooseText')} />
      )}
    </>
  );
}
