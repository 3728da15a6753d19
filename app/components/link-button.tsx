import { Link, type LinkProps } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import { forwardRef } from 'react';
import { type ButtonSize, type ButtonVariant, getButtonClasses } from './button-styles';

export interface LinkButtonProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
}

/** A link that looks like a button: goes somewhere, can be opened in a new tab. Fetched ahead when pointed at. */
export const LinkButton = forwardRef<HTMLAnchorElement, LinkButtonProps>(function LinkButton(
  { variant, size, icon: Icon, className, children, prefetch = 'intent', ...rest },
  ref,
) {
  return (
    <Link ref={ref} prefetch={prefetch} className={getButtonClasses(variant, size, false, className)} {...rest}>
      {Icon ? <Icon aria-hidden size={15} /> : null}
      {children}
    </Link>
  );
});
