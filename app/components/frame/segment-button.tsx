import type { LucideIcon } from 'lucide-react';
import { joinClasses } from '../class-names';

export const segmentGroupClasses =
  'inline-flex gap-0.5 rounded-control border border-line bg-sunken p-0.5 in-[.frame-phone]:gap-1';

export interface SegmentButtonProps {
  name: string;
  value: string;
  label: string;
  isChosen: boolean;
  /** stands instead of the words, which are then read aloud and shown as a title */
  icon?: LucideIcon;
  /** language of the words, where it is not the page's */
  lang?: string;
}

/** One choice of a switch that is sent by pressing it. */
export function SegmentButton({ name, value, label, isChosen, icon: Icon, lang }: SegmentButtonProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={isChosen}
      {...(Icon ? { 'aria-label': label, title: label } : {})}
      className={joinClasses(
        'inline-flex h-6.5 min-w-8 items-center justify-center rounded-sm px-2 text-sm font-medium transition-colors',
        'in-[.frame-phone]:h-11 in-[.frame-phone]:min-w-11 in-[.frame-phone]:px-3',
        isChosen ? 'bg-raised text-ink shadow-control' : 'text-ink-muted hover:text-ink',
      )}
    >
      {Icon ? <Icon aria-hidden size={15} /> : label}
    </button>
  );
}
