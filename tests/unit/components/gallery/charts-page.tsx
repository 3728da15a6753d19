import { useState } from 'react';
import { Card } from '~/components/card';
import { BarChart } from '~/components/chart/bar-chart';
import type { TimeWindow } from '~/components/chart/chart-types';
import { classifyCoverage } from '~/components/chart/coverage-state';
import { CoverageStrip } from '~/components/chart/coverage-strip';
import { HeatMap } from '~/components/chart/heat-map';
import { StackedBar } from '~/components/chart/stacked-bar';
import { TimeChart } from '~/components/chart/time-chart';
import { PageHeader } from '~/components/page-header';
import { formatClock } from '~/i18n/format-date';

const quarter = 900_000;
const start = Date.parse('2026-11-22T21:00:00Z');
const times = Array.from({ length: 96 }, (_, index) => start + index * quarter);
const required = times.map((_, index) => Math.round(4 + 16 * Math.exp(-((index - 46) ** 2) / 300)));
const scheduled = required.map((value, index) => Math.max(0, value + ((index * 7) % 5) - 2));
const clocks = times.map((_, index) => formatClock(index * 15));
const days = ['Mon 23', 'Tue 24', 'Wed 25'];

export function ChartsPage() {
  const [range, setRange] = useState<TimeWindow | null>(null);
  return (
    <>
      <PageHeader title="Charts" description={range ? `${range.startMs}-${range.endMs}` : 'nothing selected'} />
      <div className="flex flex-col gap-4">
        <Card title="Day">
          <TimeChart
            label="Staffing of the day"
            times={times}
            stepMs={quarter}
            nowMs={start + 50 * quarter}
            urlKey="day"
            onSelectRange={setRange}
            ranges={[{ id: 'gap', startMs: start, endMs: start + 4 * quarter, label: 'No data', kind: 'gap' }]}
            marks={[{ seriesId: 'actual', indexes: [20], label: 'Outlier' }]}
            series={[
              { id: 'scheduled', label: 'Scheduled', kind: 'filled-step', values: scheduled },
              { id: 'required', label: 'Required', kind: 'step', values: required },
              {
                id: 'forecast',
                label: 'Forecast',
                kind: 'forecast',
                values: required,
                low: required.map((value) => value - 1),
                high: required.map((value) => value + 1),
              },
              {
                id: 'actual',
                label: 'Online',
                kind: 'line',
                values: scheduled.map((value, index) => (index < 50 ? value : null)),
              },
              {
                id: 'difference',
                label: 'Difference',
                kind: 'difference',
                values: scheduled.map((value, index) => value - required[index]),
              },
            ]}
          />
        </Card>
        <Card title="Requirement">
          <HeatMap
            label="Requirement"
            rows={days}
            columns={clocks}
            values={days.map(() => required)}
            columnLabelStep={8}
          />
        </Card>
        <Card title="Coverage">
          <HeatMap
            label="Coverage"
            rows={days}
            columns={clocks}
            values={days.map(() => scheduled)}
            classify={(_, column) => classifyCoverage(scheduled[column], required[column])}
          />
          <CoverageStrip label="Mon 23" scheduled={scheduled} required={required} />
        </Card>
        <Card title="Methods">
          <BarChart
            label="Error by method"
            referenceLabel="last week"
            items={[
              { id: 'a', label: 'Two stages', value: 6.8, reference: 9.2 },
              { id: 'b', label: 'Last week', value: 11.4 },
            ]}
          />
          <StackedBar
            label="Agents"
            hasLegend
            segments={[
              {
                id: 'busy',
                label: 'Talking',
                value: 34,
                color: 'var(--color-activity-1)',
                inkColor: 'var(--color-activity-1-ink)',
              },
              { id: 'away', label: 'Away', value: 3, color: 'var(--color-sunken)', isHatched: true },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
