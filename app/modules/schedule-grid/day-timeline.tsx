import { Link } from '@remix-run/react';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { activityClasses } from './activity-classes';

export interface DayTimelineShift {
  id: string;
  employeeId: string;
  name: string;
  startMs: number;
  endMs: number;
  colour: number;
  isLocked: boolean;
  activities: { kind: string; groupId: string | null; startMs: number; endMs: number }[];
}

interface DayTimelineProps {
  scheduleId: string;
  date: string;
  timeZone: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  shifts: DayTimelineShift[];
}

const hourMs = 3_600_000;

const blockClasses: Record<string, string> = {
  LUNCH: 'bg-surface/85 border-x border-line-strong',
  BREAK: 'bg-surface/60',
};

/** Everybody of a day on one clock; pauses are light gaps, trainings and meetings hatched. Complete without scripts. */
export function DayTimeline({ scheduleId, date, timeZone, fromMs, toMs, nowMs, shifts }: DayTimelineProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const endMs = Math.max(toMs, ...shifts.map((shift) => shift.endMs));
  const startMs = Math.min(fromMs, ...shifts.map((shift) => shift.startMs));
  const place = (ms: number) => `${(100 * (ms - startMs)) / (endMs - startMs)}%`;
  const hours = Array.from({ length: Math.ceil((endMs - startMs) / hourMs) }, (_, i) => startMs + i * hourMs);
  return (
    <section
      aria-label={t('day.people')}
      className="overflow-auto rounded-card border border-line bg-surface shadow-card"
    >
      <div className="min-w-[64rem]">
        <div className="sticky top-0 z-20 flex h-8 border-b border-line bg-surface">
          <div className="sticky left-0 z-10 w-32 shrink-0 border-r border-line bg-surface px-3 py-1.5 text-sm text-ink-muted sm:w-52">
            {t('grid.people', { count: shifts.length })}
          </div>
          <div className="relative flex-1">
            {hours.map((at, index) =>
              index % 2 ? null : (
                <span
                  key={at}
                  className="tabular absolute bottom-1 -translate-x-1/2 text-xs text-ink-muted first:translate-x-1"
                  style={{ left: place(at) }}
                >
                  {format.time(at, timeZone)}
                </span>
              ),
            )}
          </div>
        </div>
        <ul>
          {shifts.map((shift) => (
            <li
              key={shift.id}
              className="flex h-7 border-b border-line last:border-0 [contain-intrinsic-size:auto_28px] [content-visibility:auto]"
            >
              <Link
                to={`/plan/schedules/${scheduleId}?person=${shift.employeeId}&date=${date}`}
                className="sticky left-0 z-10 flex w-32 shrink-0 items-center border-r border-line bg-surface px-3 hover:underline sm:w-52"
              >
                <span className="truncate">{shift.name}</span>
              </Link>
              <div
                className="relative flex-1 bg-[linear-gradient(to_right,var(--color-line)_1px,transparent_1px)]"
                style={{ backgroundSize: `${(100 * hourMs) / (endMs - startMs)}% 100%` }}
              >
                <ShiftBar shift={shift} place={place} timeZone={timeZone} />
                {nowMs > startMs && nowMs < endMs ? (
                  <span aria-hidden className="absolute inset-y-0 w-px bg-accent" style={{ left: place(nowMs) }} />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function ShiftBar(props: { shift: DayTimelineShift; place: (ms: number) => string; timeZone: string }) {
  const { shift, place, timeZone } = props;
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const clocks = `${format.time(shift.startMs, timeZone)}–${format.time(shift.endMs, timeZone)}`;
  const labelEndMs = Math.min(shift.endMs, ...shift.activities.map((activity) => activity.startMs));
  const parts = shift.activities.map((a) => `${t(`activity.${a.kind}`)} ${format.time(a.startMs, timeZone)}`);
  return (
    <>
      <span
        role="img"
        aria-label={`${shift.name}: ${clocks}; ${parts.join(', ')}`}
        title={`${clocks}\n${parts.join('\n')}`}
        className={joinClasses('absolute inset-y-1 rounded-sm', activityClasses[shift.colour])}
        style={{ left: place(shift.startMs), right: `calc(100% - ${place(shift.endMs)})` }}
      >
        {shift.isLocked ? <Lock aria-hidden size={9} className="absolute top-0.5 right-0.5" /> : null}
      </span>
      {shift.activities.map((activity) => (
        <span
          key={`${activity.kind}-${activity.startMs}`}
          aria-hidden
          title={`${t(`activity.${activity.kind}`)} ${format.time(activity.startMs, timeZone)}`}
          className={joinClasses('absolute inset-y-1', blockClasses[activity.kind] ?? 'hatched')}
          style={{ left: place(activity.startMs), right: `calc(100% - ${place(activity.endMs)})` }}
        />
      ))}
      <span
        aria-hidden
        className={joinClasses(
          'tabular pointer-events-none absolute inset-y-1 truncate rounded-sm px-1.5 text-xs leading-5 font-medium',
          activityClasses[shift.colour],
        )}
        style={{ left: place(shift.startMs), right: `calc(100% - ${place(labelEndMs)})` }}
      >
        {clocks}
      </span>
    </>
  );
}
