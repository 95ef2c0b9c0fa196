import type { JSX } from 'react';
import { SOURCES } from '../../shared/model/ids.ts';
import { publishedTotal, type UnitResult } from '../../shared/model/result.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { nextBandSteps } from '../../shared/scoring/stability/next-band.ts';
import type { OneOut } from '../../shared/scoring/stability/one-out.ts';
import { NextBandTable } from '../score-pictures/stability/NextBandTable.tsx';
import { OutsTable } from '../score-pictures/stability/OutsTable.tsx';
import type { StabilityPart } from './stability-part.ts';

/** One street: how sure its total is, what one thing less would do, what would change its band. */
export function OneStreetPart({ unit, ...part }: StabilityPart & { readonly unit: UnitResult }): JSX.Element {
  const { job, texts, pictures, labels } = part;
  const { sampling, band } = unit;
  const score = publishedTotal(unit).score;
  const bandAt = (text: string) => job.content.template.resultBands.find(({ min }) => Number(text) >= min)?.min;
  return (
    <section className="whole">
      <h2>{pictures.oneTitle(labels.street(unit.unit))}</h2>
      <p>
        {pictures.totalIs(score ?? texts.noTotal, band === null ? pictures.none : inLanguage(band, job.language))}{' '}
        {sampling?.kind === 'value' && score !== null
          ? `${texts.samplingLine(score, sampling.halfWidth, sampling.low, sampling.high)} ${
              bandAt(sampling.low) === bandAt(sampling.high) ? pictures.staysIn : pictures.crosses
            }`
          : ''}{' '}
        {texts.coverageSentence(unit.coverage, unit.low, unit.high)}
      </p>
      <div className="two-parts">
        <LeftOut {...part} unit={unit} />
        <Steps {...part} unit={unit} />
      </div>
    </section>
  );
}

function LeftOut({
  job,
  unit,
  texts,
  pictures,
  words,
  labels,
}: StabilityPart & { readonly unit: UnitResult }): JSX.Element {
  const nameOf = ({ kind, what }: OneOut) => {
    const source = SOURCES.find((one) => one === what);
    return kind === 'source' && source !== undefined ? texts.sources[source] : `${what} ${labels.node(what)}`;
  };
  return (
    <div>
      <h2>{pictures.outTitle}</h2>
      <p className="picture-key">{pictures.outKey}</p>
      <OutsTable template={job.content.template} unit={unit} words={words} nameOf={nameOf} />
    </div>
  );
}

function Steps({
  job,
  unit,
  texts,
  pictures,
  words,
  labels,
}: StabilityPart & { readonly unit: UnitResult }): JSX.Element {
  const { toNextBand, band } = unit;
  if (toNextBand === undefined || band?.limited !== undefined) {
    return (
      <div>
        <h2>{pictures.nextTitle}</h2>
        <p>{band?.limited === undefined ? pictures.nextBest : pictures.nextLimited}</p>
      </div>
    );
  }
  const steps = nextBandSteps(unit);
  const possible = steps.filter((step) => step.possible);
  return (
    <div>
      <h2>{pictures.nextTitle}</h2>
      <p>
        {texts.nextBand(toNextBand.points, inLanguage(toNextBand, job.language))}{' '}
        {possible.length === 0 ? pictures.nextNotAlone : pictures.nextLead}
      </p>
      {possible.length === 0 ? null : <NextBandTable steps={possible} words={words} leafName={labels.node} />}
      {steps.length > possible.length ? (
        <p className="note">{pictures.nextOthers(steps.length - possible.length)}</p>
      ) : null}
    </div>
  );
}
