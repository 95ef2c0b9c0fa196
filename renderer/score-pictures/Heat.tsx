import type { JSX, ReactNode } from 'react';
import type { LeafResult, UnitResult } from '../../shared/model/result.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { HEAT_BOUNDS, heatClass } from '../charts/heat-class.ts';

/** What each tint stands for. */
export function HeatKey({ noScore }: { readonly noScore: string }): JSX.Element {
  return (
    <>
      {HEAT_BOUNDS.map((bound, index) => (
        <span key={bound} className={`heat-sample heat-${index + 1}`}>
          {index === 0 ? `< ${HEAT_BOUNDS[1]}` : `≥ ${bound}`}
        </span>
      ))}
      <span className="heat-sample heat-none">{noScore}</span>
    </>
  );
}

/** Items down, streets across: every score in its cell, rounded, the better the darker. */
export function HeatTable(props: {
  readonly leaves: readonly Leaf[];
  readonly units: readonly UnitResult[];
  readonly item: string;
  readonly renderLeaf: (code: string) => ReactNode;
  readonly streetName: (unit: string) => string;
  /** Names of streets stand upright above their columns. */
  readonly upright: boolean;
  /** Stands where there is no score. */
  readonly statusText: (status: LeafResult['status']) => string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { leaves, units, item, renderLeaf, streetName, upright, statusText, caption } = props;
  return (
    <table className="heat">
      {caption === undefined ? null : <caption className="hidden">{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{item}</th>
          {units.map(({ unit }) => (
            <th key={unit} scope="col" className={upright ? 'heat-upright' : undefined}>
              {streetName(unit)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {leaves.map(({ code }) => (
          <tr key={code}>
            <th scope="row">{renderLeaf(code)}</th>
            {units.map((unit) => {
              const leaf = unit.leaves.find((one) => one.code === code);
              const score = leaf?.score ?? null;
              return (
                <td key={unit.unit} className={heatClass(score)}>
                  {score === null ? statusText(leaf?.status ?? 'missing') : Number(score).toFixed(0)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
