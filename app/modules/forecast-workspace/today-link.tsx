import { Link, useSearchParams } from '@remix-run/react';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import { encodeWindow } from '~/components/chart/chart-window';
import { setSearchParams } from '~/components/search-params';
import { addDays, localDayStart, toLocalDate } from '~/engine/time';
import type { WorkspaceData } from './workspace-data';

/** The way to today's intervals, where today is in the period. */
export function TodayLink({ data, nowMs }: { data: WorkspaceData; nowMs: number }) {
  const { t } = useTranslation('forecast-workspace');
  const [search] = useSearchParams();
  const { step, timeZone, periodStartMs, periodEndMs } = data;
  if (step === 'history' || step === 'cleaning' || nowMs < periodStartMs || nowMs >= periodEndMs) return null;
  const date = toLocalDate(nowMs, timeZone);
  const startMs = localDayStart(date, timeZone);
  const endMs = localDayStart(addDays(date, 1), timeZone);
  const zoom = encodeWindow({ startMs, endMs });
  return (
    <Link
      to={setSearchParams(search, { level: 'interval', look: String(startMs), 'z.zoom': zoom })}
      preventScrollReset
      className={getButtonClasses('ghost', 'sm')}
    >
      <CalendarClock aria-hidden size={13} />
      {t('today.show')}
    </Link>
  );
}
