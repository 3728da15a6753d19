import { Link, useRevalidator } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { PageHeader } from '~/components/page-header';
import { RelativeTime } from '~/components/relative-time';
import type { CoverageState } from '~/components/state-mark';
import { StatusBadge } from '~/components/status-badge';
import { useFormat } from '~/i18n/use-format';
import { HealthTable } from './health-table';
import type { HealthView } from './health-types';

const refreshMs = 10_000;

/** Processes, queues, database, Redis, partitions and disk, refreshed while one looks. */
export function HealthPage({ health }: { health: HealthView }) {
  const { t } = useTranslation('admin-health');
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Section title={t('processes.title')} part={health.processes} judge={judgeProcesses}>
          {(processes) => <Processes processes={processes} />}
        </Section>
        <Section
          title={t('queues.title')}
          part={health.queues}
          judge={(queues) => (queues.some((queue) => queue.failed > 0 || queue.isPaused) ? 'short-1' : 'ok')}
          actions={
            <Link to="/admin/queues" reloadDocument className={getButtonClasses('secondary', 'sm')}>
              {t('queues.board')}
            </Link>
          }
        >
          {(queues) => <Queues queues={queues} />}
        </Section>
        <Section title={t('database.title')} part={health.database} judge={judgeDatabase}>
          {(database) => <Database database={database} />}
        </Section>
        <Section
          title={t('redis.title')}
          part={health.redis}
          judge={(redis) => (redis.lastSaveFailed ? 'short-2' : 'ok')}
        >
          {(redis) => <RedisFigures redis={redis} />}
        </Section>
        <Section title={t('partitions.title')} part={health.partitions} judge={judgePartitions}>
          {(partitions) => <Partitions partitions={partitions} />}
        </Section>
        <Section title={t('disk.title')} part={health.disk} judge={judgeDisk}>
          {(disk) => <Disk disk={disk} />}
        </Section>
      </div>
    </>
  );
}

type Report<Key extends keyof HealthView> = Extract<HealthView[Key], { isReachable: true }>['report'];

const judgeProcesses = (processes: Report<'processes'>): CoverageState =>
  ['web', 'worker'].every((kind) => processes.some((process) => process.kind === kind)) ? 'ok' : 'short-3';

const judgeDatabase = ({ connections, maxConnections }: Report<'database'>): CoverageState =>
  connections < maxConnections * 0.8 ? 'ok' : 'short-2';

/** Less than two months ahead, or rows without a month, means that the daily job does not run. */
const judgePartitions = (partitions: Report<'partitions'>): CoverageState =>
  partitions.every((table) => table.monthsAhead >= 2 && table.defaultRows === 0) ? 'ok' : 'short-2';

function judgeDisk({ freeBytes, totalBytes }: Report<'disk'>): CoverageState {
  const share = freeBytes / Math.max(1, totalBytes);
  if (share > 0.15) return 'ok';
  return share > 0.05 ? 'short-1' : 'short-3';
}

interface SectionProps<T> {
  title: string;
  part: { isReachable: true; report: T } | { isReachable: false; reason: string };
  judge: (report: T) => CoverageState;
  actions?: ReactNode;
  children: (report: T) => ReactNode;
}

function Section<T>({ title, part, judge, actions, children }: SectionProps<T>) {
  const { t } = useTranslation('admin-health');
  const state = part.isReachable ? judge(part.report) : 'short-3';
  const words = part.isReachable ? t(state === 'ok' ? 'state.ok' : 'state.attention') : t('state.unreachable');
  return (
    <Card
      title={title}
      isFlush
      actions={
        <>
          {actions}
          <StatusBadge state={state}>{words}</StatusBadge>
        </>
      }
    >
      <div className="pb-2">
        {part.isReachable ? children(part.report) : <p className="px-4 pb-2 text-ink-muted">{part.reason}</p>}
      </div>
    </Card>
  );
}

