import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenSlot } from '../../../shared/contract/decisions.ts';
import { SOURCE_OF } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useNames } from '../../session/use-names.ts';

/** Items with differing answers, each with its button. */
export function OpenAnswers(props: {
  readonly content: RoundContent;
  readonly slots: readonly OpenSlot[];
  readonly onAsk: (slot: OpenSlot) => void;
}) {
  const { t } = useTranslation('conflicts');
  const { t: answers } = useTranslation('answers');
  const names = useNames(props.content);
  return (
    <ul className="conflict-list">
      {props.slots.map((slot) => {
        const source = slot.form === 'office' ? '' : answers(`source.${SOURCE_OF[slot.form]}`);
        const what =
          slot.leaf === '*' ? (slot.serial === '' ? t('submission') : t('questionnaire')) : names.node(slot.leaf);
        const decided = slot.reopened ? slot.heads.find(({ file }) => file === null) : undefined;
        return (
          <li key={slot.slot}>
            <h3>
              {names.street(slot.unit)} · {source} ·{' '}
              <span className="figures">{slot.leaf === '*' ? '' : slot.leaf}</span> {what} {slot.serial}{' '}
              {slot.raterName === '' ? '' : `· ${slot.raterName}`}
            </h3>
            {slot.newer ? (
              <StatusChip icon="question" tone="attention">
                {t('newer')}
              </StatusChip>
            ) : null}
            {decided === undefined ? null : <p>{t('reopened', { at: dateTime(decided.at) })}</p>}
            {slot.hidden ? <p className="hint">{answers('hidden')}</p> : null}
            <AnswerColumns content={props.content} leaf={slot.leaf} heads={slot.heads} />
            {slot.heads.length < 2 ? null : (
              <div className="actions">
                <Button
                  onClick={() => {
                    props.onAsk(slot);
                  }}
                  aria-label={t('decideOn', { what: `${names.street(slot.unit)} ${what}` })}
                >
                  {t('decide')}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
