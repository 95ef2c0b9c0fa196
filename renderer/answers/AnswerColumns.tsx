import './answers.css';
import { useTranslation } from 'react-i18next';
import type { SlotHead } from '../../shared/contract/intake.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { dateTime } from '../i18n/times.ts';
import { differingLines } from './answer-lines.ts';
import { useAnswerLines } from './use-answer-lines.ts';
import { AnswerValue } from './AnswerValue.tsx';

/** The live answers of one slot side by side: what was answered, by whom, where, when, and in which file. */
export function AnswerColumns(props: {
  readonly content: RoundContent;
  readonly leaf: string;
  readonly heads: readonly SlotHead[];
}) {
  const { t } = useTranslation('answers');
  const linesOf = useAnswerLines(props.content);
  const answers = props.heads.map((head) => ({ head, lines: linesOf(props.leaf, head.value) }));
  const differing = differingLines(answers.map(({ lines }) => lines));
  return (
    <div className="answer-columns">
      {answers.map(({ head, lines }) => (
        <div key={head.hash} className="answer-column">
          <AnswerValue lines={lines} differing={differing} />
          {head.note === '' ? null : <p>{t('note', { note: head.note })}</p>}
          <p className="hint">{t('who', { person: head.person, device: head.device, at: dateTime(head.at) })}</p>
          {head.file === null ? null : <p className="hint answer-file">{t('inFile', { file: head.file })}</p>}
        </div>
      ))}
    </div>
  );
}
