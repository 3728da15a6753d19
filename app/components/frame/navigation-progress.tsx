import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

/** A thin line at the top while the next page is fetched; not shown for what comes within 150 ms. */
export function NavigationProgress() {
  const isBusy = useNavigation().state !== 'idle';
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setIsShown(false);
      return;
    }
    const timer = setTimeout(() => setIsShown(true), 150);
    return () => clearTimeout(timer);
  }, [isBusy]);
  if (!isShown) return null;
  return (
    <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="h-full w-1/3 animate-stripe rounded-full bg-accent" />
    </div>
  );
}