function Processes({ processes }: { processes: Report<'processes'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  const describe = ({ details }: Report<'processes'>[number]) => {
    const jobs = Array.isArray(details.jobs) ? details.jobs.length : 0;
    return typeof details.sockets === 'number'
      ? t('processes.sockets', { count: details.sockets })
      : t('processes.jobs', { count: jobs });
  };
  return (
    <HealthTable
      label={t('processes.title')}
      columns={[
        { id: 'kind', label: t('processes.kind') },
        { id: 'host', label: t('processes.host') },
        { id: 'memory', label: t('processes.memory'), isNumber: true },
        { id: 'cpu', label: t('processes.cpu'), isNumber: true },
        { id: 'load', label: t('processes.load'), isNumber: true },
        { id: 'started', label: t('processes.started') },
      ]}
      rows={processes.map((process) => ({
        id: process.id,
        cells: [
          t(`processes.${process.kind}`),
          `${process.host} · ${process.pid}`,
          format.bytes(process.memoryBytes),
          format.percent(process.cpuShare),
          describe(process),
          <RelativeTime key="started" instant={process.startedAt} />,
        ],
      }))}
    />
  );
}

function Queues({ queues }: { queues: Report<'queues'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  const figures = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;
  return (
    <HealthTable
      label={t('queues.title')}
      columns={[
        { id: 'name', label: t('queues.name') },
        ...figures.map((id) => ({ id, label: t(`queues.${id}`), isNumber: true })),
      ]}
      rows={queues.map((queue) => ({
        id: queue.name,
        cells: [
          queue.isPaused
            ? t('queues.paused', { name: t(`queues.names.${queue.name}`) })
            : t(`queues.names.${queue.name}`),
          ...figures.map((figure) => format.number(queue[figure])),
        ],
      }))}
    />
  );
}

function Database({ database }: { database: Report<'database'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  return (
    <div className="px-4 pb-2">
      <DescriptionList
        items={[
          { term: t('version'), value: `PostgreSQL ${database.version}` },
          { term: t('database.size'), value: format.bytes(database.sizeBytes) },
          { term: t('database.connections'), value: `${database.connections} / ${database.maxConnections}` },
          {
            term: t('database.replication'),
            value: database.isReplica ? t('database.isReplica') : t('database.replicas', { count: database.replicas }),
          },
          { term: t('database.migrations'), value: `${database.migrations} · ${database.lastMigration ?? '–'}` },
          { term: t('database.started'), value: <RelativeTime instant={database.startedAt} /> },
        ]}
      />
    </div>
  );
}

function RedisFigures({ redis }: { redis: Report<'redis'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  const memory =
    redis.maxBytes > 0
      ? `${format.bytes(redis.usedBytes)} / ${format.bytes(redis.maxBytes)}`
      : format.bytes(redis.usedBytes);
  return (
    <div className="px-4 pb-2">
      <DescriptionList
        items={[
          { term: t('version'), value: `Redis ${redis.version}` },
          { term: t('redis.memory'), value: memory },
          { term: t('redis.clients'), value: format.number(redis.clients) },
          { term: t('redis.uptime'), value: format.hours(redis.uptimeSec / 60, true) },
          { term: t('redis.save'), value: t(redis.lastSaveFailed ? 'redis.saveFailed' : 'redis.saveOk') },
        ]}
      />
    </div>
  );
}

function Partitions({ partitions }: { partitions: Report<'partitions'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  return (
    <HealthTable
      label={t('partitions.title')}
      columns={[
        { id: 'table', label: t('partitions.table') },
        { id: 'last', label: t('partitions.last') },
        { id: 'ahead', label: t('partitions.ahead'), isNumber: true },
        { id: 'default', label: t('partitions.default'), isNumber: true },
        { id: 'size', label: t('partitions.size'), isNumber: true },
      ]}
      rows={partitions.map((table) => ({
        id: table.table,
        cells: [
          t(`partitions.tables.${table.table}`),
          table.lastMonth ? format.month(table.lastMonth.slice(0, 7)) : '–',
          format.number(table.monthsAhead),
          format.number(table.defaultRows),
          format.bytes(table.sizeBytes),
        ],
      }))}
    />
  );
}

function Disk({ disk }: { disk: Report<'disk'> }) {
  const { t } = useTranslation('admin-health');
  const format = useFormat();
  return (
    <div className="px-4 pb-2">
      <DescriptionList
        items={[
          { term: t('disk.free'), value: format.bytes(disk.freeBytes) },
          { term: t('disk.total'), value: format.bytes(disk.totalBytes) },
        ]}
      />
    </div>
  );
}
