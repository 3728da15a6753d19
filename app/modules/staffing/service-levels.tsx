import { Link } from '@remix-run/react';
import { CalendarClock } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { joinClasses } from '~/components/class-names';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import type { SettingsSource } from '~/models/staffing-settings';
import { GroupDepartmentForm } from './group-department-form';
import { ServiceLevelForm, type ServiceLevelValues } from './service-level-form';

interface GroupItem {
  groupId: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  departmentId: string | null;
  source: SettingsSource;
  sourceName: string | null;
}

interface DepartmentItem {
  id: string;
  name: string;
  depth: number;
  /** holds settings of its own today */
  hasOwn: boolean;
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
  departments: DepartmentItem[];
  /** whose settings are edited; both null = the organization itself */
  group: GroupItem | null;
  department: DepartmentItem | null;
  history: HistoryItem[];
  settings: ServiceLevelValues;
  today: string;
  sent: { errors: Record<string, string> } | null;
}

/** Settings of the organization, its departments and every group, with where they come from and since when they hold. */
export function ServiceLevels(props: ServiceLevelsProps) {
  const { groups, departments, group, department, history, settings, today, sent } = props;
  const { t } = useTranslation(['staffing', 'slot-settings']);
  useEffect(() => {
    if (sent && Object.keys(sent.errors).length === 0) showToast({ title: t('levels.saved'), tone: 'ok' });
  }, [sent, t]);
  const name = group?.groupName ?? department?.name ?? t('levels.organization');
  const source = group ? t(`settings.source.${group.source}`, { name: group.sourceName }) : undefined;
  return (
    <>
      <PageHeader
        title={t('levels.title')}
        description={t('levels.description')}
        actions={
          <LinkButton to={`/admin/slot-settings${group ? `?group=${group.groupId}` : ''}`} icon={CalendarClock}>
            {t('slot-settings:title')}
          </LinkButton>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(16rem,1fr)_minmax(0,2fr)]">
        <LevelList groups={groups} departments={departments} chosenId={group?.groupId ?? department?.id ?? null} />
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t('levels.edit', { name })} description={source}>
            <ServiceLevelForm
              key={`${group?.groupId ?? department?.id ?? ''}-${JSON.stringify(settings)}`}
              groupId={group?.groupId ?? null}
              departmentId={department?.id ?? null}
              channelType={group?.channelType ?? null}
              canInherit={group?.source === 'group' || department?.hasOwn === true}
              values={settings}
              today={today}
              errors={sent?.errors ?? {}}
            />
          </Card>
          {group ? <GroupDepartmentForm group={group} departments={departments} today={today} /> : null}
          <Card title={t('levels.history')}>
            <History items={history} />
          </Card>
        </div>
      </div>
    </>
  );
}

function LevelList(props: { groups: GroupItem[]; departments: DepartmentItem[]; chosenId: string | null }) {
  const { groups, departments, chosenId } = props;
  const { t } = useTranslation('staffing');
  return (
    <Card isFlush>
      <nav aria-label={t('levels.title')}>
        <ul className="divide-y divide-line">
          <ScopeLink to="?" name={t('levels.organization')} isChosen={chosenId === null} />
        </ul>
        <details open={departments.some(({ id }) => id === chosenId)} className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2 text-sm font-medium text-ink-muted">
            {t('levels.departments')}
          </summary>
          <ul className="divide-y divide-line border-t border-line">
            {departments.map(({ id, name, depth, hasOwn }) => (
              <ScopeLink
                key={id}
                to={`?department=${id}`}
                name={name}
                depth={depth}
                source={hasOwn ? 'department' : undefined}
                isChosen={id === chosenId}
              />
            ))}
          </ul>
        </details>
        <p className="border-t border-line px-4 py-2 text-sm font-medium text-ink-muted">{t('levels.groups')}</p>
        <ul className="divide-y divide-line border-t border-line">
          {groups.map((group) => (
            <ScopeLink
              key={group.groupId}
              to={`?group=${group.groupId}`}
              name={group.groupName}
              detail={group.serviceName}
              source={group.source}
              isChosen={group.groupId === chosenId}
            />
          ))}
        </ul>
      </nav>
    </Card>
  );
}

function ScopeLink(props: {
  to: string;
  name: string;
  detail?: string;
  depth?: number;
  source?: SettingsSource;
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
        style={props.depth ? { paddingLeft: `${1 + props.depth}rem` } : undefined}
      >
        <span className="min-w-0">
          {props.name}
          {props.detail ? <span className="block text-sm font-normal text-ink-muted">{props.detail}</span> : null}
        </span>
        {props.source ? (
          <Badge tone={props.source === 'group' || props.source === 'department' ? 'accent' : 'neutral'}>
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
