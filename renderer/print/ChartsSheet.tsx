import type { JSX } from 'react';
import type { ChartsJob } from '../../shared/model/print.ts';
import { publishedTotal, type UnitResult } from '../../shared/model/result.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { BarsWithIntervals, type IntervalBar } from '../charts/BarsWithIntervals.tsx';
import { HEAT_BOUNDS, heatClass } from '../charts/heat-class.ts';
import { Radar } from '../charts/Radar.tsx';
import { labelsOf, type Labels } from './labels.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { pictureTexts, type PictureTexts } from './picture-texts.ts';
import { SlopePart } from './SlopePart.tsx';
import { textsIn, type Texts } from './texts.ts';

interface Part {
  readonly job: ChartsJob;
  readonly texts: Texts;
  readonly pictures: PictureTexts;
  readonly labels: Labels;
}

/** The scores as pictures, each with its table. */
export function ChartsSheet({ job }: { readonly job: ChartsJob }): JSX.Element {
  const texts = textsIn(job.language);
  const part = { job, texts, pictures: pictureTexts(job.language), labels: labelsOf(job.content, job.language, texts) };
  return (
    <PictureFrame job={job}>
      <Bars {...part} />
      <Radars {...part} />
      <Heat {...part} />
      {job.other === null ? null : <SlopePart {...part} other={job.other} />}
    </PictureFrame>
  );
}

function barOf(unit: UnitResult, name: string): IntervalBar {
  const { score } = publishedTotal(unit);
  const sampling = unit.sampling?.kind === 'value' ? unit.sampling : null;
  return {
    id: unit.unit,
    name,
    value: score === null ? null : Number(score),
    interval: sampling === null ? null : [Number(sampling.low), Number(sampling.high)],
    reach: unit.provisional ? [Number(unit.low), Number(unit.high)] : null,
    text: score === null ? '–' : sampling === null ? score : `${score} ± ${sampling.halfWidth}`,
  };
}

function Bars({ job, texts, pictures, labels }: Part): JSX.Element {
  const { units, medians } = job.result;
  const median = medians['total'] ?? null;
  return (
    <section>
      <h2>{pictures.barsTitle}</h2>
      <p className="picture-key">{pictures.barsKey}</p>
      <BarsWithIntervals
        bars={units.map((unit) => barOf(unit, labels.street(unit.unit)))}
        median={median === null ? null : Number(median)}
        label={pictures.barsTitle}
      />
      <table>
        <thead>
          <tr>
            <th>{pictures.street}</th>
            <th className="number">{texts.total}</th>
            <th>{texts.band}</th>
            <th className="number">{pictures.interval}</th>
            <th className="number">{pictures.reach}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row">{labels.street(unit.unit)}</th>
              <td className="number">{publishedTotal(unit).score ?? texts.noTotal}</td>
              <td>
                {unit.band === null ? '–' : inLanguage(unit.band, job.language)}
                {unit.band?.provisional === true ? ` (${texts.bandMayChange})` : ''}
              </td>
              <td className="number">
                {unit.sampling?.kind === 'value' ? `${unit.sampling.low}–${unit.sampling.high}` : pictures.none}
              </td>
              <td className="number">{unit.provisional ? `${unit.low}–${unit.high}` : pictures.complete}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Fewer axes than the first make no shape; from as many as the second it is one to compare by eye. */
const FEWEST_AXES = 3;
const GOOD_AXES = 5;

/** The level whose branches make the best shape; null where none has enough of them. */
function levelFor({ nodes }: UnitResult): number | null {
  const depths = [...new Set(nodes.map((node) => node.level))].sort((a, b) => a - b);
  const axesAt = (depth: number) => nodes.filter((node) => node.level === depth).length;
  const fit = depths.filter((depth) => axesAt(depth) >= FEWEST_AXES);
  return fit.find((depth) => axesAt(depth) >= GOOD_AXES) ?? fit[0] ?? null;
}

function Radars({ job, pictures, labels }: Part): JSX.Element | null {
  const { units, medians } = job.result;
  const [first] = units;
  const level = first === undefined ? null : levelFor(first);
  if (first === undefined || level === null) return null;
  const codes = first.nodes.filter((node) => node.level === level).map(({ code }) => code);
  const number = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text));
  const scoreOf = (unit: UnitResult, code: string) => unit.nodes.find((node) => node.code === code)?.score ?? null;
  return (
    <section>
      <h2>{pictures.radarTitle}</h2>
      <p className="picture-key">{pictures.radarKey}</p>
      <div className="radars">
        {units.map((unit) => (
          <figure key={unit.unit}>
            <Radar
              axes={codes.map((code) => ({ id: code, name: code }))}
              shapes={[
                { id: 'median', values: codes.map((code) => number(medians[code])), style: 'second' },
                { id: 'street', values: codes.map((code) => number(scoreOf(unit, code))), style: 'first' },
              ]}
              label={labels.street(unit.unit)}
            />
            <figcaption>{labels.street(unit.unit)}</figcaption>
          </figure>
        ))}
      </div>
      <table>
        <thead>
          <tr>
            <th>{pictures.street}</th>
            {codes.map((code) => (
              <th key={code} className="number branch">
                {code} {labels.node(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row">{labels.street(unit.unit)}</th>
              {codes.map((code) => (
                <td key={code} className="number">
                  {scoreOf(unit, code) ?? pictures.none}
                </td>
              ))}
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{pictures.median}</th>
            {codes.map((code) => (
              <td key={code} className="number">
                {medians[code] ?? pictures.none}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Heat({ job, texts, pictures, labels }: Part): JSX.Element {
  const { content, result, language } = job;
  const short = new Map(content.template.streets.map((street) => [street.code9, street.short]));
  const nameOf = (unit: string) =>
    language === 'zh' ? (short.get(unit) ?? unit) : labels.street(unit).replace(/ Subdistrict$/u, '');
  return (
    <section className="new-page">
      <h2>{pictures.heatTitle}</h2>
      <p className="picture-key">
        {pictures.heatKey}
        {HEAT_BOUNDS.map((bound, index) => (
          <span key={bound} className={`heat-sample heat-${index + 1}`}>
            {index === 0 ? `< ${HEAT_BOUNDS[1]}` : `≥ ${bound}`}
          </span>
        ))}
        <span className="heat-sample heat-none">{pictures.noScore}</span>
      </p>
      <table className="heat">
        <thead>
          <tr>
            <th>{pictures.item}</th>
            {result.units.map((unit) => (
              <th key={unit.unit} className="heat-upright">
                {nameOf(unit.unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.template.leaves.map((leaf) => (
            <tr key={leaf.code}>
              <th scope="row">
                {leaf.code} {labels.node(leaf.code)}
              </th>
              {result.units.map((unit) => {
                const own = unit.leaves.find(({ code }) => code === leaf.code);
                const score = own?.score ?? null;
                return (
                  <td key={unit.unit} className={heatClass(score)}>
                    {score === null ? texts.statuses[own?.status ?? 'missing'] : Number(score).toFixed(0)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
