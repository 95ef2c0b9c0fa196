import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** The differing answers of one street and source. */
export function CellConflicts(props: {
  readonly content: RoundContent;
  readonly unit: string;
  readonly source: Source;
}) {
  const { content, unit, source } = props;
  const { t } = useTranslation('conflicts');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const detail = useQuery('board.cell', { round: content.id, unit, source });
  useTopic('round.changed', () => void detail.reload());
  const slots = (detail.data?.slots ?? []).filter((slot) => slot.status === 'conflict');
  return (
    <Section title={`${names.street(unit)} · ${answers(`source.${source}`)}`}>
      <Refusal error={detail.error} />
      <ul className="conflict-list">
        {slots.map((slot) => (
          <li key={`${slot.leaf} ${slot.rater ?? ''} ${slot.raterName}`}>
            <h3>
              <span className="figures">{slot.leaf === '*' ? '' : slot.leaf}</span>{' '}
              {slot.leaf === '*' ? t('questionnaire') : names.node(slot.leaf)}{' '}
              {slot.raterName === '' ? '' : `· ${slot.raterName}`}
            </h3>
            <AnswerColumns content={content} leaf={slot.leaf} heads={slot.heads} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
