import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { joinClasses } from './class-names';

interface FieldContextValue {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  isRequired: boolean;
}

const FieldContext = createContext<FieldContextValue | null>(null);

export interface FieldProps {
  label: ReactNode;
  /** one input component; it takes its id, description and state from here */
  children: ReactNode;
  help?: ReactNode;
  /** what is wrong and how to put it right; a list when several rules are broken */
  error?: string | string[] | null;
  isRequired?: boolean;
  /** the label is read aloud but not shown */
  isLabelHidden?: boolean;
  /** at the right end of the label's line */
  hint?: ReactNode;
  className?: string;
}

/** Label, input, help and error as one. */
export function Field({
  label,
  children,
  help,
  error,
  isRequired = false,
  isLabelHidden,
  hint,
  className,
}: FieldProps) {
  const id = useId();
  const errors = (Array.isArray(error) ? error : [error]).filter(Boolean) as string[];
  const describedBy = joinClasses(errors.length > 0 && `${id}-error`, Boolean(help) && `${id}-help`) || undefined;
  return (
    <FieldContext.Provider value={{ id, describedBy, isInvalid: errors.length > 0, isRequired }}>
      <div className={joinClasses('flex min-w-0 flex-col gap-1', className)}>
        <div className={joinClasses('flex items-baseline justify-between gap-2', isLabelHidden && 'sr-only')}>
          <label htmlFor={id} className="text-sm font-medium text-ink">
            {label}
            {isRequired ? (
              <span aria-hidden className="text-danger-ink">
                {' *'}
              </span>
            ) : null}
          </label>
          {hint ? <span className="text-sm text-ink-subtle">{hint}</span> : null}
        </div>
        {children}
        {errors.length > 0 ? (
          <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-sm text-danger-ink">
            <CircleAlert aria-hidden size={13} className="mt-0.5 shrink-0" />
            <span>{errors.join(' ')}</span>
          </p>
        ) : null}
        {help ? (
          <p id={`${id}-help`} className="text-sm text-ink-muted">
            {help}
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  );
}

/** The attributes that an input inside a `Field` puts on its element; nothing outside of one. */
export function useFieldControl() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.isInvalid || undefined,
    required: field.isRequired || undefined,
  };
}
