import en from './en.json';
import fr from './fr.json';
import ja from './ja.json';

export const catalogues = {
  en: { translation: en },
  fr: { translation: fr },
  ja: { translation: ja },
};

export type Language = keyof typeof catalogues;

/** Each language under its own name, for those who cannot read the present one. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  ja: '日本語',
};

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];
