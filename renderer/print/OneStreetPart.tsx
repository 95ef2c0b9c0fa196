import type { JSX } from 'react';
import { SOURCES } from '../../shared/model/ids.ts';
import { publishedTotal, type UnitResult } from '../../shared/model/result.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { nextBandSteps } from '../../shared/scoring/stability/next-band.ts';
import { oneOut, type OneOut } from '../../shared/scoring/stability/one-out.ts';
import type { StabilityPart } from './stability-part.ts';

const MOST_OUT = 5;
const MOST_STEPS = 8;

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
        <Outs {...part} unit={unit} />
        <Steps {...part} unit={unit} />
      </div>
    </section>
  );
}

function Outs({ job, unit, texts, pictures, labels }: StabilityPart & { readonly unit: UnitResult }): JSX.Element {
  const all = oneOut(job.content.template, unit);
  const top = (['leaf', 'branch', 'source'] as const).flatMap((kind) =>
    all.filter((one) => one.kind === kind).slice(0, MOST_OUT),
  );
  const nameOf = ({ kind, what }: OneOut) => {
    const source = SOURCES.find((one) => one === what);
    return kind === 'source' && source !== undefined ? texts.sources[source] : `${what} ${labels.node(what)}`;
  };
  return (
    <div>
      <h2>{pictures.outTitle}</h2>
      <p className="picture-key">{pictures.outKey}</p>
      <table>
        <thead>
          <tr>
            <th>{pictures.without}</th>
            <th>{pictures.kind}</th>
            <th className="number">{pictures.totalChange}</th>
          </tr>
        </thead>
        <tbody>
          {top.map((one) => (
            <tr key={`${one.kind} ${one.what}`}>
              <th scope="row">{nameOf(one)}</th>
              <td>{pictures.kinds[one.kind]}</td>
              <td className="number">
                {one.change === null
                  ? pictures.none
                  : `${one.change < 0 ? '−' : '+'}${Math.abs(one.change).toFixed(2)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Steps({ job, unit, texts, pictures, labels }: StabilityPart & { readonly unit: UnitResult }): JSX.Element {
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
      {possible.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th>{pictures.item}</th>
              <th className="number">{pictures.now}</th>
              <th className="number">{pictures.needed}</th>
            </tr>
          </thead>
          <tbody>
            {possible.slice(0, MOST_STEPS).map((step) => (
              <tr key={step.leaf}>
                <th scope="row">
                  {step.leaf} {labels.node(step.leaf)}
                </th>
                <td className="number">{step.score}</td>
                <td className="number">+{step.needed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {steps.length > possible.length ? (
        <p className="note">{pictures.nextOthers(steps.length - possible.length)}</p>
      ) : null}
    </div>
  );
}
