import type { JSX } from 'react';
import { inLanguage } from '../../shared/model/text.ts';
import type { ScorecardJob } from '../../shared/model/print.ts';
import type { Texts } from './texts.ts';

/** Total, band and district median; with what is missing, how far the total may still move. */
export function TotalBlock({ job, texts }: { readonly job: ScorecardJob; readonly texts: Texts }): JSX.Element {
  const { result, medians, language } = job;
  const { total, band } = result;
  const median = medians[total.code] ?? null;
  return (
    <section className="total">
      <dl className="total-figures">
        <div>
          <dt>{texts.total}</dt>
          {total.score === null ? (
            <dd className="figure none">
              {texts.noTotal}
              <small>{texts.noTotalReasons[total.status]}</small>
            </dd>
          ) : (
            <dd className="figure">
              {total.score}
              <small>{texts.outOf}</small>
            </dd>
          )}
        </div>
        <div>
          <dt>{texts.band}</dt>
          <dd className="figure">
            {band === null ? '–' : inLanguage(band, language)}
            {band?.provisional === true ? <small>{texts.bandMayChange}</small> : null}
          </dd>
        </div>
        <div>
          <dt>{texts.districtMedian}</dt>
          <dd className="figure">{median ?? '–'}</dd>
        </div>
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
