import type { ChartsJob, StabilityJob } from '../../shared/model/print.ts';
import type { PictureTexts } from './picture-texts.ts';

export type PicturesJob = ChartsJob | StabilityJob;

/** Whether the figures are those that a seal stands for. */
export function sealText({ sealed }: PicturesJob, pictures: PictureTexts): string {
  if (sealed === null) return pictures.preliminary;
  return sealed.same ? pictures.sealed(sealed.number) : pictures.changed(sealed.number);
}
