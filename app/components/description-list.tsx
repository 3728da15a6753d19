import type { ReactNode } from 'react';

export interface DescriptionItem {
  term: string;
  value: ReactNode;
}

/** Facts about one thing: terms left, values right; one above the other on phones. */
export function DescriptionList({ items }: { items: DescriptionItem[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item) => (
        <div key={item.term} className="gap-4 py-2 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[minmax(8rem,1fr)_2fr]">
          <dt className="text-ink-muted">{item.term}</dt>
          <dd className="min-w-0">{item.value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
