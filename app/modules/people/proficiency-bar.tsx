import { useFormat } from '~/i18n/use-format';

/** How well a skill is mastered, 0..1, as a length and a number. */
export function ProficiencyBar({ value }: { value: number }) {
  const format = useFormat();
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken ring-1 ring-line">
        <span className="block h-full bg-accent" style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      <span className="tabular text-sm">{format.percent(value)}</span>
    </span>
  );
}
