import type { JSX } from 'react';
import type { StabilityJob } from '../../shared/model/print.ts';
import type { RuleOutcome, SpreadShare, WeightRuns } from '../../shared/model/stability.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { PlacesTable } from '../score-pictures/stability/PlacesTable.tsx';
import { RulesTable } from '../score-pictures/stability/RulesTable.tsx';
import { MOST_SHARES, SharesTable } from '../score-pictures/stability/SharesTable.tsx';
import { percent } from '../score-pictures/stability/words.ts';
import { labelsOf } from './labels.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { pictureTexts } from './picture-texts.ts';
import type { StabilityPart } from './stability-part.ts';
import { OneStreetPart } from './OneStreetPart.tsx';
import { textsIn } from './texts.ts';

/** How firm the scores are: other weights, other rules, and one street in detail. */
export function StabilitySheet({ job }: { readonly job: StabilityJob }): JSX.Element {
  const texts = textsIn(job.language);
  const pictures = pictureTexts(job.language);
  const words = { ...pictures, total: texts.total };
  const part = { job, texts, pictures, words, labels: labelsOf(job.content, job.language, texts) };
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
            <MovingWeights key={of.spread} {...part} weights={of} />
          ))}
          <OtherRules {...part} rules={rules} />
          <Shares {...part} shares={shares} />
        </>
      )}
      {unit === undefined ? null : <OneStreetPart {...part} unit={unit} />}
      {runs === undefined ? null : <p className="note">{pictures.seed(runs.seed, runs.runs, job.result.engine)}</p>}
    </PictureFrame>
  );
}

function MovingWeights({
  pictures,
  words,
  labels,
  weights,
}: StabilityPart & { readonly weights: WeightRuns }): JSX.Element {
  const title = pictures.weightsTitle(percent(weights.spread));
  return (
    <section>
      <h2>{title}</h2>
      <p className="picture-key">{pictures.weightsKey(weights.runs)}</p>
      <PlacesTable weights={weights} words={words} streetName={labels.street} label={title} />
    </section>
  );
}

function OtherRules(props: StabilityPart & { readonly rules: readonly RuleOutcome[] }): JSX.Element {
  const { job, pictures, words, labels, rules } = props;
  return (
    <section>
      <h2>{pictures.rulesTitle}</h2>
      <p className="picture-key">{pictures.rulesKey}</p>
      <RulesTable
        rules={rules}
        bands={job.content.template.resultBands}
        bandName={(band) => inLanguage(band, job.language)}
        words={words}
        streetName={labels.street}
      />
    </section>
  );
}

function Shares(props: StabilityPart & { readonly shares: readonly SpreadShare[] }): JSX.Element {
  const { pictures, words, labels, shares } = props;
  return (
    <section>
      <h2>{pictures.sharesTitle}</h2>
      <p className="picture-key">{pictures.sharesKey(MOST_SHARES)}</p>
      <SharesTable shares={shares} words={words} leafName={labels.node} />
    </section>
  );
}
