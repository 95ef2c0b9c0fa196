import type { StabilityJob } from '../../shared/model/print.ts';
import type { StabilityWords } from '../score-pictures/stability/words.ts';
import type { Labels } from './labels.ts';
import type { PictureTexts } from './picture-texts.ts';
import type { Texts } from './texts.ts';

/** What every part of the sheet about firmness is drawn from. */
export interface StabilityPart {
  readonly job: StabilityJob;
  readonly texts: Texts;
  readonly pictures: PictureTexts;
  readonly words: StabilityWords;
  readonly labels: Labels;
}
