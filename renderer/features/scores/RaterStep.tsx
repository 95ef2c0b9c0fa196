import { useTranslation } from 'react-i18next';
import { FORM_OF, LEAF_FORMS, type Source } from '../../../shared/model/ids.ts';
import type { RaterResult } from '../../../shared/model/result.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { AnswerValue } from '../../answers/AnswerValue.tsx';
import { differingLines } from '../../answers/answer-lines.ts';
import { useAnswerLines } from '../../answers/use-answer-lines.ts';
import { HandedEvidence, useHandedEvidence } from '../../evidence/HandedEvidence.tsx';
import { AnswerFile } from './AnswerFile.tsx';
import { StepHead } from './StepHead.tsx';
import { useAnswers } from './use-answers.ts';

/** The end of the walk: the answer as it was handed in. */
export function RaterStep(props: {
  readonly content: RoundContent;
  readonly unit: string;
  readonly source: Source;
  readonly leaf: string;
  readonly rater: RaterResult;
}) {
  const { content, unit, source, leaf, rater } = props;
  const form = LEAF_FORMS.find((one) => one === FORM_OF[source]);
  const evidence = useHandedEvidence(content.id, unit);
  const { t } = useTranslation('scores');
  const linesOf = useAnswerLines(content);
  const { origins, error } = useAnswers(content.id, rater.records);
  const lines = origins.map((origin) => linesOf(leaf, origin.value));
  const differing = rater.status === 'conflict' ? differingLines(lines) : undefined;
  return (
    <>
      <StepHead status={rater.status} score={rater.score} arithmetic={rater.arithmetic} marks={rater.marks} />
      <Refusal error={error} />
      {origins.map((origin, index) => (
        <div key={origin.hash} className="answer">
          <h3>{t('answer')}</h3>
          <AnswerValue lines={lines[index] ?? []} {...(differing === undefined ? {} : { differing })} />
          {origin.note === '' ? null : <p>{t('note', { note: origin.note })}</p>}
          <AnswerFile origin={origin} />
        </div>
      ))}
      {form === undefined ? null : <HandedEvidence all={evidence} at={{ form, rater: rater.rater, leaf }} />}
    </>
  );
}
