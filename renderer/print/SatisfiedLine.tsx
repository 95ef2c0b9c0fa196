import type { JSX } from 'react';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { positiveRates } from '../../shared/scoring/survey/positive-rate.ts';
import type { Texts } from './texts.ts';

/** Beside items that a questionnaire feeds in place of a ratio: the share of those who are satisfied, with interval. */
export function SatisfiedLine({
  job,
  texts,
}: {
  readonly job: ScorecardJob;
  readonly texts: Texts;
}): JSX.Element | null {
  const { content, result } = job;
  const ratios = new Set(content.template.leaves.flatMap((leaf) => (leaf.method.type === 'ratio' ? [leaf.code] : [])));
  const rates = result.leaves
    .filter(({ code }) => ratios.has(code))
    .flatMap((leaf) =>
      leaf.sources.flatMap((source) =>
        positiveRates(content, result, source).map((rate) => ({ code: leaf.code, rate })),
      ),
    );
  if (rates.length === 0) return null;
  const said = rates.map(({ code, rate }) =>
    rate.kind === 'value'
      ? texts.satisfiedOf(code, rate.question, rate.percent, rate.low, rate.high)
      : texts.satisfiedNot[rate.reason](code, rate.question),
  );
  return (
    <p className="note">
      {texts.satisfied} {said.join(texts.between)}
    </p>
  );
}
