import { useTranslation } from 'react-i18next';
import type { AnswerLine } from './answer-lines.ts';
import { Icon } from '../components/Icon.tsx';

/** One answer, part by part; parts that differ from another answer carry an icon and a word. */
export function AnswerValue(props: {
  readonly lines: readonly AnswerLine[];
  readonly differing?: ReadonlySet<string>;
}) {
  const { t } = useTranslation('answers');
  if (props.lines.length === 0) return <p className="hint">{t('noValue')}</p>;
  return (
    <ul className="answer-lines">
      {props.lines.map((line) => (
        <li key={line.id} className={props.differing?.has(line.id) === true ? 'answer-differs' : undefined}>
          {line.name === '' ? null : <span className="answer-name">{line.name}</span>}
          <strong>{line.text}</strong>
          {props.differing?.has(line.id) === true ? (
            <span className="chip chip-attention">
              <Icon name="split" />
              {t('differs')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
