import { forwardRef, type TextareaHTMLAttributes } from 'react';
import { joinClasses } from './class-names';
import { controlClasses } from './control-styles';
import { useFieldControl } from './field';

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function Textarea(
  { className, rows = 3, ...rest },
  ref,
) {
  const field = useFieldControl();
  return (
    <textarea
      ref={ref}
      rows={rows}
      className={joinClasses(controlClasses, 'field-sizing-content max-h-80 px-2.5 py-1.5', className)}
      {...field}
      {...rest}
    />
  );
});
