import 'i18next';
import type en from './en.json';

// With this the compiler knows every key of the catalogues.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
