import { ChevronDown } from 'lucide-react';
import { type ChangeEvent, forwardRef, type SelectHTMLAttributes } from 'react';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';

export interface SelectOption {
  value: string;
  label: string;
  isDisabled?: boolean;
  /** options of the same group stand together under its name */
  group?: string;
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly SelectOption[];
  /** a first choice of no value: "All sites" */
  emptyLabel?: string;
  /** sends the form as soon as a choice is made (filters, switches) */
  isAutoSubmit?: boolean;
}

/** The platform's own select: works before scripts load, and as a wheel on phones. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, emptyLabel, isAutoSubmit = false, className, onChange, ...rest },
  ref,
) {
  const field = useFieldControl();
  const groups = [...new Set(options.map((option) => option.group))];
  const handleChange = (event: ChangeEvent<HTMLSelectElement>) => {
    onChange?.(event);
    if (isAutoSubmit) event.currentTarget.form?.requestSubmit();
  };
  return (
    <span className={joinClasses('relative block min-w-0', className)}>
      <select
        ref={ref}
        className={joinClasses(controlClasses, controlHeight, 'appearance-none truncate pr-8')}
        onChange={handleChange}
        {...field}
        {...rest}
      >
        {emptyLabel !== undefined ? <option value="">{emptyLabel}</option> : null}
        {groups.map((group) => {
          const members = options.filter((option) => option.group === group).map(renderOption);
          return group === undefined ? (
            members
          ) : (
            <optgroup key={group} label={group}>
              {members}
            </optgroup>
          );
        })}
      </select>
      <ChevronDown
        aria-hidden
        size={15}
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto text-ink-subtle"
      />
    </span>
  );
});

function renderOption(option: SelectOption) {
  return (
    <option key={option.value} value={option.value} disabled={option.isDisabled}>
      {option.label}
    </option>
  );
}
