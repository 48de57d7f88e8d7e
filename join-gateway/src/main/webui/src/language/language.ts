import i18next from 'i18next';
import LanguageDetector from 'i18next-browser-languagedetector';
import { initReactI18next } from 'react-i18next';
import { keep } from '../storage';
import { catalogues, type Language, LANGUAGES } from './catalogues';

const KEY = 'ensemble.language';

export function startLanguage() {
  i18next.on('languageChanged', () => {
    document.documentElement.lang = i18next.resolvedLanguage ?? 'en';
  });
  void i18next
    .use(LanguageDetector)
    .use(initReactI18next)
    .init({
      resources: catalogues,
      supportedLngs: LANGUAGES,
      load: 'languageOnly',
      fallbackLng: 'en',
      initAsync: false,
      // React escapes.
      interpolation: { escapeValue: false },
      // Only a choice is remembered: a detected language follows the browser when its setting changes.
      detection: { order: ['localStorage', 'navigator'], lookupLocalStorage: KEY, caches: [] },
    });
}

export function chooseLanguage(language: Language) {
  keep(KEY, language);
  void i18next.changeLanguage(language);
}
