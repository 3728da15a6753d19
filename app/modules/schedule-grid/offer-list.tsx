import { Form } from '@remix-run/react';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';
import { OfferStateBadge, type OfferStatus } from '~/modules/schedules/offer-state-badge';

/** An offer as the planner's list shows it. */
export interface DayOffer {
  id: string;
  batchId: string;
  employeeName: string;
  kind: 'overtime' | 'leave_early';
  minutes: number;
  wanted: number;
  accepted: number;
  fromMs: number;
  toMs: number;
  payNote: string | null;
  expiresMs: number;
  status: OfferStatus;
}

interface OfferListProps {
  scheduleId: string;
  date: string;
  timeZone: string;
  offers: DayOffer[];
  mayWrite: boolean;
}

function groupByBatch(offers: DayOffer[]): DayOffer[][] {
  const byId = new Map<string, DayOffer[]>();
  for (const offer of offers) byId.set(offer.batchId, [...(byId.get(offer.batchId) ?? []), offer]);
  return [...byId.values()];
}

/** Who was asked for what on a day and what they said; open offers can be withdrawn, one or all of a batch. */
export function OfferList({ scheduleId, date, timeZone, offers, mayWrite }: OfferListProps) {
  const { t } = useTranslation('shift-offers');
  const format = useFormat();
  const batches = groupByBatch(offers);
  const withdraw = (ids: string[], label: string, name: string) => (
    <Form method="post" action="/plan/shift-offers" preventScrollReset>
      <input type="hidden" name="scheduleId" value={scheduleId} />
      <input type="hidden" name="date" value={date} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="offerId" value={id} />
      ))}
      <Button type="submit" size="sm" variant="ghost" icon={Undo2} aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </Form>
  );
  return (
    <Card title={t('list.title')} isFlush>
      {batches.map((batch) => {
        const [first] = batch;
        const openIds = batch.filter((offer) => offer.status === 'open').map((offer) => offer.id);
        const title = `${t(`kind.${first.kind}`)}, ${format.minutes(first.minutes)}`;
        return (
          <section key={first.batchId} className="border-b border-line last:border-b-0">
            <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3">
              <h3 className="text-sm font-medium">
                {title} · {t('list.places', { accepted: first.accepted, wanted: first.wanted })} ·{' '}
                {t('own.until', { time: format.dateTime(first.expiresMs, timeZone) })}
                {first.payNote ? ` · ${first.payNote}` : ''}
              </h3>
              {mayWrite && openIds.length > 1 ? withdraw(openIds, t('list.withdrawAll'), title) : null}
            </div>
            <ul>
              {batch.map((offer) => (
                <li key={offer.id} className="flex min-h-11 flex-wrap items-center gap-3 px-4 py-1">
                  <span className="min-w-0 flex-1 truncate">{offer.employeeName}</span>
                  <span className="tabular text-sm text-ink-muted">
                    {format.time(offer.fromMs, timeZone)}–{format.time(offer.toMs, timeZone)}
                  </span>
                  <OfferStateBadge status={offer.status} />
                  {mayWrite && offer.status === 'open'
                    ? withdraw([offer.id], t('list.withdraw'), offer.employeeName)
                    : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}
