import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, LANGUAGE_NAMES, LANGUAGES } from './catalogues';
import { chooseLanguage } from './language';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      data-testid="language"
      aria-label={t('language')}
      value={i18n.resolvedLanguage}
      onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}
