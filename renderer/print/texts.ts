import type { Language } from '../../shared/model/text.ts';
import { TEXTS_EN } from './texts-en.ts';
import { TEXTS_ZH, type Texts } from './texts-zh.ts';

export type { Texts } from './texts-zh.ts';

/** Every fixed word of the printed pages. They have a catalogue of their own: paper must not change with a screen. */
export function textsIn(language: Language): Texts {
  return language === 'zh' ? TEXTS_ZH : TEXTS_EN;
}
