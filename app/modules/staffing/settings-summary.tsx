import { useTranslation } from 'react-i18next';
import { DescriptionList } from '~/components/description-list';
import { useFormat } from '~/i18n/use-format';
import type { StaffingSettings } from '~/models/staffing-settings';

/** The settings behind the figures; only those that the channel looks at. */
export function SettingsSummary({ settings, channelType }: { settings: StaffingSettings; channelType: string }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const isLive = channelType === 'CALLS' || channelType === 'CHATS';
  const items = [
    isLive
      ? {
          term: t('settings.serviceLevel'),
          value: t('settings.within', {
            share: format.percent(settings.serviceLevelTarget),
            seconds: format.seconds(settings.thresholdSec),
          }),
        }
      : null,
    channelType === 'CHATS' ? { term: t('settings.concurrency'), value: format.number(settings.concurrency) } : null,
    channelType === 'EMAILS' && settings.deadlineSec
      ? { term: t('settings.deadline'), value: format.hours(settings.deadlineSec / 60) }
      : null,
    { term: t('settings.maxOccupancy'), value: format.percent(settings.maxOccupancy) },
    { term: t('settings.shrinkage'), value: format.percent(settings.shrinkage) },
    { term: t('settings.reserve'), value: `× ${format.number(settings.reserve)}` },
    { term: t('settings.minAgents'), value: format.number(settings.minAgents) },
  ];
  return <DescriptionList items={items.filter((item) => item !== null)} />;
}
