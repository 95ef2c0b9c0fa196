import type { JSX } from 'react';
import type { StabilityJob } from '../../shared/model/print.ts';
import type { RuleOutcome, SpreadShare, WeightRuns } from '../../shared/model/stability.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { placeSpan, wholePlaces } from '../../shared/scoring/stability/place-span.ts';
import { RankIntervals } from '../charts/RankIntervals.tsx';
import { labelsOf } from './labels.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { pictureTexts } from './picture-texts.ts';
import type { StabilityPart } from './stability-part.ts';
import { OneStreetPart } from './OneStreetPart.tsx';
import { textsIn } from './texts.ts';

/** So many items are listed that make the difference between streets. */
const MOST_SHARES = 10;

/** How firm the scores are: other weights, other rules, and one street in detail. */
export function StabilitySheet({ job }: { readonly job: StabilityJob }): JSX.Element {
  const texts = textsIn(job.language);
  const pictures = pictureTexts(job.language);
  const part = { job, texts, pictures, labels: labelsOf(job.content, job.language, texts) };
  const { weights, rules, shares } = job.stability;
  const unit = job.result.units.find((one) => one.unit === job.unit);
  const [runs] = weights;
  return (
    <PictureFrame job={job}>
      <p>{pictures.unchanged}</p>
      {job.result.units.every((one) => one.total.score === null) ? (
        <p>{pictures.noTotals}</p>
      ) : (
        <>
          {weights.map((of) => (
            <Places key={of.spread} {...part} weights={of} />
          ))}
          <Rules {...part} rules={rules} />
          <Shares {...part} shares={shares} />
        </>
      )}
      {unit === undefined ? null : <OneStreetPart {...part} unit={unit} />}
      {runs === undefined ? null : <p className="note">{pictures.seed(runs.seed, runs.runs, job.result.engine)}</p>}
    </PictureFrame>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}

function Places({ pictures, texts, labels, weights }: StabilityPart & { readonly weights: WeightRuns }): JSX.Element {
  const { streets, runs, spread } = weights;
  return (
    <section>
      <h2>{pictures.weightsTitle(percent(spread))}</h2>
      <p className="picture-key">{pictures.weightsKey(runs)}</p>
      <RankIntervals
        rows={streets.map((street) => ({
          id: street.unit,
          name: labels.street(street.unit),
          place: street.place,
          ...wholePlaces(street),
          text: pictures.placesText(placeSpan(street), percent(street.samePlace)),
        }))}
        places={streets.length}
        label={pictures.weightsTitle(percent(spread))}
      />
      <table>
        <thead>
          <tr>
            <th>{pictures.street}</th>
            <th className="number">{texts.total}</th>
            <th className="number">{pictures.range}</th>
            <th className="number">{pictures.extremes}</th>
            <th className="number">{pictures.sameBand}</th>
            <th className="number">{pictures.place}</th>
            <th className="number">{pictures.places}</th>
            <th className="number">{pictures.samePlace}</th>
          </tr>
        </thead>
        <tbody>
          {streets.map((street) => (
            <tr key={street.unit}>
              <th scope="row">{labels.street(street.unit)}</th>
              <td className="number">{street.score.toFixed(2)}</td>
              <td className="number">{`${street.low.toFixed(2)}–${street.high.toFixed(2)}`}</td>
              <td className="number">{`${street.least.toFixed(2)}–${street.most.toFixed(2)}`}</td>
              <td className="number">{percent(street.sameBand)}</td>
              <td className="number">{street.place}</td>
              <td className="number">{placeSpan(street)}</td>
              <td className="number">{percent(street.samePlace)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What equal weights would change, in sentences. */
function equalWeights(rules: readonly RuleOutcome[], { pictures, labels }: StabilityPart): readonly string[] {
  const official = rules.find(({ rule }) => rule === 'official')?.streets ?? [];
  const equal = rules.find(({ rule }) => rule === 'equal_weights')?.streets ?? [];
  const sentences = equal.flatMap(({ unit, place }) => {
    const now = official.find((one) => one.unit === unit)?.place ?? null;
    return place === null || now === null || place === now ? [] : [pictures.wouldBe(labels.street(unit), place, now)];
  });
  return sentences.length === 0 ? [pictures.noChange] : sentences;
}

function Rules({ rules, ...part }: StabilityPart & { readonly rules: readonly RuleOutcome[] }): JSX.Element | null {
  const { job, pictures, labels } = part;
  const [official] = rules;
  if (official === undefined) return null;
  const bandOf = (score: number) => {
    const band = job.content.template.resultBands.find(({ min }) => score >= min);
    return band === undefined ? '' : inLanguage(band, job.language);
  };
  const figure = (value: number | null) => (value === null ? pictures.none : value.toFixed(2));
  return (
    <section>
      <h2>{pictures.rulesTitle}</h2>
      <p className="picture-key">{pictures.rulesKey}</p>
      <ul className="sentences">
        {equalWeights(rules, part).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <table className="rules">
        <thead>
          <tr>
            <th>{pictures.street}</th>
            {rules.map(({ rule }) => (
              <th key={rule} className="number branch">
                {pictures.rules[rule]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {official.streets.map(({ unit }, at) => (
            <tr key={unit}>
              <th scope="row">{labels.street(unit)}</th>
              {rules.map(({ rule, streets }) => {
                const { score = null, place = null } = streets[at] ?? {};
                return (
                  <td key={rule} className="number">
                    {score === null ? pictures.notComputable : score.toFixed(2)}
                    <small className="below">
                      {score === null || place === null ? '' : pictures.placeAndBand(place, bandOf(score))}
                    </small>
                  </td>
                );
              })}
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{pictures.agreement}</th>
            {rules.map(({ rule, spearman, tauB }) => (
              <td key={rule} className="number">
                {figure(spearman)} / {figure(tauB)}
              </td>
            ))}
          </tr>
          <tr className="sum">
            <th scope="row">{pictures.moves}</th>
            {rules.map(({ rule, meanChange, largestChange }) => (
              <td key={rule} className="number">
                {figure(meanChange)} / {largestChange ?? pictures.none}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Shares({
  pictures,
  labels,
  shares,
}: StabilityPart & { readonly shares: readonly SpreadShare[] }): JSX.Element {
  return (
    <section>
      <h2>{pictures.sharesTitle}</h2>
      <p className="picture-key">{pictures.sharesKey(MOST_SHARES)}</p>
      <table>
        <thead>
          <tr>
            <th>{pictures.item}</th>
            <th className="number">{pictures.weight}</th>
            <th className="number">{pictures.share}</th>
          </tr>
        </thead>
        <tbody>
          {shares.slice(0, MOST_SHARES).map(({ leaf, weight, share }) => (
            <tr key={leaf}>
              <th scope="row">
                {leaf} {labels.node(leaf)}
              </th>
              <td className="number">{(weight * 100).toFixed(2)}%</td>
              <td className="number">{share === null ? pictures.none : `${(share * 100).toFixed(1)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
