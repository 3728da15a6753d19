import type { LucideIcon } from 'lucide-react';
import { type ButtonHTMLAttributes, forwardRef } from 'react';
import { type ButtonSize, type ButtonVariant, getButtonClasses } from './button-styles';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** what the button does: read aloud, and shown as a tooltip */
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** keys that do the same, shown in the tooltip */
  shortcut?: string;
  hasTooltip?: boolean;
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  {
    icon: Icon,
    label,
    variant = 'ghost',
    size = 'md',
    shortcut,
    hasTooltip = true,
    className,
    type = 'button',
    ...rest
  },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      data-tooltip={hasTooltip ? label : undefined}
      data-tooltip-shortcut={shortcut}
      className={getButtonClasses(variant, size, true, className)}
      {...rest}
    >
      <Icon aria-hidden size={size === 'lg' ? 20 : 16} />
    </button>
  );
});
