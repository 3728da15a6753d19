import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { BarChart } from '~/components/chart/bar-chart';
import { TimeChart } from '~/components/chart/time-chart';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { GroupOption } from './history-data';
import type { ImportPageData, ImportPreviewData } from './import-data';

const dayMs = 86_400_000;

/** What the file holds: figures, contacts by day, groups, gaps. */
export function ImportPreview({
  data,
  preview,
  groups,
}: {
  data: ImportPageData;
  preview: ImportPreviewData;
  groups: GroupOption[];
}) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { summary } = preview;
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const missing = summary.groups.reduce((sum, group) => sum + group.missingIntervals, 0);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <StatTile
          label={t('preview.rows')}
          value={whole(summary.rowsRead)}
          detail={t('preview.good', { rows: whole(summary.rowsGood) })}
        />
        <StatTile
          label={t('contacts')}
          value={whole(summary.contacts)}
          detail={describePeriod(preview, data, format)}
        />
        <StatTile
          label={t('preview.faults')}
          value={whole(preview.faultTotal)}
          state={{
            state: preview.faultTotal > 0 ? 'short-3' : 'ok',
            label: t(preview.faultTotal > 0 ? 'preview.someFaults' : 'preview.noFaults'),
          }}
          detail={t(preview.faultTotal > 0 ? 'preview.someFaults' : 'preview.noFaults')}
        />
        <StatTile
          label={t('preview.gaps')}
          value={whole(missing)}
          detail={
            preview.existingIntervals === null
              ? t('preview.gapsDetail')
              : t('preview.existing', { intervals: whole(preview.existingIntervals) })
          }
        />
      </div>
      {summary.days.length > 1 ? (
        <Card title={t('preview.byDay')}>
          <DayChart days={summary.days} />
        </Card>
      ) : null}
      {summary.groups.length > 1 ? (
        <Card title={t('preview.byGroup')}>
          <BarChart
            label={t('preview.byGroup')}
            format={whole}
            items={summary.groups.map((group) => ({
              id: group.groupId,
              label: groups.find((known) => known.id === group.groupId)?.name ?? '',
              value: group.contacts,
            }))}
          />
        </Card>
      ) : null}
      {summary.gapCount > 0 ? <GapList preview={preview} timeZone={data.options.timeZone} /> : null}
    </>
  );
}

function describePeriod(
  preview: ImportPreviewData,
  data: ImportPageData,
  format: ReturnType<typeof useFormat>,
): string | undefined {
  const { days } = preview.summary;
  return days.length > 0
    ? `${format.dateRange(days[0].date, days[days.length - 1].date)}, ${data.options.timeZone}`
    : undefined;
}

/** Contacts by local date; days that the file lacks are holes in the line. */
function DayChart({ days }: { days: { date: string; contacts: number }[] }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const startMs = Date.parse(`${days[0].date}T00:00:00Z`);
  const count = Math.round((Date.parse(`${days[days.length - 1].date}T00:00:00Z`) - startMs) / dayMs) + 1;
  const byDate = new Map(days.map((day) => [Date.parse(`${day.date}T00:00:00Z`), day.contacts]));
  const times = Array.from({ length: count }, (_, index) => startMs + index * dayMs);
  return (
    <TimeChart
      label={t('preview.byDay')}
      times={times}
      stepMs={dayMs}
      timeZone="UTC"
      heightPx={200}
      series={[
        {
          id: 'contacts',
          label: t('contacts'),
          kind: 'line',
          values: times.map((time) => byDate.get(time) ?? null),
          format: (value) => format.number(value, { decimals: 0 }),
        },
      ]}
    />
  );
}

const shownGaps = 12;

function GapList({ preview, timeZone }: { preview: ImportPreviewData; timeZone: string }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { gaps, gapCount } = preview.summary;
  return (
    <Card title={t('preview.gapList')} description={t('preview.gapText')}>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {gaps.slice(0, shownGaps).map((gap) => (
          <li key={`${gap.groupId}-${gap.from}`} className="flex justify-between gap-3 border-b border-line py-1.5">
            <span>{format.dateTime(gap.from, timeZone, 'medium')}</span>
            <span className="tabular text-ink-muted">{t('preview.intervals', { count: gap.intervals })}</span>
          </li>
        ))}
      </ul>
      {gapCount > shownGaps ? (
        <p className="mt-2 text-sm text-ink-muted">{t('findings.more', { count: gapCount - shownGaps })}</p>
      ) : null}
    </Card>
  );
}
