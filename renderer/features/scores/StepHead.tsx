import { useTranslation } from 'react-i18next';
import type { Mark, Status } from '../../../shared/model/result.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Figure } from './Figure.tsx';
import { markText, notesOf } from './mark-notes.ts';

/** The figure, its arithmetic on one line, and a sentence for each mark. */
export function StepHead(props: {
  readonly status: Status;
  readonly score: string | null;
  readonly arithmetic: string;
  readonly marks: readonly Mark[];
}) {
  const { t } = useTranslation('scores');
  const { t: answers } = useTranslation('answers');
  const language = useLanguage();
  return (
    <>
      <p className="step-figure">
        <Figure status={props.status} value={props.score} />
      </p>
      {props.status === 'value' ? null : <p>{t(`statusSentence.${props.status}`)}</p>}
      {props.arithmetic === '' ? null : <p className="arithmetic">{props.arithmetic}</p>}
      {props.marks.length === 0 ? null : (
        <ul className="step-marks">
          {notesOf(props.marks).map(({ code, sources }) => (
            <li key={code}>
              {sources.length === 0 ? '' : `${sources.map((source) => answers(`short.${source}`)).join(' ')} · `}
              {markText(code, language)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
