import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { HeatMap } from '~/components/chart/heat-map';
import type { CoverageState } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { ProfileStaffingJob } from '~/models/profile-staffing-page';

const rowsShown = 12;
/** a level so far below its target is short, and so far again shorter */
const step = 0.02;

/** The day played as a whole: service level by queue and interval, intervals missed, people added. */
export function StaffedDay(job: ProfileStaffingJob) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const { staffing, names, startMs, timeZone } = job;
  const { intervalSec, queues, profiles, missed, plays } = staffing;
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const clock = (interval: number) => format.time(startMs + interval * intervalSec * 1000, timeZone);
  const additions = profiles.flatMap(({ queueIds, added }) =>
    added.flatMap((count, interval) =>
      count > 0 ? [{ interval, count, profile: queueIds.map((id) => nameOf.get(id) ?? id).join(' + ') }] : [],
    ),
  );
  additions.sort((a, b) => a.interval - b.interval);
  const classify = (row: number, column: number): CoverageState => {
    const queue = queues[row];
    if (queue.separateAgents[column] === 0) return 'unknown';
    const below = queue.slTarget - queue.serviceLevel[column][0];
    if (below > 3 * step) return 'short-3';
    if (below > 2 * step) return 'short-2';
    return below > step ? 'short-1' : 'ok';
  };
  return (
    <Card title={t('staffing.day')} description={t(plays > 0 ? 'staffing.dayText' : 'staffing.dayNone')}>
      <p className="mb-1 text-sm text-ink-muted">
        <span className="font-medium text-ink">{t('staffing.queueLevels')}</span> · {t('staffing.queueLevelsText')}
      </p>
      <HeatMap
        label={t('staffing.queueLevels')}
        rows={queues.map(({ id }) => nameOf.get(id) ?? id)}
        columns={staffing.agentsByInterval.map((_, interval) => clock(interval))}
        columnLabelStep={10_800 / intervalSec}
        values={queues.map((queue) =>
          queue.serviceLevel.map(([mean], interval) => (queue.separateAgents[interval] === 0 ? null : mean)),
        )}
        formatValue={(value) => format.percent(value, { decimals: 1 })}
        classify={classify}
      />
      {plays > 0 && missed.length === 0 && staffing.infeasible.length === 0 ? (
        <p className="mt-3 text-sm text-ok-ink">{t('staffing.dayFine')}</p>
      ) : null}
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        {missed.length > 0 ? (
          <Findings
            title={t('staffing.missed')}
            rows={missed.map(({ interval, queueId, serviceLevel }) => ({
              clock: clock(interval),
              words: t('staffing.missedRow', {
                queue: nameOf.get(queueId) ?? queueId,
                share: format.percent(serviceLevel[0], { decimals: 1 }),
                target: format.percent(queues.find(({ id }) => id === queueId)?.slTarget ?? null),
              }),
            }))}
          />
        ) : null}
        {additions.length > 0 ? (
          <Findings
            title={t('staffing.addedAt')}
            rows={additions.map(({ interval, count, profile }) => ({
              clock: clock(interval),
              words: t('staffing.addedRow', { count, profile }),
            }))}
          />
        ) : null}
      </div>
    </Card>
  );
}

function Findings({ title, rows }: { title: string; rows: { clock: string; words: string }[] }) {
  const { t } = useTranslation('multi-skill');
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      <ul className="text-sm">
        {rows.slice(0, rowsShown).map(({ clock, words }) => (
          <li key={`${clock} ${words}`} className="flex gap-3 py-0.5">
            <span className="tabular text-ink-muted">{clock}</span>
            <span className="min-w-0">{words}</span>
          </li>
        ))}
      </ul>
      {rows.length > rowsShown ? (
        <p className="text-sm text-ink-muted">{t('staffing.more', { count: rows.length - rowsShown })}</p>
      ) : null}
    </section>
  );
}
