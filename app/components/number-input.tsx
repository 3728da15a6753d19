import { forwardRef, type InputHTMLAttributes, useId } from 'react';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';

export interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** written inside the box, after the number: "s", "%", "agents" */
  unit?: string;
}

export const NumberInput = forwardRef<HTMLInputElement, NumberInputProps>(function NumberInput(
  { unit, className, inputMode = 'decimal', ...rest },
  ref,
) {
  const { 'aria-describedby': describedBy, ...field } = useFieldControl();
  const unitId = useId();
  return (
    <span className={joinClasses('relative block', className)}>
      <input
        ref={ref}
        type="number"
        inputMode={inputMode}
        className={joinClasses(controlClasses, controlHeight, 'no-number-arrows tabular text-right')}
        style={unit ? { paddingRight: `calc(${unit.length + 1}ch + 0.75rem)` } : undefined}
        // a wheel that scrolls the page must not change a number on its way
        onWheel={(event) => event.currentTarget.blur()}
        aria-describedby={joinClasses(describedBy, unit && unitId) || undefined}
        {...field}
        {...rest}
      />
      {unit ? (
        <span
          id={unitId}
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-muted"
        >
          {unit}
        </span>
      ) : null}
    </span>
  );
});
