import { type ReactNode, useId } from 'react';
import { joinClasses } from './class-names';

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  isLegendHidden?: boolean;
  /** list: one under the other; segments: side by side in one box; cards: as boxes with room for a description */
  appearance?: 'list' | 'segments' | 'cards';
  className?: string;
}

/** One of a few, all in sight. Native radio buttons: the arrow keys and forms work by themselves. */
export function RadioGroup({
  name,
  legend,
  options,
  value,
  defaultValue,
  onValueChange,
  isLegendHidden = false,
  appearance = 'list',
  className,
}: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset className={joinClasses('min-w-0', className)}>
      <legend className={isLegendHidden ? 'sr-only' : 'mb-1.5 text-sm font-medium'}>{legend}</legend>
      <div className={layouts[appearance]}>
        {options.map((option) => (
          <label key={option.value} className={labels[appearance]} htmlFor={`${id}-${option.value}`}>
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              disabled={option.isDisabled}
              className={appearance === 'segments' ? 'sr-only' : 'radio-box mt-0.5'}
              {...(value !== undefined
                ? { checked: value === option.value, onChange: () => onValueChange?.(option.value) }
                : {
                    defaultChecked: defaultValue === option.value,
                    onChange: () => onValueChange?.(option.value),
                  })}
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              {option.description ? <span className="block text-sm text-ink-muted">{option.description}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const layouts = {
  list: 'flex flex-col gap-2',
  segments: 'inline-flex max-w-full flex-wrap gap-0.5 rounded-control border border-line bg-sunken p-0.5',
  cards: 'grid gap-2 sm:grid-cols-2',
};

const labels = {
  list: 'flex items-start gap-2 has-disabled:text-ink-subtle in-[.frame-phone]:py-2.5',
  segments:
    'inline-flex h-6.5 items-center rounded-sm px-2.5 text-sm font-medium whitespace-nowrap text-ink-muted transition-colors ' +
    'hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-control ' +
    'has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:opacity-50 in-[.frame-phone]:h-10',
  cards:
    'flex items-start gap-2 rounded-card border border-line-strong bg-surface p-3 transition-colors hover:border-control ' +
    'has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-60',
};
