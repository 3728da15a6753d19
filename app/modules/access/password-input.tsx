import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '~/components/icon-button';
import { TextInput, type TextInputProps } from '~/components/text-input';
import { useHydrated } from '~/components/use-hydrated';

/** A password that can be shown while it is typed. */
export function PasswordInput(props: Omit<TextInputProps, 'type'>) {
  const { t } = useTranslation('auth');
  const [isShown, setIsShown] = useState(false);
  const isHydrated = useHydrated();
  return (
    <span className="relative block">
      <TextInput {...props} type={isShown ? 'text' : 'password'} spellCheck={false} className="h-11 pr-11" />
      {isHydrated ? (
        <span className="absolute inset-y-0 right-1.5 flex items-center">
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={t(isShown ? 'password.hide' : 'password.show')}
            aria-pressed={isShown}
            onClick={() => setIsShown((shown) => !shown)}
          />
        </span>
      ) : null}
    </span>
  );
}
