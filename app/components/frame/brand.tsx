/** The product's mark: a day's curve over its staffing. */
export function BrandMark({ sizePx = 24 }: { sizePx?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" width={sizePx} height={sizePx} className="shrink-0">
      <rect width="24" height="24" rx="6" fill="var(--color-accent)" />
      <path d="M4.5 18v-4h3.75v-4H12V7h3.75v4h3.75v7z" fill="#fff" opacity=".34" />
      <path
        d="M4.5 15.5c2.6 0 3.6-8.5 7.2-8.5s4 6.4 7.8 6.4"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
