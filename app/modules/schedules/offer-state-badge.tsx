import { Ban, Check, Clock, type LucideIcon, TimerOff, Undo2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';

export type OfferStatus = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'filled';

const looks: Record<OfferStatus, { tone: Tone; icon: LucideIcon }> = {
  open: { tone: 'accent', icon: Clock },
  accepted: { tone: 'ok', icon: Check },
  declined: { tone: 'warning', icon: Ban },
  withdrawn: { tone: 'neutral', icon: Undo2 },
  expired: { tone: 'neutral', icon: TimerOff },
  filled: { tone: 'info', icon: Users },
};

/** Where an offer stands, by word, sign and colour. */
export function OfferStateBadge({ status }: { status: OfferStatus }) {
  const { t } = useTranslation('shift-offers');
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${status}`)}
    </Badge>
  );
}
