import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

/** Answer of the check of the chain of hashes; nothing before it was asked for. */
export function ChainCheck({ chain }: { chain: { checkedCount: number; brokenId: number | null } | null }) {
  const { t } = useTranslation('admin-access');
  const format = useFormat();
  if (!chain) return null;
  if (chain.brokenId !== null) {
    return (
      <p role="alert" className="mb-4 flex items-center gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
        <ShieldAlert aria-hidden size={16} /> {t('audit.broken', { id: chain.brokenId })}
      </p>
    );
  }
  return (
    <p role="status" className="mb-4 flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
      <ShieldCheck aria-hidden size={16} />
      {t('audit.sound', { count: chain.checkedCount, number: format.number(chain.checkedCount) })}
    </p>
  );
}
