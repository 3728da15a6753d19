import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { DayCurve } from './day-curve';
import { FigureTiles } from './figure-tiles';
import { NeedsList } from './needs-list';
import type { NeedView, OverviewView } from './overview-types';

const refreshMs = 60_000;

/** Today at a glance: four figures, the curve of the day, and what wants the reader. */
export function OverviewPage({ day, needs }: { day: OverviewView; needs: NeedView[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={`${format.instantDate(day.nowMs, timeZone, 'long')}, ${format.timeZone(timeZone, day.nowMs)}`}
      />
      <FigureTiles day={day} timeZone={timeZone} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <DayCurve day={day} />
        <NeedsList needs={needs} />
      </div>
    </>
  );
}
