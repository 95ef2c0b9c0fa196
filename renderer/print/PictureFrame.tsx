import type { JSX, ReactNode } from 'react';
import { inLanguage } from '../../shared/model/text.ts';
import { localTime } from './exchange-texts.ts';
import { pictureTexts } from './picture-texts.ts';
import { sealText, type PicturesJob } from './seal-text.ts';
import { textsIn } from './texts.ts';
import { Watermark } from './Watermark.tsx';

/** Head and watermark of pages with pictures of all streets. */
export function PictureFrame(props: { readonly job: PicturesJob; readonly children: ReactNode }): JSX.Element {
  const { job } = props;
  const texts = textsIn(job.language);
  const pictures = pictureTexts(job.language);
  const watermark = [
    ...(job.round.simulated ? [texts.simulated] : []),
    ...(job.result.units.some((unit) => unit.provisional) ? [texts.provisional] : []),
  ];
  return (
    <main className="pictures">
      <Watermark lines={watermark} />
      <header className="district-head">
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{pictures[job.kind]}</h1>
        <p className="district-facts">
          {[
            `${texts.office} ${job.round.office}`,
            `${texts.period} ${texts.periodSpan(job.round.period.from, job.round.period.to)}`,
            `${texts.roundPackage} ${texts.packageNumber(job.package.seq)} · ${job.package.sha256.slice(0, 12)}`,
            `${texts.mode} ${texts.modes[job.result.mode]}`,
            sealText(job, pictures),
            `${pictures.printed} ${localTime(job.madeAt)}`,
          ].map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </header>
      {props.children}
    </main>
  );
}
