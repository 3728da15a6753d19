import { useTranslation } from 'react-i18next';
import { localeNames, locales } from '~/i18n/locales';
import { PreferenceForm } from './preference-form';
import { SegmentButton, segmentGroupClasses } from './segment-button';

/** The languages, each in its own words. Works as a form before scripts load. */
export function LocaleSwitch({ isTracked }: { isTracked?: boolean }) {
  const { t, i18n } = useTranslation('frame');
  return (
    <PreferenceForm isTracked={isTracked}>
      <fieldset aria-label={t('user.language')} className={segmentGroupClasses}>
        {locales.map((locale) => (
          <SegmentButton
            key={locale}
            name="locale"
            value={locale}
            lang={locale}
            isChosen={i18n.language === locale}
            label={localeNames[locale]}
          />
        ))}
      </fieldset>
    </PreferenceForm>
  );
}
