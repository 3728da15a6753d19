import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { joinClasses } from './class-names';
import { useFieldControl } from './field';

export interface SwitchProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'> {
  label: ReactNode;
  description?: ReactNode;
  isLabelHidden?: boolean;
}

/** On or off, at once. A checkbox underneath, so that a form sends it without a script. */
export const Switch = forwardRef<HTMLInputElement, SwitchProps>(function Switch(
  { label, description, isLabelHidden = false, className, ...rest },
  ref,
) {
  const field = useFieldControl();
  return (
    <label
      className={joinClasses(
        'flex items-start justify-between gap-3 in-[.frame-phone]:min-h-11 in-[.frame-phone]:items-center',
        className,
      )}
    >
      <span className={joinClasses('min-w-0', isLabelHidden && 'sr-only')}>
        <span className="block">{label}</span>
        {description ? <span className="block text-sm text-ink-muted">{description}</span> : null}
      </span>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state */}
      <input ref={ref} type="checkbox" role="switch" className="switch-box" {...field} {...rest} />
    </label>
  );
});
