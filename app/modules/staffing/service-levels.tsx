import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { joinClasses } from '~/components/class-names';
import { PageHeader } from '~/components/page-header';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import { ServiceLevelForm, type ServiceLevelValues } from './service-level-form';

interface GroupItem {
  groupId: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  source: 'group' | 'organization' | 'default';
  settings: ServiceLevelValues;
}

interface HistoryItem {
  id: string;
  validFrom: string;
  validTo: string | null;
  createdByName: string | null;
  serviceLevelTarget: number;
  thresholdSec: number;
  shrinkage: number;
}

export interface ServiceLevelsProps {
  groups: GroupItem[];
  /** null = the organization itself */
  chosen: GroupItem | null;
  history: HistoryItem[];
  settings: ServiceLevelValues;
  today: string;
  sent: { errors: Record<string, string> } | null;
}

/** Settings of the organization and of every group, with where they come from and since when they hold. */
export function ServiceLevels({ groups, chosen, history, settings, today, sent }: ServiceLevelsProps) {
  const { t } = useTranslation('staffing');
  useEffect(() => {
    if (sent && Object.keys(sent.errors).length === 0) showToast({ title: t('levels.saved'), tone: 'ok' });
  }, [sent, t]);
  const name = chosen?.groupName ?? t('levels.organization');
  return (
    <>
      <PageHeader title={t('levels.title')} description={t('levels.description')} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(16rem,1fr)_minmax(0,2fr)]">
        <Card isFlush>
          <nav aria-label={t('levels.title')}>
            <ul className="divide-y divide-line">
              <ScopeLink to="?" name={t('levels.organization')} isChosen={!chosen} />
              {groups.map((group) => (
                <ScopeLink
                  key={group.groupId}
                  to={`?group=${group.groupId}`}
                  name={group.groupName}
                  detail={group.serviceName}
                  source={group.source}
                  isChosen={group.groupId === chosen?.groupId}
                />
              ))}
            </ul>
          </nav>
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Card
            title={t('levels.edit', { name })}
            description={chosen ? t(`settings.source.${chosen.source}`) : undefined}
          >
            <ServiceLevelForm
              key={`${chosen?.groupId ?? ''}-${JSON.stringify(settings)}`}
              groupId={chosen?.groupId ?? null}
              channelType={chosen?.channelType ?? null}
              canInherit={chosen?.source === 'group'}
              values={settings}
              today={today}
              errors={sent?.errors ?? {}}
            />
          </Card>
          <Card title={t('levels.history')}>
            <History items={history} />
          </Card>
        </div>
      </div>
    </>
  );
}

function ScopeLink(props: {
  to: string;
  name: string;
  detail?: string;
  source?: GroupItem['source'];
  isChosen: boolean;
}) {
  const { t } = useTranslation('staffing');
  return (
    <li>
      <Link
        to={props.to}
        aria-current={props.isChosen ? 'true' : undefined}
        className={joinClasses(
          'flex items-center justify-between gap-2 px-4 py-2 hover:bg-hover',
          props.isChosen && 'bg-accent-soft font-medium',
        )}
      >
        <span className="min-w-0">
          {props.name}
          {props.detail ? <span className="block text-sm font-normal text-ink-muted">{props.detail}</span> : null}
        </span>
        {props.source ? (
          <Badge tone={props.source === 'group' ? 'accent' : 'neutral'}>
            {t(`levels.sourceShort.${props.source}`)}
          </Badge>
        ) : null}
      </Link>
    </li>
  );
}

function History({ items }: { items: HistoryItem[] }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  if (items.length === 0) return <p className="text-ink-muted">{t('settings.source.default')}</p>;
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap justify-between gap-x-4 py-2 text-sm">
          <span className="tabular">
            {format.date(item.validFrom, 'medium')} –{' '}
            {item.validTo ? t('levels.until', { date: format.date(item.validTo, 'medium') }) : t('levels.open')}
          </span>
          <span className="tabular text-ink-muted">
            {t('settings.within', {
              share: format.percent(item.serviceLevelTarget),
              seconds: format.seconds(item.thresholdSec),
            })}
            , {t('settings.shrinkage')} {format.percent(item.shrinkage)}
            {item.createdByName ? ` · ${t('levels.by', { name: item.createdByName })}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
