import type { JSX } from 'react';
import type { Source } from '../../shared/model/ids.ts';
import type { LeafResult, NodeResult, SourceResult, UnitResult } from '../../shared/model/result.ts';
import { changedNominal, marksOf, remarksOf, type FootNumbers } from './foot-lines.ts';
import { itemRows } from './item-rows.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly result: UnitResult;
  readonly columns: readonly Source[];
  readonly numbers: FootNumbers;
  readonly texts: Texts;
  readonly labels: Labels;
}

function sourceFigure(source: SourceResult | undefined, texts: Texts): string {
  if (source === undefined) return '–';
  const figure = source.score ?? texts.statuses[source.status];
  return source.role === 'score' ? figure : `(${figure})`;
}

function nodeFigure(figure: string | null, node: NodeResult, texts: Texts): string {
  return figure ?? (node.status === 'value' ? '–' : texts.statuses[node.status]);
}

function LeafRow({ leaf, columns, numbers, texts, labels }: Omit<Props, 'result'> & { leaf: LeafResult }): JSX.Element {
  const nominal = changedNominal(leaf);
  const remarks = [...remarksOf(marksOf(leaf), numbers, texts), ...(nominal === null ? [] : [texts.nominal(nominal)])];
  return (
    <tr className="leaf">
      <td className="code">{leaf.code}</td>
      <th scope="row">{labels.node(leaf.code)}</th>
      <td className="number">{leaf.fullMark ?? '–'}</td>
      {columns.map((source) => (
        <td className="number source" key={source}>
          {sourceFigure(
            leaf.sources.find((one) => one.source === source),
            texts,
          )}
        </td>
      ))}
      <td className="number strong">{nodeFigure(leaf.points, leaf, texts)}</td>
      <td className="number">{leaf.lost ?? '–'}</td>
      <td className="remarks">{remarks.join(' ')}</td>
    </tr>
  );
}

/** All items of the tree; the head repeats on every page and no row is cut. */
export function ItemTable({ result, columns, numbers, texts, labels }: Props): JSX.Element {
  const { total } = result;
  return (
    <table className="items">
      <colgroup>
        <col className="code" />
        <col />
        <col className="figure" />
        {columns.map((source) => (
          <col className="source" key={source} />
        ))}
        <col className="figure" />
        <col className="figure" />
        <col className="remarks" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {texts.code}
          </th>
          <th scope="col" rowSpan={2}>
            {texts.name}
          </th>
          <th scope="col" rowSpan={2}>
            {texts.fullMark}
          </th>
          <th scope="colgroup" colSpan={columns.length} className="span">
            {texts.hundred}
          </th>
          <th scope="col" rowSpan={2}>
            {texts.points}
          </th>
          <th scope="col" rowSpan={2}>
            {texts.lost}
          </th>
          <th scope="col" rowSpan={2}>
            {texts.remarks}
          </th>
        </tr>
        <tr>
          {columns.map((source) => (
            <th scope="col" key={source}>
              {texts.sourcesShort[source]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {itemRows(result).map((row) =>
          row.kind === 'leaf' ? (
            <LeafRow key={row.leaf.code} {...{ leaf: row.leaf, columns, numbers, texts, labels }} />
          ) : (
            <tr key={row.node.code} className={`group level-${row.node.level}`}>
              <td className="code">{row.node.code}</td>
              <th scope="rowgroup">{labels.node(row.node.code)}</th>
              <td className="number">{row.node.fullMark ?? '–'}</td>
              <td className="group-score" colSpan={columns.length}>
                {row.node.score === null ? texts.statuses[row.node.status] : texts.ofHundred(row.node.score)}
              </td>
              <td className="number strong">{nodeFigure(row.node.points, row.node, texts)}</td>
              <td className="number">{row.node.lost ?? '–'}</td>
              <td className="remarks">{remarksOf(row.node.marks, numbers, texts).join(' ')}</td>
            </tr>
          ),
        )}
        <tr className="sum">
          <th scope="row" colSpan={2}>
            {texts.sum}
          </th>
          <td className="number">{total.fullMark ?? '–'}</td>
          <td className="group-score" colSpan={columns.length}>
            {total.score === null ? texts.statuses[total.status] : texts.ofHundred(total.score)}
          </td>
          <td className="number strong">{nodeFigure(total.points, total, texts)}</td>
          <td className="number">{total.lost ?? '–'}</td>
          <td className="remarks">{remarksOf(total.marks, numbers, texts).join(' ')}</td>
        </tr>
      </tbody>
    </table>
  );
}
