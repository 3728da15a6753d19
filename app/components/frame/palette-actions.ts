import { useSubmit } from '@remix-run/react';
import { Keyboard, Languages, LogOut, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localeNames, locales } from '~/i18n/locales';
import { useShortcutList } from '../shortcuts';
import { useSetPreference } from './preference-form';
import { themes, useTheme } from './use-theme';

export interface PaletteAction {
  label: string;
  icon: LucideIcon;
  run: () => void;
}

const themeIcons = { light: Sun, dark: Moon, system: Monitor };

/** What the palette can do besides going somewhere: the page's own keys, theme, language, logout. */
export function usePaletteActions(): PaletteAction[] {
  const { t, i18n } = useTranslation('frame');
  const setPreference = useSetPreference();
  const submit = useSubmit();
  const theme = useTheme();
  const shortcuts = useShortcutList(true);
  return [
    ...shortcuts.flatMap(({ label, handler, keys }) =>
      handler && keys !== 'Ctrl+K' ? [{ label, icon: Keyboard, run: () => handler(new KeyboardEvent('keydown')) }] : [],
    ),
    ...themes
      .filter((name) => name !== theme)
      .map((name) => ({
        label: `${t('theme.title')}: ${t(`theme.${name}`)}`,
        icon: themeIcons[name],
        run: () => setPreference('theme', name),
      })),
    ...locales
      .filter((locale) => locale !== i18n.language)
      .map((locale) => ({
        label: `${t('user.language')}: ${localeNames[locale]}`,
        icon: Languages,
        run: () => setPreference('locale', locale),
      })),
    {
      label: t('user.logout'),
      icon: LogOut,
      run: () => submit(null, { method: 'post', action: '/auth/logout' }),
    },
  ];
}
