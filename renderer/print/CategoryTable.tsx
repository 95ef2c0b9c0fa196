import type { JSX } from 'react';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { ScoreBar } from './ScoreBar.tsx';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly job: ScorecardJob;
  readonly texts: Texts;
  readonly labels: Labels;
}

/** The first level of the tree: bars beside the district median, and what each is worth in the total. */
export function CategoryTable({ job, texts, labels }: Props): JSX.Element {
  const categories = job.result.nodes.filter((node) => node.parent === job.result.total.code || node.level === 1);
  return (
    <section>
      <h2>
        {texts.categories}
        <span className="key">{texts.medianKey}</span>
      </h2>
      <table className="categories">
        <thead>
          <tr>
            <th scope="col">{texts.category}</th>
            <th scope="col" aria-label={texts.score100} />
            <th scope="col">{texts.score100}</th>
            <th scope="col">{texts.median}</th>
            <th scope="col">{texts.fullMark}</th>
            <th scope="col">{texts.points}</th>
            <th scope="col">{texts.lost}</th>
          </tr>
        </thead>
        <tbody>
          {categories.map((node) => (
            <tr key={node.code}>
              <th scope="row">
                {node.code} {labels.node(node.code)}
              </th>
              <td className="bar-cell">
                <ScoreBar score={node.score} median={job.medians[node.code] ?? null} />
              </td>
              <td className="number strong">{node.score ?? texts.statuses[node.status]}</td>
              <td className="number">{job.medians[node.code] ?? '–'}</td>
              <td className="number">{node.fullMark ?? '–'}</td>
              <td className="number">{node.points ?? '–'}</td>
              <td className="number">{node.lost ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
