import { useEffect, useState } from 'react';
import { type OfferAnswer, type OfferRequest, sendOffer } from './offer-client';

const waitMs = 300;

/** What an offer would bring, asked anew a moment after it last changed; null while it is not known. */
export function useOfferPreview(offer: OfferRequest | null, groupId: string): OfferAnswer | null {
  const [answer, setAnswer] = useState<OfferAnswer | null>(null);
  const asked = offer ? JSON.stringify(offer) : '';
  useEffect(() => {
    setAnswer(null);
    if (!asked) return;
    const aborting = new AbortController();
    const timer = setTimeout(() => {
      const options = { groupId: groupId || undefined, signal: aborting.signal };
      sendOffer('preview', JSON.parse(asked) as OfferRequest, options)
        .then(setAnswer)
        // why: an answer that does not come leaves the effect unknown; making the offer says why
        .catch(() => undefined);
    }, waitMs);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [asked, groupId]);
  return answer;
}
