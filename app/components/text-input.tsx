import { forwardRef, type InputHTMLAttributes } from 'react';
import { joinClasses } from './class-names';
import { controlClasses, controlHeight } from './control-styles';
import { useFieldControl } from './field';

export interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  type?: 'datetime-local' | 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'color';
}

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { className, type = 'text', ...rest },
  ref,
) {
  const field = useFieldControl();
  return (
    <input
      ref={ref}
      type={type}
      className={joinClasses(controlClasses, controlHeight, className)}
      {...field}
      {...rest}
    />
  );
});
