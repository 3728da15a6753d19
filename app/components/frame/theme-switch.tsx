import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PreferenceForm } from './preference-form';
import { SegmentButton, segmentGroupClasses } from './segment-button';
import { themes, useTheme } from './use-theme';

const icons = { light: Sun, dark: Moon, system: Monitor };

/** Light, dark, or as the system. Works as a form before scripts load. */
export function ThemeSwitch({ isTracked }: { isTracked?: boolean }) {
  const { t } = useTranslation('frame');
  const theme = useTheme();
  return (
    <PreferenceForm isTracked={isTracked}>
      <fieldset aria-label={t('theme.title')} className={segmentGroupClasses}>
        {themes.map((name) => (
          <SegmentButton
            key={name}
            name="theme"
            value={name}
            isChosen={theme === name}
            label={t(`theme.${name}`)}
            icon={icons[name]}
          />
        ))}
      </fieldset>
    </PreferenceForm>
  );
}
