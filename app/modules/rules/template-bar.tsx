import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { activityClasses } from '~/modules/schedule-grid/activity-classes';
import type { TemplateView } from './template-view';

export type BarProps = Pick<
  TemplateView,
  | 'startFromMinute'
  | 'startToMinute'
  | 'spanMinutes'
  | 'longestSpanMinutes'
  | 'firstPartMinutes'
  | 'gapMinutes'
  | 'colour'
>;

/** The bar holds a day and a half: late shifts end after midnight. */
const wholeMinutes = 36 * 60;
const place = (minute: number) => `${(100 * Math.min(minute, wholeMinutes)) / wholeMinutes}%`;

/** Where a shift may lie in the day: solid for the earliest and shortest one, pale up to the end of the latest and longest. */
export function TemplateBar(props: BarProps) {
  const { startFromMinute, startToMinute, spanMinutes, longestSpanMinutes, firstPartMinutes, gapMinutes, colour } =
    props;
  const format = useFormat();
  const parts =
    firstPartMinutes && gapMinutes
      ? [
          [0, firstPartMinutes],
          [firstPartMinutes + gapMinutes, spanMinutes],
        ]
      : [[0, spanMinutes]];
  return (
    <div className="relative h-6 rounded-control bg-sunken">
      {[6, 12, 18, 24, 30].map((hour) => (
        <span key={hour} aria-hidden className="absolute inset-y-0 w-px bg-line" style={{ left: place(hour * 60) }} />
      ))}
      <span
        aria-hidden
        className={joinClasses('absolute inset-y-1 rounded-sm opacity-35', activityClasses[colour])}
        style={{
          left: place(startFromMinute),
          right: `calc(100% - ${place(startToMinute + (longestSpanMinutes ?? spanMinutes))})`,
        }}
      />
      {parts.map(([from, to], index) => (
        <span
          key={from}
          className={joinClasses(
            'tabular absolute inset-y-1 rounded-sm px-1.5 text-xs leading-4 font-medium whitespace-nowrap',
            activityClasses[colour],
          )}
          style={{
            left: place(startFromMinute + from),
            right: `calc(100% - ${place(startFromMinute + Math.max(from, to))})`,
          }}
        >
          {format.clock((startFromMinute + from) % 1440)}
          {index === 0 && startToMinute > startFromMinute ? `…${format.clock(startToMinute)}` : ''}
        </span>
      ))}
    </div>
  );
}
