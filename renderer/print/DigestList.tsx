import type { JSX } from 'react';
import type { ResultDigest, UnitResult } from '../../shared/model/result.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly units: readonly UnitResult[];
  readonly digests: Readonly<Record<string, ResultDigest>>;
  readonly texts: Texts;
  readonly labels: Labels;
}

/** Which result of each street the table shows, so that it can be laid beside the scorecards. */
export function DigestList({ units, digests, texts, labels }: Props): JSX.Element {
  return (
    <section className="digests">
      <h2>{texts.resultNumbers}</h2>
      <ul>
        {units.map(({ unit }) => {
          const digest = digests[unit];
          return (
            <li key={unit}>
              <span className="digest-street">{labels.street(unit)}</span>
              <span>{digest === undefined ? texts.noResult : `${texts.number} ${digest.number}`}</span>
              <span className="digits">{digest?.digits ?? ''}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
