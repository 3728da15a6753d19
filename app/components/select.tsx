import { ChevronDown } from 'lucide-react';
import { type ChangeEvent, forwardRef, type SelectHTMLAttributes, useContext } from 'react';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';
import { type KeepMarkup, KeepMarkupContext } from './kept-markup';

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
  const keep = useContext(KeepMarkupContext);
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
        {...(keep && options.length >= fewOptions
          ? {
              dangerouslySetInnerHTML: {
                __html: keepOptions(keep, options, emptyLabel, rest.value ?? rest.defaultValue),
              },
            }
          : { children: drawOptions(options, emptyLabel) })}
      />
      <ChevronDown
        aria-hidden
        size={15}
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto text-ink-subtle"
      />
    </span>
  );
});

/** Shorter lists are written faster than looked up. */
const fewOptions = 8;

/** The options as HTML, with the chosen one marked; lists such as the time zones are the same on every form. */
function keepOptions(
  keep: KeepMarkup,
  options: readonly SelectOption[],
  emptyLabel: string | undefined,
  value: SelectProps['value'],
): string {
  const key = `options ${JSON.stringify([emptyLabel, value, options])}`;
  return keep(key, () => <select defaultValue={value}>{drawOptions(options, emptyLabel)}</select>).slice(
    '<select>'.length,
    -'</select>'.length,
  );
}

function drawOptions(options: readonly SelectOption[], emptyLabel: string | undefined) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <>
      {emptyLabel !== undefined ? <option value="">{emptyLabel}</option> : null}
      {groups.map((group) => {
        const members = options.filter((option) => option.group === group).map(drawOption);
        return group === undefined ? (
          members
        ) : (
          <optgroup key={group} label={group}>
            {members}
          </optgroup>
        );
      })}
    </>
  );
}

function drawOption(option: SelectOption) {
  return (
    <option key={option.value} value={option.value} disabled={option.isDisabled}>
      {option.label}
    </option>
  );
}
