import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { ProfileStaffingJob } from '~/models/profile-staffing-page';
import { ProfileTable } from './profile-table';
import { StaffedDay } from './staffed-day';
import { UnmetTargets } from './unmet-targets';

/** Figures of a staffed day: people against separate queues, by interval and set of skills, and the day as it was played. */
export function ProfileStaffingResult(job: ProfileStaffingJob) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const { staffing, question, startMs, timeZone } = job;
  const { agentsByInterval, separateByInterval, intervalSec, profiles } = staffing;
  const hoursOf = (intervals: number) => (intervals * intervalSec) / 3600;
  const times = useMemo(
    () => agentsByInterval.map((_, i) => startMs + i * intervalSec * 1000),
    [agentsByInterval, startMs, intervalSec],
  );
  const people = (value: number) => format.number(value);
  const added = agentsByInterval.map((_, i) => profiles.reduce((sum, profile) => sum + profile.added[i], 0));
  const series: TimeSeries[] = [
    { id: 'together', label: t('staffing.together'), kind: 'filled-step', values: agentsByInterval, format: people },
    { id: 'alone', label: t('staffing.alone'), kind: 'step', values: separateByInterval, format: people },
    ...(staffing.addedAgents > 0
      ? [{ id: 'added', label: t('staffing.added_series'), kind: 'step' as const, values: added, format: people }]
      : []),
  ];
  const hours = (value: number) => format.number(hoursOf(value), { decimals: 0 });
  return (
    <>
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <StatTile
          label={t('staffing.people')}
          value={hours(staffing.agents)}
          detail={t('staffing.peopleText', { count: Math.max(...agentsByInterval) })}
        />
        <StatTile
          label={t('staffing.separate')}
          value={hours(staffing.separateAgents)}
          detail={t('staffing.separateText')}
        />
        <StatTile
          label={t('staffing.gain')}
          value={format.percent(staffing.poolingGain, { decimals: 1 })}
          detail={t(staffing.poolingGain === null ? 'staffing.gainUnknown' : 'staffing.gainText')}
        />
        <StatTile
          label={t('staffing.added')}
          value={format.number(hoursOf(staffing.addedAgents), { decimals: 1 })}
          detail={t(staffing.addedAgents > 0 ? 'staffing.addedText' : 'staffing.addedNone')}
        />
      </div>
      {agentsByInterval.length < staffing.intervals ? (
        <p className="text-sm text-warning-ink">
          {t('staffing.cancelled', {
            time: format.time(startMs + agentsByInterval.length * intervalSec * 1000, timeZone),
          })}
        </p>
      ) : null}
      {staffing.infeasible.length > 0 ? <UnmetTargets {...job} /> : null}
      <Card
        title={t('staffing.byInterval')}
        description={t('staffing.byIntervalText', { date: format.date(question.date, 'medium') })}
      >
        <TimeChart
          label={t('staffing.byInterval')}
          times={times}
          stepMs={intervalSec * 1000}
          series={series}
          timeZone={timeZone}
          urlKey="z"
        />
      </Card>
      <StaffedDay {...job} />
      <ProfileTable {...job} />
    </>
  );
}
