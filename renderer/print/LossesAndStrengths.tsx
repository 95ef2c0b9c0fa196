import type { JSX } from 'react';
import type { LeafResult, UnitResult } from '../../shared/model/result.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface ListProps {
  readonly title: string;
  readonly empty: string;
  readonly leaves: readonly LeafResult[];
  readonly figure: (leaf: LeafResult) => string;
  readonly labels: Labels;
}

function LeafList({ title, empty, leaves, figure, labels }: ListProps): JSX.Element {
  return (
    <div>
      <h2>{title}</h2>
      {leaves.length === 0 ? <p>{empty}</p> : null}
      <ol>
        {leaves.map((leaf) => (
          <li key={leaf.code}>
            <span className="code">{leaf.code}</span>
            <span className="leaf-name">{labels.node(leaf.code)}</span>
            <span className="number">{figure(leaf)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Props {
  readonly result: UnitResult;
  readonly texts: Texts;
  readonly labels: Labels;
}

const SHOWN = 5;

export function LossesAndStrengths({ result, texts, labels }: Props): JSX.Element {
  const leaves = new Map(result.leaves.map((leaf) => [leaf.code, leaf]));
  const pick = (codes: readonly string[]) =>
    codes.slice(0, SHOWN).flatMap((code) => {
      const leaf = leaves.get(code);
      return leaf === undefined ? [] : [leaf];
    });
  return (
    <section className="two-lists">
      <LeafList
        title={texts.losses}
        empty={texts.none}
        leaves={pick(result.losses)}
        figure={(leaf) => texts.lossOf(leaf.lost ?? '–', leaf.fullMark ?? '–')}
        labels={labels}
      />
      <LeafList
        title={texts.strengths}
        empty={texts.none}
        leaves={pick(result.strengths)}
        figure={(leaf) => texts.strengthOf(leaf.points ?? '–', leaf.fullMark ?? '–')}
        labels={labels}
      />
    </section>
  );
}
