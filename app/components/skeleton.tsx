import { useTranslation } from 'react-i18next';
import { joinClasses } from './class-names';

/** Stands where something will be, in its size, so that nothing jumps. `<Skeleton className="h-4 w-32" />` */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={joinClasses('block animate-skeleton rounded-control bg-pressed', className)} />;
}

/** Lines of text to come. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-col gap-2.5">
      <span className="sr-only">{t('state.loading')}</span>
      {Array.from({ length: count }, (_, index) => `line-${index}`).map((key, index) => (
        <Skeleton key={key} className={index === count - 1 ? 'h-3.5 w-2/3' : 'h-3.5'} />
      ))}
    </div>
  );
}
