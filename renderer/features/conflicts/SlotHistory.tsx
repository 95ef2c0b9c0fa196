import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../shared/model/round.ts';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';

/** Everything that was ever said about one item, the decisions of the office with their reasons. */
export function SlotHistory(props: { readonly content: RoundContent; readonly slot: string; readonly leaf: string }) {
  const { t } = useTranslation('conflicts');
  const history = useQuery('decisions.history', { round: props.content.id, slot: props.slot });
  return (
    <details className="history">
      <summary>{t('history')}</summary>
      <Refusal error={history.error} />
      <ol>
        {(history.data ?? []).map((step) => (
          <li key={step.hash}>
            <p>
              <strong>{step.op === 'resolve' ? t('step.resolve') : t('step.answer')}</strong>{' '}
              {step.live ? t('step.live') : t('step.replaced')}
            </p>
            <AnswerColumns content={props.content} leaf={props.leaf} heads={[step]} />
            {step.reason === null ? null : <p>{t('because', { text: step.reason.text })}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
