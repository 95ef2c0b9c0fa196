import 'i18next';
import type { ZH } from './catalogue.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: typeof ZH;
  }
}
