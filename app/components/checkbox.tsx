import { forwardRef, type InputHTMLAttributes, type ReactNode, useEffect, useImperativeHandle, useRef } from 'react';
import { joinClasses } from './class-names';
import { useFieldControl } from './field';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** beside the box; without it give an aria-label */
  label?: ReactNode;
  description?: ReactNode;
  /** some but not all of what it stands for */
  isIndeterminate?: boolean;
}

export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, description, isIndeterminate = false, className, ...rest },
  ref,
) {
  const field = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  const box = (
    <input
      ref={input}
      type="checkbox"
      className={joinClasses('check-box', label ? 'mt-0.5' : className)}
      {...field}
      {...rest}
    />
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
    <label
      className={joinClasses('flex items-start gap-2 has-disabled:text-ink-subtle in-[.frame-phone]:py-2.5', className)}
    >
      {box}
      <span className="min-w-0">
        <span className="block">{label}</span>
        {description ? <span className="block text-sm text-ink-muted">{description}</span> : null}
      </span>
    </label>
  );
});
