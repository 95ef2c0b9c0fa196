import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../shared/model/decision.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { questionnairesIn, type WipeAccount } from '../../../shared/model/wipe.ts';
import { isCount, TypedCount } from '../../components/TypedCount.tsx';
import { useCommand } from '../../session/use-command.ts';
import { useTopic } from '../../session/use-topic.ts';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';
import { DecisionForm } from './DecisionForm.tsx';

/** Wipes only after the list was checked and the number of questionnaires typed in; there is no way back. */
export function WipeForm(props: {
  readonly content: RoundContent;
  readonly account: WipeAccount;
  readonly onDone: () => void;
}) {
  const { content, account, onDone } = props;
  const { t } = useTranslation('conflicts');
  const count = questionnairesIn(account);
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const [at, setAt] = useState('');
  const wipe = useCommand('wipes.wipe');
  useTopic('work.progress', ({ work, what }) => {
    if (work === 'wipe') setAt(what);
  });
  const decide = async (reason: Reason) => {
    const wiped = await wipe.run({ round: content.id, questionnaires: Number(typed), reason });
    if (wiped.ok) onDone();
  };
  const isLocked = wipe.error?.code === 'key_locked';
  return (
    <>
      {isLocked ? <UnlockKeys onOpen={wipe.forget} /> : null}
      <DecisionForm
        lead={t('wipe.formLead', { count })}
        submit={t('wipe.submit', { count })}
        busy={wipe.busy}
        error={isLocked ? undefined : wipe.error}
        ready={isCount(typed, count) && checked}
        onDecide={(reason) => void decide(reason)}
      >
        <Checkbox
          checked={checked}
          onChange={({ target }) => {
            setChecked(target.checked);
          }}
        >
          {t('wipe.listChecked')}
        </Checkbox>
        <TypedCount
          label={t('wipe.typed')}
          hint={t('wipe.typedHint')}
          wrong={t('wipe.typedWrong')}
          count={count}
          typed={typed}
          onType={setTyped}
        />
      </DecisionForm>
      {wipe.busy ? (
        <p className="hint" aria-live="polite">
          {t('wipe.busy', { name: at })}
        </p>
      ) : null}
    </>
  );
}
