import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PreviousAnswer } from '../../../shared/model/previous.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { AnswerValue } from '../../answers/AnswerValue.tsx';
import { useAnswerLines } from '../../answers/use-answer-lines.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLabel } from '../../i18n/use-language.ts';

/** What the earlier round confirmed: prefilled and to be confirmed, or the same as, or different from, what stands. */
export function PreviousNote(props: {
  readonly content: RoundContent;
  readonly previous: PreviousAnswer;
  /** Nothing was entered yet: the fields show the earlier answer. */
  readonly prefilled: boolean;
  readonly differs: boolean | null;
  readonly onConfirm: () => void;
}) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const linesOf = useAnswerLines(props.content);
  const { content, previous, prefilled, differs } = props;
  const name = content.previous === undefined ? '' : label(content.previous.name);
  const from = t('lastRound.from', { name, by: t(`lastRound.by.${previous.by}`) });
  if (prefilled) {
    return (
      <section className="previous why" aria-label={t('lastRound.title')}>
        <p>{t('lastRound.prefilled', { from })}</p>
        <Button size="large" type="primary" onClick={props.onConfirm}>
          {t('lastRound.confirm')}
        </Button>
      </section>
    );
  }
  return (
    <section className="previous" aria-label={t('lastRound.title')}>
      <p className="hint">
        {from}{' '}
        {differs === null ? null : (
          <StatusChip icon={differs ? 'split' : 'check'} tone={differs ? 'attention' : 'plain'}>
            {differs ? t('lastRound.differs') : t('lastRound.same')}
          </StatusChip>
        )}
      </p>
      {differs === false ? null : <AnswerValue lines={linesOf(previous.leaf, previous.value)} />}
    </section>
  );
}
