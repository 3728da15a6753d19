import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { showToast } from '~/components/toaster';
import { useHydrated } from '~/components/use-hydrated';

/** Puts the address of the question on the clipboard. Without scripts the address bar has it anyway. */
export function ShareLink({ address }: { address: string }) {
  const { t } = useTranslation('calculator');
  if (!useHydrated()) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(address, window.location.origin).href);
    showToast({ title: t('linkCopied'), tone: 'ok' });
  };
  return (
    <Button icon={Link2} onClick={copy}>
      {t('share')}
    </Button>
  );
}
