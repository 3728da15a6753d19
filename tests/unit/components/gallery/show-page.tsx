import { Inbox } from 'lucide-react';
import { Avatar } from '~/components/avatar';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { EmptyState } from '~/components/empty-state';
import { ErrorState } from '~/components/error-state';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { ProgressBar } from '~/components/progress-bar';
import { RelativeTime } from '~/components/relative-time';
import { SkeletonLines } from '~/components/skeleton';
import { StatTile } from '~/components/stat-tile';
import { StatusBadge } from '~/components/status-badge';
import { Tabs } from '~/components/tabs';
import { Timeline } from '~/components/timeline';
import { VirtualList } from '~/components/virtual-list';

const states = ['short-3', 'short-2', 'short-1', 'ok', 'over', 'unknown'] as const;
const tones = ['neutral', 'accent', 'ok', 'warning', 'danger', 'info'] as const;
const hues = [1, 2, 3, 4, 5, 6, 7, 8];
const many = Array.from({ length: 5000 }, (_, index) => `Row ${index}`);

export function ShowPage() {
  return (
    <>
      <PageHeader
        title="Parts"
        description="What pages show"
        badge={<Badge tone="accent">Version 3</Badge>}
        actions={<LinkButton to="/forms">Forms</LinkButton>}
      >
        <Tabs
          label="Views"
          items={[
            { to: '?view=', label: 'Month' },
            { to: '?view=week', label: 'Week', count: 7 },
          ]}
        />
      </PageHeader>
      <div className="grid gap-4 sm:grid-cols-2">
        <StatTile
          label="Service level today"
          value="84"
          unit="%"
          state={{ state: 'ok', label: 'On target' }}
          detail="Expected by close 82 %"
          sparkline={{ values: [80, 82, null, 85], target: 80, label: 'Service level by hour' }}
          action={{ to: '/charts', label: 'Open' }}
        />
        <Card title="States">
          <div className="flex flex-wrap gap-2">
            {states.map((state) => (
              <StatusBadge key={state} state={state}>
                {state}
              </StatusBadge>
            ))}
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
            {hues.map((hue) => (
              <span
                key={hue}
                className="rounded-sm px-2 text-sm"
                style={{ background: `var(--color-activity-${hue})`, color: `var(--color-activity-${hue}-ink)` }}
              >
                Shift
              </span>
            ))}
            <Avatar name="Elena Ivanova" />
          </div>
        </Card>
        <Card title="Job">
          <ProgressBar percent={42} label="Generating" />
          <p className="mt-2 text-ink-muted">
            <RelativeTime instant={Date.now() - 300_000} />
          </p>
        </Card>
        <Card title="Facts">
          <DescriptionList items={[{ term: 'Contract', value: '40 h' }]} />
        </Card>
        <Card title="Day">
          <Timeline
            label="Day"
            items={[
              { id: '1', time: '08:00', title: 'Shift starts', isPast: true },
              { id: '2', time: '12:00', title: 'Lunch', description: '30 min', isCurrent: true, tone: 'accent' },
            ]}
          />
        </Card>
        <Card title="Loading">
          <SkeletonLines />
        </Card>
        <Card isFlush>
          <EmptyState
            icon={Inbox}
            title="No forecast yet"
            description="Import the history first."
            action={<Button variant="primary">Import</Button>}
          />
        </Card>
        <Card isFlush>
          <ErrorState title="Something went wrong" safe="All is kept." advice="Try again." requestId="request-1" />
        </Card>
        <Card title="Long list" isFlush>
          <VirtualList
            items={many}
            getKey={(item) => item}
            renderItem={(item) => <div className="h-8 px-4">{item}</div>}
            rowHeightPx={32}
            label="Long list"
          />
        </Card>
      </div>
    </>
  );
}
