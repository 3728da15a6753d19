import { Command } from 'cmdk';
import { Check, ChevronsUpDown, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from './class-names';
import { controlClasses } from './control-styles';
import { useFieldControl } from './field';
import { popoverClasses } from './overlay-styles';
import type { SelectOption } from './select';
import { useHydrated } from './use-hydrated';

export interface ComboboxOption extends SelectOption {
  /** second line: a group, a site, a personnel number; searched as well */
  description?: string;
}

export interface ComboboxProps {
  name: string;
  options: readonly ComboboxOption[];
  /** chosen values; the component keeps them itself when `onValuesChange` is not given */
  values?: readonly string[];
  defaultValues?: readonly string[];
  onValuesChange?: (values: string[]) => void;
  isMultiple?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
  'aria-label'?: string;
}

/** Choose from many by typing. Sends one form entry for each value; a plain select before scripts load. */
export function Combobox({
  name,
  options,
  values,
  defaultValues = [],
  onValuesChange,
  isMultiple = false,
  placeholder,
  isDisabled = false,
  className,
  'aria-label': label,
}: ComboboxProps) {
  const { t } = useTranslation();
  const field = useFieldControl();
  const isHydrated = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  const [own, setOwn] = useState<readonly string[]>(defaultValues);
  const chosen = values ?? own;

  const choose = (next: string[]) => {
    setOwn(next);
    onValuesChange?.(next);
  };
  const toggle = (value: string) => {
    const isChosen = chosen.includes(value);
    if (isMultiple) choose(isChosen ? chosen.filter((item) => item !== value) : [...chosen, value]);
    else {
      choose(isChosen ? [] : [value]);
      setIsOpen(false);
    }
  };
  if (!isHydrated) {
    return (
      <select
        name={name}
        multiple={isMultiple}
        defaultValue={isMultiple ? [...chosen] : (chosen[0] ?? '')}
        aria-label={label}
        disabled={isDisabled}
        className={joinClasses(controlClasses, 'h-8 px-2.5', className)}
        {...field}
      >
        {isMultiple ? null : <option value="">{placeholder ?? t('combobox.choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      {chosen.map((value) => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-label={label ? [label, ...labels].join(', ') : undefined}
          disabled={isDisabled}
          className={joinClasses(controlClasses, 'flex min-h-8 items-center gap-1.5 px-2.5 py-1 text-left', className)}
          {...field}
          aria-required={field.required}
        >
          {labels.length === 0 ? (
            <span className="min-w-0 flex-1 truncate text-ink-subtle">{placeholder ?? t('combobox.choose')}</span>
          ) : isMultiple ? (
            <span className="flex min-w-0 flex-1 flex-wrap gap-1">
              {labels.map((text) => (
                <span key={text} className="rounded-sm bg-accent-soft px-1.5 text-sm text-accent-ink">
                  {text}
                </span>
              ))}
            </span>
          ) : (
            <span className="min-w-0 flex-1 truncate">{labels[0]}</span>
          )}
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-subtle" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={joinClasses(popoverClasses, 'flex w-(--radix-popover-trigger-width) min-w-56 flex-col')}
        >
          <Command label={label ?? placeholder ?? t('combobox.choose')} className="flex min-h-0 flex-col">
            <Command.Input
              placeholder={t('combobox.search')}
              className="h-9 border-b border-line bg-transparent px-3 text-base outline-none"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-ink-muted">{t('combobox.nothing')}</Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={`${option.label} ${option.description ?? ''} ${option.value}`}
                  disabled={option.isDisabled}
                  onSelect={() => toggle(option.value)}
                  className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover coarse:min-h-11"
                >
                  <Check
                    aria-hidden
                    size={14}
                    className={chosen.includes(option.value) ? 'text-accent-ink' : 'invisible'}
                  />
                  <span className="min-w-0 flex-1">
                    {option.label}
                    {option.description ? (
                      <span className="block text-sm text-ink-muted">{option.description}</span>
                    ) : null}
                  </span>
                </Command.Item>
              ))}
            </Command.List>
            {chosen.length > 0 ? (
              <button
                type="button"
                onClick={() => choose([])}
                className="flex h-9 items-center gap-2 border-t border-line px-3 text-sm text-ink-muted hover:bg-hover"
              >
                <X aria-hidden size={13} />
                {t('combobox.clear')}
              </button>
            ) : null}
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
