import type { JSX } from 'react';
import { inLanguage } from '../../shared/model/text.ts';
import type { DistrictJob } from '../../shared/model/print.ts';
import { DigestList } from './DigestList.tsx';
import { DistrictFiguresTable } from './DistrictFiguresTable.tsx';
import { DistrictTable } from './DistrictTable.tsx';
import { Watermark } from './Watermark.tsx';
import { labelsOf } from './labels.ts';
import { textsIn } from './texts.ts';

/** All streets of the round in code order. Nothing here ranks them. */
export function District({ job }: { readonly job: DistrictJob }): JSX.Element {
  const texts = textsIn(job.language);
  const labels = labelsOf(job.content, job.language, texts);
  const units = [...job.result.units].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const watermark = [
    ...(job.round.simulated ? [texts.simulated] : []),
    ...(units.some((unit) => unit.provisional) ? [texts.provisional] : []),
  ];
  return (
    <main className="district">
      <Watermark lines={watermark} />
      <header className="district-head">
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{texts.district}</h1>
        <p className="district-facts">
          {[
            `${texts.office} ${job.round.office}`,
            `${texts.period} ${texts.periodSpan(job.round.period.from, job.round.period.to)}`,
            `${texts.template} ${job.template.id} ${job.template.version}`,
            `${texts.roundPackage} ${texts.packageNumber(job.package.seq)} · ${job.package.sha256.slice(0, 12)}`,
            `${texts.mode} ${texts.modes[job.result.mode]}`,
          ].map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </header>
      <DistrictTable {...{ units, medians: job.result.medians, language: job.language, texts, labels }} />
      <p className="note">
        {texts.streetCount(units.length)} {texts.districtKey}
      </p>
      <DistrictFiguresTable {...{ figures: job.district, texts, labels }} />
      <DigestList {...{ units, digests: job.digests, texts, labels }} />
    </main>
  );
}
