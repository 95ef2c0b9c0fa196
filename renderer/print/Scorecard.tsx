import type { JSX } from 'react';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { CategoryTable } from './CategoryTable.tsx';
import { FootLines } from './FootLines.tsx';
import { ItemTable } from './ItemTable.tsx';
import { LossesAndStrengths } from './LossesAndStrengths.tsx';
import { ScorecardHead } from './ScorecardHead.tsx';
import { SelfReviewTable } from './SelfReviewTable.tsx';
import { SignBlocks } from './SignBlocks.tsx';
import { SourceTable } from './SourceTable.tsx';
import { TotalBlock } from './TotalBlock.tsx';
import { Watermark } from './Watermark.tsx';
import { marksOf, numberMarks } from './foot-lines.ts';
import { labelsOf, sourceColumns } from './labels.ts';
import { textsIn } from './texts.ts';

/** One street on paper: a page to read, then all items with what is needed to check and to sign them. */
export function Scorecard({ job }: { readonly job: ScorecardJob }): JSX.Element {
  const texts = textsIn(job.language);
  const labels = labelsOf(job.content, job.language, texts);
  const { result } = job;
  const numbers = numberMarks([
    ...result.total.marks,
    ...result.nodes.flatMap((node) => node.marks),
    ...result.leaves.flatMap((leaf) => marksOf(leaf)),
  ]);
  const watermark = [
    ...(job.round.simulated ? [texts.simulated] : []),
    ...(result.provisional ? [texts.provisional] : []),
  ];
  return (
    <main className="scorecard">
      <Watermark lines={watermark} />
      <ScorecardHead {...{ job, texts, labels }} />
      <TotalBlock {...{ job, texts, labels }} />
      <CategoryTable {...{ job, texts, labels }} />
      <SourceTable {...{ job, texts, labels }} />
      <LossesAndStrengths {...{ result, texts, labels }} />
      <SelfReviewTable {...{ result, texts, labels }} />
      <section className="problems">
        <h2>{texts.problems}</h2>
        <div className="ruled-lines">
          <div />
          <div />
        </div>
      </section>
      <section className="new-page">
        <h2>{texts.items}</h2>
        <ItemTable {...{ result, columns: sourceColumns(job.content), numbers, texts, labels }} />
      </section>
      <FootLines {...{ result, numbers, texts }} />
      <SignBlocks blocks={labels.signBlocks} texts={texts} />
    </main>
  );
}
