import { Form } from '@remix-run/react';
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { useFormat } from '~/i18n/use-format';

/** An offer to the person whose phone shows it. */
export interface OfferData {
  id: string;
  date: string;
  kind: 'overtime' | 'leave_early';
  minutes: number;
  fromMs: number;
  toMs: number;
  payNote: string | null;
  expiresMs: number;
  status: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'filled';
}

/** What is asked, until when, and the two answers. */
export function OfferCard({ offer, timeZone }: { offer: OfferData; timeZone: string }) {
  const { t } = useTranslation('shift-offers');
  const format = useFormat();
  const time = (ms: number) => format.time(ms, timeZone);
  return (
    <section aria-labelledby={`offer-${offer.id}`} className="rounded-card border border-accent bg-accent-soft p-4">
      <h2 id={`offer-${offer.id}`} className="font-medium">
        {t(`own.ask.${offer.kind}`, { time: format.minutes(offer.minutes) })}
      </h2>
      <p className="tabular mt-0.5 text-ink-muted">
        {format.date(offer.date)}, {time(offer.fromMs)}–{time(offer.toMs)}
        {offer.payNote ? ` · ${offer.payNote}` : ''}
      </p>
      <p className="tabular text-ink-muted">{t('own.until', { time: format.dateTime(offer.expiresMs, timeZone) })}</p>
      <Form method="post" action="/my/offers" className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="offerId" value={offer.id} />
        <Button type="submit" name="answer" value="accept" variant="primary" size="lg" icon={Check}>
          {t('own.accept')}
        </Button>
        <Button type="submit" name="answer" value="decline" size="lg" icon={X}>
          {t('own.decline')}
        </Button>
      </Form>
    </section>
  );
}
