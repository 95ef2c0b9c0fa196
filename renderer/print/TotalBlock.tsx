import type { JSX } from 'react';
import { publishedTotal, type BandLimit } from '../../shared/model/result.ts';
import { inLanguage } from '../../shared/model/text.ts';
import type { ScorecardJob } from '../../shared/model/print.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly job: ScorecardJob;
  readonly texts: Texts;
  readonly labels: Labels;
}

/** Total, band, tier and district median; then whatever changes how these figures are to be read. */
export function TotalBlock({ job, texts, labels }: Props): JSX.Element {
  const { result, medians, language, tier } = job;
  const { total, band } = result;
  const { score } = publishedTotal(result);
  return (
    <section className="total">
      <dl className="total-figures">
        <div>
          <dt>{texts.total}</dt>
          {score === null ? (
            <dd className="figure none">
              {texts.noTotal}
              <small>{texts.noTotalReasons[total.status]}</small>
            </dd>
          ) : (
            <dd className="figure">
              {score}
              <small>{texts.outOf}</small>
            </dd>
          )}
        </div>
        <div>
          <dt>{texts.band}</dt>
          <dd className="figure">
            {band === null ? '–' : inLanguage(band, language)}
            <BandNote {...{ job, texts, labels }} />
          </dd>
        </div>
        <div>
          <dt>{texts.districtMedian}</dt>
          <dd className="figure">{medians[total.code] ?? '–'}</dd>
        </div>
      </dl>
      <dl className="total-notes">
        {notesOf({ job, texts, labels }).map(([term, lines]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
        {tier === null ? null : (
          <div>
            <dt>{texts.tier}</dt>
            <dd>
              <p>
                {texts.tierOf(tier.number, tier.of, tier.streets)}
                {job.place === null ? '' : ` · ${texts.place(job.place.number, job.place.of, job.place.streets)}`}
                {` ${texts.tierKey}`}
              </p>
            </dd>
          </div>
        )}
      </dl>
      {result.provisional || result.withNa !== undefined ? (
        <p className="coverage">
          <strong>{texts.coverage}</strong>{' '}
          {result.provisional ? texts.coverageSentence(result.coverage, result.low, result.high) : null}{' '}
          {result.withNa === undefined ? null : texts.naSentence(result.withNa.low, result.withNa.high)}
        </p>
      ) : null}
    </section>
  );
}

/** Beside the band: that it may change, else how far the next one is. */
function BandNote({ job, texts }: Props): JSX.Element | null {
  const { band, toNextBand } = job.result;
  if (band?.provisional === true) return <small>{texts.bandMayChange}</small>;
  if (band?.limited !== undefined || toNextBand === undefined) return null;
  return <small>{texts.nextBand(toNextBand.points, inLanguage(toNextBand, job.language))}</small>;
}

function limitLine(limit: BandLimit, { job, texts, labels }: Props): string {
  const name = inLanguage(limit, job.language);
  const cap = inLanguage(limit.cap, job.language);
  if (limit.kind === 'veto') return texts.vetoLine(name, cap);
  const node = limit.node === job.result.total.code ? texts.total : labels.node(limit.node ?? '');
  return texts.gateLine(name, node, limit.score ?? '', limit.min ?? '', cap);
}

/** What changes the reading of the total, each with its term; nothing for most streets. */
function notesOf(props: Props): readonly (readonly [string, readonly string[]])[] {
  const { job, texts } = props;
  const { result, language } = job;
  const { bonus, band, unsanctioned, sampling, total } = result;
  const { score } = publishedTotal(result);
  const notes: (readonly [string, readonly string[]])[] = [];
  if (bonus !== undefined) {
    const items = bonus.items.map((item) => texts.bonusItem(inLanguage(item, language), item.arithmetic));
    notes.push([texts.bonus, [texts.bonusLine(total.score ?? '', bonus.arithmetic), ...items]]);
  }
  if (band?.limited !== undefined) {
    const { from, by } = band.limited;
    const lines = by.map((limit) => limitLine(limit, props));
    const changed =
      from.min === band.min
        ? []
        : [texts.limitedFrom(score ?? '', inLanguage(from, language), inLanguage(band, language))];
    notes.push([texts.limited, [...changed, ...lines]]);
  }
  if (unsanctioned !== undefined) {
    notes.push([texts.voided, [texts.voidedLine(unsanctioned.score ?? '–', score ?? '–')]]);
  }
  if (sampling?.kind === 'value' && score !== null) {
    notes.push([texts.sampling, [texts.samplingLine(score, sampling.halfWidth, sampling.low, sampling.high)]]);
  }
  return notes;
}
