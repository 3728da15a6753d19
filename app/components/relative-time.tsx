import { useEffect, useState } from 'react';
import { useFormat } from '~/i18n/use-format';
import { type Instant, toEpochMs } from '~/i18n/zoned-time';
import { useFrameTimeZone } from './frame/frame-data';

/** "5 minutes ago", kept up to date; the exact time is in the title. */
export function RelativeTime({ instant }: { instant: Instant }) {
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const exact = `${format.dateTime(instant, timeZone, 'medium')} (${format.offset(timeZone, instant)})`;
  return (
    // a few milliseconds pass between the server's clock and the browser's: the words may differ, and follow at once
    <time dateTime={new Date(toEpochMs(instant)).toISOString()} title={exact} suppressHydrationWarning>
      {format.relative(instant, now)}
    </time>
  );
}
