import type { JSX } from 'react';
import type { ChartsJob } from '../../shared/model/print.ts';
import { publishedTotal, type UnitResult } from '../../shared/model/result.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { BarsWithIntervals } from '../charts/BarsWithIntervals.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { HeatKey, HeatTable } from '../score-pictures/Heat.tsx';
import { intervalBar } from '../score-pictures/interval-bar.ts';
import { Radar } from '../charts/Radar.tsx';
import { radarLevels } from '../score-pictures/radar-levels.ts';
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

function bandText({ band }: UnitResult, { job, texts }: Part): string {
  if (band === null) return '–';
  return `${inLanguage(band, job.language)}${band.provisional ? ` (${texts.bandMayChange})` : ''}`;
}

function Bars(part: Part): JSX.Element {
  const { job, texts, pictures, labels } = part;
  const { units, medians } = job.result;
  const median = medians['total'] ?? null;
  return (
    <section>
      <h2>{pictures.barsTitle}</h2>
      <p className="picture-key">{pictures.barsKey}</p>
      <BarsWithIntervals
        bars={units.map((unit) => intervalBar(unit, labels.street(unit.unit)))}
        median={median === null ? null : Number(median)}
        label={pictures.barsTitle}
      />
      <ChartTable
        columns={[
          { head: pictures.street },
          { head: texts.total, kind: 'number' },
          { head: texts.band },
          { head: pictures.interval, kind: 'number' },
          { head: pictures.reach, kind: 'number' },
        ]}
        rows={units.map((unit) => ({
          id: unit.unit,
          name: labels.street(unit.unit),
          cells: [
            publishedTotal(unit).score ?? texts.noTotal,
            bandText(unit, part),
            unit.sampling?.kind === 'value' ? `${unit.sampling.low}–${unit.sampling.high}` : pictures.none,
            unit.provisional ? `${unit.low}–${unit.high}` : pictures.complete,
          ],
        }))}
      />
    </section>
  );
}

function Radars({ job, pictures, labels }: Part): JSX.Element | null {
  const { units, medians } = job.result;
  const [first] = units;
  const level = first === undefined ? null : radarLevels(first).best;
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
      <ChartTable
        columns={[
          { head: pictures.street },
          ...codes.map((code) => ({ id: code, head: `${code} ${labels.node(code)}`, kind: 'branch' as const })),
        ]}
        rows={[
          ...units.map((unit) => ({
            id: unit.unit,
            name: labels.street(unit.unit),
            cells: codes.map((code) => scoreOf(unit, code) ?? pictures.none),
          })),
          {
            id: 'median',
            name: pictures.median,
            cells: codes.map((code) => medians[code] ?? pictures.none),
            sum: true,
          },
        ]}
      />
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
        <HeatKey noScore={pictures.noScore} />
      </p>
      <HeatTable
        leaves={content.template.leaves}
        units={result.units}
        item={pictures.item}
        renderLeaf={(code) => `${code} ${labels.node(code)}`}
        streetName={nameOf}
        upright
        statusText={(status) => texts.statuses[status]}
      />
    </section>
  );
}
