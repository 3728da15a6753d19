import { forwardRef, type InputHTMLAttributes } from 'react';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';

export interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** a whole month rather than a day */
  precision?: 'day' | 'month';
}

/** A local date as YYYY-MM-DD (or YYYY-MM), by the platform's own picker. */
export const DateInput = forwardRef<HTMLInputElement, DateInputProps>(function DateInput(
  { precision = 'day', className, ...rest },
  ref,
) {
  const field = useFieldControl();
  return (
    <input
      ref={ref}
      type={precision === 'day' ? 'date' : 'month'}
      className={joinClasses(controlClasses, controlHeight, 'tabular', className)}
      {...field}
      {...rest}
    />
  );
});
