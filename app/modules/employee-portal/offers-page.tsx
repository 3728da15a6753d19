import { HandHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useFrameData } from '~/components/frame/frame-data';
import { useLiveEvents } from '~/components/live/use-live-event';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import { OfferStateBadge } from '~/modules/schedules/offer-state-badge';
import { OfferCard, type OfferData } from './offer-card';

export interface OffersPageProps {
  offers: OfferData[];
  timeZone: string;
  /** why the last answer was not taken */
  refusal: string | null;
}

/** Overtime and early leave that one is asked for, and what became of earlier offers. */
export function OffersPage({ offers, timeZone, refusal }: OffersPageProps) {
  const { t } = useTranslation('shift-offers');
  const format = useFormat();
  const user = useFrameData()?.user;
  const revalidate = useRevalidateInTurn();
  useLiveEvents(user ? [`user:${user.id}`] : [], () => revalidate());
  const open = offers.filter((offer) => offer.status === 'open');
  const closed = offers.filter((offer) => offer.status !== 'open');
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-medium">{t('own.title')}</h1>
      {refusal ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {t(`own.refusal.${refusal}`, { defaultValue: t('own.refusal.changed') })}
        </p>
      ) : null}
      {open.length ? (
        open.map((offer) => <OfferCard key={offer.id} offer={offer} timeZone={timeZone} />)
      ) : (
        <EmptyState icon={HandHeart} title={t('own.none')} description={t('own.noneText')} />
      )}
      {closed.length ? (
        <Card title={t('own.earlier')} isFlush>
          <ul className="divide-y divide-line">
            {closed.map((offer) => (
              <li key={offer.id} className="flex items-center justify-between gap-3 px-4 py-3">
                <span className="min-w-0">
                  <span className="block">{t(`kind.${offer.kind}`)}</span>
                  <span className="tabular text-sm text-ink-muted">
                    {format.date(offer.date)}, {format.time(offer.fromMs, timeZone)}–{format.time(offer.toMs, timeZone)}
                  </span>
                </span>
                <OfferStateBadge status={offer.status} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
