import { Search, X } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from './class-names';
import { controlClasses } from './control-styles';
import { useFieldControl } from './field';

export interface SearchInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** what is searched: read aloud, and shown while the box is empty */
  label: string;
  /** sends the form this long after the last key, in milliseconds; 0 waits for Enter */
  autoSubmitMs?: number;
}

export const SearchInput = forwardRef<HTMLInputElement, SearchInputProps>(function SearchInput(
  { label, autoSubmitMs = 0, className, onChange, name = 'q', ...rest },
  ref,
) {
  const { t } = useTranslation();
  const field = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useImperativeHandle(ref, () => input.current as HTMLInputElement);

  const submitSoon = () => {
    clearTimeout(timer.current);
    if (autoSubmitMs > 0) timer.current = setTimeout(() => input.current?.form?.requestSubmit(), autoSubmitMs);
  };
  const clear = () => {
    if (!input.current) return;
    input.current.value = '';
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    input.current.form?.requestSubmit();
    input.current.focus();
  };
  return (
    <span className={joinClasses('group relative block min-w-0', className)}>
      <Search
        aria-hidden
        size={15}
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-subtle"
      />
      <input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        className={joinClasses(controlClasses, 'no-search-cancel h-8 px-8')}
        onChange={(event) => {
          onChange?.(event);
          submitSoon();
        }}
        {...field}
        {...rest}
      />
      <button
        type="button"
        aria-label={t('action.clear')}
        onClick={clear}
        className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center rounded-sm text-ink-subtle group-has-placeholder-shown:invisible hover:text-ink"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  );
});
