import { useTranslation } from 'react-i18next';
import type { Mark, MarkCode } from '../../../shared/model/result.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { markText, notesOf } from './mark-notes.ts';

/** Numbers of the sentences below the table, with the sources they speak of; the sentence itself on hover. */
export function MarkNumbers(props: {
  readonly marks: readonly Mark[];
  readonly numbers: ReadonlyMap<MarkCode, number>;
}) {
  const { t } = useTranslation('answers');
  const language = useLanguage();
  const notes = notesOf(props.marks);
  return (
    <span className="mark-numbers">
      {notes.map(({ code, sources }) => (
        <span key={code} title={markText(code, language)}>
          {props.numbers.get(code)}
          {sources.length === 0 ? '' : ` ${sources.map((source) => t(`short.${source}`)).join(' ')}`}
        </span>
      ))}
    </span>
  );
}
