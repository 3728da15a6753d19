import { type FocusEvent, forwardRef, type InputHTMLAttributes, type KeyboardEvent } from 'react';
import { formatClock } from '~/i18n/format-date';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';
import { parseClock, stepClock } from './parse-clock';

export interface TimeInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** how far the arrow keys move, in minutes */
  stepMinutes?: number;
}

/*
 * A text box rather than the platform's time input, which shows a 12-hour clock wherever the browser's language has
 * one. It takes "8", "830" or "8:30", and writes "08:30" when it is left.
 */
export const TimeInput = forwardRef<HTMLInputElement, TimeInputProps>(function TimeInput(
  { stepMinutes = 15, className, onBlur, onKeyDown, ...rest },
  ref,
) {
  const field = useFieldControl();
  const handleBlur = (event: FocusEvent<HTMLInputElement>) => {
    const minute = parseClock(event.currentTarget.value);
    if (minute !== null) writeValue(event.currentTarget, formatClock(minute));
    onBlur?.(event);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const step = event.key === 'ArrowUp' ? stepMinutes : -stepMinutes;
      writeValue(event.currentTarget, stepClock(event.currentTarget.value, step));
    }
    onKeyDown?.(event);
  };
  return (
    <input
      ref={ref}
      type="text"
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      autoComplete="off"
      pattern="([01]?\d|2[0-3]):?[0-5]\d|24:00|\d{1,2}"
      className={joinClasses(controlClasses, controlHeight, 'tabular w-20', className)}
      onBlur={handleBlur}
      onKeyDown={handleKeyDown}
      {...field}
      {...rest}
    />
  );
});

/** Sets a value so that React and the form hear of it as if it had been typed. */
function writeValue(input: HTMLInputElement, value: string) {
  if (input.value === value) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
