import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { type ButtonHTMLAttributes, forwardRef, type MouseEvent } from 'react';
import { type ButtonSize, type ButtonVariant, getButtonClasses } from './button-styles';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** shows that the action runs and swallows further clicks; the button keeps the focus */
  isPending?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, isPending = false, className, children, type = 'button', onClick, ...rest },
  ref,
) {
  const Icon = isPending ? LoaderCircle : icon;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isPending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      ref={ref}
      type={type}
      className={getButtonClasses(variant, size, false, className)}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      onClick={handleClick}
      {...rest}
    >
      {Icon ? <Icon aria-hidden size={15} className={isPending ? 'animate-spin' : undefined} /> : null}
      {children}
    </button>
  );
});
