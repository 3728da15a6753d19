import { Form, Link } from '@remix-run/react';
import { CalendarCheck, CalendarPlus, Palmtree } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useFrameData } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import { useLiveEvents } from '~/components/live/use-live-event';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import { findNextEvent, mergeActivities } from './merge-activities';
import { OfferCard, type OfferData } from './offer-card';
import type { AbsenceData, AcknowledgementData, ShiftData } from './portal-data';
import { ShiftLine } from './shift-line';
import { partsOfShift } from './shift-parts';
import { ShiftTimeline } from './shift-timeline';
import { useNow } from './use-now';

export interface TodayPageProps {
  page: {
    timeZone: string;
    shift: ShiftData | null;
    isRunning: boolean;
    nextShifts: ShiftData[];
    absences: AbsenceData[];
    openAcknowledgements: number;
  };
  waiting: AcknowledgementData | null;
  /** overtime and early leave that wait for an answer */
  offers: OfferData[];
  now: number;
  today: string;
}

/** Now and next, in large type; what waits for an answer above it. */
export function TodayPage({ page, waiting, offers, now: serverNow, today }: TodayPageProps) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const user = useFrameData()?.user;
  const revalidate = useRevalidateInTurn();
  useLiveEvents(user ? [`user:${user.id}`] : [], () => revalidate());
  const absence = page.absences.find((item) => item.firstDate <= today && today <= item.lastDate);
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-sm text-ink-muted">{format.date(today, 'long')}</h1>
      {waiting ? <WaitingSchedule item={waiting} count={page.openAcknowledgements} /> : null}
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} timeZone={page.timeZone} />
      ))}
      {absence ? (
        <Card>
          <p className="flex items-center gap-2 text-lg font-medium">
            <Palmtree aria-hidden size={20} /> {absence.reason}
          </p>
          <p className="text-ink-muted">{format.dateRange(absence.firstDate, absence.lastDate)}</p>
        </Card>
      ) : null}
      {page.shift ? (
        <CurrentShift shift={page.shift} timeZone={page.timeZone} serverNow={serverNow} today={today} />
      ) : (
        <EmptyState
          icon={CalendarCheck}
          title={t('today.nothing')}
          description={t('today.nothingText')}
          action={<LinkButton to="/my/schedule?view=month">{t('today.openSchedule')}</LinkButton>}
        />
      )}
      {page.nextShifts.length ? (
        <Card
          title={t('today.next')}
          actions={
            <Link to="/my/schedule" className="text-sm text-accent-ink hover:underline">
              {t('today.allShifts')}
            </Link>
          }
          isFlush
        >
          <ul className="divide-y divide-line">
            {page.nextShifts.map((shift) => (
              <li key={shift.id}>
                <ShiftLine shift={shift} timeZone={page.timeZone} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <LinkButton to="/my/requests/new" icon={CalendarPlus} size="lg">
        {t('requests.new')}
      </LinkButton>
    </div>
  );
}

function CurrentShift({
  shift,
  timeZone,
  serverNow,
  today,
}: {
  shift: ShiftData;
  timeZone: string;
  serverNow: number;
  today: string;
}) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const now = useNow(serverNow);
  const parts = useMemo(() => mergeActivities(shift.activities), [shift.activities]);
  const next = findNextEvent(parts, shift, now);
  const minutes = Math.max(0, Math.ceil((next.atMs - now) / 60_000));
  const isSoon = minutes < 12 * 60;
  return (
    <Card>
      <p className="text-2xl font-medium" aria-live="polite">
        {isSoon
          ? t(`today.event.${next.kind}`, {
              time: format.minutes(minutes),
              defaultValue: t('today.event.other', { time: format.minutes(minutes) }),
            })
          : t(shift.date === today ? 'today.startsToday' : 'today.startsOn', {
              date: format.date(shift.date),
              time: format.time(shift.startMs, timeZone),
            })}
      </p>
      <p className="tabular mt-1 mb-4 text-ink-muted">
        {format.date(shift.date)},{' '}
        {partsOfShift(shift)
          .map((part) => `${format.time(part.startMs, timeZone)}–${format.time(part.endMs, timeZone)}`)
          .join(', ')}{' '}
        · {t('shift.paid', { time: format.minutes(shift.paidMinutes) })}
      </p>
      <ShiftTimeline parts={parts} startMs={shift.startMs} endMs={shift.endMs} timeZone={timeZone} nowMs={now} />
      {shift.note ? <p className="mt-3 border-t border-line pt-3">{shift.note}</p> : null}
    </Card>
  );
}

function WaitingSchedule({ item, count }: { item: AcknowledgementData; count: number }) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <section className="rounded-card border border-accent bg-accent-soft p-4">
      <h2 className="font-medium">{t('acknowledgement.banner')}</h2>
      <p className="mt-0.5 mb-3 text-ink-muted">
        {item.scheduleName}, {format.dateRange(item.startDate, item.endDate)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Form method="post" action="/my?index">
          <input type="hidden" name="id" value={item.id} />
          <Button type="submit" variant="primary" size="lg" icon={CalendarCheck}>
            {t('acknowledgement.confirm')}
          </Button>
        </Form>
        <LinkButton to={`/my/schedule?view=month&date=${item.startDate}`} size="lg">
          {t('acknowledgement.look')}
        </LinkButton>
        {count > 1 ? (
          <LinkButton to="/my/acknowledgements" size="lg" variant="ghost">
            {t('acknowledgement.all', { count })}
          </LinkButton>
        ) : null}
      </div>
    </section>
  );
}
