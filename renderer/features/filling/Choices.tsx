import '../../answers/answers.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../../shared/contract/replacement.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { differingLines } from '../../answers/answer-lines.ts';
import { AnswerValue } from '../../answers/AnswerValue.tsx';
import { useAnswerLines } from '../../answers/use-answer-lines.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TaskName } from '../../components/TaskName.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** Answers that stand here and as the office has them, otherwise: both are shown, and the user takes one. */
export function Choices({ round, content }: { readonly round: string; readonly content: RoundContent }) {
  const { t } = useTranslation('filling');
  const { data: choices, error, reload } = useQuery('responses.choices', { round });
  useTopic('responses.changed', () => void reload());
  return (
    <Section title={t('own.choices')}>
      <p className="lead">{t('own.choicesLead')}</p>
      <Refusal error={error} />
      <ul className="choices">
        {(choices ?? []).map((choice) => (
          <li key={[choice.unit, choice.form, choice.rater, choice.leaf].join('|')}>
            <OneChoice round={round} content={content} choice={choice} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneChoice(props: { readonly round: string; readonly content: RoundContent; readonly choice: Choice }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { round, content, choice } = props;
  const { unit, form, rater, leaf, mine, theirs } = choice;
  const linesOf = useAnswerLines(content);
  const choose = useCommand('responses.choose');
  const take = (hash: string | null) => {
    void choose.run({ round, unit, form, rater, leaf, take: hash });
  };
  const node = content.template.leaves.find((one) => one.code === leaf);
  const name = `${leaf} ${node === undefined ? '' : label(node)}`.trim();
  const sides = [
    {
      hash: null,
      title: t('own.mine'),
      button: t('own.keepMine'),
      lines: linesOf(leaf, mine.value),
      part: mine.part,
      note: mine.note,
      at: mine.savedAt,
    },
    ...theirs.map((one) => ({
      hash: one.hash,
      title: t('own.theirs'),
      button: t('own.takeTheirs'),
      lines: linesOf(leaf, one.value),
      part: false,
      note: one.note,
      at: one.at,
    })),
  ];
  const differing = differingLines(sides.map(({ lines }) => lines));
  return (
    <article aria-label={name}>
      <h3>{name}</h3>
      <p className="hint">
        <TaskName content={content} form={form} unit={unit} rater={rater} />
      </p>
      <div className="answer-columns">
        {sides.map((side) => (
          <div key={side.hash ?? 'mine'} className="answer-column">
            <h4>{side.title}</h4>
            {side.part ? <p>{t('own.part')}</p> : <AnswerValue lines={side.lines} differing={differing} />}
            {side.note === '' ? null : <p>{t('own.note', { note: side.note })}</p>}
            {side.at === null ? null : <p className="hint">{dateTime(side.at)}</p>}
            <Button
              size="large"
              aria-label={`${side.button}: ${name}`}
              disabled={choose.busy}
              onClick={() => {
                take(side.hash);
              }}
            >
              {side.button}
            </Button>
          </div>
        ))}
      </div>
      <Refusal error={choose.error} />
    </article>
  );
}
