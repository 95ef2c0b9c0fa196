import type { JSX } from 'react';
import type { UnitResult } from '../../shared/model/result.ts';
import { changedNominal, type FootNumbers } from './foot-lines.ts';
import { roundingLines } from './rounding-lines.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly result: UnitResult;
  readonly numbers: FootNumbers;
  readonly texts: Texts;
}

/** How to read the table, then one sentence for each mark that the sheet bears. */
export function FootLines({ result, numbers, texts }: Props): JSX.Element {
  const nominal = result.leaves.some((leaf) => changedNominal(leaf) !== null);
  return (
    <section className="foot-lines">
      <p>{texts.itemsKey}</p>
      {roundingLines(result, texts).map((line) => (
        <p key={line} className="rounding">
          {line}
        </p>
      ))}
      {nominal ? <p>{texts.nominalKey}</p> : null}
      {numbers.size > 0 ? <p>{texts.lettersKey}</p> : null}
      {numbers.size > 0 ? (
        <ol>
          {[...numbers].map(([code, number]) => (
            <li key={code}>
              <span className="foot-number">{number}</span>
              <span>{texts.markTexts[code]}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
