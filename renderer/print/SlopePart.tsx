import type { JSX } from 'react';
import {
  compareRounds,
  systemsDiffer,
  totalChanges,
  type LeafChange,
  type RoundComparison,
  type ScoredRound,
} from '../../shared/designing/compare-rounds.ts';
import type { ChartsJob } from '../../shared/model/print.ts';
import { inLanguage, listed } from '../../shared/model/text.ts';
import { Slope } from '../charts/Slope.tsx';
import type { Labels } from './labels.ts';
import type { PictureTexts } from './picture-texts.ts';
import type { Texts } from './texts.ts';

interface Part {
  readonly job: ChartsJob;
  readonly other: ScoredRound;
  readonly texts: Texts;
  readonly pictures: PictureTexts;
  readonly labels: Labels;
}

/** Two rounds beside each other: the totals of the streets, or the items along the crosswalk. */
export function SlopePart(part: Part): JSX.Element {
  const { job, other, pictures, labels } = part;
  const what =
    job.of === 'totals'
      ? pictures.slopeTotals
      : job.of === 'median'
        ? pictures.slopeMedian
        : pictures.slopeStreet(labels.street(job.of));
  return (
    <section className="new-page">
      <h2>{pictures.slopeTitle(inLanguage(other.content.name, job.language))}</h2>
      <p className="picture-key">
        {what} {pictures.slopeKey}
      </p>
      {job.of === 'totals' ? <Totals {...part} /> : <Items {...part} />}
    </section>
  );
}

function Totals({ job, other, pictures, labels }: Part): JSX.Element {
  const both = totalChanges(job, other);
  if (both.length === 0) return <p>{pictures.slopeNothing}</p>;
  return (
    <>
      {systemsDiffer(job, other) ? <p className="picture-key">{pictures.otherTemplate}</p> : null}
      <Slope
        lines={both.map(({ unit, before, after }) => {
          const name = labels.street(unit);
          return { id: unit, name, nameBefore: name, before: Number(before), after: Number(after) };
        })}
        before={pictures.before}
        after={pictures.after}
        label={pictures.slopeTotals}
      />
      <table>
        <thead>
          <tr>
            <th>{pictures.street}</th>
            <th className="number">{pictures.before}</th>
            <th className="number">{pictures.after}</th>
            <th className="number">{pictures.change}</th>
          </tr>
        </thead>
        <tbody>
          {both.map(({ unit, before, after, difference }) => (
            <tr key={unit}>
              <th scope="row">{labels.street(unit)}</th>
              <td className="number">{before}</td>
              <td className="number">{after}</td>
              <td className="number">{difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Items(part: Part): JSX.Element {
  const { job, other, pictures } = part;
  const comparison = compareRounds(job, other, job.of === 'median' ? null : job.of);
  const lines = comparison.compared.flatMap(({ to, from, before, after, difference }) =>
    difference === null || to === null || from === null
      ? []
      : [{ id: to.code, name: to.code, nameBefore: from.code, before: Number(before), after: Number(after) }],
  );
  return (
    <>
      <p className="picture-key">
        {pictures.along[comparison.along]} {comparison.otherSystem ? pictures.otherTemplate : ''}
      </p>
      {lines.length === 0 ? (
        <p>{pictures.slopeNothing}</p>
      ) : (
        <Slope lines={lines} before={pictures.before} after={pictures.after} label={pictures.slopeMedian} />
      )}
      <PairTable {...part} comparison={comparison} />
    </>
  );
}

function PairTable(props: Part & { readonly comparison: RoundComparison }): JSX.Element {
  const { texts, pictures, comparison } = props;
  const { total, compared, others } = comparison;
  return (
    <table className="round-pairs">
      <thead>
        <tr>
          <th>{pictures.item}</th>
          <th className="number">{pictures.before}</th>
          <th className="number">{pictures.after}</th>
          <th className="number">{pictures.change}</th>
          <th>{texts.remarks}</th>
        </tr>
      </thead>
      <tbody>
        <tr className="sum">
          <th scope="row">{texts.total}</th>
          <td className="number">{total.before ?? pictures.none}</td>
          <td className="number">{total.after ?? pictures.none}</td>
          <td className="number">{total.difference ?? pictures.none}</td>
          <td>–</td>
        </tr>
        {[...compared, ...others].map((change) => (
          <PairRow key={`${change.to?.code ?? ''} ${change.from?.code ?? ''}`} {...props} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function PairRow({ job, pictures, change }: Part & { readonly change: LeafChange }): JSX.Element {
  const { to, from, how, others, changed } = change;
  const named = (leaf: LeafChange['to']) => (leaf === null ? '' : `${leaf.code} ${inLanguage(leaf, job.language)}`);
  const renamed = how === 'compared' && named(to) !== named(from);
  const none = how === 'compared' ? pictures.none : '–';
  const otherwise = changed.includes('method') || changed.includes('sources');
  return (
    <tr>
      <th scope="row">
        {named(to ?? from)}
        {renamed ? <small className="was">{pictures.was(named(from))}</small> : null}
      </th>
      <td className="number">{change.before ?? none}</td>
      <td className="number">{change.after ?? none}</td>
      <td className="number">{change.difference ?? none}</td>
      <td>
        {how === 'compared' ? '' : pictures.how[how](listed(others.map(named), job.language))}
        {otherwise ? pictures.meaning : ''}
      </td>
    </tr>
  );
}
