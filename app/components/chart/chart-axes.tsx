import { useFormat } from '~/i18n/use-format';
import { joinClasses } from '../class-names';
import type { ChartFrame } from './chart-frame';
import { getTimeTicks } from './time-ticks';

interface ValueAxisLabelsProps {
  frame: ChartFrame;
  heightPx: number;
  differenceHeightPx: number;
  format?: (value: number) => string;
}

/** Values at the left; as wide as the widest, with no width asked of a browser. */
export function ValueAxisLabels({ frame, heightPx, differenceHeightPx, format }: ValueAxisLabelsProps) {
  const words = useFormat();
  const write = format ?? ((value: number) => words.compactNumber(value));
  const { valueAxis, differenceAxis } = frame;
  return (
    <div aria-hidden className="tabular text-right text-xs text-ink-subtle">
      <AxisColumn
        heightPx={heightPx}
        labels={valueAxis.ticks.map((tick) => ({ text: write(tick), topPx: valueAxis.scale(tick) }))}
      />
      {differenceAxis ? (
        <div className="mt-3">
          <AxisColumn
            heightPx={differenceHeightPx}
            labels={differenceAxis.ticks.map((tick) => ({
              text: words.number(tick, { isSigned: true }),
              topPx: differenceAxis.scale(tick),
            }))}
          />
        </div>
      ) : null}
    </div>
  );
}

function AxisColumn({ heightPx, labels }: { heightPx: number; labels: { text: string; topPx: number }[] }) {
  const widest = labels.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
  return (
    <div className="relative" style={{ height: heightPx }}>
      <span className="invisible">{widest}</span>
      {labels.map(({ text, topPx }) => (
        <span
          key={text}
          className="absolute right-0 -translate-y-1/2 whitespace-nowrap"
          style={{ top: Math.min(heightPx - 5, Math.max(5, topPx)) }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** Moments under the drawing. On narrow charts those of lower rank give way, by a container query. */
export function TimeAxis({
  frame,
  timeZone,
  isTimeOfDay,
}: {
  frame: ChartFrame;
  timeZone: string;
  isTimeOfDay?: boolean;
}) {
  const { locale } = useFormat();
  const ticks = getTimeTicks(frame.window, timeZone, locale, { isTimeOfDay });
  return (
    <div aria-hidden className="tabular relative mt-1.5 h-4 text-xs text-ink-subtle">
      {ticks.map((tick) => {
        const place = frame.placePercent(tick.ms);
        return (
          <span
            key={tick.ms}
            data-rank={tick.rank}
            className={joinClasses(
              'chart-tick absolute top-0 whitespace-nowrap',
              place < 3 ? 'translate-x-0' : place > 97 ? '-translate-x-full' : '-translate-x-1/2',
              tick.isMajor && 'font-medium text-ink-muted',
            )}
            style={{ left: `${place}%` }}
          >
            {tick.label}
          </span>
        );
      })}
    </div>
  );
}
